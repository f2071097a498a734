"""How alike two names are: the overlap of their letter trigrams."""

from collections import Counter
from functools import lru_cache

from prachum.thai import fold

_TELLING = 12  # letters of a name that tell much when they stand inside another


def similar(one: str, other: str) -> float:
    """From 0 (nothing shared) to 1 (the same letters): Dice's coefficient over letter trigrams.

    A name of twelve letters or more that stands whole inside the other counts at least 0.75.
    Source: L. R. Dice, "Measures of the amount of ecologic association between species" (1945).
    """
    short, long = sorted((fold(one), fold(other)), key=len)
    shared = overlap(short, long)
    return max(shared, 0.75) if len(short) >= _TELLING and short in long else shared


def overlap(one: str, other: str) -> float:
    """Dice's coefficient over the letter trigrams of two folded names."""
    if not (one and other):
        return 0.0
    x, y = _trigrams(one), _trigrams(other)
    return 2 * (x & y).total() / (x.total() + y.total())


@lru_cache(maxsize=4096)
def _trigrams(key: str) -> Counter[str]:
    padded = f"^{key}$"
    return Counter(padded[at : at + 3] for at in range(len(padded) - 2))
