"""Where meetings were held.

A meeting counts at the innermost place around it of which the data has a position; that of a country, which the
data has not, is the middle of its outline.
"""

from collections import Counter

from rdflib.namespace import SKOS

from prachum.namespaces import GEO, PROLOGUE, SCHEMA
from prachum.publish.dataset import Dataset, text
from prachum.publish.linker import Linker
from prachum.publish.outlines import Mark, Outline, Position, draw, outlines

LOCATED = (
    PROLOGUE
    + """
SELECT DISTINCT ?meeting ?place { ?meeting a p:Meeting ; schema:location ?place } ORDER BY ?meeting ?place"""
)
M49 = "http://metadata.un.org/sdg/codes/geoArea/"
LEVELS = 6  # from a venue to its country; a place that contains itself is left at last


def places_of_meetings(dataset: Dataset) -> tuple[Counter[str], int]:
    """How many meetings were held at each place that has a position, and how many at a place without one."""
    held = {(text(row["meeting"]), _positioned(dataset, text(row["place"]))) for row in dataset.rows(LOCATED)}
    positioned = {(meeting, place) for meeting, place in held if place}
    nowhere = {meeting for meeting, _ in held} - {meeting for meeting, _ in positioned}
    return Counter(place for _, place in sorted(positioned)), len(nowhere)


def _positioned(dataset: Dataset, place: str) -> str:
    """The place, or the first around it, that has a position."""
    for _ in range(LEVELS):
        if not place or position(dataset, place):
            return place
        place = dataset.value(place, str(SCHEMA.containedInPlace))
    return ""


def position(dataset: Dataset, place: str) -> Position | None:
    """Where a place is, if the data or, for a country, the outlines say so."""
    at = dataset.value(place, str(GEO.lat)), dataset.value(place, str(GEO.long))
    if all(at):
        return Position(float(at[0]), float(at[1]))
    matches = (text(match) for match in dataset.values(place, str(SKOS.exactMatch)))
    codes = (match.removeprefix(M49) for match in matches if match.startswith(M49))
    middle = next((outlines()["middles"][code] for code in codes if code in outlines()["middles"]), None)
    return Position(middle[0], middle[1], country=True) if middle else None


def draw_meetings(here: Linker) -> list[Outline]:
    """The places of meetings, those of the most first."""
    counts, _ = places_of_meetings(here.dataset)
    places = sorted(counts, key=lambda place: (-counts[place], place))
    positions = ((place, position(here.dataset, place)) for place in places)
    return draw([Mark(here.resource(place), at, counts[place]) for place, at in positions if at])
