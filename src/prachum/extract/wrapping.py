"""Lines broken to fit a page, made whole: their breaks become spaces, so that a sentence is one line."""

import re
from dataclasses import replace

from prachum.thai import Normalised

PAGE = (50, 160)  # characters of the lines of a page that was set to a width
FULL = 0.7  # of that width, from which a line is full
LINES = 4  # full lines one upon another, from which a text is taken to be set to a width
_PROSE = re.compile(r"[ก-ฮเ-ไA-Za-z(\"]")  # how a line goes on; a bullet or a number begins a new one
_CARRIES = re.compile(r"(?:เป็นประธาน|ณ |กับ|และ|รวมทั้ง|ตลอดจน|ซึ่ง|ของ|\()")  # no sentence begins so
_OPEN = re.compile(  # nor ends with its date, a preposition, or inside a bracket
    r"^(?:วันนี้|เมื่อวัน|ในวัน|วันที่)[^\n]*(?:น\.|\d|\))$|(?:เมื่อ|ระหว่าง|ตั้งแต่|และ|กับ|โดย|ของ|พร้อมด้วย)$|\([^()\n]*$"
)
_FRESH = re.compile(r"(?:ที่มา|ทั้งนี้|นอกจากนี้|โอกาสนี้|ในการนี้|วันที่ ?\d|วันนี้|เมื่อวันที่|(?:[^ \n]{2,30} ){0,3}กล่าว(?:ว่า|ต่อ|เพิ่ม))")


def unwrapped(normalised: Normalised, start: int) -> Normalised:
    """The text with the breaks inside its paragraphs from `start` on replaced by spaces; offsets stay as they are."""
    text = list(normalised.text)
    lines = [match.span() for match in re.compile(r"[^\n]+").finditer(normalised.text, start)]
    for first, last in _pages([end - start for start, end in lines]):
        width = sorted(end - start for start, end in lines[first:last])[-2]
        for (begin, end), (following, _) in zip(lines[first:last], lines[first + 1 : last + 1], strict=False):
            if _goes_on(normalised.text, begin, end, following, FULL * width):
                text[end] = " "
    return replace(normalised, text="".join(text))


def _goes_on(text: str, begin: int, end: int, following: int, full: float) -> bool:
    """Whether the sentence of one line goes on in the next."""
    if _CARRIES.match(text, following) or _OPEN.search(text[begin:end]):
        return True
    return end - begin >= full and bool(_PROSE.match(text, following)) and not _FRESH.match(text, following)


def _pages(lengths: list[int]) -> list[tuple[int, int]]:
    """Runs of lines, as (first, last + 1), that are so many and so alike in length that a width was set."""
    low, high = PAGE
    pages, first = [], 0
    for index in range(len(lengths) + 1):
        if index < len(lengths) and lengths[index] <= high:
            continue
        run = lengths[first:index]
        if sum(length >= low for length in run) >= LINES and _are_alike(run, low):
            pages.append((first, index))
        first = index + 1
    return pages


def _are_alike(run: list[int], low: int) -> bool:
    longest = sorted(run)[-2]
    return sum(length >= FULL * longest for length in run) >= LINES and longest >= low
