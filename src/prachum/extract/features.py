"""What the taggers see of each word: its form, its neighbours, the lists that know it, and where it stands."""

from bisect import bisect_left
from collections.abc import Sequence

from prachum.dates import find_dates, find_times
from prachum.extract.gazetteer import Gazetteer, lexicon
from prachum.extract.reading import Reading, Token

LEXICONS = ("prefixes", "posts", "organizations", "instruments", "events", "venues")
WINDOW = 3


def features(reading: Reading, names: Gazetteer) -> list[list[str]]:
    """One list of feature strings for each token; `names` are the authorities' names with their kind."""
    tokens = reading.tokens
    lists = [_marks(reading, lexicon(f"{name}.txt"), name[:4]) for name in LEXICONS]
    lists.append(_marks(reading, names, "known"))
    lists.append(_dates(reading))
    words = [token.text if token.shape not in ("space", "line") else "_" for token in tokens]
    solid = [index for index, token in enumerate(tokens) if token.shape != "space"]
    rank = {index: place for place, index in enumerate(solid)}
    where = _where(reading)
    out = []
    for index in range(len(tokens)):
        row = ["bias", where[index], *_form(tokens, words, index)]
        if index in rank:
            row += _around(words, solid, rank[index])
        for marks in lists:
            row += _listed(marks, index)
        out.append(row)
    return out


def _form(tokens: Sequence[Token], words: list[str], index: int) -> list[str]:
    word = words[index]
    row = [f"w={word}", f"s={tokens[index].shape}", f"start={word[:3]}", f"end={word[-3:]}"]
    for step in range(-WINDOW, WINDOW + 1):
        at = index + step
        inside = 0 <= at < len(words)
        if step:
            row.append(f"w{step}={words[at] if inside else '#'}")
        if step and abs(step) <= 2:
            row.append(f"s{step}={tokens[at].shape if inside else '#'}")
    before = words[index - 1] if index else "#"
    after = words[index + 1] if index + 1 < len(words) else "#"
    row += [f"w-1|w={before}|{word}", f"w|w1={word}|{after}"]
    return row


def _around(words: list[str], solid: list[int], place: int) -> list[str]:
    """Neighbours with white space left out: `นางสาว อุษณี` and `นางสาวอุษณี` look alike."""
    row = []
    for step in (-3, -2, -1, 1, 2, 3):
        at = place + step
        row.append(f"n{step}={words[solid[at]] if 0 <= at < len(solid) else '#'}")
    return row


def _listed(marks: list[str], index: int) -> list[str]:
    row = [f"in={marks[index]}"] if marks[index] else []
    for step in (-2, -1, 1, 2):
        at = index + step
        if 0 <= at < len(marks) and marks[at]:
            row.append(f"in{step}={marks[at]}")
    return row


def _marks(reading: Reading, names: Gazetteer, label: str) -> list[str]:
    """For each token, whether it begins (`B`) or continues (`I`) a name of a list."""
    marks = [""] * len(reading.tokens)
    for first, end, kind in names.matches(reading):
        for index in range(first, end):
            marks[index] = f"{label}.{'B' if index == first else 'I'}.{kind}"
    return marks


def _dates(reading: Reading) -> list[str]:
    marks, starts = [""] * len(reading.tokens), list(reading.starts)
    for name, found in (("date", find_dates(reading.text)), ("time", find_times(reading.text))):
        for mention in found:
            first, last = (bisect_left(starts, at) for at in (mention.start, mention.end))
            marks[first:last] = [name] * (last - first)
    return marks


def _where(reading: Reading) -> list[str]:
    """Head (before the body), above the opening, the opening, later in the body, or foot."""
    (start, end), (first, last) = reading.body, reading.opening
    limits = ((start, "head"), (first, "above"), (last, "lead"), (end, "body"))
    return [f"at={next((name for limit, name in limits if token.start < limit), 'foot')}" for token in reading.tokens]
