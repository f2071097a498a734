"""The syllables that may begin at a letter of a Thai word, each with what it costs to read it so.

Thai writes neither the ends of syllables nor every vowel: `สมร` is sa-mon, `สมชาย` som-chai. A reading is better the
more of its vowels are written; parts of names that are known cost least.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from prachum.romanisation.letters import CLUSTERS, FINALS, INITIALS, SILENT_R, VOWELS

PARTS = Path(__file__).parent / "lexicons" / "name_parts.txt"
SILENT = "*"  # where a letter under a thanthakhat stood: here a syllable ends
_SIGNS = frozenset("ะัาำิีึืุู็")  # no syllable begins with these
_PREPOSED = "เแโไใ"
_SILENT_LAST = "รธถฐฆช"  # behind the last consonant of a word: บุตร, พุทธ
_SILENT_KILLED = "กขคจชดตถทธศษส"  # before a killed one: จันทร์, ลักษณ์
_TONES = re.compile("[\u0e48-\u0e4b\u0e3a\u0e4d\u0e4eฯ]")
_KILLED = re.compile("[ก-ฮ][ิีุู]?์")  # ศักดิ์, พันธุ์
_KILLED_WITHIN = re.compile("[ก-ฮ]์(?=[ก-ฮ](?:$|[ก-ฮ][ิุ]?์))")  # สาส์น, มาร์ค
_STOPS = "กขคฆจชซฎฏฐฑฒดตถทธศษสบปพฟภ"
# Said twice between two vowels if one of these follows: `วัฒนา` wat-tha-na, `กัลยา` kan-la-ya.
_DOUBLING = {**dict.fromkeys(_STOPS, "นณมยรลวญ"), "ด": "นณมยลวญ", "ล": "ย"}
_SHORT = {"ั", "ิ", "ุ"}

_KNOWN, _PLACED, _WRITTEN, _CLOSED_O, _OPEN_A, _PARTED = 0.2, 0.15, 0.3, 0.8, 1.3, 1.3
_SPLIT_CLUSTER, _DOUBLED, _NO_R, _SILENT_END, _TAKEN = 0.25, 0.1, 0.2, 0.25, 0.8
_LEFT_OPEN = {"ิ": 0.35, "ุ": 0.35, "ี": 0.3, "ู": 0.3}  # before a consonant that could close the syllable; else:
_LEFT_OPEN_ELSE = 0.7
_PARTING = "ดนมรลวสงชญ"  # เสมอ, แสดง: second letters of a syllable whose first has an a of its own


@dataclass(frozen=True, slots=True)
class Syllable:
    """A stretch of a word read as one syllable or as a known part: where it ends, how it is said, what it costs."""

    end: int
    latin: str
    cost: float


def plain(word: str) -> str:
    """A word without tone marks, with `SILENT` for each letter under a thanthakhat: `จันทร์` → `จันท*`."""
    word = _TONES.sub("", unicodedata.normalize("NFC", word).replace("ํา", "ำ").replace("เเ", "แ").replace("ๅ", ""))
    return _KILLED.sub(SILENT, _KILLED_WITHIN.sub("", word))


def syllables(word: str, start: int) -> Iterator[Syllable]:
    """The readings of `word` (without tone marks) from `start` on."""
    if word[start] == SILENT:
        yield Syllable(start + 1, "", 0.0)
        return
    yield from _known(word, start)
    if word[start] == "ฤ":
        yield Syllable(start + 1, "rue", _WRITTEN)
    before = word[start] if word[start] in _PREPOSED else ""
    for end, onset, cost in _onsets(word, start + len(before)):
        yield from _written(word, end, before, onset, cost)
        if not before:
            yield from _unwritten(word, end, onset, cost)


@cache
def _parts() -> dict[str, list[tuple[str, str, str]]]:
    """Known parts of names by their first letter, as (Thai, Latin, where they stand: `+`, `$` or anywhere)."""
    lines = PARTS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    by_letter: dict[str, list[tuple[str, str, str]]] = {}
    for thai, latin in rows:
        name, where = plain(thai.rstrip("+$")), thai[len(thai.rstrip("+$")) :]
        by_letter.setdefault(name[0], []).append((name, latin, where))
    return by_letter


def _known(word: str, start: int) -> Iterator[Syllable]:
    """The known parts of names at a place."""
    for name, latin, where in _parts().get(word[start : start + 1], ()):
        end = start + len(name)
        if not word.startswith(name, start) or not _may_end(word, end):
            continue
        rest = word[end:]
        if (where == "+" and rest[:1] in ("", SILENT)) or (where == "$" and rest):
            continue
        yield Syllable(end, latin, _PLACED if where else _KNOWN)


def _onsets(word: str, at: int) -> Iterator[tuple[int, str, float]]:
    """What may begin a syllable at a letter: (end, Latin, cost)."""
    first, pair = word[at : at + 1], word[at : at + 2]
    behind = at > 0 and word[at - 1] in _PREPOSED
    glide = pair[1:] == "ว" and behind  # แก้ว kaeo, เหว heo
    if first in INITIALS:
        yield (
            at + 1,
            INITIALS[first],
            _SPLIT_CLUSTER if pair in CLUSTERS and pair not in SILENT_R and not glide else 0.0,
        )
    if pair in CLUSTERS:
        yield at + 2, CLUSTERS[pair], _NO_R if glide or (pair in SILENT_R and at > 0) else 0.0
    elif first in INITIALS and pair[1:] and pair[1] in _PARTING and behind:
        yield at + 2, f"{INITIALS[first]}a{INITIALS[pair[1]]}", _PARTED  # แสดง sa-daeng


def _written(word: str, at: int, before: str, onset: str, cost: float) -> Iterator[Syllable]:
    """Syllables whose vowel is written."""
    for sign, behind, vowel, closing in VOWELS:
        if sign != before or not word.startswith(behind, at) or not (sign or behind):
            continue
        end = at + len(behind)
        if closing != "closed" and _may_end(word, end):
            free = closing == "any" and word[end : end + 1] and word[end] in FINALS and not _begins(word, end)
            left = _LEFT_OPEN.get(behind, _LEFT_OPEN_ELSE) if free and not any(_known(word, end)) else 0.0
            yield Syllable(end, onset + vowel, cost + _WRITTEN + left)
        if closing != "open":
            yield from _closed(word, end, onset + vowel, cost + _WRITTEN, short=behind in _SHORT)


def _unwritten(word: str, at: int, onset: str, cost: float) -> Iterator[Syllable]:
    """Syllables whose vowel is not written: o before a consonant, else a."""
    if word[at : at + 1] not in _SIGNS or at >= len(word):
        yield from _closed(word, at, onset + "o", cost + _CLOSED_O, short=False)
        if at < len(word) and word[at] != SILENT and _may_end(word, at):
            yield Syllable(at, onset + "a", cost + _OPEN_A)


def _closed(word: str, at: int, open_: str, cost: float, short: bool) -> Iterator[Syllable]:
    """The syllable with the consonant that closes it, and what of the word is silent behind it."""
    final = word[at : at + 1]
    if not final or final not in FINALS:
        return
    latin, end = open_ + FINALS[final], at + 1
    cost += _TAKEN if word[end : end + 1] == "อ" and _begins(word, at) else 0.0  # บ่อทอง: ท goes with อ
    cost += _SPLIT_CLUSTER if _begins(word, at) and word[at : at + 2] in CLUSTERS else 0.0  # บ่อพลอย: พล is one
    if _may_end(word, end):
        yield Syllable(end, latin, cost)
    rest = word[end:]
    if rest in ("ิ", "ุ") and not (short and open_[-1] in "iu"):  # ชาติ, เหตุ; not จุติ
        yield Syllable(end + 1, latin, cost + _SILENT_END)
    if rest in _SILENT_LAST and rest and final in _STOPS:  # บุตร, เพชร, พุทธ
        yield Syllable(end + 1, latin, cost + _SILENT_END)
    for more in (1, 2):  # จันทร์, ลักษณ์
        if rest[more : more + 1] == SILENT and all(letter in _SILENT_KILLED for letter in rest[:more]):
            yield Syllable(end + more, latin, cost + _SILENT_END)
    if short and rest[:1] and _begins(word, end) and (rest[0] in _DOUBLING.get(final, "")):
        link = INITIALS[final] + ("" if final in "ตกท" and rest[0] == "ร" else "a")
        yield Syllable(end, f"{latin} {link}~", cost - _DOUBLED)


def _begins(word: str, at: int) -> bool:
    """Whether the consonant at a place must begin a syllable, since a vowel sign follows it."""
    cluster = word[at : at + 2] in CLUSTERS and word[at : at + 2] not in SILENT_R
    sign = word[at + 2 : at + 3] if cluster and word[at + 1 : at + 2] in "รล" else word[at + 1 : at + 2]
    if sign == "อ":  # บ่อทอง, but หนองอยู่
        return word[at + 2 : at + 3] not in _SIGNS and not (
            word[at + 2 : at + 3] == "ย" and word[at + 3 : at + 4] in _SIGNS
        )
    return sign in _SIGNS


def _may_end(word: str, at: int) -> bool:
    """Whether a syllable may end before the letter at a place."""
    return at >= len(word) or word[at] not in _SIGNS
