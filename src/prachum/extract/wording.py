"""The words around a stretch of the text, with names, offices, dates and the like put for what they are.

`นาย ก ปลัดกระทรวง ข เป็นประธาน การประชุม…` is `PER เป็น ประธาน EVENT`: what a model learns of the words beside one
name holds for those beside another.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading, Token

REACH = 8  # words looked at on either side; the line's end is the last of them
NEAR = 3  # words whose order counts
EDGE = "#"  # what stands beyond the ends of the text
Labelled = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text in order, white space left out, each with its place in the regular text."""

    words: Sequence[str]
    starts: Sequence[int]

    def before(self, position: int) -> list[str]:
        """The words ahead of a place in its line, the nearest first."""
        first = bisect_left(self.starts, position) - 1
        return self._line(range(first, first - REACH, -1))

    def after(self, position: int) -> list[str]:
        """The words from a place on in its line."""
        first = bisect_left(self.starts, position)
        return self._line(range(first, first + REACH))

    def inside(self, start: int, end: int) -> Sequence[str]:
        """The words of a stretch."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _line(self, places: Iterable[int]) -> list[str]:
        out: list[str] = []
        for place in places:
            out.append(self.words[place] if 0 <= place < len(self.words) else EDGE)
            if out[-1] in (EDGE, "\n"):
                break
        return out


def wording(reading: Reading, named: Iterable[Labelled]) -> Wording:
    """The words of a reading; each of the stretches `named` is one word, its label, as often as no longer one holds it."""
    words: list[str] = []
    starts: list[int] = []
    tokens, index = reading.tokens, 0
    for start, end, label in [*_apart(named), (len(reading.text), len(reading.text), "")]:
        while index < len(tokens) and tokens[index].start < start:
            if word := _word(tokens[index]):
                words.append(word)
                starts.append(tokens[index].start)
            index += 1
        while index < len(tokens) and tokens[index].start < end:
            index += 1
        if label:
            words.append(label)
            starts.append(start)
    return Wording(words, starts)


def _apart(named: Iterable[Labelled]) -> Iterator[Labelled]:
    """The stretches in order without those that begin in another."""
    last = 0
    for start, end, label in sorted(named, key=lambda row: (row[0], -row[1])):
        if start >= last:
            yield start, end, label
            last = end


def _word(token: Token) -> str:
    match token.shape:
        case "line":
            return "\n"
        case "number":
            return "0"
        case "space":
            return ""
        case _:
            return token.text


def told_things(mentions: Mentions) -> Iterator[Labelled]:
    """The stretches that tell an office, a day, an hour, a venue or an instrument."""
    for label, layer in (("POST", mentions.posts), ("VENUE", mentions.venues), ("INSTRUMENT", mentions.instruments)):
        yield from ((m.start, m.end, label) for m in layer)
    yield from ((day.start, day.end, "DATE") for day in mentions.dates)
    yield from ((hour.start, hour.end, "TIME") for hour in mentions.times)


def beside(words: Wording, start: int, end: int) -> Iterator[str]:
    """What a model sees of the words on both sides of a stretch."""
    for side, row in (("<", words.before(start)), (">", words.after(end))):
        yield from (f"{side}{place}w={word}" for place, word in enumerate(row[:NEAR]))
        yield from (f"{side}{size}ws={'_'.join(row[:size])}" for size in range(2, NEAR + 1))
        yield from (f"{side}w={word}" for word in row)
