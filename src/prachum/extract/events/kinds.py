"""The kind of an event, from the words of its name and what stands around it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from prachum.extract.actors.locating import countries
from prachum.extract.events.candidates import Candidate
from prachum.extract.events.setting import Setting
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, judge
from prachum.extract.wording import beside
from prachum.model import MeetingKind

_WORDS = (
    "คณะกรรมการ", "คณะอนุกรรมการ", "คณะทำงาน", "คณะรัฐมนตรี", "ครม.", "ทวิภาคี", "เต็มคณะ", "เชิงปฏิบัติการ", "อบรม", "สัมมนา",
    "ระหว่างประเทศ", "ระดับภูมิภาค", "อาเซียน", "เอเปค", "สุดยอด", "ระดับสูง", "รัฐมนตรี", "ผู้นำ", "ลงนาม", "หารือ",
    "เยี่ยม", "ต้อนรับ", "เยือน", "ลงพื้นที่", "เปิดตัว", "แถลง", "รณรงค์", "วัน", "งาน", "พิธี", "โครงการ", "กิจกรรม",
    "ครั้งที่", "นโยบาย", "เสวนา", "หลักสูตร", "ดูงาน", "ขับเคลื่อน", "มอบ", "วิชาการ", "Forum", "Workshop",
    "Meeting", "ความคิดเห็น", "ฝึก", "เลี้ยง", "สมัชชา", "เจ้าหน้าที่อาวุโส",
)  # fmt: skip
_BETWEEN = re.compile(r" ?(?:-|กับ|และ|/) ?(?:ประเทศ|ฝ่าย|รัฐบาลแห่ง|รัฐบาล)?")  # what stands between two sides
_LED = re.compile(r"(?:ระหว่าง|ฝ่าย) ?(?:ประเทศ|รัฐบาลแห่ง|รัฐบาล|ฝ่าย)?$")
_BOTH = re.compile(r"(?:ทั้งสอง|สอง|2 )(?:ฝ่าย|ประเทศ)[^\n]{0,30}$")  # สองประเทศจัดการประชุม…
_BODIES = ("คณะกรรมการ", "คณะอนุกรรมการ", "คณะทำงาน")
_AHEAD, _SHORT = 130, 30  # … characters in which the body that met is told, if the name is short: คณะทำงานได้ประชุมครั้งที่ 2
_BEHIND = 120  # characters in which the sides of a meeting are told: … ระหว่างราชอาณาจักรไทยกับ…


def kind_features(here: Setting, candidate: Candidate) -> list[str]:
    """What the model of kinds sees of an event's name and the words around it."""
    reading = here.reading
    words = reading.text[candidate.start : candidate.end]
    behind = reading.text[candidate.end : min(candidate.end + _BEHIND, reading.line_of(candidate.end)[1])]
    row = ["bias", f"suggested={candidate.kind}", f"head={candidate.head}", f"start={words[:8]}"]
    row += [f"has={word}" for word in _WORDS if word in words]
    row += [f"suggested|has={candidate.kind}|{word}" for word in _WORDS if word in words]
    row += [f"behind={word}|{candidate.kind}" for word in ("ทวิภาคี", "คณะกรรมการ", "อบรม") if word in behind]
    ahead = reading.text[max(0, candidate.start - _AHEAD) : candidate.start].rpartition("\n")[2]
    row += [f"ahead={word}|{len(words) < _SHORT}" for word in _BODIES if word in ahead]
    sides = _has_sides(reading, candidate, len(behind))
    return [*row, f"sides={sides}", f"sides={sides}|{candidate.kind}", *_wording(here, candidate)]


def _wording(here: Setting, candidate: Candidate) -> Iterator[str]:
    named = here.wording.inside(candidate.start, candidate.end)
    for word in (*named, f"first {'_'.join(named[:2])}"):
        yield from (f"w={word}", f"w={word}|{candidate.kind}")
    yield from (f"ws={one}_{two}" for one, two in pairwise(named))
    yield f"last={'_'.join(named[-1:])}"
    yield from beside(here.wording, candidate.start, candidate.end)


def _has_sides(reading: Reading, candidate: Candidate, reach: int) -> bool:
    """Whether the event is between two countries: `ไทย - กัมพูชา`, `… ระหว่างราชอาณาจักรไทยกับ…`."""
    text = reading.text
    if _BOTH.search(text[max(0, candidate.start - 50) : candidate.start]):
        return True
    sides = [s for s in countries(reading) if candidate.start <= s[0] < candidate.end + reach]
    for (start, end), (other, _) in pairwise(sides):
        if _BETWEEN.fullmatch(text, end, other) and (start < candidate.end or _LED.search(text[candidate.end : start])):
            return True
    return False


def kind_of(here: Setting, phrases: Sequence[Candidate], models: Path = MODELS) -> tuple[MeetingKind, float]:
    """The likeliest kind of an event and its probability, from the phrase that names it best."""
    judged = judge("event-kind", [kind_features(here, phrases[0])], models)[0]
    best = max(judged, key=lambda kind: (judged[kind], kind))
    return best, judged[best]  # type: ignore[return-value]  # the model's labels are the kinds
