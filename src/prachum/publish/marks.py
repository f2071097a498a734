"""A document's text with its quotes marked: cut into pieces that nest, whatever the quotes overlap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote from `start` to `end`, known by `id`.

    It has a `kind` if it names a thing or a date, and a `href` if that has a page.
    """

    start: int
    end: int
    id: str
    href: str = ""
    kind: str = ""


@dataclass(slots=True)
class Piece:
    """Words between two borders of marks.

    `opens` are the ids of the marks that open before it (empty for one that goes on after another
    that it crosses was closed), `closes` how many close after it, `names` the smallest mark around it
    that has a kind.
    """

    text: str
    opens: list[str] = field(default_factory=list)
    closes: int = 0
    names: Mark | None = None


def cut(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The pieces of `text`, in order; joined they are the text. Marks that lie outside it are left out."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    waiting = sorted(inside, key=_outermost_first, reverse=True)
    borders = sorted({0, len(text)}.union(*((mark.start, mark.end) for mark in inside)))
    around: list[Mark] = []
    going_on: list[Mark] = []
    for start, end in pairwise(borders):
        piece = Piece(text[start:end], opens=[""] * len(going_on))
        around += going_on
        while waiting and waiting[-1].start == start:
            around.append(waiting.pop())
            piece.opens.append(around[-1].id)
        piece.names = min((mark for mark in around if mark.kind), key=_length, default=None)
        keep = next((at for at, mark in enumerate(around) if mark.end == end), len(around))
        piece.closes = len(around) - keep
        going_on = [mark for mark in around[keep:] if mark.end > end]
        del around[keep:]
        yield piece


def _length(mark: Mark) -> tuple[int, str]:
    return mark.end - mark.start, mark.id


def _outermost_first(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.id
