"""Dates that a text tells by the day on which it was written: `พรุ่งนี้`, `เดือนพฤษภาคมที่ผ่านมา`, `ปลายปีนี้`."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence

from prachum.dates import MONTH, DateMention, find_dates, month_number, nearest_year, shift

_DAYS = (("พรุ่งนี้", 1), ("มะรืน", 2), ("วานซืน", -2), ("วาน", -1))
_STEPS = (  # what stands behind a week, a month or a year, and how far that lies from today's
    ("นี้", 0), ("ศกนี้", 0), ("เดียวกัน", 0), ("หน้า", 1), ("ถัดไป", 1), ("ที่จะถึง", 0),
    ("ที่ผ่านมา", -1), ("ที่แล้ว", -1),
)  # fmt: skip
_STEP = "(?P<step>" + "|".join(word for word, _ in _STEPS) + ")"
_ALONE = r"(?<![\d๐-๙] )(?<![\d๐-๙])"  # no number before: ในช่วง 2 ปีที่ผ่านมา is a stretch of time
_Span = tuple[str, str] | None


def _day(today: str, match: re.Match[str]) -> _Span:
    return _twice(shift(today, next(days for word, days in _DAYS if word in match.group())))


def _numbered_day(today: str, match: re.Match[str]) -> _Span:
    step, first, last = _step(match["step"]), int(match["from"]), int(match["to"] or match["from"])
    past, ahead = step < 0 and first > int(today[8:]), step > 0
    month = _month_after(today, ahead - past)
    if not 1 <= first <= last <= monthrange(int(month[:4]), int(month[5:]))[1]:
        return None
    return f"{month}-{first:02d}", f"{month}-{last:02d}"


def _named_month(today: str, match: re.Match[str]) -> _Span:
    """A month's name: the nearest one, unless the words behind it say otherwise."""
    number = month_number(match["month"])
    if number is None or not (match["in"] or match["step"]):
        return None
    year = nearest_year(today, number)
    if match["of"] and match["step"]:
        year = int(today[:4]) + _step(match["step"])
    elif match["step"]:
        ahead = number - int(today[5:7])
        year = int(today[:4]) - (ahead > 0) if _step(match["step"]) < 0 else int(today[:4]) + (ahead < -6)
    return _twice(f"{year:04d}-{number:02d}")


def _month(today: str, match: re.Match[str]) -> _Span:
    return _twice(_month_after(today, _step(match["step"])))


def _week(today: str, match: re.Match[str]) -> _Span:
    """A week is told no closer than by the month in which it lies."""
    return _twice(shift(today, 7 * _step(match["step"]))[:7])


def _year(today: str, match: re.Match[str]) -> _Span:
    return _twice(f"{int(today[:4]) + _step(match['step']):04d}")


def _month_after(today: str, months: int) -> str:
    count = int(today[:4]) * 12 + int(today[5:7]) - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def _step(words: str) -> int:
    return dict(_STEPS)[words]


def _twice(value: str) -> _Span:
    return value, value


_FORMS: tuple[tuple[str, Callable[[str, re.Match[str]], _Span]], ...] = (
    # พรุ่งนี้ · เมื่อวานนี้ · วานนี้
    (r"(?:วัน)?(?:พรุ่งนี้|มะรืนนี้|เมื่อวานซืน|เมื่อวาน(?:นี้)?|วานนี้)", _day),
    # วันที่ 12 - 13 ที่ผ่านมา · วันที่ 25 นี้
    (rf"วันที่ ?(?P<from>\d{{1,2}})(?: ?- ?(?P<to>\d{{1,2}}))? ?(?:เดือน)?{_STEP}", _numbered_day),
    # เดือนพฤษภาคมที่ผ่านมา · พฤศจิกายนนี้ · เดือนมกราคมปีหน้า · เมื่อเดือนเมษายน
    (rf"(?P<in>เดือน ?)?(?P<month>{MONTH})(?: ?(?P<of>ปี ?)?{_STEP})?", _named_month),
    # เดือนหน้า · เดือนที่ผ่านมา
    (rf"{_ALONE}เดือน ?{_STEP}", _month),
    # สัปดาห์ที่ผ่านมา
    (rf"{_ALONE}สัปดาห์ ?{_STEP}", _week),
    # ปลายปีนี้ · ต้นปีหน้า · ปีที่แล้ว
    (rf"(?:ต้น|กลาง|ปลาย|สิ้น)?{_ALONE}ปี ?{_STEP}", _year),
)
_DATES = tuple((re.compile(form), reckon) for form, reckon in _FORMS)


def find_all_dates(text: str, today: str) -> list[DateMention]:
    """All dates in a regular text, in order: those that stand in it, and those told by `today`, an ISO day."""
    found = [date for date in find_dates(text, today) if date.first]
    for form, reckon in _DATES:
        for match in form.finditer(text):
            span = reckon(today, match)
            if span and not _taken(found, match):
                found.append(DateMention(match.start(), match.end(), *span, complete=False))
    return sorted(found, key=lambda mention: mention.start)


def _taken(found: Sequence[DateMention], match: re.Match[str]) -> bool:
    return any(date.start < match.end() and match.start() < date.end for date in found)
