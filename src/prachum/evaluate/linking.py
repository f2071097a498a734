"""Scores linking on gold alone: whether names of one body or place in several documents get one IRI, and only those.

A gold file says which strings are one thing in its document: its entries with their aliases. Two entries of different
documents are one thing if they share a name that is no abbreviation, or a code.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from prachum import authorities
from prachum.errors import NotValid, UsageError
from prachum.link import link
from prachum.model import Document, Facts, Layout, Organization, Place, Span
from prachum.reconcile import profile, reconcile
from prachum.thai import fold

Kind = Literal["organizations", "places"]
_INITIALS = 8  # letters of a name that may be an abbreviation, which several bodies can share
_COMMON = re.compile(r"(?:กองการต่างประเทศ|คณะ(?:กรรมการ|อนุกรรมการ|ทำงาน)|สำนักกฎหมาย|ส่วน\S{1,25}|กลุ่มงาน\S+)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A body or a place of one gold file: what the document calls it, its code, and the IRI that it gets."""

    document: str
    names: tuple[str, ...]
    code: str | None
    iri: str


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs of mentions across documents: rightly joined, wrongly joined, missed; `wrong` are some entries amiss."""

    right: int
    false: int
    missed: int
    wrong: tuple[tuple[Named, Named], ...]

    @property
    def precision(self) -> float:
        """The share of the joined pairs that are of one thing."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of the pairs of one thing that are joined."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def linking_scores(folders: Iterable[Path], judged: Mapping[str, str] = MappingProxyType({})) -> dict[Kind, PairScore]:
    """The scores over all gold files of the folders, as linking and reconciliation have them.

    `judged` are names (folded) that a reader has judged to be of one thing, each with the first of them.
    Raises UsageError for folders without gold, and NotValid for a file that is not in the form of gold.
    """
    gold = {path.stem: _read(path) for folder in folders for path in sorted(folder.glob("*.json"))}
    if not gold:
        raise UsageError("no gold files (*.json) there")
    lists = authorities.load()
    linked = {name: link(_facts(name, values), lists) for name, values in gold.items()}
    renames = reconcile(map(profile, linked.values()))
    scores: dict[Kind, PairScore] = {}
    for kind in ("organizations", "places"):
        things = [(name, thing) for name, values in gold.items() for thing in values[kind]]
        found = [_named(name, thing, linked[name].iris[thing["id"]], renames.get(name, {})) for name, thing in things]
        scores[kind] = _score(found, judged)
    return scores


def read_judged(file: Path) -> dict[str, str]:
    """The names of a table whose rows are names of one thing, parted by tabs; `#` starts a comment line."""
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {fold(name): fold(names[0]) for names in lines for name in names}


def render_linking(scores: Mapping[Kind, PairScore]) -> Iterator[str]:
    """Lines for a person to read: a row for each kind, then what is amiss."""
    yield f"{'pairs of mentions':20}{'precision':>10}{'recall':>10}{'joined':>10}{'wrongly':>10}{'missed':>10}"
    for kind, score in scores.items():
        joined = score.right + score.false
        yield f"{kind:20}{score.precision:10.3f}{score.recall:10.3f}{joined:10}{score.false:10}{score.missed:10}"
    for kind, score in scores.items():
        for one, other in score.wrong:
            what = "joined" if one.iri == other.iri else "missed"
            yield f"{what} {kind}: {one.names[0]} ({one.document}) / {other.names[0]} ({other.document})"


def _named(document: str, thing: Mapping[str, Any], iri: str, renames: Mapping[str, str]) -> Named:
    return Named(document, (thing["name"], *thing["aliases"]), thing.get("code"), renames.get(iri, iri))


def _score(things: list[Named], judged: Mapping[str, str]) -> PairScore:
    same = _one_thing(things, judged)
    right = false = missed = 0
    wrong = []
    for one, other in combinations(range(len(things)), 2):
        a, b = things[one], things[other]
        if a.document == b.document or (same[one] != same[other] and a.iri != b.iri):
            continue
        pairs = len(set(a.names)) * len(set(b.names))
        if same[one] == same[other] and a.iri == b.iri:
            right += pairs
            continue
        wrong.append((a, b))
        if a.iri == b.iri:
            false += pairs
        else:
            missed += pairs
    return PairScore(right, false, missed, tuple(wrong))


def _one_thing(things: list[Named], judged: Mapping[str, str]) -> list[int]:
    """A number for each, the same for those that are one: they share a telling name or a code, through others too."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for key in _keys(thing, judged):
            bearers[key].append(number)
    group = list(range(len(things)))

    def first(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    for numbers in bearers.values():
        for number in numbers:
            one, other = sorted((first(numbers[0]), first(number)))
            group[other] = one
    return [first(number) for number in range(len(things))]


def _keys(thing: Named, judged: Mapping[str, str]) -> Iterator[str]:
    """What it is known by in every document: its code, else its names but those that many bear."""
    if thing.code:
        yield thing.code
        return
    for name in map(fold, thing.names):
        if _COMMON.match(name):
            yield f"{name} {thing.document}"
        elif len(name) >= _INITIALS or name == fold(thing.names[0]):
            yield judged.get(name, name)


def _read(path: Path) -> dict[str, Any]:
    try:
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        [
            (thing["id"], thing["name"], thing["aliases"])
            for kind in ("organizations", "places")
            for thing in values[kind]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise NotValid(f"{path}: is not in the form of gold ({error})") from error
    return values


def _facts(name: str, gold: Mapping[str, Any]) -> Facts:
    """The bodies and places of a gold file."""
    return Facts(
        Document(name, "", Layout(Span(0, 0))),
        organizations=tuple(
            Organization(body["id"], body["name"], (), tuple(body["aliases"])) for body in gold["organizations"]
        ),
        places=tuple(
            Place(place["id"], place["name"], place["type"], (), place["code"], place["in"], tuple(place["aliases"]))
            for place in gold["places"]
        ),
    )


if __name__ == "__main__":
    *folders, judged_file = map(Path, sys.argv[1:])
    for line in render_linking(linking_scores(folders, read_judged(judged_file))):
        print(line)
