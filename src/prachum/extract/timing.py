"""Which date the text tells for a phrase: the one in its own clause, with no other event in between."""

import re
from collections.abc import Sequence

from prachum.dates import DateMention
from prachum.extract.candidates import Candidate
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.thai import to_common_era

BEHIND, AHEAD = 110, 170  # characters within which the date behind a phrase, or ahead of it, is its own
GLOSS = re.compile(r" ?\([^()\n]*\)")  # what stands in brackets keeps nothing apart
CLOSE = 40  # characters behind a phrase within which a date can be no other event's
# A date after these words is that of something else: a deadline, a law, a report's period.
_OTHERS = re.compile(
    r"(?:ภายใน|ภายในวันที่|ตั้งแต่|ลงวันที่|พ\.ร\.บ\.|พระราชบัญญัติ|ประจำปี|ประจำ|งบประมาณ|ระยะ|ฉบับที่|เกิดเมื่อ|สถานการณ์|ครบรอบ|นับ|ณ วันที่|จนถึง|มติ[^ ]{0,20})[^\n]{0,12}$"
)
_YEAR_OF = re.compile(r"(?:ใน|ช่วง|ปลาย|ต้น|กลาง|เมื่อ|สำหรับ) ?$")
_NAMED_YEAR = re.compile(r" ((?:20|25)\d\d)$")  # การฝึกร่วม Cobra Gold 2024
_BREAK = re.compile(r"กล่าวว่า|เปิดเผยว่า|ทั้งนี้|นอกจากนี้|โดยสถานะ|ต่อมา|ขณะนี้|หลังจากนั้น|โดยหวัง|ตามที่")


def beside(reading: Reading, mentions: Mentions, found: Sequence[Candidate], candidate: Candidate) -> DateMention | None:
    """The date in the clause of a phrase: behind it, else ahead of it; None if another event is nearer."""
    inside = [d for d in mentions.dates if candidate.start <= d.start < candidate.end and len(d.first) > 4]
    if inside:
        return inside[-1]
    text = reading.text
    if year := _NAMED_YEAR.search(text, candidate.start, candidate.end):
        return DateMention(*year.span(1), *[str(to_common_era(int(year[1])))] * 2)
    behind = next((d for d in mentions.dates if d.start >= candidate.end and is_an_events(reading, d)), None)
    if behind and _clear(text, found, candidate, candidate.end, behind.start, BEHIND):
        return behind
    ahead = [d for d in mentions.dates if d.end <= candidate.start and is_an_events(reading, d)]
    reach = AHEAD if ahead and len(ahead[-1].first) > 4 else AHEAD // 2
    if ahead and not _claimed(text, found, ahead[-1]) and _clear(text, found, candidate, ahead[-1].end, candidate.start, reach):
        return ahead[-1]
    return None


def _claimed(text: str, found: Sequence[Candidate], date: DateMention) -> bool:
    """Whether a date follows another event's name so closely that it is that event's."""
    before = max((c.end for c in found if c.end <= date.start), default=None)
    return before is not None and len(GLOSS.sub("", text[before : date.start])) <= CLOSE and "\n" not in text[before : date.start]


def _clear(text: str, found: Sequence[Candidate], candidate: Candidate, low: int, high: int, most: int) -> bool:
    """Whether between two places of a line there is no other event, and no new sentence."""
    gap = GLOSS.sub("", text[low:high])
    if len(gap) > most or "\n" in gap or _BREAK.search(gap):
        return False
    return not any(low <= c.start < high for c in found if c is not candidate)


def is_an_events(reading: Reading, date: DateMention) -> bool:
    """Whether a date may be that of an event at all: `ประจำปี 2561`, `ภายในวันที่ …` are not."""
    before = reading.text[max(0, date.start - 40) : date.start]
    if _OTHERS.search(before):
        return False
    return len(date.first) > 4 or not date.complete or bool(_YEAR_OF.search(before))


def told_day(reading: Reading, mentions: Mentions) -> str | None:
    """The day that the body's opening tells of, else the first day of the body."""
    start, end = reading.opening[0], reading.body[1]
    days = [d for d in mentions.dates if start <= d.start < end and len(d.first) == 10 and is_an_events(reading, d)]
    return days[0].first if days else None
