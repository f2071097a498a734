"""Where an event took place: the venue, and the city, province or country that the text names with it."""

import re
from collections.abc import Iterator, Sequence

from prachum.extract.actors.entities import Entity
from prachum.extract.events.candidates import Candidate
from prachum.extract.events.choice import Event
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

OPENING = 1500  # characters of the body in which the scene of what it reports is set
NEAR = 140  # characters from the name of another event within which its venue is looked for
# … แขวงคลองเตย เขตคลองเตย กรุงเทพฯ · … (Lao Plaza Hotel) นครหลวงเวียงจันทน์
_CHAIN = re.compile(
    r"(?: ?\([^()\n]*\))?[ \n,()]*(?:(?:ณ|ใน|ที่|ประเทศ|จังหวัด|นครหลวง|(?:ตำบล|ต\.|แขวง|เขต|อำเภอ|อ\.|หมู่|ซอย|ถนน|ถ\.) ?[^ \n]+(?: ?[\d/-]+)?)[ \n,(]*)*"
)
_MARKED = re.compile(r"จังหวัด|จ\.|อำเภอ|อ\.|กรุง|นคร")  # สำนักงานจัดหางานจังหวัดตาก stands there
_WIDE = re.compile(r"อนุภูมิภาค|ภูมิภาค|ลุ่มน้ำ|ลุ่มแม่น้ำ|เอเชีย|ยุโรป|แอฟริกา|แปซิฟิก")  # no meeting takes place in all of it
_AT = re.compile(r"(?:ณ|ที่|ใน|ในพื้นที่|พื้นที่|ไปยัง|เยือน|เดินทางไป|ลงพื้นที่)[ \n]*$")


def venue_of(reading: Reading, event: Event, mentions: Mentions) -> Mention | None:
    """The first venue of the body's opening for what the document reports; else the one beside the name."""
    start = reading.opening[0]
    if event.main:
        opening = [v for v in mentions.venues if start <= v.start < start + OPENING]
        return opening[0] if opening else None
    if event.best.kind == "visit" and any(n.label == "LOC" and _is_goal(event.best, n) for n in mentions.names):
        return None  # ในโอกาสเยือนประเทศไทย ณ ห้องสีงาช้าง: the room is that of the talks
    anchors = [(m.start, m.end) for m in event.mentions if m.start >= start]
    gaps = ((_distance(reading, a, v), v.start, v) for v in mentions.venues for a in anchors)
    near = [(gap, at, v) for gap, at, v in gaps if gap is not None and gap < NEAR]
    return min(near, key=lambda row: row[:2])[2] if near else None


def _distance(reading: Reading, anchor: tuple[int, int], mention: Mention) -> int | None:
    low, high = sorted((anchor, (mention.start, mention.end)))
    between = reading.text[low[1] : max(low[1], high[0])]
    return None if between.count("\n") > 2 else len(between) + 80 * between.count("\n")


def places_of(
    reading: Reading, event: Event, venue: Mention | None, places: Sequence[Entity]
) -> Iterator[tuple[Entity, Mention]]:
    """The places that follow the venue, or else stand after `ณ`, `ที่`, `เยือน` in or by the event's name."""
    near = [p for p in places if not _WIDE.match(p.forms[0])]
    located = sorted(((m, p) for p in near for m in p.mentions), key=lambda row: row[0].start)
    if venue:
        words = reading.text[venue.start : venue.end]
        yield from _chain(reading, venue.end, located)
        yield from ((p, venue) for p in near if any(words.endswith(form) for form in p.forms if _MARKED.match(form)))
        return
    goals = [(p, m) for m, p in located if any(_is_goal(c, m) for c in event.mentions)]
    if goals:
        yield from goals
        yield from _chain(reading, goals[-1][1].end, located)
        return
    start = reading.body[0]
    stretches = [(m.start, m.end + NEAR) for m in event.mentions if m.start >= start]
    if event.main:
        stretches.append((reading.opening[0], reading.opening[0] + OPENING))
    for low, high in stretches:
        for mention, place in located:
            if low <= mention.start < high and _AT.search(reading.text[max(low, mention.start - 24) : mention.start]):
                yield place, mention
                yield from _chain(reading, mention.end, located)
                return


def _is_goal(candidate: Candidate, place: Mention) -> bool:
    """Whether a place stands in the name of a visit: `ตรวจเยี่ยมศูนย์พักพิง… จังหวัดตาก`."""
    return candidate.kind == "visit" and candidate.start < place.start < candidate.end


def _chain(reading: Reading, at: int, located: Sequence[tuple[Mention, Entity]]) -> Iterator[tuple[Entity, Mention]]:
    """`… กรุงย่างกุ้ง สาธารณรัฐแห่งสหภาพเมียนมา`: places one upon another."""
    for mention, place in located:
        if mention.start >= at and _CHAIN.fullmatch(reading.text, at, mention.start):
            yield place, mention
            at = mention.end
