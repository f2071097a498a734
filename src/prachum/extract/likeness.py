"""How alike two names are: the overlap of their letter trigrams."""

from collections import Counter

from prachum.thai import fold


def similar(one: str, other: str) -> float:
    """From 0 (nothing shared) to 1 (the same letters): Dice's coefficient over letter trigrams.

    A name of twelve letters or more that stands whole inside the other counts at least 0.75.
    Source: L. R. Dice, "Measures of the amount of ecologic association between species" (1945).
    """
    a, b = fold(one), fold(other)
    if not a or not b:
        return 0.0
    x, y = _trigrams(a), _trigrams(b)
    shared = 2 * (x & y).total() / (x.total() + y.total())
    short, long = sorted((a, b), key=len)
    return max(shared, 0.75 if len(short) >= 12 and short in long else 0.0)


def _trigrams(key: str) -> Counter[str]:
    padded = f"^{key}$"
    return Counter(padded[i : i + 3] for i in range(len(padded) - 2))
