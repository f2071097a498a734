"""When an event took place: its days, its hour, and the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prachum.dates import DateMention, TimeMention, shift
from prachum.extract.events.choice import Event
from prachum.extract.events.timing import is_an_events
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading

LONGEST = 14  # days; a longer stretch is a period, not an event
OPENING = 800  # characters of the body in which the day of what it reports is told
AHEAD = 170  # characters ahead of the name of a later event in which its time is told
NEAR = 30  # characters behind its name within which a date is the event's whatever the opening says
_TODAY = re.compile(r"วันนี้|ในวันนี้|วันเดียวกัน")
_SAID = re.compile(r"(?:เปิดเผย|กล่าว|แถลง|ชี้แจง|เผย)[^\n]{0,60}ว่า")
_AND = re.compile(r" ?(?:และ|พร้อมทั้ง|ร่วมกับ)(?:ร่วม|เป็นประธาน|เข้าร่วม|สักขีพยาน|ใน| )*$")  # joins two events of one sitting


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event, and where the text gives it."""

    date: DateMention
    confidence: float


def when(reading: Reading, event: Event, others: Sequence[Event], mentions: Mentions) -> When | None:
    """The date that belongs to an event; None where the text gives none.

    What a document reports took place on the first day that its body names, unless its name has a date of
    its own; only a range of days that holds this one says more. Other events have the date beside them.
    """
    if not event.main:
        return When(event.date, 0.85) if event.date else None
    own, told = event.date, _told(reading, mentions)
    if own and len(own.first) == 10:
        close = _is_close(event, own, first=event is others[0])
        told = own if close or (told and _is_announced(reading, event, told, own)) else told
    if told:
        claimed = {e.date for e in others if e is not event and not e.main}
        return When(_widened(reading, mentions, told, claimed), 0.9)
    if own:
        return When(own, 0.8)
    later = next((d for d in _days(reading, mentions) if not d.complete), None)
    return _today(reading, mentions) or (When(later, 0.6) if later else None)


def _is_close(event: Event, date: DateMention, *, first: bool) -> bool:
    """Whether a date follows the event's name; for a second event any date of its own will do."""
    return not first or any(0 <= date.start - m.end <= NEAR for m in event.mentions)


def _is_announced(reading: Reading, event: Event, told: DateMention, own: DateMention) -> bool:
    """Whether the day told first is that of the announcement: `วันนี้ (3 มี.ค. 63) โฆษกฯ เปิดเผยว่า ในวันที่ 5 มีนาคม 2563 …`."""
    return told.end < own.start < event.best.start and bool(_SAID.search(reading.text, told.end, own.start))


def _days(reading: Reading, mentions: Mentions) -> list[DateMention]:
    start, end = reading.opening[0], reading.body[1]
    return [d for d in mentions.dates if start <= d.start < end and len(d.first) == 10 and is_an_events(reading, d)]


def _told(reading: Reading, mentions: Mentions) -> DateMention | None:
    """The first day in the opening."""
    return next((d for d in _days(reading, mentions) if d.start < reading.opening[0] + OPENING), None)


def _widened(reading: Reading, mentions: Mentions, told: DateMention, claimed: set[DateMention | None]) -> DateMention:
    """The range of days that holds a day, if the text names one and no other event lays claim to it."""
    ranges = (d for d in _days(reading, mentions) if d.first != d.last and d not in claimed)
    return next((d for d in ranges if d.first <= told.first <= d.last <= shift(d.first, LONGEST)), told)


def _today(reading: Reading, mentions: Mentions) -> When | None:
    """The dateline, where the text says `วันนี้` and gives no date of its own."""
    dateline = reading.document.layout.dateline
    if dateline is None or not _TODAY.search(reading.text):
        return None
    at = reading.normalised.position(dateline.start)
    found = next((d for d in mentions.dates if d.start >= at), None)
    return When(found, 0.8) if found else None


def hour(reading: Reading, event: Event, others: Sequence[Event], mentions: Mentions) -> TimeMention | None:
    """The first time of day in the opening, for the event that it reports first and those of the same sitting.

    Another has the time in its own clause: `จากนั้นเวลา 13.30 น. คณะได้ลงพื้นที่ตรวจเยี่ยม…`.
    """
    start = reading.opening[0]
    if is_of_first_sitting(reading, event, others):
        return next((t for t in mentions.times if start <= t.start < start + OPENING), None)
    starts = [m.start for other in others if other is not event for m in other.mentions]
    for mention in event.mentions:
        for time in reversed([t for t in mentions.times if start <= t.start and t.end <= mention.start]):
            gap = reading.text[time.end : mention.start]
            if len(gap) < AHEAD and "\n" not in gap and not any(time.end <= s < mention.start for s in starts):
                return time
            break
    return None


def is_of_first_sitting(reading: Reading, event: Event, others: Sequence[Event]) -> bool:
    """Whether an event is the one reported first, or joined to one: `ประชุมคณะทำงาน… และร่วมพิธีลงนาม…`."""
    before = any(0 <= event.best.start - m.end < 60 for e in others if e is not event for m in e.mentions)
    return event is others[0] or (before and _AND.search(reading.text[: event.best.start][-40:]) is not None)
