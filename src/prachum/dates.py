"""Dates and times as Thai releases write them, read into ISO form.

Years are Buddhist Era unless marked `ค.ศ.` or too small; two digits are short for 25xx. A day or a month
that names no year is taken for the one nearest to the day on which the document was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from prachum.thai import to_common_era

MONTHS = (
    ("มกราคม", "ม.ค.", "January", "Jan"),
    ("กุมภาพันธ์", "ก.พ.", "February", "Feb"),
    ("มีนาคม", "มี.ค.", "March", "Mar"),
    ("เมษายน", "เม.ย.", "April", "Apr"),
    ("พฤษภาคม", "พ.ค.", "May", "May"),
    ("มิถุนายน", "มิ.ย.", "June", "Jun"),
    ("กรกฎาคม", "ก.ค.", "July", "Jul"),
    ("สิงหาคม", "ส.ค.", "August", "Aug"),
    ("กันยายน", "ก.ย.", "September", "Sep"),
    ("ตุลาคม", "ต.ค.", "October", "Oct"),
    ("พฤศจิกายน", "พ.ย.", "November", "Nov"),
    ("ธันวาคม", "ธ.ค.", "December", "Dec"),
)
MISSPELT = {
    "กุมพาพันธ์": 2,
    "กุมภาพันธุ์": 2,
    "กรกฏาคม": 7,
    "พฤศจิกาคม": 11,
    "พฤศจิกยายน": 11,
    "เมษยน": 4,
    "มิถนายน": 6,
}


def _loose(name: str) -> str:
    """A month's name as a pattern: abbreviations may lose a dot or gain a space (`ก.พ. ` / `ก. พ.`)."""
    if "." in name:
        first, second, _ = name.split(".")
        return rf"{first}\.?\s?{second}\."
    return re.escape(name)


_MONTH_OF = {name: number for number, names in enumerate(MONTHS, 1) for name in names} | MISSPELT
MONTH = "(?:" + "|".join(_loose(name) for name in sorted(_MONTH_OF, key=len, reverse=True)) + ")"
_WEEKDAY = r"(?:(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:\s?ที่)?\s?)"
_ERA = r"(?:พ\.ศ\.|พ\.\s?ศ\.|ค\.ศ\.|ปี|พุทธศักราช|คริสต์ศักราช)"
_YEAR = rf"(?:(?:{_ERA}\s?){{0,2}}(?:25\d\d|24\d\d|20\d\d|19\d\d|[4-9]\d)(?!\d|\s?(?:คน|ราย|ปี|ประเทศ|%|วัน)))"
_TO = r"\s?(?:-|(?:จน)?ถึง(?:วันที่)?|และ(?:วันที่)?)\s?"
_DAY = r"(?<!\d)(?P<d>\d{1,2})"
_IN = r"\s?(?:เดือน\s?)?"  # between a day and its month: 9 เดือนสิงหาคม

# Each form once, the fullest first. `d` day, `m` month, `y` year; 2 marks the end of a range.
_FORMS = (
    # 30 พฤศจิกายน 2565 - 2 ธันวาคม 2565 · 22 ก.ย. - 1 ต.ค. 65
    rf"{_DAY}{_IN}(?P<m>{MONTH})(?:\s?(?P<y>{_YEAR}))?{_TO}{_WEEKDAY}?(?P<d2>\d{{1,2}}){_IN}(?P<m2>{MONTH})\s?(?P<y2>{_YEAR})",
    # 16-17 พฤษภาคม 2565 · 1 - 5 มีนาคม
    rf"{_DAY}{_TO}{_WEEKDAY}?(?P<d2>\d{{1,2}}){_IN}(?P<m>{MONTH})(?:\s?(?P<y>{_YEAR}))?",
    # 9 ส.ค. 61 · 5 มิถุนายน · 9 เดือนสิงหาคม พ.ศ. 2561
    rf"{_DAY}{_IN}(?P<m>{MONTH})(?:\s?(?P<y>{_YEAR}))?",
    # 27/08/2568 · 27-08-2568
    r"(?<![\d/-])(?P<d>\d{1,2})(?P<sign>[/.-])(?P<mn>\d{1,2})(?P=sign)(?P<y>25\d\d|20\d\d)(?!\d)",
    # 2019-05-04
    r"(?<![\d/-])(?P<y>20\d\d)-(?P<mn>\d\d)-(?P<d>\d\d)(?!\d)",
    # May 4, 2019 · May 4-6, 2019
    rf"(?P<m>{MONTH})\s(?P<d>\d{{1,2}})(?:\s?-\s?(?P<d2>\d{{1,2}}))?(?:st|nd|rd|th)?,?\s(?P<y>(?:19|20)\d\d)(?!\d)",
    # มกราคม - มีนาคม 2562
    rf"(?P<m>{MONTH})(?:\s?(?P<y>{_YEAR}))?{_TO}(?:เดือน)?(?P<m2>{MONTH})\s?(?P<y2>{_YEAR})",
    # กรกฎาคม 2553
    rf"(?P<m>{MONTH})\s?(?P<y>{_YEAR})",
    # พ.ศ. 2561 - 2564 · ปี 2559-2561
    rf"(?:{_ERA}\s?)+(?P<y>25\d\d|20\d\d){_TO}(?:{_ERA}\s?)?(?P<y2>25\d\d|20\d\d)",
    # พ.ศ. 2551 · ปี 2561 · ค.ศ. 2025
    rf"(?:{_ERA}\s?)+(?P<y>25\d\d|24\d\d|20\d\d|19\d\d)(?!\d)",
)
_DATES = tuple(re.compile(form) for form in _FORMS)
_CLOCK = (
    # เวลา 09.30 น. · 13:30 - 16.00 น. · O9.30 น. · เวลา 10.00 นาฬิกา
    r"(?:เวลา(?:ประมาณ)?\s?)?(?<![\d.])(?P<hour>[oO\d]\d|\d)[.:](?P<minute>[0-5]\d)\s?(?:-\s?\d{1,2}[.:]\d\d\s?)?(?:น\.|น\b|นาฬิกา)",
    # เวลา 09.30 · เวลา 14.30-16.00
    r"เวลา(?:ประมาณ)?\s?(?P<hour>[oO\d]\d|\d)[.:](?P<minute>[0-5]\d)(?![\d.])",
    # เวลา 1500 · เมื่อ 15 มี.ค.61 , 0900
    r"(?:เวลา(?:ประมาณ)?\s?|(?<=\d\s),\s?)(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s)(?!\s?(?:คน|ราย|บาท|แห่ง|คดี))",
    # เวลา 10 นาฬิกา · เวลา 10 น.
    r"เวลา(?:ประมาณ)?\s?(?P<hour>\d{1,2})\s?(?:นาฬิกา|น\.)",
)
_TIMES = tuple(re.compile(form) for form in _CLOCK)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the regular text: ISO `first` and `last` day, month or year; `complete` if it names its year."""

    start: int
    end: int
    first: str
    last: str
    complete: bool = True


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day in the regular text, as HH:MM."""

    start: int
    end: int
    value: str


