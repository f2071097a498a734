"""Points over an outline of the region and one of the world.

The outlines are made by `ontology/authorities/build/outlines.py`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from prachum.publish.linker import Value

SMALLEST, LARGEST = 7.0, 26.0  # radius of a point, in units of the drawing
LETTER = 11.0  # the width of a letter of a label, about
MOST_LABELS = 100  # the points of which a label may be drawn
DRAWINGS = (("region", 1.0), ("world", 0.75))  # how large the points of each are

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a place is, in degrees; `country` if that is only the middle of one."""

    latitude: float
    longitude: float
    country: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be drawn: `count` is how many meetings were held there, if that is what the drawing shows."""

    place: Value
    at: Position
    count: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """A mark as drawn; `labelled` where there is room for its name."""

    place: Value
    count: int
    country: bool
    x: float
    y: float
    radius: float
    labelled: bool = False

    @property
    def box(self) -> Box:
        """What it covers."""
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius


@dataclass(frozen=True, slots=True)
class Outline:
    """A drawing: each land as the `d` of a path, and the points over it in the order of the marks."""

    name: str
    width: int
    height: int
    lands: list[str]
    points: list[Point]


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
        return self.west < self._longitude(at) < self.east and self.south < at.latitude < self.north

    def place(self, mark: Mark, most: int) -> Point:
        """The point of a mark: its area stands for the count, of which there are `most` at one place."""
        x, y = (self._longitude(mark.at) - self.west) * self.scale, (self.north - mark.at.latitude) * self.scale
        radius = self.points * max(SMALLEST, LARGEST * (mark.count / most) ** 0.5)
        return Point(mark.place, mark.count, mark.at.country, round(x, 1), round(y, 1), round(radius, 1))

    def _longitude(self, at: Position) -> float:
        """What is west of the frame goes on beyond the 180th meridian."""
        return at.longitude + 360 if at.longitude < self.west else at.longitude


@cache
def outlines() -> dict[str, Any]:
    """The outlines that come with prachum."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("outlines.json").read_text(encoding="utf-8"))
    return found


def draw(marks: Sequence[Mark]) -> list[Outline]:
    """The region, and the world for what is outside of it, as far as there are marks; each is on one of them."""
    most = max((mark.count for mark in marks), default=0) or 1
    drawn, left = [], list(marks)
    for name, points in DRAWINGS:
        west, south, east, north = outlines()[name]["box"]
        frame = Frame(west, south, east, north, outlines()[name]["scale"], points)
        inside = [mark for mark in left if frame.holds(mark.at)]
        left = [mark for mark in left if not frame.holds(mark.at)]
        if inside:
            labelled = _label([frame.place(mark, most) for mark in inside], frame.size[0])
            drawn.append(Outline(name, *frame.size, list(outlines()[name]["land"].values()), labelled))
    return drawn


def _label(points: list[Point], width: int) -> list[Point]:
    """The points with labels at those of the first that have room for one."""
    taken = [point.box for point in points]
    labelled = []
    for number, point in enumerate(points[:MOST_LABELS]):
        left = point.x + point.radius + 2
        box = (left, point.y - LETTER, left + LETTER * len(point.place.text), point.y + LETTER)
        others = taken[:number] + taken[number + 1 :]
        free = box[2] < width and not any(_overlap(box, other) for other in others)
        if free:
            taken.append(box)
        labelled.append(replace(point, labelled=free))
    return labelled + points[MOST_LABELS:]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
