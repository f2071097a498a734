"""What stands around a name beside an event: how far off it is, in which part of the text, behind which words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prachum.extract.events.choice import Event
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention
from prachum.model import MeetingKind

REACH = 4000  # characters around an event, and of the opening, in which its place may be told
SCENE = 1500  # characters of the body that set the scene
_GAPS = (2, 20, 60, 150, 400)  # characters between a name and that of the event
_SAYS = re.compile(r"กล่าว|เปิดเผย|เผย(?!แพร่)|ระบุ|ชี้แจง|แถลง(?!ข่าว)|เน้นย้ำ|เห็นชอบ|รับทราบ|มีมติ|ดังนี้")
_NEXT = re.compile(r"จากนั้น|ต่อมา|ก่อนหน้านี้|ที่ผ่านมา|หลังจาก|นอกจากนี้|ทั้งนี้|ในโอกาส|ซึ่งจะ|จะมีขึ้น")
_HELD = re.compile(r"สถานที่|จัด(?!ตั้ง|หา|สรร|การ|ทำ)|ประชุม|พิธี|งาน|เปิด|ต้อนรับ|เดินทาง|เยือน|ลงพื้นที่|หารือ|พบ|เข้าเยี่ยม|มาที่|เลือก|ใช้")


@dataclass(frozen=True, slots=True)
class Ground:
    """An event of a kind among all events of a reading, and all sites there."""

    reading: Reading
    mentions: Mentions
    event: Event
    kind: MeetingKind
    others: Sequence[Event]
    sites: Sequence[Mention]

    @property
    def anchors(self) -> list[tuple[int, int]]:
        """The phrases that name the event, those of the body if there are any."""
        all_ = [(m.start, m.end) for m in self.event.mentions]
        return [a for a in all_ if a[0] >= self.reading.opening[0]] or all_

    def reaches(self, at: int) -> bool:
        """Whether a position is in the opening, or near enough to the event to be looked at."""
        return at < self.reading.opening[0] + REACH or any(a - REACH < at < b + REACH for a, b in self.anchors)


def around(here: Ground, start: int, end: int) -> Iterator[str]:
    """The features of a stretch by where it stands to the event and what stands around it."""
    text, main = here.reading.text, here.event.main
    part = part_of(here.reading, start)
    low, high, side = _nearest(here, start, end)
    between = text[low:high]
    size = sum(high - low > limit for limit in _GAPS)
    yield from ("bias", f"main={main}", f"kind={here.kind}|{main}", f"part={part}|{main}")
    yield from (
        f"gap={side}{size}|{main}",
        f"gap={side}{size}|{main}|{part}",
        f"lines={min(2, between.count(chr(10)))}|{side}|{main}",
    )
    yield from (
        f"says={bool(_SAYS.search(between))}|{side}|{main}",
        f"next={bool(_NEXT.search(between))}|{side}|{main}",
    )
    yield f"apart={_is_apart(here, low, high)}|{side}|{main}"
    line = text[here.reading.line_of(start)[0] : start]
    yield from (f"begins={len(line) < 4}|{part}", f"held={bool(_HELD.search(line[-60:]))}|{main}")
    yield from _words(here, start, end)


def _words(here: Ground, start: int, end: int) -> Iterator[str]:
    """The words before and behind."""
    reading, main = here.reading, here.event.main
    before = _tokens(reading, start, -1)
    after = _tokens(reading, end, 1)
    yield from (f"<{before[0]}", f"<{before[0]}|{main}", f"<{before[1]} {before[0]}", f"<<{before[1]}")
    yield from (f">{after[0]}", f">{after[0]}|{main}")


def _tokens(reading: Reading, position: int, step: int) -> list[str]:
    """The two words next to a place, white space left out; `#` at a line's end."""
    tokens = reading.tokens
    index = bisect_left(tokens, position, key=lambda token: token.start)
    index = index if step > 0 else index - 1
    out: list[str] = []
    while len(out) < 2:
        if not 0 <= index < len(tokens) or tokens[index].shape == "line":
            out += ["#"] * (2 - len(out))
        elif tokens[index].shape == "number":
            out.append("0")
        elif tokens[index].shape != "space":
            out.append(tokens[index].text)
        index += step
    return out


def part_of(reading: Reading, start: int) -> str:
    """In the head, above the opening, in what sets the scene, or later."""
    first = reading.opening[0]
    if start < reading.body[0]:
        return "head"
    return "above" if start < first else "scene" if start < first + SCENE else "later"


def _nearest(here: Ground, start: int, end: int) -> tuple[int, int, str]:
    """What lies between a stretch and the nearest phrase that names the event, and on which side of that it stands."""
    rows = []
    for a, b in here.anchors:
        if a <= start < b:
            return start, start, "in"
        rows.append((start - b, b, start, ">") if start >= b else (a - end, end, a, "<"))
    _, low, high, side = min(rows)
    return low, max(low, high), side


def _is_apart(here: Ground, low: int, high: int) -> bool:
    """Whether another event is named in between."""
    return any(low <= m.start < high for other in here.others if other is not here.event for m in other.mentions)
