"""What the charts show: counts that example queries find, and where each mark stands in its drawing.

The templates draw (`charts.html`); beside each chart stand the query and a table with the same numbers.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from prachum.namespaces import PROLOGUE
from prachum.publish.dataset import text
from prachum.publish.examples import Example
from prachum.publish.linker import Linker, Value

WIDTH = 720  # of every drawing, in its own units
YEARS_SHOWN = 20
ACTORS_SHOWN = 12
MEETINGS = (
    PROLOGUE
    + """
SELECT DISTINCT ?meeting ?date { ?meeting a p:Meeting ; schema:startDate ?date ; %s ?thing }"""
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its upper left corner at `x`, `y`."""

    x: float
    y: float
    width: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """The counts of one thing, or of all if there is no `value`: one for each column, and a bar where there are any."""

    value: Value | None
    counts: list[int]
    bars: list[Bar]
    base: float

    @property
    def top(self) -> float:
        """Where the row begins, its label first."""
        return self.base - ROW

    @property
    def total(self) -> int:
        """The sum of the counts."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class YearChart:
    """Small bar charts below each other. `columns` are the middle and the year of each column.

    If `earlier`, the first column is for its year and all before it.
    """

    query: Example
    columns: list[tuple[float, str]]
    earlier: bool
    rows: list[Row]
    height: float
    width: int = WIDTH


ROW, HEAD, FOOT = 62, 34, 30  # the height of a row, of its label and the numbers in it, of the line of years


def by_year(here: Linker, query: Example, counted: str) -> YearChart | None:
    """The chart of a query for ?year, a thing and a number of meetings; None if it finds nothing.

    All that meetings have by the property `counted` are such things; one that has several counts once in the row of
    all. Of more than YEARS_SHOWN years the first column has those before.
    """
    counts: dict[str, Counter[str]] = {}
    for row in here.dataset.rows(query.query):
        year, thing, number = (text(term) for term in row.values())
        counts.setdefault(thing, Counter())[year] += int(number)
    known = span(year for found in counts.values() for year in found)
    if not known:
        return None
    years = known[-YEARS_SHOWN:]
    shown = {thing: _columns(found, years) for thing, found in counts.items()}
    ordered = sorted(shown, key=lambda thing: (-sum(shown[thing]), thing))
    table: list[tuple[Value | None, list[int]]] = [(None, _columns(_meetings(here, counted), years))]
    table += [(here.resource(thing), shown[thing]) for thing in ordered if any(shown[thing])]
    step = WIDTH / len(years)
    rows = [_row(place, *entry, step) for place, entry in enumerate(table)]
    middles = [(round(step * (place + 0.5), 1), year) for place, year in enumerate(years)]
    return YearChart(query, middles, years != known, rows, ROW * len(rows) + FOOT)


def _meetings(here: Linker, counted: str) -> Counter[str]:
    """How many meetings have anything by the property `counted` in each year."""
    return Counter(text(row["date"])[:4] for row in here.dataset.rows(MEETINGS % counted))


def _columns(counts: Counter[str], years: list[str]) -> list[int]:
    """The counts of `years`, those of earlier ones with the first."""
    earlier = sum(count for year, count in counts.items() if year < years[0])
    return [earlier + counts[years[0]], *(counts[year] for year in years[1:])]


def _row(place: int, value: Value | None, counts: list[int], step: float) -> Row:
    """Each row has a scale of its own: the numbers at the bars tell rows apart, the shape tells years apart."""
    most, base = max(counts) or 1, ROW * (place + 1)
    left, width = step * 0.15, round(step * 0.7, 1)
    bars = [
        Bar(round(left + step * column, 1), round(base - height, 1), width, height, count)
        for column, count in enumerate(counts)
        if count and (height := round((ROW - HEAD) * count / most, 1))
    ]
    return Row(value, counts, bars, base)


def span(years: Iterable[str]) -> list[str]:
    """All years from the first to the last of `years`."""
    known = sorted({int(year) for year in years if year.isdigit()})
    return [f"{year:04}" for year in range(known[0], known[-1] + 1)] if known else []


@dataclass(frozen=True, slots=True)
class Cell:
    """A dot at the crossing of two actors, `one` and `other`, numbered from 1."""

    x: float
    y: float
    radius: float
    one: int
    other: int
    count: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who meets with whom: `actors` are rows and, by their numbers, columns; `pairs` has each pair once."""

    query: Example
    actors: list[tuple[float, float, Value]]
    cells: list[Cell]
    pairs: list[tuple[Value, Value, int]]
    height: float
    width: int = WIDTH


NUMBERS, CELL = 30, 26  # the width of the numbers of rows, the size of a cell


def who_meets(here: Linker, query: Example) -> Matrix | None:
    """The matrix of a query for two actors and a number; None if no two meet.

    It has the ACTORS_SHOWN that meet others most often.
    """
    rows = (tuple(map(text, row.values())) for row in here.dataset.rows(query.query))
    found = {(one, other): int(meetings) for one, other, meetings in rows}
    sums = Counter[str]()
    for pair, count in found.items():
        for actor in pair:
            sums[actor] += count
    actors = sorted(sorted(sums), key=lambda actor: -sums[actor])[:ACTORS_SHOWN]
    if not actors:
        return None
    values = {actor: here.resource(actor) for actor in actors}
    pairs = sorted(
        ((one, other, count) for (one, other), count in found.items() if one in values and other in values),
        key=lambda pair: (-pair[2], actors.index(pair[0]), actors.index(pair[1])),
    )
    most = pairs[0][2]
    return Matrix(
        query,
        [(NUMBERS + CELL * (place + 0.5), CELL * (place + 1.5), values[actor]) for place, actor in enumerate(actors)],
        [_cell(actors.index(a), actors.index(b), count, most) for x, y, count in pairs for a, b in ((x, y), (y, x))],
        [(values[one], values[other], count) for one, other, count in pairs],
        CELL * (len(actors) + 1),
    )


def _cell(one: int, other: int, count: int, most: int) -> Cell:
    """Its area stands for the count."""
    radius = round((CELL / 2 - 1) * (count / most) ** 0.5, 1)
    return Cell(NUMBERS + CELL * (other + 0.5), CELL * (one + 1.5), radius, one + 1, other + 1, count)
