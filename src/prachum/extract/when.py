"""When an event took place: its days, its hour, and the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prachum.dates import DateMention, TimeMention, shift
from prachum.extract.events import Event
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading

LONGEST = 14  # days; a longer stretch is a period, not an event
OPENING = 1200  # characters of the body in which the day of what it reports is told
NEAR = 260  # characters within which a date belongs to the event beside it
_TODAY = re.compile(r"วันนี้|ในวันนี้|วันเดียวกัน")
# A date after these words is that of something else: a deadline, a law, a report's period.
_OTHERS = re.compile(r"(?:ภายใน|ภายในวันที่|ตั้งแต่|ลงวันที่|พ\.ร\.บ\.|พระราชบัญญัติ|ประจำปี|งบประมาณ|ระยะ|ฉบับที่|เกิดเมื่อ|มติ[^ ]{0,20})[^\n]{0,12}$")


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event, and where the text gives it."""

    date: DateMention
    confidence: float


def when(reading: Reading, event: Event, others: Sequence[Event], mentions: Mentions) -> When | None:
    """The date that belongs to an event; None where the text gives none.

    What a document reports took place on the first day that its body names; only a range of days that
    holds this one, and stands by the event's name, says more. Other events have the date beside them.
    """
    dates = [d for d in mentions.dates if _is_an_events(reading, d)]
    beside = _beside(reading, event, others, dates)
    if not event.main:
        return When(beside, 0.85) if beside else None
    start, end = reading.opening[0], reading.body[1]
    first = next((d for d in dates if start <= d.start < min(end, start + OPENING) and len(d.first) == 10), None)
    spans = [d for d in dates if start <= d.start < end and d.first != d.last and len(d.first) == 10]
    if first and first.first == first.last:
        wider = next((d for d in spans if d.first <= first.first <= d.last and shift(d.first, LONGEST) >= d.last), None)
        return When(wider or first, 0.9)
    if first or beside:
        return When(first or beside, 0.85)  # type: ignore[arg-type]  # one of them is there
    later = next((d for d in dates if start <= d.start < end and len(d.first) == 10), None)
    return _today(reading, mentions) or (When(later, 0.6) if later else None)


def _today(reading: Reading, mentions: Mentions) -> When | None:
    """The dateline, where the text says `วันนี้` and gives no date of its own."""
    dateline = reading.document.layout.dateline
    if dateline is None or not _TODAY.search(reading.text):
        return None
    at = reading.normalised.position(dateline.start)
    found = next((d for d in mentions.dates if d.start >= at), None)
    return When(found, 0.8) if found else None


def _is_an_events(reading: Reading, date: DateMention) -> bool:
    before = reading.text[max(0, date.start - 40) : date.start]
    year_only = len(date.first) == 4
    return not _OTHERS.search(before) and not (year_only and not re.search(r"(?:ใน|ช่วง|ปลาย|ต้น|กลาง|เมื่อ) ?$", before))


def _beside(
    reading: Reading, event: Event, others: Sequence[Event], dates: Sequence[DateMention]
) -> DateMention | None:
    """The date nearest to one of the event's mentions, with no other event in between."""
    scored = []
    rivals = [(m.start, m.end) for other in others if other is not event for m in other.mentions]
    for mention in event.mentions:
        for date in dates:
            gap = _gap(reading, (mention.start, mention.end), (date.start, date.end))
            if gap is None or gap > (NEAR if event.main else NEAR // 2):
                continue
            low, high = sorted((mention.start, date.start))
            if any(low < start < high and start != mention.start for start, _ in rivals):
                gap += NEAR // 2
            scored.append((gap - 150 * (date.first != date.last) - 60 * (len(date.first) == 10), date.start, date))
    return min(scored, key=lambda row: row[:2])[2] if scored else None


def _gap(reading: Reading, one: tuple[int, int], other: tuple[int, int]) -> int | None:
    """The number of characters between two stretches of one line; None across lines."""
    first, second = sorted((one, other))
    between = reading.text[first[1] : max(first[1], second[0])]
    if between.count("\n") > 1:
        return None
    return len(between) + 40 * between.count("\n")


def hour(reading: Reading, found: When | None, mentions: Mentions) -> TimeMention | None:
    """The first time of day in the opening of the body, where it stands behind a date."""
    start = reading.opening[0]
    for time in mentions.times:
        if start <= time.start < start + OPENING and found:
            return time
    return None
