"""Answers as pictures, where their columns allow: bars for names with numbers, points for positions."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from prachum.publish.dataset import Term, text

WIDTH = 720.0  # of a picture, in its own units
MOST = 60  # bars; 2,000 points
_NUMBERS = {"integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger"}
_LATITUDES, _LONGITUDES = {"lat", "latitude"}, {"long", "lon", "lng", "longitude"}

Rows = Sequence[Sequence[Term | None]]


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: `width` of WIDTH at most."""

    label: str
    number: str
    width: float


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, and what it is called."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Map:
    """Points in a frame of WIDTH times `height`; `corners` are its latitudes and longitudes."""

    points: list[Point]
    height: float
    corners: str


def bars(rows: Rows) -> list[Bar]:
    """A bar for each row of a table whose last column is of numbers, none below zero; else none."""
    if not 1 < len(rows) <= MOST or len(rows[0]) < 2:
        return []
    numbers = [_number(row[-1]) for row in rows]
    if any(number is None or number < 0 for number in numbers):
        return []
    most = max(number or 0 for number in numbers) or 1
    return [
        Bar(_label(row[:-1]), _written(row[-1]), round(WIDTH * (number or 0) / most, 1))
        for row, number in zip(rows, numbers, strict=True)
    ]


def points(names: Sequence[str], rows: Rows) -> Map | None:
    """The rows that have a latitude and a longitude, by the names of their columns, on a map; None if none has."""
    columns = [next((at for at, name in enumerate(names) if name.lower() in known), None)
               for known in (_LATITUDES, _LONGITUDES)]  # fmt: skip
    if None in columns:
        return None
    latitude, longitude = (column for column in columns if column is not None)
    found = [
        (y, x, _label([term for at, term in enumerate(row) if at not in columns]))
        for row in rows[:2000]
        if (y := _degrees(row[latitude], 90)) is not None and (x := _degrees(row[longitude], 180)) is not None
    ]
    return _frame(found) if found else None


def _frame(found: list[tuple[float, float, str]]) -> Map:
    """A frame around the points with a margin, north above; a degree of either is as long at its middle."""
    latitudes, longitudes = [y for y, _, _ in found], [x for _, x, _ in found]
    south, north, west, east = min(latitudes), max(latitudes), min(longitudes), max(longitudes)
    margin = max(north - south, east - west, 2.0) / 10
    south, north, west, east = south - margin, north + margin, west - margin, east + margin
    scale = WIDTH / (east - west)
    stretch = scale / max(0.2, math.cos(math.radians((south + north) / 2)))
    shown = [Point(round((x - west) * scale, 1), round((north - y) * stretch, 1), label) for y, x, label in found]
    return Map(shown, round((north - south) * stretch, 1), f"{south:.1f}…{north:.1f}°, {west:.1f}…{east:.1f}°")


def _label(terms: Sequence[Term | None]) -> str:
    literals = [_written(term) for term in terms if isinstance(term, ox.Literal)]
    return " · ".join(literals or [_written(term).rpartition("/")[2] for term in terms if term is not None])


def _written(term: Term | None) -> str:
    return "" if term is None else text(term) or str(term)


def _number(term: Term | None) -> float | None:
    if not isinstance(term, ox.Literal) or term.datatype.value.rpartition("#")[2] not in _NUMBERS:
        return None
    try:
        number = float(term.value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _degrees(term: Term | None, most: float) -> float | None:
    """A position's number; datasets write it as a plain string too."""
    try:
        number = float(_written(term))
    except ValueError:
        return None
    return number if abs(number) <= most else None
