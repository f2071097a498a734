"""Which posts can be one person's: offices by their level, and where each of them is held."""

import re
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from prachum.thai import fold

LEXICON = Path(__file__).parent / "lexicons" / "offices.txt"
HIGHEST = 5
_YEARS_TO_RISE = 2
# An envoy sent to Thailand is of another state: `เอกอัครราชทูตกัมพูชาประจำประเทศไทย`.
_FOREIGN = re.compile(
    r"ประจำ(?:ประเทศ|ราชอาณาจักร)?ไทย|"
    r"(?:กระทรวง|แห่ง)\S*(?:กัมพูชา|ลาว|เมียนมา|สหรัฐ|ญี่ปุ่น|จีน|ออสเตรเลีย|เวียดนาม|มาเลเซีย)"
)
_FORMER = re.compile(r"^(?:อดีต|รักษา|ผู้แทน|แทน|ว่าที่)")


@lru_cache(maxsize=65536)
def level(title: str) -> tuple[int, str] | None:
    """An office's level, and where it is held: `ผู้ว่าราชการจังหวัดตาก` → 4, `ตาก`; None for any other post."""
    key = fold(title)
    found = next(((level, word) for word, level in _offices() if key.startswith(word)), None)
    return (found[0], key[len(found[1]) :]) if found else None


def is_former(title: str) -> bool:
    """Whether the title is of a post that the person does not hold in full: `อดีตรัฐมนตรี`, `รักษาราชการแทนอธิบดี`."""
    return _FORMER.match(title) is not None


def is_foreign(title: str) -> bool:
    """Whether only somebody of another state holds the post: `เอกอัครราชทูตลาวประจำประเทศไทย`."""
    return _FOREIGN.search(title) is not None


def exclude(one: str, other: str, apart: int) -> bool:
    """Whether nobody holds both posts, the one so many days after the other (0: at once)."""
    first, second = level(one), level(other)
    if first is None or second is None or fold(one) == fold(other):
        return False
    (here, place), (there, elsewhere) = first, second
    if is_foreign(one) != is_foreign(other) and max(here, there) < HIGHEST:
        return True
    if apart == 0:
        return min(here, there) < HIGHEST and not (place and elsewhere and (place in elsewhere or elsewhere in place))
    return abs(here - there) > 1 and apart < _YEARS_TO_RISE * 365


def days_between(one: str, other: str) -> int:
    """The number of days between two ISO days."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


@cache
def _offices() -> tuple[tuple[str, int], ...]:
    """The beginnings of titles with their levels, the longest first."""
    lines = LEXICON.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(sorted(((fold(word), int(number)) for number, word in rows), key=lambda row: (-len(row[0]), row)))
