"""The words that prove a part: a name with its titles, and the telling words beside it or beside its list."""

import re
from collections.abc import Sequence

from prachum.extract.reading import Reading
from prachum.extract.roles.clauses import Sign
from prachum.extract.roles.items import Item

LONGEST = 300  # characters of a proof; a longer one is cut down to the name with its titles
# Behind a list: … เป็นประธาน, … ในฐานะหัวหน้าคณะเจรจา, … เข้าร่วม, … จัดการประชุม
_BEHIND = frozenset(
    [
        "presides",
        "heads",
        "leads",
        "signs",
        "witnesses",
        "receives",
        "calls-on",
        "talks",
        "joins",
        "follows",
        "observes",
        "invites",
        "holds",
        "host",
        "opens",
        "speaks",
    ]
)
_AHEAD = frozenset(  # โดยมี …, นำโดย …, จัดโดย …, ร่วมกับ …
    [
        "with",
        "there-was",
        "namely",
        "led-by",
        "jointly",
        "receives",
        "calls-on",
        "talks",
        "held-by",
        "observer",
        "between",
    ]
)
_PASSED = frozenset(
    ["as", "joins", "which", "to", "from", "of", "represents", "people", "at"]
)  # may stand between: ในฐานะหัวหน้าคณะ
_REST = re.compile(r"[^ \n,)]*")  # the rest of the telling phrase: หัวหน้าคณะ + เจรจาฝ่ายไทย
_FAR = 40  # characters of that rest that are quoted


def proofs(reading: Reading, found: Sequence[Item], row: Sequence[Sign]) -> list[tuple[int, int]]:
    """For each name, where the words stand that prove its bearer's part; `row` are the signs of the text."""
    spans = [(item.start, item.end) for item in found]
    for place, sign in enumerate(row):
        for number in sign.items:
            low, high = _widened(reading, row, place, spans[number])
            if high - low <= LONGEST:
                spans[number] = low, high
    return [_trimmed(reading.text, *span) for span in spans]


def _widened(reading: Reading, row: Sequence[Sign], place: int, span: tuple[int, int]) -> tuple[int, int]:
    """A name with the telling words behind its list, or else with those ahead of it."""
    start, end = span
    behind = _first(row[place + 1 :], _BEHIND)
    if behind:
        return start, _whole_words(reading, behind.end)
    ahead = _first(row[:place][::-1], _AHEAD)
    return (ahead.start, end) if ahead else (start, end)


def _whole_words(reading: Reading, at: int) -> int:
    """The end of the phrase that goes on at a place, or of its last whole word that is near."""
    rest = _REST.match(reading.text, at)
    end = rest.end() if rest else at
    if end - at <= _FAR:
        return end
    return max((token.end for token in reading.tokens if at <= token.end <= at + _FAR), default=at)


def _first(row: Sequence[Sign], wanted: frozenset[str]) -> Sign | None:
    """The first sign that is wanted, if only words of passage stand before it."""
    for sign in row:
        if sign.what in wanted:
            return sign
        if sign.what not in _PASSED:
            return None
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
