"""What tells the part of a name in an event: its own words, those around it, and where it stands."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prachum import authorities
from prachum.extract.actors.entities import Entity
from prachum.extract.actors.organizations import rank
from prachum.extract.events.choice import Event
from prachum.extract.events.occasions import Occasion
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.roles.items import Item, lists
from prachum.extract.roles.sayings import told
from prachum.extract.tagging import Mention
from prachum.model import MeetingKind

_CUES = (
    "เป็นประธาน", "ประธาน", "พร้อมด้วย", "เข้าร่วม", "ได้แก่", "อาทิ", "ประกอบด้วย", "โดยมี", "โดย", "ร่วมกับ", "จัด",
    "ระหว่าง", "กับ", "เจ้าภาพ", "ต้อนรับ", "หารือ", "เข้าพบ", "เยี่ยม", "นำ", "หัวหน้าคณะ", "ผู้แทน", "สักขีพยาน", "ลงนาม",
    "กล่าว", "เปิดเผย", "มอบหมาย", "สนับสนุน", "ของ", "ต่อ", "จาก", "และ", "ร่วม", "คณะ", "หน่วยงาน", "ประเทศ", "ณ", "ที่",
    "เยือน", "ฝ่าย", "รายงาน", "เสนอ", "ขอบคุณ", "ชื่นชม", "เห็นชอบ", "แต่งตั้ง", "วิทยากร", "ทั้งสองฝ่าย", "เชิญ", "เดินทาง",
    "เช่น", "จำนวน", "ในฐานะ", "ภายใต้", "ประชุม", "พิธี", "เปิด", "รับ", "มอบ", "ผู้บริหาร", "เจ้าหน้าที่", "คณะผู้แทน", "ใน", "ว่า",
)  # fmt: skip
_JOINT = re.compile(
    r"[ \n,()]*(?:\d{1,2}[.)])?[ \n]*(?:และ|กับ|-|/|หรือ|รวมทั้ง|ตลอดจน|รวมถึง)?[ \n,]*(?:ผู้แทน|ผู้แทนจาก|เจ้าหน้าที่|ผู้บริหาร)?[ \n,]*"
)
_CHAIN = re.compile(_JOINT.pattern.replace("(?:และ|", "(?:โดย|ร่วมกับ|จับมือกับ|จับมือ|ผนึกกำลัง|และ|"))
_HOLDS = re.compile(  # พม. เป็นเจ้าภาพจัดประชุม… · กองต่อต้านฯ (กคม.) จึงได้จัดการประชุม… · … เชิญ…
    r" ?(?:\([^()\n]{1,40}\) ?)?(?:ได้|จึงได้|จึง|ร่วมกัน|กำหนด|ให้มีการ|มีการ|ใน)*(?:รับ)?(?:เป็น)?(?:เจ้าภาพ|แม่งาน)?(?:ร่วม)?(?:ใน)?(?:การ)?"
    r"(?:จัดการ|จัดงาน|จัดให้มี|จัดตั้ง|จัด|เปิดตัว|เชิญ|เปิดเวที)(?:ขึ้น)?"
)
_HELD_BY = re.compile(r"(?:จัดขึ้นโดย|จัดโดย|ดำเนินการโดย|เจ้าภาพโดย|โดยความร่วมมือระหว่าง|โดยการสนับสนุนของ|เป็นเจ้าภาพคือ) ?$")
_COMPANY = re.compile(
    r"พร้อมด้วย|โดยมี|เข้าร่วม|ได้แก่|อาทิ|ประกอบด้วย|ต้อนรับ|หารือ(?:ร่วม)?กับ|เข้าพบ|เยี่ยมคารวะ|ร่วมกับ|กล่าวว่า|เปิดเผยว่า|เป็นประธาน"
    r"|ลงนาม|สักขีพยาน|ระหว่าง|นำคณะ|มอบหมาย|จัดโดย|จัด(?=การ|ประชุม|งาน|พิธี|อบรม|สัมมนา)|ทั้งนี้|นอกจากนี้|ซึ่ง|เพื่อ|หัวหน้าคณะ"
)
OPENING, SENTENCE = 1500, 300  # characters of the body that set the scene; of a long sentence
_HEADS = ("คณะ", "กระทรวง", "กรม", "กอง", "สำนัก", "ศูนย์", "มูลนิธิ", "องค์", "สถาน", "โครงการ")
_GAPS = (20, 60, 150, 400, 1000)  # characters between a name and that of the event


@dataclass(frozen=True, slots=True)
class _Stage:
    """An event with all names that may have a part in it."""

    reading: Reading
    mentions: Mentions
    event: Event
    kind: MeetingKind
    found: Sequence[Item]


def role_features(reading: Reading, mentions: Mentions, occasion: Occasion, found: Sequence[Item]) -> list[list[str]]:
    """What the model of roles sees of each name beside an event."""
    stage = _Stage(reading, mentions, occasion.event, occasion.kind, found)
    grouped, chains = lists(reading, found, _JOINT), lists(reading, found, _CHAIN)
    seen: set[str] = set()
    ranks: Counter[str] = Counter()
    out = []
    for index, item in enumerate(found):
        label = item.actor.label
        row = [*_own(stage, item, item.actor.id in seen)]
        if index and _is_parent(reading, found[index - 1], item):
            row.append("parent")
        row += _around(stage, item.start, item.end, label)
        row += _in_list(stage, index, *grouped[index])
        row += _organizing(stage, found[chains[index][0]], found[chains[index][1]], item)
        row += _between_cues(stage, item)
        if reading.opening[0] <= item.start < reading.opening[0] + OPENING and item.actor.id not in seen:
            ranks[label] += 1
            row.append(f"rank={min(5, ranks[label])}|{label}|{stage.kind}")
            row.append(f"rank={min(5, ranks[label])}|{label}|{stage.event.main}")
            seen.add(item.actor.id)
        out.append(row)
    return out


def _in_list(stage: _Stage, index: int, first: int, last: int) -> Iterator[str]:
    """The words around the list in which a name stands, and its place there."""
    if first == last:
        return
    label = stage.found[index].actor.label
    yield from (f"list{feature}" for feature in _around(stage, stage.found[first].start, stage.found[last].end, label))
    yield f"list={min(4, last - first)}|{label}"
    yield f"place={min(2, index - first)}|{label}"


def _organizing(stage: _Stage, first: Item, last: Item, item: Item) -> Iterator[str]:
    """Whether the bodies from `first` to `last`, joined by `โดย` or `ร่วมกับ`, hold the event."""
    text, event, label = stage.reading.text, stage.event, item.actor.label
    after = _HOLDS.match(text, last.end)
    in_head = item.start < stage.reading.opening[0]
    if after:
        named = any(0 <= m.start - after.end() <= 30 for m in event.mentions)
        yield f"holds|{label}"
        yield f"holds={named}|{label}|{in_head}"
        yield f"holds={named}|{'head' if in_head else 'body'}|{event.main}"
    if _HELD_BY.search(text[max(0, first.start - 24) : first.start]):
        yield f"held by|{label}"
        yield f"held by|{label}|{event.main}"


def _between_cues(stage: _Stage, item: Item) -> Iterator[str]:
    """The last word of company before the name in its sentence, and the next one after it."""
    text, label = stage.reading.text, item.actor.label
    before = text[max(0, item.start - SENTENCE) : item.start]
    last = max(_COMPANY.finditer(before), key=lambda m: m.start(), default=None)
    following = _COMPANY.search(text[item.end : item.end + SENTENCE // 2])
    yield f"last={last.group() if last else 'none'}|{label}"
    yield f"last={last.group() if last else 'none'}|{label}|{stage.kind}"
    yield f"next={following.group() if following else 'none'}|{label}"
    yield f"last,next={last.group() if last else ''},{following.group() if following else ''}|{label}"


def _is_parent(reading: Reading, before: Item, item: Item) -> bool:
    """Whether a body is only named as that of the unit before it: `กรมการจัดหางาน กระทรวงแรงงาน`."""
    if before.actor.label != "ORG" or item.actor.label not in ("ORG", "LOC"):
        return False
    gap = reading.text[before.end : item.start]
    unit, body = before.actor.entry, item.actor.entry
    if unit and body:
        return body.iri in set(authorities.load().ancestors(unit.iri)) and not gap.strip()
    return len(gap) < 3 and not gap.strip() and rank(reading, item.mention) > rank(reading, before.mention) > 0


def _own(stage: _Stage, item: Item, again: bool) -> Iterator[str]:
    """The name itself, and where it stands."""
    actor, mention, label = item.actor, item.mention, item.actor.label
    where = _where(stage.reading, mention)
    yield from ("bias", f"sort={_sort(stage.reading, mention, actor)}", f"kind={stage.kind}|{label}")
    yield from (f"main={stage.event.main}|{label}", f"again={again}|{label}")
    yield from (
        f"where={where}|{label}",
        f"where={where}|{stage.event.main}",
        f"times={min(len(actor.mentions), 4)}|{label}",
    )
    yield from (f"titled={item.end > mention.end}|{label}", f"prefixed={item.start < mention.start}|{label}")
    yield f"leads={'หัวหน้าคณะ' in stage.reading.text[item.start : item.end + 60]}|{label}"
    yield from _relation(stage.event, mention, actor)
    yield from _containers(mention, stage.mentions, stage.event)


def _around(stage: _Stage, start: int, end: int, label: str) -> Iterator[str]:
    """The words before and after a name, or a list of names."""
    text, kind, main = stage.reading.text, stage.kind, stage.event.main
    where = _part(stage.reading, start)
    for what in told(text, start, end, label):
        yield from (f" {what}|{label}", f" {what}|{label}|{where}", f" {what}|{label}|{kind}")
    before = text[max(0, start - 45) : start].replace("\n", " ")
    after = text[end : end + 45].replace("\n", " ")
    yield from (f"<<{before.strip()[-7:]}", f"<<{before.strip()[-4:]}|{label}")
    yield from (f">>{after.strip()[:7]}", f">>{after.strip()[:4]}|{label}")
    for side, words, close in (("<", before, before[-14:]), (">", after, after[:16])):
        for word in _CUES:
            if word in words:
                yield f"{side}{word}|{label}"
            if word in close:
                yield from (f"{side}!{word}|{label}|{main}", f"{side}!{word}|{label}|{kind}")


def _part(reading: Reading, start: int) -> str:
    """Above the opening, in what sets the scene, or later."""
    first = reading.opening[0]
    return "above" if start < first else "scene" if start < first + OPENING else "later"


def _sort(reading: Reading, mention: Mention, actor: Entity) -> str:
    words = reading.text[mention.start : mention.end]
    if actor.label == "ORG":
        head = next((head for head in _HEADS if words.startswith(head)), "")
        return f"ORG.{head or ('latin' if words[0].isascii() else 'other')}"
    if actor.label == "LOC":
        is_country = actor.entry and actor.entry.code and len(actor.entry.code) == 2
        return f"LOC.{'country' if is_country else 'other'}"
    return "PER"


def _where(reading: Reading, mention: Mention) -> str:
    start, end = reading.body
    if mention.start < start:
        return "head"
    if mention.start >= end:
        return "foot"
    line = reading.text.count("\n", start, mention.start)
    offset = (mention.start - reading.line_of(mention.start)[0]) // 400
    return f"{min(line, 3)}.{min(offset, 2)}"


def _relation(event: Event, mention: Mention, actor: Entity) -> Iterator[str]:
    """Where the mention stands to the nearest phrase that names the event."""
    gaps = [mention.start - m.end if mention.start >= m.end else mention.end - m.start for m in event.mentions]
    gap = min(gaps, key=abs)
    side = "after" if gap > 0 else "before"
    size = sum(abs(gap) >= limit for limit in _GAPS)
    yield f"gap={side}{size}|{actor.label}"
    yield f"gap={side}{size}|{event.main}"
    first = mention.start - event.best.start
    yield f"first={'after' if first > 0 else 'before'}{min(4, abs(first) // 250)}"


def _containers(mention: Mention, mentions: Mentions, event: Event) -> Iterator[str]:
    layers = (("post", mentions.posts), ("venue", mentions.venues), ("instrument", mentions.instruments))
    for name, found in layers:
        if any(c.start <= mention.start and mention.end <= c.end for c in found):
            yield f"inside={name}"
    if any(c.start <= mention.start and mention.end <= c.end for c in event.mentions):
        yield "inside=event"
