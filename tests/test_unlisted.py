"""The second reader of names: what it never sees, and what it may add."""

from pathlib import Path

import pytest

from prachum.extract.features import features
from prachum.extract.known import known_names
from prachum.extract.reading import Reading, read
from prachum.extract.tagging import UNLISTED, Mention
from prachum.extract.unlisted import unlisted, without_lists
from prachum.training.train import fit
from reading import document

TEXT = "วันนี้ ชมรมปลาทอง จัดงาน"


def rows(reading: Reading) -> list[list[str]]:
    return features(reading, known_names())


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows one body by heart."""
    folder = tmp_path_factory.mktemp("models")
    reading = read(document(TEXT))
    start, end = TEXT.index("ชมรม"), TEXT.index(" จัด")
    inside = [start <= token.start < end for token in reading.tokens]
    tags = ["O" if not here else "B-ORG" if token.start == start else "I-ORG"
            for token, here in zip(reading.tokens, inside, strict=True)]  # fmt: skip
    fit([(without_lists(rows(reading)), tags)] * 60, folder, UNLISTED)
    return folder


def test_lists_of_bodies_are_hidden_from_it_and_nothing_else() -> None:
    seen = rows(read(document("กระทรวงแรงงาน จังหวัดเชียงราย")))
    hidden = without_lists(seen)
    assert any("known" in feature and "body" in feature for row in seen for feature in row)
    assert not any("known" in feature and "body" in feature for row in hidden for feature in row)
    assert any("known" in feature and "province" in feature for row in hidden for feature in row)
    assert all(f"w={word}" in row for word, row in zip(("กระทรวง", "แรงงาน"), hidden, strict=False))


def test_it_adds_a_name_that_the_first_tagger_left(models: Path) -> None:
    reading = read(document(TEXT))
    found = list(unlisted(reading, rows(reading), [], models))
    assert [TEXT[m.start : m.end] for m in found] == ["ชมรมปลาทอง"]


def test_it_leaves_what_the_first_tagger_found(models: Path) -> None:
    reading = read(document(TEXT))
    taken = Mention(TEXT.index("ปลา"), TEXT.index(" จัด"), "PER", 0.4)
    assert list(unlisted(reading, rows(reading), [taken], models)) == []
