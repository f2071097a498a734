"""Making models: all of them, or only some."""

from itertools import islice
from pathlib import Path

import pytest

import prachum.training
from prachum.training.gold import Annotated, load_more
from prachum.training.train import WEIGHTS, fit, train

ANNOTATED = Path(prachum.training.__file__).parent / "annotated"
ROWS = [([["a"], ["b"]], ["B-X", "O"])] * 5


def test_a_model_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    fit(ROWS, tmp_path, "events")
    made = (tmp_path / "events.crfsuite").read_bytes()
    fit([([["c"]], ["B-Y"])] * 5, tmp_path, "events")
    assert (tmp_path / "events.crfsuite").read_bytes() == made


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[Annotated]:
    """Two short invented releases that name instruments."""
    folder = tmp_path_factory.mktemp("annotated")
    texts = sorted((ANNOTATED / "invented").rglob("accord-*.txt"), key=lambda path: (path.stat().st_size, path.name))
    for path in islice(texts, 2):
        for one in (path, path.with_suffix(".json")):
            (folder / one.name).write_bytes(one.read_bytes())
    return load_more(folder, [])


@pytest.mark.slow
def test_only_the_models_asked_for_are_made_again(
    releases: list[Annotated], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prachum.training.train.FOLDS", 2)
    into, folds = tmp_path / "models", tmp_path / "folds"
    train(releases, into, ["status"], folds)
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.crfsuite")}
    assert {path.stem for path in kept} == set(WEIGHTS)
    train(releases, into, ["parties"], folds)
    again = {path.name for path, time in kept.items() if path.stat().st_mtime_ns != time}
    assert again == {"parties.crfsuite"}
    assert not (into / "confidence.tsv").exists()
