"""Dates as both calendars write them: the Buddhist Era in Thai, the Common Era in English."""

import re
from dataclasses import dataclass

from prachum.dates import MONTHS
from prachum.thai import BUDDHIST_ERA

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d):(\d\d))?.*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shown:
    """A date for readers of either language, and `iso` for machines."""

    thai: str
    english: str
    iso: str


def show(iso: str) -> Shown:
    """`2019-04-22T09:30:00+07:00` → `22 เมษายน 2562 เวลา 09.30 น.`, `22 April 2019, 09:30`.

    As exact as the date is: `2018-09` → `กันยายน 2561`. What is no date is shown as it stands.
    """
    found = _DATE.fullmatch(iso)
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return Shown(iso, iso, iso)
    year, month, day, hour, minute = found.groups()
    buddhist = str(int(year) + BUDDHIST_ERA)
    if not month:
        return Shown(f"พ.ศ. {buddhist}", year, iso)
    thai_month, _, english_month, _ = MONTHS[int(month) - 1]
    thai, english = f"{thai_month} {buddhist}", f"{english_month} {year}"
    if day:
        thai, english = f"{int(day)} {thai}", f"{int(day)} {english}"
    if hour:
        thai, english = f"{thai} เวลา {hour}.{minute} น.", f"{english}, {hour}:{minute}"
    return Shown(thai, english, iso)
