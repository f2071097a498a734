"""How English puts it: articles, enumerations, days and numbers of a Thai year."""

import re
from collections.abc import Sequence

from prachum.dates import MONTHS
from prachum.thai import language, to_common_era

_COUNTRIES = "United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Holy See|Republic|Democratic Republic|Kingdom"
_ADJECTIVES = "Anti-|Central|Deputy|European|International|National|Permanent|Prime Minister's|Regional|Royal"
_NOUNS = (
    "Agency|Army|Association|Authority|Bank|Board|Bureau|Cabinet|Cent(?:re|er)|Command|Commission|Committee|Company|Council|"
    "Court|Department|Division|East|Embassy|Federation|Force|Foundation|Fund|Government|Group|House|Institute|Ministry|"
    "Mission|Navy|Network|Office|Organi[sz]ation|Police|Programme|Program|Project|Region|Secretariat|Section|Senate|"
    "Sub-?committee|Subregion|Team|Union"
)
_DEFINITE = re.compile(
    rf"(?:{_COUNTRIES}|{_NOUNS})\b|(?:{_ADJECTIVES})|.*\b(?:{_NOUNS})(?: of | for | on |,|$)", re.IGNORECASE
)
_BUDDHIST_YEAR = re.compile(r"\b2[45]\d\d\b")


def with_article(name: str) -> str:
    """`the Ministry of Labour`, `the United States`; `Japan`, `UNICEF`."""
    return f"the {name}" if _DEFINITE.match(name) else name


def enumerate_names(names: Sequence[str], most: int = 3, rest: str = "others") -> str:
    """`A`, `A and B`, `A, B and C`, `A, B and 4 others`; semicolons where a name has a comma of its own."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} {rest}"]
    if len(names) < 2:
        return "".join(names)
    if any("," in name for name in names):
        return "; ".join(names[:-1]) + f"; and {names[-1]}"
    return ", ".join(names[:-1]) + f" and {names[-1]}"


def day(date: str) -> str:
    """An ISO date, as exact as it is: `22 April 2019`, `April 2019`, `2019`."""
    return " ".join(_parts(date))


def period(start: str, end: str | None) -> str:
    """`22 April 2019`, `22 to 24 April 2019`, `30 April to 2 May 2019`, `March to May 2018`."""
    if end is None or end == start:
        return day(start)
    first, last = _parts(start), _parts(end)
    shared = 0
    while len(first) == len(last) > shared + 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    return f"{' '.join(first[: len(first) - shared])} to {' '.join(last)}"


def number(ordinal: str) -> str:
    """`3/2561` → `No. 3/2018`, `44 และ 45` → `No. 44 and 45`; nothing for one that has other words."""
    western = _BUDDHIST_YEAR.sub(lambda year: str(to_common_era(int(year[0]))), ordinal)
    western = re.sub(r"\s*และ\s*", " and ", western)
    return "" if language(western) == "th" else f"No. {western}"


def _parts(date: str) -> list[str]:
    year, *rest = date.split("-")
    month = [MONTHS[int(rest[0]) - 1][2]] if rest else []
    return [*(str(int(number)) for number in rest[1:]), *month, year]
