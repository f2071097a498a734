"""The timeline: a bar for each month with meetings, in rows of so many years as can be read beside each other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from prachum.publish.charts import WIDTH, YEARS_SHOWN, Bar, span

HIGHEST, LEAST = 110.0, 24.0  # the highest bar, the least height of a row above its line
YEARS = 26.0  # the height of the years below a line


@dataclass(frozen=True, slots=True)
class Year:
    """A year from `x` on, with how many meetings it has, and a bar for each month that has any.

    `whole` is a flat bar for those of which no month is known.
    """

    x: float
    year: str
    count: int
    bars: list[Bar]
    whole: Bar | None


@dataclass(frozen=True, slots=True)
class Row:
    """Some years beside each other, on a line at `base`; the row begins at `top`."""

    years: list[Year]
    top: float
    base: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The width of a year and the height of one meeting."""

    year: float
    meeting: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows from the earliest to the newest. `most` meetings are in the fullest month, `unplaced` have no month."""

    rows: list[Row]
    most: int
    unplaced: int
    step: float
    height: float
    width: int = WIDTH


def timeline(dates: Iterable[str]) -> Timeline | None:
    """The timeline of what happened at `dates`, as exact as each is known; None if none is.

    All rows have one scale; one of few meetings is less high, and years in which nothing was have no row.
    """
    known = [date for date in dates if date[:4].isdigit()]
    years = span(date[:4] for date in known)
    if not years:
        return None
    months = Counter(date[:7] for date in known)
    per_year = Counter(date[:4] for date in known)
    most = max((count for month, count in months.items() if len(month) == 7), default=1)
    scale = Scale(WIDTH / min(len(years), YEARS_SHOWN), HIGHEST / most)
    rows: list[Row] = []
    for end in range(len(years) % YEARS_SHOWN or YEARS_SHOWN, len(years) + 1, YEARS_SHOWN):
        some = years[max(0, end - YEARS_SHOWN) : end]
        if any(per_year[year] for year in some):
            rows.append(_row(some, months, rows[-1].base + YEARS if rows else 0, scale))
    unplaced = sum(count for month, count in months.items() if len(month) < 7)
    return Timeline(rows, most, unplaced, round(scale.year, 1), round(rows[-1].base + YEARS, 1))


def _row(years: list[str], months: Counter[str], top: float, scale: Scale) -> Row:
    """The row of `years` from `top` on; one that is short of years begins so that all rows end together."""
    most = max((months[month] for month in months if month[:4] in years and len(month) == 7), default=0)
    base = round(top + max(LEAST, scale.meeting * most + 10), 1)
    left = WIDTH - scale.year * len(years)
    return Row([_year(year, months, left + scale.year * at, base, scale) for at, year in enumerate(years)], top, base)


def _year(year: str, months: Counter[str], x: float, base: float, scale: Scale) -> Year:
    bars = []
    for number in range(1, 13):
        count = months[f"{year}-{number:02}"]
        if count:
            height, left = scale.meeting * count, x + scale.year * (number - 1) / 12
            bars.append(Bar(*_rounded(left, base - height, scale.year / 12 * 0.85, height), count))
    rest = months[year]
    whole = Bar(*_rounded(x + scale.year * 0.05, base, scale.year * 0.9, 4.0), rest) if rest else None
    return Year(round(x, 1), year, rest + sum(bar.count for bar in bars), bars, whole)


def _rounded(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    return round(x, 1), round(y, 1), round(width, 1), round(height, 1)