def find_dates(text: str, today: str | None = None) -> list[DateMention]:
    """All dates in a regular text, in order. `today`, an ISO day, tells the year of those that name none."""
    found: list[DateMention] = []
    taken = [False] * len(text)
    for form in _DATES:
        for match in form.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            mention = _read(match, today)
            if mention:
                found.append(mention)
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
    return sorted(found, key=lambda mention: mention.start)


def find_times(text: str) -> list[TimeMention]:
    """All times of day in a regular text, in order (`O9.30 น.` → 09:30)."""
    out: dict[int, TimeMention] = {}
    for form in _TIMES:
        for match in form.finditer(text):
            part = match.groupdict()
            hour = int(part["hour"].lower().replace("o", "0"))
            if hour < 25 and not any(t.start < match.end() and match.start() < t.end for t in out.values()):
                out[match.start()] = TimeMention(*match.span(), f"{hour % 24:02d}:{part.get('minute') or '00'}")
    return [out[start] for start in sorted(out)]


def _read(match: re.Match[str], today: str | None) -> DateMention | None:
    part = match.groupdict()
    own = _year(part.get("y") or part.get("y2"))
    last_year = _year(part.get("y2")) or own
    if own is None and today is None:
        return DateMention(match.start(), match.end(), "", "", False)
    year = own or nearest_year(today or "", month_number(part.get("m")) or 1)
    first = _iso(year, _month(part), part.get("d"))
    last = _iso(last_year or year, _month(part, "2") or _month(part), part.get("d2") or part.get("d"))
    if first is None or last is None or last < first:
        return None
    return DateMention(match.start(), match.end(), first, last, own is not None)


def nearest_year(today: str, month: int) -> int:
    """The year in which a month lies nearest to a day: December, told in January, is that of last year."""
    year, now = int(today[:4]), int(today[5:7] or 6)
    return year + (month - now < -6) - (month - now > 6)


def _year(text: str | None) -> int | None:
    digits = re.search(r"\d+", text or "")
    return to_common_era(int(digits.group())) if digits else None


def _month(part: dict[str, str | None], which: str = "") -> int | None:
    number = part.get("mn")
    if number and not which:
        return int(number)
    return month_number(part.get(f"m{which}"))


def month_number(name: str | None) -> int | None:
    """1 to 12 for a month's name in any form; None for no name."""
    if not name:
        return None
    bare = re.sub(r"[\s.]", "", name)
    return _MONTH_OF.get(name) or next((n for known, n in _MONTH_OF.items() if known.replace(".", "") == bare), None)


def _iso(year: int | None, month: int | None, day: str | None) -> str | None:
    """An ISO date as exact as its parts; None where there is no such day."""
    if year is None:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, int(day)).isoformat()
    except ValueError:
        return None


def shift(day: str, days: int) -> str:
    """The ISO day so many days after another."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def years(mentions: list[DateMention]) -> Iterator[int]:
    """The years that a list of dates names, in order."""
    for mention in mentions:
        if mention.complete and mention.first:
            yield int(mention.first[:4])
