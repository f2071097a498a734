"""How alike the names of two meetings are."""

import re
from functools import lru_cache

from prachum.likeness import overlap
from prachum.link.keys import meeting_is_generic, meeting_name

_MOTTO = re.compile(r"\s*(?:“[^”]*”?|\"[^\"]*\"?)|\s*ภายใต้(?:แนวคิด|หัวข้อ|ชื่องาน).*|\sณ\s.*")
_TELLING = 12  # letters of a name that stands whole inside another, which may add the one thing that tells them apart
_INSIDE = 0.6


@lru_cache(maxsize=262144)
def likeness(one: str, other: str) -> float:
    """From 0 to 1, their mottos, brackets, ordinals and first words aside."""
    short, long = sorted((bare(one), bare(other)), key=len)
    inside = _INSIDE if len(short) >= _TELLING and short in long else 0.0
    return max(inside, overlap(short, long))


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """The folded name without motto and place: `งานวันเด็ก “รวมใจ” ณ ทำเนียบรัฐบาล` → `วันเด็ก`."""
    plain = _MOTTO.sub("", name)
    return meeting_name(name if meeting_is_generic(plain) else plain)


@lru_cache(maxsize=65536)
def is_vague(name: str) -> bool:
    """Whether the name fits many meetings: `การประชุมหารือ`."""
    return meeting_is_generic(name)
