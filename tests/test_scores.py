"""What is extracted keeps its level: F1 of each group by the development corpus's scorer, a little under today's."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from prachum.extract import extract
from prachum.facts_json import to_json
from prachum.training.gold import load_more

SEEDS = {"document": 1.0, "meetings": 0.97, "where": 0.97, "roles": 0.84, "agreements": 0.90, "persons": 0.97,
         "organizations": 0.97, "places": 0.97, "OVERALL": 0.97}  # fmt: skip
CHECK = {"document": 1.0, "meetings": 0.79, "where": 0.81, "roles": 0.72, "agreements": 0.65, "persons": 0.92,
         "organizations": 0.89, "places": 0.93, "OVERALL": 0.85}  # fmt: skip

UNSEEN = {"document": 1.0, "meetings": 0.76, "where": 0.71, "roles": 0.63, "agreements": 0.67, "persons": 0.91,
          "organizations": 0.82, "places": 0.92, "OVERALL": 0.81}  # fmt: skip
ANNOTATED = Path(__file__).parent / "unseen"


def scores(output: Path, facts: Path, corpus: Path, gold: str) -> dict[str, float]:
    """The F1 of each group of what was published, as the scorer prints it."""
    facts.mkdir()
    told([corpus / "facts.py", output / "dataset.nq", facts])
    return compared(corpus / "gold" / gold, facts, corpus)


def compared(gold: Path, facts: Path, corpus: Path) -> dict[str, float]:
    """The F1 of each group, as the scorer prints it."""
    rows = [line.split() for line in told([corpus / "score.py", gold, facts]).splitlines() if line]
    found = {row[0]: float(row[3]) for row in rows if len(row) == 4 and row[0] in CHECK}
    return found | {"OVERALL": float(next(row[1] for row in rows if row[0] == "OVERALL"))}


def told(command: list[Path]) -> str:
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize(("part", "build", "least"), [("seeds", "built", SEEDS), ("dev", "built_dev", CHECK)])
def test_no_group_falls(
    request: pytest.FixtureRequest, shared: Path, tmp_path: Path, part: str, build: str, least: dict[str, float]
) -> None:
    output = request.getfixturevalue(build)
    found = scores(output, tmp_path / "facts", shared / "corpus", part)
    assert found.keys() == least.keys()
    assert {group: f1 for group, f1 in found.items() if f1 < least[group]} == {}


@pytest.mark.slow
@pytest.mark.shared
def test_no_group_falls_on_releases_that_nothing_is_learnt_from(shared: Path, tmp_path: Path) -> None:
    texts = sorted((shared / "corpus").glob("*.tar.xz"))
    for release in load_more(ANNOTATED, texts):
        facts = to_json(extract(release.reading.document))
        (tmp_path / f"{release.gold['doc']}.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    found = compared(ANNOTATED, tmp_path, shared / "corpus")
    assert found.keys() == UNSEEN.keys()
    assert {group: f1 for group, f1 in found.items() if f1 < UNSEEN[group]} == {}
