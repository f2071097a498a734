"""Keys under which spellings meet that sound alike: `ประยุทธ์` and `ประยุทธ`, `SOK Dara` and `Dara Sok`."""

import re
import unicodedata
from functools import lru_cache

from prachum.thai import fold

# Letters of one sound, and vowels that are often mistaken: `ศุภชัย` and `สุภชัย`, `ดี` and `ดิ`.
_ALIKE = str.maketrans("ศษฐฑธณญฎฏฬฆใีืู", "สสถททนยดตลคไิึุ")
_SILENT = re.compile("[่-์็๎ฺ]")  # tone marks, the signs of a silent letter and of a short vowel
_DOUBLED = re.compile(r"(.)\1+")
_BRACKETED = re.compile(r"\s*\([^()]*\)")
# What stands before a name in Latin letters: `H.E. Mr. Rex W. Tillerson`.
_STYLES = re.compile(
    r"\b(?:h\.?\s*e|hon(?:ou?rable)?|the|right|senator|mp|mrs?|ms|miss|dr|prof(?:essor)?|sir|dame|lord|lady|"
    r"amb(?:assador)?|gen(?:eral)?|lt|col(?:onel)?|maj(?:or)?|adm(?:iral)?|capt(?:ain)?)\b"
)
_LATIN = re.compile(r"[a-z]")
_WORDS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def sounding(name: str) -> str:
    """The folded name without tone marks and silent signs, one letter for each sound."""
    return _DOUBLED.sub(r"\1", _SILENT.sub("", fold(name)).translate(_ALIKE))


def unbracketed(name: str) -> str:
    """The name without what it gives in brackets: `ศูนย์ฯ (ศพดส.)` → `ศูนย์ฯ`."""
    return _BRACKETED.sub("", name).strip() or name


def is_latin(name: str) -> bool:
    """Whether the name is in Latin letters."""
    return _LATIN.search(fold(name)) is not None


@lru_cache(maxsize=65536)
def latin_words(name: str) -> tuple[str, ...]:
    """The words of a Latin name without accents and styles, sorted: `H.E. Mr. José Díaz` → `diaz`, `jose`."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).casefold()
    return tuple(sorted(_WORDS.findall(_STYLES.sub(" ", plain))))


def one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or other makes one of the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return one == other
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    short, long = sorted((one, other), key=len)
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
