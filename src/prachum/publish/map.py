"""Where meetings were held, as points over an outline of the region and one of the world.

The outlines are made by `ontology/authorities/build/outlines.py`. A meeting counts at the innermost place around
it of which the data has a position; that of a country, which the data has not, is the middle of its outline.
"""

import json
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from rdflib.namespace import SKOS

from prachum.namespaces import GEO, PREFIXES, SCHEMA
from prachum.publish.dataset import Dataset, text
from prachum.publish.linker import Linker, Value

LOCATED = (
    "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    + """
SELECT DISTINCT ?meeting ?place { ?meeting a p:Meeting ; schema:location ?place } ORDER BY ?meeting ?place"""
)
M49 = "http://metadata.un.org/sdg/codes/geoArea/"
LEVELS = 6  # from a venue to its country; a place that contains itself is left at last
SMALLEST, LARGEST = 7.0, 26.0  # radius of a point, in units of the drawing
LETTER = 11.0  # the width of a letter of a label, about


@dataclass(frozen=True, slots=True)
class Position:
    """Where a place is, in degrees; `country` if that is only the middle of one."""

    latitude: float
    longitude: float
    country: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A place with the number of its meetings; `labelled` where there is room for its name."""

    place: Value
    count: int
    country: bool
    x: float
    y: float
    radius: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """A drawing: each land as the `d` of a path, and the points over it, the largest first."""

    name: str
    width: int
    height: int
    lands: list[str]
    points: list[Point]


@cache
def outlines() -> dict[str, Any]:
    """The outlines that come with prachum."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("outlines.json").read_text(encoding="utf-8"))
    return found


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
        return Position(float(at[0]), float(at[1]), country=False)
    matches = (text(match) for match in dataset.values(place, str(SKOS.exactMatch)))
    codes = (match.removeprefix(M49) for match in matches if match.startswith(M49))
    middle = next((outlines()["middles"][code] for code in codes if code in outlines()["middles"]), None)
    return Position(middle[0], middle[1], country=True) if middle else None


def draw(here: Linker) -> list[Outline]:
    """The region, and the world if a meeting was held outside the region; each place is on one of them."""
    counts, _ = places_of_meetings(here.dataset)
    most = max(counts.values(), default=1)
    places = [
        (place, position(here.dataset, place)) for place in sorted(counts, key=lambda place: (-counts[place], place))
    ]
    region = _frame("region", 1)
    drawn = []
    for name, frame in (("region", region), ("world", _frame("world", 0.75))):
        inside = [(place, at) for place, at in places if at and region.holds(at) == (frame is region)]
        if inside:
            points = [_point(here.resource(place), counts[place], at, frame, most) for place, at in inside]
            lands = list(outlines()[name]["land"].values())
            drawn.append(Outline(name, *frame.size, lands, _labelled(points, frame.size[0])))
    return drawn


@dataclass(frozen=True, slots=True)
class Frame:
    """What an outline shows, in degrees; units for one degree; how large its points are drawn."""

    west: float
    south: float
    east: float
    north: float
    scale: int
    points: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in units."""
        return round((self.east - self.west) * self.scale), round((self.north - self.south) * self.scale)

    def holds(self, at: Position) -> bool:
        """Whether a position is inside."""
        return self.west < at.longitude < self.east and self.south < at.latitude < self.north

    def place(self, at: Position) -> tuple[float, float]:
        """Where a position is drawn; what is west of the frame goes on beyond the 180th meridian."""
        longitude = at.longitude + 360 if at.longitude < self.west else at.longitude
        return round((longitude - self.west) * self.scale, 1), round((self.north - at.latitude) * self.scale, 1)


def _frame(name: str, points: float) -> Frame:
    west, south, east, north = outlines()[name]["box"]
    return Frame(west, south, east, north, outlines()[name]["scale"], points)


def _point(place: Value, count: int, at: Position, frame: Frame, most: int) -> Point:
    """A point of which the area stands for the count."""
    radius = frame.points * max(SMALLEST, LARGEST * (count / most) ** 0.5)
    return Point(place, count, at.country, *frame.place(at), round(radius, 1), labelled=False)


def _labelled(points: list[Point], width: int) -> list[Point]:
    """The points with labels at those that have room for one, the largest first."""
    taken: list[tuple[float, float, float, float]] = [
        (point.x - point.radius, point.y - point.radius, point.x + point.radius, point.y + point.radius)
        for point in points
    ]
    labelled = []
    for number, point in enumerate(points):
        left = point.x + point.radius + 2
        box = (left, point.y - LETTER, left + LETTER * len(point.place.text), point.y + LETTER)
        others = taken[:number] + taken[number + 1 :]
        free = box[2] < width and not any(_overlap(box, other) for other in others)
        if free:
            taken.append(box)
        labelled.append(replace(point, labelled=free))
    return labelled


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
