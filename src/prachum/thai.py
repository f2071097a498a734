"""Thai script: normalisation with offsets kept, folding for comparison, digits, and the calendar."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from prachum.model import Span

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
BUDDHIST_ERA = 543

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DASHES = "‐‑‒–—−"
_QUOTES = "“”„‟″"
_FOLDED_AWAY = re.compile(r"[\s\"'“”‘’ฯ.,;:\-‐‑‒–—−()\[\]/…]+")
_THAI = re.compile(r"[\u0e01-\u0e5b]")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The key under which two spellings of one name meet.

    NFC, `ํา` → `ำ`, Thai digits → ASCII, lower case; white space, quotes, dots, dashes, the signs of
    brackets, `ฯ` and invisible characters are dropped: `สปป. ลาว` and `สปป.ลาว` fold alike.
    """
    text = unicodedata.normalize("NFC", text).replace("ํา", "ำ").translate(DIGITS)
    text = "".join(c for c in text if c not in _INVISIBLE)
    return _FOLDED_AWAY.sub("", text.casefold())


def language(text: str) -> str:
    """`th` if the text has a Thai letter, else `en`."""
    return "th" if _THAI.search(text) else "en"


def to_common_era(year: int) -> int:
    """The Common Era year of a Buddhist Era one; two digits are short for 25xx (`61` → 2018)."""
    if year < 100:
        year += 2500
    return year - BUDDHIST_ERA if year > 2300 else year


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text made regular for matching, with the way back to the stored one.

    Invisible characters are gone, white space is one space (a line break stays one line break),
    dashes are `-`, double quotes are `"`, digits are ASCII, `ํา` is `ำ`. `offsets[i]` is the place of
    character `i` in the stored text; one more entry marks its end.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the stored text."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + self._width(end - 1))

    def position(self, offset: int) -> int:
        """The first character of `text` at or after `offset` of the stored text."""
        at = bisect_right(self.offsets, offset) - 1
        return at if at >= 0 and self.offsets[at] == offset else at + 1

    def _width(self, at: int) -> int:
        return 2 if self.text[at] == "ำ" and self.offsets[at + 1] - self.offsets[at] >= 2 else 1


def normalise(text: str) -> Normalised:
    """Make a stored text regular for matching; see `Normalised`."""
    out: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(text):
        char = text[at]
        if text.startswith("ํา", at):
            out.append("ำ")
            offsets.append(at)
            at += 2
            continue
        plain = _plain(char)
        if (plain == " " and out and out[-1] in " \n") or (plain == "\n" and out and out[-1] == "\n"):
            pass
        elif plain == "\n" and out and out[-1] == " ":
            out[-1], offsets[-1] = "\n", at
        elif plain:
            out.append(plain)
            offsets.append(at)
        at += 1
    offsets.append(len(text))
    return Normalised("".join(out), tuple(offsets))


def _plain(char: str) -> str:
    """The regular form of one character; empty for an invisible one."""
    if char in _INVISIBLE:
        return ""
    if char in _DASHES:
        return "-"
    if char in _QUOTES:
        return '"'
    if char in "\r\n\u2028\u2029":
        return "\n"
    if char.isspace():
        return " "
    return char.translate(DIGITS)
