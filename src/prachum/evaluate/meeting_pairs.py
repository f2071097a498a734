"""Scores reconciliation on pairs of releases: whether those on one meeting, and only those, share its IRI."""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prachum import authorities
from prachum.extract import extract
from prachum.link import link
from prachum.model import Document, Linked, Meeting, Span
from prachum.read import Unreadable, read_documents
from prachum.reconcile import profile, reconcile


@dataclass(frozen=True, slots=True)
class Telling:
    """A meeting in a document: the words that name it, and the day on which it begins."""

    document: str
    at: Span
    day: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings with a reader's judgement whether they are of the `same` meeting."""

    half: str
    same: bool
    one: Telling
    other: Telling
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with our judgement; `found` says whether extraction found the meeting in both documents."""

    pair: Pair
    same: bool
    found: bool


def meeting_pair_scores(archive: Path, pairs_file: Path) -> tuple[Judged, ...]:
    """Our judgement of each pair in `pairs_file`, from the texts in `archive`.

    Raises UsageError for an archive that cannot be read, and ValueError for a pair whose document is not there.
    """
    pairs = read_pairs(pairs_file)
    wanted = {telling.document for pair in pairs for telling in (pair.one, pair.other)}
    linked = {
        document.identifier: _linked(document) for document in _documents(archive) if document.identifier in wanted
    }
    if missing := sorted(wanted - linked.keys()):
        raise ValueError(f"{archive} has no {', '.join(missing)}")
    renames = reconcile(map(profile, linked.values()))
    return tuple(_judge(pair, linked, renames) for pair in pairs)


def read_pairs(file: Path) -> tuple[Pair, ...]:
    """The pairs of a table with the columns half, judged, document, at, day, other, at_other, day_other, why."""
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(
        Pair(
            row["half"],
            row["judged"] == "same",
            Telling(row["document"], _span(row["at"]), row["day"]),
            Telling(row["other"], _span(row["at_other"]), row["day_other"]),
            row["why"],
        )
        for row in csv.DictReader(lines, delimiter="\t")
    )


def count(judged: Iterable[Judged]) -> Counter[str]:
    """How many pairs are rightly joined, wrongly joined, missed, and missed because extraction found no meeting."""
    counted: Counter[str] = Counter()
    for one in judged:
        if one.same:
            counted["right" if one.pair.same else "wrong"] += 1
        elif one.pair.same:
            counted["missed"] += 1
            counted["not extracted"] += not one.found
    return counted


def report(judged: Iterable[Judged]) -> Iterator[str]:
    """Lines for a person to read: precision and recall of each half and of all, then the pairs that went wrong."""
    judged = tuple(judged)
    for half in (*sorted({one.pair.half for one in judged}), "all"):
        counted = count(one for one in judged if half in (one.pair.half, "all"))
        joined, same = counted["right"] + counted["wrong"], counted["right"] + counted["missed"]
        precision, recall = (counted["right"] / total if total else 1.0 for total in (joined, same))
        yield (
            f"{half}\tprecision {precision:.2f}\trecall {recall:.2f}\t{counted['right']} of {same} joined,"
            f" {counted['wrong']} wrongly, {counted['not extracted']} not extracted"
        )
    for one in judged:
        if one.same != one.pair.same:
            what = "joined" if one.same else "missed" if one.found else "not extracted"
            yield f"{what}\t{one.pair.one.document}\t{one.pair.other.document}\t{one.pair.why}"


def _documents(archive: Path) -> Iterator[Document]:
    return (document for document in read_documents([archive]) if not isinstance(document, Unreadable))


def _linked(document: Document) -> Linked:
    return link(extract(document), authorities.load())


def _judge(pair: Pair, linked: Mapping[str, Linked], renames: Mapping[str, Mapping[str, str]]) -> Judged:
    def iris(telling: Telling) -> set[str]:
        of, new = linked[telling.document], renames.get(telling.document, {})
        return {new.get(of.iris[meeting.id], of.iris[meeting.id]) for meeting in _meant(of, telling)}

    one, other = iris(pair.one), iris(pair.other)
    return Judged(pair, bool(one & other), bool(one and other))


def _meant(linked: Linked, telling: Telling) -> list[Meeting]:
    """The meetings that the words name; where extraction took none from them, those of the day that are reported."""
    meetings = linked.facts.meetings
    named = [meeting for meeting in meetings if any(telling.at.overlaps(mention.span) for mention in meeting.mentions)]
    return named or [m for m in meetings if m.main and m.start and m.start.value == telling.day]


def _span(text: str) -> Span:
    start, end = text.split("-")
    return Span(int(start), int(end))


if __name__ == "__main__":
    for line in report(meeting_pair_scores(Path(sys.argv[1]), Path(sys.argv[2]))):
        print(line)
