"""What lists can be filtered by: for each facet the values that occur, with how many things have each.

The filters themselves run in the browser (`static/filter.js`), over the index of the search.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from prachum.publish.dates import show
from prachum.publish.labels import N_
from prachum.publish.linker import Linker
from prachum.publish.search import Record

YEAR = "year"
MOST = 80  # values of one facet
_COUNTRY = re.compile(r"id/place/[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Facet:
    """`fits` tells which of the things that belong to one are values of this facet."""

    name: str
    title: str
    fits: Callable[[Record], bool] = lambda _: False


def _below(folder: str) -> Callable[[Record], bool]:
    return lambda record: record.path.startswith(folder)


def _is_country(record: Record) -> bool:
    return bool(_COUNTRY.fullmatch(record.path))


def _is_side(record: Record) -> bool:
    return _is_country(record) or record.kind == "organization"


# By the path of a list: the kind of its things, its facets.
FACETS: dict[str, tuple[str, tuple[Facet, ...]]] = {
    "meetings": (
        "meeting",
        (
            Facet(YEAR, N_("Year")),
            Facet("kind", N_("Kind"), _below("code/meeting/")),
            Facet("country", N_("Country"), _is_country),
            Facet("topic", N_("Topic"), _below("code/topic/")),
        ),
    ),
    "agreements": (
        "agreement",
        (
            Facet("kind", N_("Kind"), _below("code/agreement/")),
            Facet("status", N_("Status"), _below("code/status/")),
            Facet("side", N_("Side"), _is_side),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet as offered: `options` are the value, its label and how many things have it."""

    name: str
    title: str
    options: list[tuple[str, str, int]]


def choices(here: Linker, path: str, records: list[Record]) -> list[Choice]:
    """The filters of the list at `path`: years from the newest, all else from what most things have."""
    kind, facets = FACETS[path]
    by_iri = {record.iri: record for record in records}
    things = [record for record in records if record.kind == kind]
    return [_choice(here, facet, things, by_iri) for facet in facets]


def _choice(here: Linker, facet: Facet, things: list[Record], by_iri: dict[str, Record]) -> Choice:
    if facet.name == YEAR:
        years = Counter(thing.date[:4] for thing in things if thing.date)
        options = [(year, show(year, here.language.code).text, years[year]) for year in sorted(years, reverse=True)]
        return Choice(facet.name, facet.title, options)
    related = (by_iri[iri] for thing in things for iri in thing.related if iri in by_iri)
    counts = Counter(record.iri for record in related if facet.fits(record))
    common = sorted(counts, key=lambda iri: (-counts[iri], iri))[:MOST]
    return Choice(facet.name, facet.title, [(by_iri[iri].path, here.resource(iri).text, counts[iri]) for iri in common])
