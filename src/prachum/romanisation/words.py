"""Words of names in Latin letters: the cheapest row of syllables that reads them whole."""

import re
from functools import lru_cache

from prachum.romanisation.syllables import Syllable, plain, syllables

_THAI = re.compile("[ก-๎]+")
_OF = "ณ"  # พรรณนภา ณ น่าน, of Nan
_VOWEL = re.compile("^[aeiou]")


def romanise(name: str) -> str | None:
    """A Thai name in Latin letters: `ประยุทธ์ จันทร์โอชา` → `Prayut Chan-ocha`; None if a word cannot be read."""
    parts = (part for part in name.split() if part.strip("ฯ"))
    words = [_THAI.sub(lambda word: _word(word[0]) or "\0", part) for part in parts]
    return None if any("\0" in word for word in words) else " ".join(words)


@lru_cache(maxsize=65536)
def _word(word: str) -> str | None:
    """One word, its first letter a capital."""
    parts = _cheapest(plain(word))
    if parts is None:
        return None
    return join(parts) if word == _OF else join(parts).capitalize()


def _cheapest(word: str) -> list[str] | None:
    """The syllables that read the word from end to end at the least cost."""
    best: list[tuple[float, list[str]] | None] = [(0.0, []), *[None] * len(word)]
    for start in range(len(word)):
        here = best[start]
        if here is None:
            continue
        for syllable in syllables(word, start):
            reached = best[syllable.end]
            cost = here[0] + syllable.cost
            if reached is None or cost < reached[0]:
                best[syllable.end] = (cost, [*here[1], *_said(syllable)])
    whole = best[len(word)]
    return whole[1] if whole else None


def _said(syllable: Syllable) -> list[str]:
    return syllable.latin.split()


def join(parts: list[str]) -> str:
    """Syllables as one word; a hyphen where the joint would be read amiss: `Chan-ocha`, `Sa-nga`."""
    word = ""
    for part in parts:
        linked = word.endswith("~")
        word = word.rstrip("~")
        if word and not linked and (_VOWEL.match(part) or (part.startswith("ng") and word[-1] in "aeiou")):
            word += "-"
        word += part
    return word.rstrip("~")
