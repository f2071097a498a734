"""Evaluation: how well a published dataset tells what people found in the same documents (the gold)."""

from pathlib import Path

from prachum.errors import UsageError
from prachum.evaluate.calibration import Calibration, Sureness, render_calibration
from prachum.evaluate.dump import Dump
from prachum.evaluate.gold import read_gold
from prachum.evaluate.published import read_record
from prachum.evaluate.records import Record
from prachum.evaluate.scores import Scores, render
from prachum.evaluate.slots import Fact, Mark, compare

__all__ = ["Calibration", "Scores", "evaluate", "render", "render_calibration"]


def evaluate(gold: Path, dataset: Path) -> tuple[Scores, Calibration]:
    """The scores of a dump (`dataset.nq` or `.trig`) against a folder of gold files, one per document.

    With them comes how well the confidence of its facts tells whether they are right. A document that the
    dump does not hold counts as one in which nothing was found. Raises UsageError if the folder has no
    gold, or the dump cannot be read or holds none of its documents; NotValid for a gold file that is not
    in the form of gold.
    """
    records = read_gold(gold)
    dump = Dump(dataset)
    found = {name: record for name in records if (record := read_record(dump, name))}
    if not found:
        raise UsageError(
            f"{dataset}: holds none of the {len(records)} documents of {gold} (such as {min(records)});"
            " build them first, and name gold files after their documents"
        )
    scores = Scores(documents=len(records), missing=tuple(sorted(records.keys() - found.keys())))
    calibration = Calibration()
    for name, record in records.items():
        compare(record, found.get(name, Record()), scores, _counter(dump, name, calibration))
    return scores, calibration


def _counter(dump: Dump, name: str, calibration: Calibration) -> Mark:
    if name not in dump.documents:
        return lambda fact, right: None
    sureness = Sureness(dump, *dump.documents[name])

    def mark(fact: Fact, right: bool) -> None:
        confidence = sureness.of(fact)
        if confidence is not None:
            calibration.count(fact[0], confidence, right)

    return mark
