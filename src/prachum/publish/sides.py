"""Agreements by side and status: a table of both, and for each side the list of its agreements."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from prachum.namespaces import PROLOGUE
from prachum.publish.dataset import text
from prachum.publish.labels import local_name
from prachum.publish.linker import Linker, Value

SIDES = (
    PROLOGUE
    + """
SELECT ?side ?status (COUNT(DISTINCT ?agreement) AS ?agreements) {
  ?agreement a p:Instrument ; p:party ?side ; adms:status ?status .
  FILTER NOT EXISTS { ?side a foaf:Person }
} GROUP BY ?side ?status"""
)
FEWEST, MOST = 2, 60  # agreements of a side that has a page; sides in the table
_COUNTRY = re.compile(r".*/id/place/[A-Z]{2}")
_SAFE = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Side:
    """A side with the path of its page, and how many of its agreements have each status."""

    iri: str
    value: Value
    path: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SideTable:
    """The sides, those with most agreements first; `statuses` are the columns."""

    statuses: tuple[Value, ...]
    sides: tuple[Side, ...]


def by_side(here: Linker, path: str) -> SideTable:
    """The sides of the agreements listed at `path`: countries, and others that have several."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in here.dataset.rows(SIDES):
        counts[text(row["side"])][text(row["status"])] = int(text(row["agreements"]))
    totals = Counter({side: found.total() for side, found in counts.items() if _has_page(side, found.total())})
    statuses = [status for status, _ in sum(counts.values(), Counter[str]()).most_common()]
    sides = sorted(totals, key=lambda side: (-totals[side], side))[:MOST]
    found = tuple(_side(here, path, side, counts[side], statuses) for side in sides)
    return SideTable(tuple(map(here.resource, statuses)), found)


def _has_page(side: str, total: int) -> bool:
    return bool(_SAFE.fullmatch(local_name(side))) and (total >= FEWEST or bool(_COUNTRY.fullmatch(side)))


def _side(here: Linker, path: str, side: str, found: Counter[str], statuses: list[str]) -> Side:
    own = f"{path}-{local_name(side)}"
    return Side(side, here.resource(side), own, tuple(found[status] for status in statuses))
