"""Answers as pictures, where their columns allow: bars for names with numbers, points for positions."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from prachum.publish.dataset import Term, text
from prachum.publish.linker import Value
from prachum.publish.outlines import Mark, Outline, Position, draw

WIDTH = 720.0  # of a picture, in its own units
MOST_BARS, MOST_POINTS = 60, 2000
_NUMBERS = {"integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger"}
_LATITUDES, _LONGITUDES = {"lat", "latitude"}, {"long", "lon", "lng", "longitude"}

Rows = Sequence[Sequence[Term | None]]


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: `width` of WIDTH at most."""

    label: str
    number: str
    width: float


def bars(rows: Rows) -> list[Bar]:
    """A bar for each row of a table whose last column is of numbers, none below zero; else none."""
    if not 1 < len(rows) <= MOST_BARS or len(rows[0]) < 2:
        return []
    numbers = [_number(row[-1]) for row in rows]
    if any(number is None or number < 0 for number in numbers):
        return []
    most = max(number or 0 for number in numbers) or 1
    return [
        Bar(_label(row[:-1]), _written(row[-1]), round(WIDTH * (number or 0) / most, 1))
        for row, number in zip(rows, numbers, strict=True)
    ]


def points(names: Sequence[str], rows: Rows) -> list[Outline]:
    """The rows that have a latitude and a longitude, by the names of their columns, on maps as the site has them."""
    columns = [next((at for at, name in enumerate(names) if name.lower() in known), None)
               for known in (_LATITUDES, _LONGITUDES)]  # fmt: skip
    if None in columns:
        return []
    latitude, longitude = (column for column in columns if column is not None)
    return draw(
        [
            Mark(Value(_label([term for at, term in enumerate(row) if at not in columns])), Position(y, x))
            for row in rows[:MOST_POINTS]
            if (y := _degrees(row[latitude], 90)) is not None and (x := _degrees(row[longitude], 180)) is not None
        ]
    )


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
