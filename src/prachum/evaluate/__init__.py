"""Evaluation: how well a published dataset tells what people found in the same documents (the gold)."""

from pathlib import Path

from prachum.errors import UsageError
from prachum.evaluate.dump import Dump
from prachum.evaluate.gold import read_gold
from prachum.evaluate.published import read_record
from prachum.evaluate.records import Record
from prachum.evaluate.scores import Scores, render
from prachum.evaluate.slots import compare

__all__ = ["Scores", "evaluate", "render"]


def evaluate(gold: Path, dataset: Path) -> Scores:
    """The scores of a dump (`dataset.nq` or `.trig`) against a folder of gold files, one per document.

    A document that the dump does not hold counts as one in which nothing was found. Raises UsageError if
    the folder has no gold, or the dump cannot be read or holds none of its documents; NotValid for a gold
    file that is not in the form of gold.
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
    for name, record in records.items():
        compare(record, found.get(name, Record()), scores)
    return scores
