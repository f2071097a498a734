"""Phrases that may name an event: by their head word, and as the tagger marks them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from prachum.extract.events.extents import event_end
from prachum.extract.events.heads import Head, find_heads
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

ORDINAL = re.compile(r"(?:ครั้งที่?|สมัยที่|รุ่นที่) ?(\d+(?:-\d+(?=/))?(?: ?/ ?\d+(?: ?- ?\d{2,4})?)?)")
NEAR = 12  # characters by which the tagger and the lexicon may differ on where a phrase begins
_SECOND = re.compile(r" ?และ ?(?=คณะ(?:กรรมการ|อนุกรรมการ|ทำงาน)[^\n]{5,140}?ครั้งที่ ?\d)")

_BARE = frozenset(  # heads that name nothing alone
    [
        "การประชุม",
        "ประชุม",
        "การประชุมร่วม",
        "ประชุมร่วม",
        "ประชุมหารือ",
        "การประชุมหารือ",
        "สัมมนา",
        "การสัมมนา",
        "อบรม",
        "การอบรม",
        "การฝึกอบรม",
        "ฝึกอบรม",
        "กิจกรรม",
        "พิธี",
        "พิธีเปิด",
        "พิธีปิด",
        "ลงนาม",
        "การลงนาม",
        "พิธีลงนาม",
        "เวที",
        "โครงการ",
        "ต้อนรับ",
        "เดินทางไป",
        "หลักสูตร",
        "ประชุมใหญ่",
        "การประชุมใหญ่",
        "งาน",
        "หารือ",
        "การหารือ",
        "รณรงค์",
        "การรณรงค์",
        "เสวนา",
        "การเสวนา",
        "การประชุมเชิงปฏิบัติการ",
        "ประชุมเชิงปฏิบัติการ",
        "การเยือน",
        "เยือน",
        "เดินทางเยือน",
        "เดินทางไปเยือน",
        "ลงพื้นที่",
        "ตรวจเยี่ยม",
        "พบปะ",
        "การพบปะ",
        "เข้าพบ",
        "โครงการประชุม",
    ]
)
# What a meeting or a journey is for is no event beside it: จัดขึ้นเพื่อให้มีการแลกเปลี่ยน…, เดินทางไป… เพื่อศึกษาดูงาน.
_AIM = re.compile(r"เพื่อ[^ \n]{0,30}$")
_AIMS = ("consultation", "visit")
_VAGUE = re.compile(r"(?:การ)?ประชุม[^ \n]{0,10} ?(?:ที่เกี่ยวข้อง|อื่น ?ๆ|ต่าง ?ๆ)[^\n]*")  # การประชุมสุดยอดที่เกี่ยวข้อง
_CALLS = ("เข้าเยี่ยม", "เยี่ยมค", "เข้าคารวะ", "เข้าพบ")  # words for a visit that is paid


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name an event: where it stands, the kind its head suggests, the tagger's trust and word."""

    start: int
    end: int
    head: str
    kind: str
    trust: float = 0.0
    tag: str = ""


def is_bare(candidate: Candidate) -> bool:
    """Whether a phrase is no more than a head word that says nothing of its own: `การประชุม`, `พิธีเปิด`."""
    return candidate.end - candidate.start - len(candidate.head) < 2 and candidate.head in _BARE


def candidates(reading: Reading, mentions: Mentions) -> list[Candidate]:
    """Phrases that may name an event, in order; none inside another."""
    heads = [h for h in find_heads(reading.text) if not _is_told_of_else(reading.text, mentions, h)]
    found: list[Candidate] = []
    for head in heads:
        if found and head.start < found[-1].end:
            continue
        end = event_end(reading, mentions, head, heads)
        if _VAGUE.fullmatch(reading.text, head.start, end):
            continue
        candidate = Candidate(head.start, end, head.words, head.kind)
        found.append(_dated(reading, mentions, candidate) if is_bare(candidate) else candidate)
        found += _second(reading, mentions, head, end)
    return _met(reading, sorted(_tagged(reading, mentions, found), key=lambda c: c.start))


def _met(reading: Reading, found: list[Candidate]) -> list[Candidate]:
    """The candidates with all words for one visit in the opening made one: the visitor's, else the first.

    `ให้การต้อนรับ … ในโอกาสเข้าเยี่ยมคารวะ และร่วมหารือ…` tells of one event.
    """
    first, last = reading.opening
    told = [c for c in found if first <= c.start < last and c.kind == "consultation" and "ประชุม" not in c.head]
    if len(told) < 2:
        return found
    calls = [c for c in told if c.head.startswith(_CALLS) and c.end - c.start > len(_CALLS[-1])]
    talks = [
        c
        for c in told
        if c.head.startswith("การ")
        and c.end - c.start > len(c.head) + 4
        and not reading.text[: c.start].endswith("เป็น")
    ]
    best = (calls or talks or told)[0]
    return [c for c in found if c not in told or c is best]


def _dated(reading: Reading, mentions: Mentions, candidate: Candidate) -> Candidate:
    """A head word with the day behind it, if that is all the name it has: `การประชุมเมื่อวันที่ 12 กรกฎาคม 2561`."""
    day = next((d for d in mentions.dates if d.start >= candidate.end), None)
    if day and len(day.first) == 10 and re.fullmatch(r" ?เมื่อวันที่ ?", reading.text[candidate.end : day.start]):
        return replace(candidate, end=day.end)
    return candidate


def _is_told_of_else(text: str, mentions: Mentions, head: Head) -> bool:
    """Whether a head word stands in a venue or a person's name, or tells what something else is for."""
    if any(v.start < head.start < v.end for v in mentions.venues):
        return True
    if any(n.label == "PER" and n.start <= head.start < n.end for n in mentions.names):
        return True  # นายรณรงค์ ใจดี
    return _is_aim(text, head.start) and head.kind in _AIMS


def _is_aim(text: str, start: int) -> bool:
    return _AIM.search(text[max(0, start - 40) : start]) is not None


def _second(reading: Reading, mentions: Mentions, head: Head, end: int) -> Iterator[Candidate]:
    """The second committee of `ประชุมคณะกรรมการ… ครั้งที่ 3/2561 และคณะอนุกรรมการ… ครั้งที่ 1/2561`."""
    joined = _SECOND.match(reading.text, end)
    if joined and head.kind == "committee_meeting":
        other = Head(joined.end(), joined.end() + 8, "คณะ", head.kind)
        yield Candidate(other.start, event_end(reading, mentions, other, ()), other.words, other.kind)


def _tagged(reading: Reading, mentions: Mentions, found: list[Candidate]) -> Iterator[Candidate]:
    """The candidates with the tagger's opinion, and what the tagger alone has found."""
    alone = list(mentions.events)
    for candidate in found:
        mention = next((m for m in alone if _same_start(m, candidate)), None)
        if mention is None:
            yield candidate
            continue
        alone.remove(mention)
        yield replace(candidate, trust=round(mention.confidence, 2), tag=mention.label)
    for mention in alone:
        if not _is_aim(reading.text, mention.start) and not any(
            c.start < mention.end and mention.start < c.end for c in found
        ):
            head = reading.text[mention.start : mention.start + 12].split(" ")[0]
            yield Candidate(mention.start, mention.end, head, "other", round(mention.confidence, 2), mention.label)


def _same_start(mention: Mention, candidate: Candidate) -> bool:
    return abs(mention.start - candidate.start) <= NEAR or mention.start <= candidate.start < mention.end
