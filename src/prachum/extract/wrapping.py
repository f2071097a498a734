"""Lines broken to fit a page, made whole: their breaks become spaces, so that a sentence is one line."""

import re
from dataclasses import replace

from prachum.read.layout import LEADS_ON, OPENS
from prachum.thai import Normalised

PAGE = (50, 160)  # characters of the lines of a page that was set to a width
FULL = 0.7  # of that width, from which a line is full
LINES = 4  # full lines one upon another, from which a text is taken to be set to a width
LONG = 1500  # characters of a line that holds a whole text
HEADLINE = 60  # characters of a headline on the same line, at least
PARAGRAPH = 200  # characters that a paragraph has at least
_TITLE = (
    r"(?:นาย|นาง|น\.ส\.|พล|พัน|ร้อย|ร\.ต|ดร\.|ศ\.|ศาสตราจารย์|แพทย์|ผศ|รศ|รัฐมนตรี|รมว|รมช|รองนายก|ปลัด|รองปลัด|อธิบดี"
    r"|โฆษก|เลขาธิการ|เลขา|ผู้ว่า|ผู้อำนวยการ|ผอ|ประธาน|เอกอัครราชทูต|M[rs]s?\.|H\.E\.|Dr\.)"
)
_PARAGRAPH = re.compile(  # … กรุงเทพฯ ¶ พลเอก สมชาย กล่าวว่า … · … ¶ ทั้งนี้ … · … ดังนี้ ¶ 1. …
    rf" (?={_TITLE}[^ \n]* (?:[^ \n]{{2,40}} ){{0,3}}(?:ได้)?กล่าว(?:ว่า|ต่อ|เพิ่มเติม|เปิด|ต้อนรับ)"
    rf"|{_TITLE}[^ \n]*กล่าว(?:ว่า|ต่อ|เพิ่มเติม)"
    r"|(?:ทั้งนี้|นอกจากนี้|สำหรับ(?:การ|สาระ|ประเด็น|ผล)|ในการนี้|(?:ใน)?โอกาสนี้|โดยที่ประชุม|โดยทั้ง|ทั้งสองฝ่าย|ในตอนท้าย|ที่มา ?:"
    r"|จากนั้น|อย่างไรก็|ด้าน ?(?:นาย|นาง|พล)|วันนี้ ?\("
    r"|การ(?:ประชุม|หารือ|ลงนาม)(?:ใน)?(?:ครั้ง|วัน)นี้))"
)
_PROSE = re.compile(
    r"[ก-ฮเ-ไA-Za-z(\"]|\d+(?![\d.)])"
)  # how a line goes on; a bullet or a list's number begins a new one
_CARRIES = re.compile(r"(?:เป็นประธาน|ณ |กับ|และ|รวมทั้ง|ตลอดจน|ซึ่ง|ของ|\()")  # no sentence begins so
_OPEN = re.compile(  # nor ends with its date, a preposition, or inside a bracket
    r"^(?:วันนี้|เมื่อวัน|ในวัน|วันที่)[^\n]*(?:น\.|\d|\))$|(?:เมื่อ|ระหว่าง|ตั้งแต่|และ|กับ|โดย|ของ|พร้อมด้วย)$|\([^()\n]*$"
)
_SPACED = re.compile(  # where the page broke at a space: beside a sign or a number, ahead of a clause or a title
    r"[^ก-๎]\n|.\n(?:[^ก-๎]|โดย|และ|ซึ่ง|เพื่อ|เมื่อ|ณ |พร้อม|รวม|ตลอด|อาทิ|ได้แก่|นาย(?!ก)|นาง|พล|ทั้ง|จาก|ว่า|จังหวัด|กรุง|อำเภอ)"
)
_FRESH = re.compile(r"(?:ที่มา|ทั้งนี้|นอกจากนี้|โอกาสนี้|ในการนี้|วันที่ ?\d|วันนี้|เมื่อวันที่|(?:[^ \n]{2,30} ){0,3}กล่าว(?:ว่า|ต่อ|เพิ่ม))")


def unwrapped(normalised: Normalised, start: int) -> Normalised:
    """The text without the breaks inside its paragraphs from `start` on: a space, or nothing, is in their place."""
    text = list(normalised.text)
    lines = [match.span() for match in re.compile(r"[^\n]+").finditer(normalised.text, start)]
    for first, last in _pages([end - start for start, end in lines]):
        width = sorted(end - start for start, end in lines[first:last])[-2]
        for (begin, end), (following, _) in zip(lines[first:last], lines[first + 1 : last + 1], strict=False):
            if _goes_on(normalised.text, begin, end, following, FULL * width):
                text[end] = " " if _SPACED.match(normalised.text, end - 1) else ""
    kept = [(char, at) for char, at in zip(text, normalised.offsets, strict=False) if char]
    return Normalised("".join(char for char, _ in kept), (*(at for _, at in kept), normalised.offsets[-1]))


def paragraphed(normalised: Normalised, start: int) -> Normalised:
    """The text with breaks where, from `start` on, the paragraphs of a line that holds a whole text begin."""
    text = list(normalised.text)
    if start and text[start - 1] == " ":
        text[start - 1] = "\n"  # behind a headline on the same line
    for line in re.compile(rf"[^\n]{{{LONG},}}").finditer("".join(text), start):
        if 2 * len(line.group()) < len(text) - start:
            continue
        at = _opens(normalised.text, line.start())
        if at > line.start():
            text[at - 1] = "\n"
        while begins := _PARAGRAPH.search(normalised.text, at + PARAGRAPH, line.end()):
            at = begins.start()
            text[at] = "\n"
    return replace(normalised, text="".join(text))


def _opens(text: str, start: int) -> int:
    """Where the first sentence of a text begins, behind its headline."""
    for match in OPENS.finditer(text, start + HEADLINE, start + LONG // 2):
        if text[match.start() - 1] == " " and not LEADS_ON.search(text, start, match.start()):
            return match.start()
    return start


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
