"""Where meetings were held, as points over an outline of the region and one of the world.

The outlines are made by `ontology/authorities/build/outlines.py`. A meeting counts at the innermost place around
it of which the data has a position; that of a country, which the data has not, is the middle of its outline.
"""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rdflib.namespace import SKOS

from prachum.namespaces import GEO, PREFIXES, SCHEMA
from prachum.publish.dataset import Dataset, text
from prachum.publish.linker import Linker, Value

LOCATED = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + """
SELECT DISTINCT ?meeting ?place { ?meeting a p:Meeting ; schema:location ?place } ORDER BY ?meeting ?place"""
M49 = "http://metadata.un.org/sdg/codes/geoArea/"
LEVELS = 6  # from a venue to its country; a place that contains itself is left at last
SMALLEST, LARGEST = 5.0, 24.0  # radius of a point, in units of the drawing
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
    return Position(*middle, country=True) if middle else None


def draw(here: Linker) -> list[Outline]:
    """The region, and the world if a meeting was held outside the region."""
    counts, _ = places_of_meetings(here.dataset)
    most = max(counts.values(), default=1)
    places = [(place, count, found) for place, count in counts.items() if (found := position(here.dataset, place))]
    drawn = []
    for name in ("region", "world"):
        west, south, east, north = outlines()[name]["box"]
        scale, unit = outlines()[name]["scale"], 1.0 if name == "region" else 0.75
        inside = [place for place in places if _within(place[2], (west, south, east, north), name)]
        points = [
            _point(here, *place, (west, north, scale), unit, most)
            for place in sorted(inside, key=lambda place: (-place[1], place[0]))
        ]
        if points:
            size = round((east - west) * scale), round((north - south) * scale)
            drawn.append(Outline(name, *size, list(outlines()[name]["land"].values()), _labelled(points, size[0])))
    return drawn


def _within(at: Position, box: tuple[float, float, float, float], name: str) -> bool:
    """Whether a position belongs on an outline: what the region shows is not shown on the world again."""
    west, south, east, north = box if name == "region" else outlines()["region"]["box"]
    return (west < at.longitude < east and south < at.latitude < north) == (name == "region")


def _point(
    here: Linker, place: str, count: int, at: Position, corner: tuple[float, float, int], unit: float, most: int
) -> Point:
    west, north, scale = corner
    longitude = at.longitude + 360 if at.longitude < west else at.longitude
    radius = unit * max(SMALLEST, LARGEST * (count / most) ** 0.5)  # its area stands for the count
    x, y = (longitude - west) * scale, (north - at.latitude) * scale
    return Point(here.resource(place), count, at.country, round(x, 1), round(y, 1), round(radius, 1), labelled=False)


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
        labelled.append(
            Point(point.place, point.count, point.country, point.x, point.y, point.radius, labelled=free)
        )
    return labelled


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
