"""The sites at which an event may have taken place, and what the model that picks one sees of each."""

import re
from collections.abc import Iterator, Sequence

from prachum.extract.events.surroundings import Ground, around, part_of
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention
from prachum.extract.venues import bare_venues

_LED = re.compile(r"(ณ|ที่|ภายใน|ใน|สถานที่|ยัง)[ :\n]*$")
_HEADS = (
    "ห้องทำงาน", "ห้อง", "โรงแรม", "รร", "ตึก", "อาคาร", "ทำเนียบ", "ศูนย์", "กระทรวง", "กรม", "สำนักงาน", "สถานเอกอัครราชทูต", "สถาน", "ศาลา", "หอ", "บริเวณ",
    "มหาวิทยาลัย", "โรงเรียน", "วัด", "สนาม", "ลาน", "ท่า", "ถนน", "บ้าน", "ชั้น", "ด่าน", "วิทยาลัย",
)  # fmt: skip


def sites(reading: Reading, mentions: Mentions) -> list[Mention]:
    """The venues of a reading with stretches that only begin like one, in order."""
    start = reading.body[0]
    return sorted(
        v for v in (*mentions.venues, *bare_venues(reading, mentions.venues, mentions.dates)) if v.start >= start
    )


def site_features(here: Ground, found: Sequence[Mention]) -> list[list[str]]:
    """What is seen of each site."""
    return [
        [*around(here, v.start, v.end), *_own(here, v), *_rank(here, found, number)] for number, v in enumerate(found)
    ]


def _own(here: Ground, venue: Mention) -> Iterator[str]:
    text = here.reading.text
    words = text[venue.start : venue.end]
    led = _LED.search(text[max(0, venue.start - 12) : venue.start])
    lead = led[1] if led else "none"
    head = next((head for head in _HEADS if words.startswith(head)), "other")
    main = here.event.main
    part = part_of(here.reading, venue.start)
    yield from (
        f"lead={lead}",
        f"lead={lead}|{head}",
        f"lead={lead}|{part}|{main}",
        f"head={head}",
        f"head={head}|{main}|{part}",
    )
    yield from (
        f"trust={venue.label}{int(venue.confidence * 4)}",
        f"trust={venue.label}{int(venue.confidence * 4)}|{lead}|{part}",
    )
    yield from (f"room={'ห้อง' in words}", f"long={min(4, len(words) // 12)}", f"first={words[:4]}")
    near = any(n.label == "LOC" and 0 <= n.start - venue.end < 3 for n in here.mentions.names)
    yield f"city={near}|{lead}"
    if any(n.start < venue.start < n.end for n in here.mentions.names):
        yield "inside=name"
    if any(p.start <= venue.start < p.end for p in here.mentions.posts):
        yield "inside=post"
    if any(n.label == "ORG" and n.start == venue.start and n.end >= venue.end for n in here.mentions.names):
        yield f"org|{lead}"


def _rank(here: Ground, found: Sequence[Mention], number: int) -> Iterator[str]:
    """How many sites of the scene, and how many surer ones, come before."""
    part, main, first = part_of(here.reading, found[number].start), here.event.main, here.reading.opening[0]
    before = sum(v.start >= first for v in found[:number])
    sure = sum(v.start >= first and v.confidence > 0.5 for v in found[:number])
    yield from (
        f"rank={min(3, before)}|{main}|{part}",
        f"sure={min(2, sure)}|{main}|{part}|{found[number].confidence > 0.5}",
    )
