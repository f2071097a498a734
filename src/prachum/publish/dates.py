"""Dates as a language writes them: in Thai with the year of the Buddhist Era first."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from prachum.dates import MONTHS
from prachum.thai import BUDDHIST_ERA

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d):(\d\d))?.*", re.ASCII)
_SKELETONS = ("y", "yMMMM", "yMMMMd")  # of a year, a month, a day
_LOCALES = {"en": "en_GB"}  # the day before the month


@dataclass(frozen=True, slots=True)
class Shown:
    """A date for readers, and `iso` for machines."""

    text: str
    iso: str


@lru_cache(maxsize=4096)
def show(iso: str, language: str) -> Shown:
    """`2019-04-22T09:30:00+07:00` → `22 เมษายน 2562 (ค.ศ. 2019) เวลา 09.30 น.`, in English `22 April 2019, 09:30`.

    As exact as the date is: `2018-09` → `กันยายน 2561 (ค.ศ. 2018)`. What is no date is shown as it stands.
    """
    found = _DATE.fullmatch(iso)
    if not found:
        return Shown(iso, iso)
    year, month, day = (int(part) if part else 0 for part in found.groups()[:3])
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return Shown(iso, iso)
    exactness = 2 if day else 1 if month else 0
    write = _thai if language == "th" else _any
    hour, minute = found[4], found[5]
    time = (f" เวลา {hour}.{minute} น." if language == "th" else f", {hour}:{minute}") if hour else ""
    return Shown(write(first, exactness, language) + time, iso)


def show_both(iso: str, language: str) -> Shown:
    """Like `show`, with the year of the Buddhist Era in every language: `22 April 2019, 09:30 (2562 BE)`."""
    shown = show(iso, language)
    if language == "th" or not _DATE.fullmatch(iso):
        return shown
    return Shown(f"{shown.text} ({int(iso[:4]) + BUDDHIST_ERA} BE)", iso)


def _thai(day: date, exactness: int, _: str) -> str:
    words = (str(day.day), MONTHS[day.month - 1][0])[2 - exactness :] or ("พ.ศ.",)
    return f"{' '.join(words)} {day.year + BUDDHIST_ERA} (ค.ศ. {day.year})"


def _any(day: date, exactness: int, language: str) -> str:
    try:
        locale = Locale.parse(_LOCALES.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(_LOCALES["en"])
    return str(format_skeleton(_SKELETONS[exactness], day, locale=locale))
