"""Numbers that tell one thing of a name from the next: `ครั้งที่ 3/2561`, `ฉบับที่ 2`, `พ.ศ. 2558`, `ระยะที่ 2`."""

import re
from collections import defaultdict
from functools import lru_cache

from prachum.thai import DIGITS, to_common_era

_NUMBERED = re.compile(r"(ครั้ง|ฉบับ|ระยะ|รุ่น|คณะ|สมัย|กลุ่ม|ชุด|ภาค|โซน|เฟส)(?:ที่)?\s*\(?(\d+)\)?")
_YEAR = re.compile(r"(?<![\d/.])(?:พ\.?\s*ศ\.?\s*|ค\.?\s*ศ\.?\s*|ปี\s*)?((?:19|20|24|25)\d\d)(?!\d)")
_ORDINAL = re.compile(r"(\d+)(?:\s*/\s*(\d{2,4}))?")


@lru_cache(maxsize=65536)
def numbers(name: str) -> dict[str, frozenset[int]]:
    """The numbers in a name by what they count; years are of the Common Era."""
    plain = name.translate(DIGITS)
    found: dict[str, set[int]] = defaultdict(set)
    for word, number in _NUMBERED.findall(plain):
        found[word].add(int(number))
    for year in _YEAR.findall(plain):
        found["ปี"].add(to_common_era(int(year)))
    return {word: frozenset(values) for word, values in found.items()}


def differ(one: str, other: str, *needed: str) -> bool:
    """Whether both names count something with no number in common; of what is `needed`, whether only one has it."""
    first, second = numbers(one), numbers(other)
    if any((word in first) != (word in second) for word in needed):
        return True
    return any(first[word].isdisjoint(second[word]) for word in first.keys() & second.keys())


def ordinal(text: str) -> tuple[int, int | None] | None:
    """The number of a meeting and its year, if it has one: `2/62` and `๒/๒๕๖๒` → (2, 2019); `8` → (8, None)."""
    found = _ORDINAL.fullmatch(text.translate(DIGITS).strip())
    if not found:
        return None
    return int(found[1]), to_common_era(int(found[2])) if found[2] else None
