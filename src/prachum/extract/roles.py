"""Who took part in an event, and how: each name in the text is judged in the light of its neighbours."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prachum.extract.entities import Entity
from prachum.extract.events import Event
from prachum.extract.mentions import Mentions
from prachum.extract.persons import prefix_before, titles_after
from prachum.extract.posts import widened
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.model import MeetingKind, Role

NEAR = 220  # characters around the name of a mentioned event in which its actors are looked for
LEAST = 0.5  # probability from which a role is published
_CUES = (
    "เป็นประธาน", "ประธาน", "พร้อมด้วย", "เข้าร่วม", "ได้แก่", "อาทิ", "ประกอบด้วย", "โดยมี", "โดย", "ร่วมกับ", "จัด",
    "ระหว่าง", "กับ", "เจ้าภาพ", "ต้อนรับ", "หารือ", "เข้าพบ", "เยี่ยม", "นำ", "หัวหน้าคณะ", "ผู้แทน", "สักขีพยาน", "ลงนาม",
    "กล่าว", "เปิดเผย", "มอบหมาย", "สนับสนุน", "ของ", "ต่อ", "จาก", "และ", "ร่วม", "คณะ", "หน่วยงาน", "ประเทศ", "ณ", "ที่",
    "เยือน", "ฝ่าย", "รายงาน", "เสนอ", "ขอบคุณ", "ชื่นชม", "เห็นชอบ", "แต่งตั้ง", "วิทยากร", "ทั้งสองฝ่าย", "เชิญ", "เดินทาง",
    "เช่น", "จำนวน", "ในฐานะ", "ภายใต้", "ประชุม", "พิธี", "เปิด", "รับ", "มอบ", "ผู้บริหาร", "เจ้าหน้าที่", "คณะผู้แทน", "ใน", "ว่า",
)  # fmt: skip
_JOINT = re.compile(r"[ \n,()]*(?:\d{1,2}[.)])?[ \n]*(?:และ|กับ|-|/|หรือ|รวมทั้ง|ตลอดจน|รวมถึง)?[ \n,]*(?:ผู้แทน|ผู้แทนจาก|เจ้าหน้าที่|ผู้บริหาร)?[ \n,]*")
_HEADS = (("กลุ่ม", "ส่วน", "ฝ่าย", "แผนก"), ("กอง", "สำนัก", "ศูนย์", "สถาน"), ("กรม", "สำนักงาน"), ("กระทรวง",), ("สหรัฐ", "สาธารณรัฐ", "ราชอาณาจักร"))
_EXTRA: tuple[tuple[Role, str], ...] = (
    ("signatory", r"ลงนาม|ร่วมลงนาม"),
    ("witness", r"สักขีพยาน"),
    ("observer", r"สังเกตการณ์"),
    ("speaker", r"วิทยากร|บรรยาย|ผู้อภิปราย"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One actor's part in an event, with the mention that shows it."""

    role: Role
    actor: Entity
    mention: Mention
    confidence: float


@dataclass(frozen=True, slots=True)
class Item:
    """A name with all that belongs to it: a person's prefix and titles, a body's bracketed other name."""

    actor: Entity
    mention: Mention
    start: int
    end: int


def items(reading: Reading, actors: Sequence[Entity], mentions: Mentions) -> list[Item]:
    """The actors' names in text order; a gloss in brackets is part of the name before it."""
    titles = [widened(reading, post, mentions) for post in mentions.posts]
    rows = sorted(((m, actor) for actor in actors for m in actor.mentions), key=lambda row: (row[0].start, row[0].end))
    out: list[Item] = []
    for mention, actor in rows:
        start, end = mention.start, mention.end
        if out and start < out[-1].end:
            if actor is out[-1].actor:
                continue
        elif out and actor is out[-1].actor and re.fullmatch(r"[ \n]*\([^()\n]*", reading.text[out[-1].end : start]):
            close = reading.text.find(")", end)
            out[-1] = replace(out[-1], end=close + 1 if 0 <= close - end < 40 else end)
            continue
        if actor.label == "PER":
            start = prefix_before(reading, start)[1]
            end = max([end, *(title.end for title in titles_after(reading, mention, titles))])
        out.append(Item(actor, mention, start, end))
    return out


def lists(reading: Reading, found: Sequence[Item]) -> list[tuple[int, int]]:
    """For each item, the first and last item of the list of names in which it stands."""
    firsts = list(range(len(found)))
    for index in range(1, len(found)):
        gap = reading.text[found[index - 1].end : found[index].start]
        if found[index].start >= found[index - 1].end and len(gap) < 30 and _JOINT.fullmatch(gap):
            firsts[index] = firsts[index - 1]
    lasts = list(range(len(found)))
    for index in range(len(found) - 2, -1, -1):
        if firsts[index + 1] == firsts[index]:
            lasts[index] = lasts[index + 1]
    return list(zip(firsts, lasts, strict=True))


def parts(
    reading: Reading,
    event: Event,
    kind: MeetingKind,
    found: Sequence[Item],
    mentions: Mentions,
    models: Path = MODELS,
) -> Iterator[Part]:
    """The parts that actors have in an event, each once, the likeliest mention as its proof."""
    found = found if event.main else beside(event, found)
    model = "roles" if event.main else "roles-aside"
    rows = role_features(reading, event, kind, found, mentions)
    judged = [judge(model, [row], models)[0] for row in rows]
    best: dict[str, tuple[float, str, Item]] = {}
    for item, chances in zip(found, judged, strict=True):
        for label in ("organizer", "chair", "participant"):
            chance = chances.get(label, 0.0)
            if chance >= LEAST and chance > best.get(item.actor.id, (0.0, "", item))[0]:
                best[item.actor.id] = (chance, label, item)
    for chance, label, item in best.values():
        yield Part(_role(reading, label, kind, item.mention), item.actor, item.mention, chance)


def beside(event: Event, found: Sequence[Item]) -> list[Item]:
    """The names that stand close enough to a mentioned event to have a part in it."""
    return [i for i in found if any(m.start - NEAR < i.start < m.end + NEAR for m in event.mentions)]


def _role(reading: Reading, label: str, kind: MeetingKind, mention: Mention) -> Role:
    """The exact role: by the kind of the event and the words around the name."""
    around = reading.text[max(0, mention.start - 40) : mention.end + 140].replace("\n", " ")
    if label == "chair":
        if kind in ("consultation", "visit"):
            return "interlocutor" if kind == "consultation" else "head_of_delegation"
        return "head_of_delegation" if re.search(r"หัวหน้าคณะ|ลงนาม", around) else "chair"
    if label == "organizer":
        return "host" if "เจ้าภาพ" in around else "organizer"
    return next((role for role, words in _EXTRA[1:] if re.search(words, around[:80])), "participant")


def role_features(
    reading: Reading, event: Event, kind: MeetingKind, found: Sequence[Item], mentions: Mentions
) -> list[list[str]]:
    """What the model of roles sees of each name."""
    seen: set[str] = set()
    grouped = lists(reading, found)
    out = []
    for index, item in enumerate(found):
        first, last = grouped[index]
        row = _own(reading, event, kind, item, item.actor.id in seen, mentions)
        if index and _is_parent(reading, found[index - 1], item):
            row.append("parent")
        row += _around(reading, item.start, item.end, "", item.actor.label, event)
        if first != last:
            row += _around(reading, found[first].start, found[last].end, "list", item.actor.label, event)
            row += [f"list={min(4, last - first)}|{item.actor.label}", f"place={min(2, index - first)}|{item.actor.label}"]
        out.append(row)
        seen.add(item.actor.id)
    return out


def _is_parent(reading: Reading, before: Item, item: Item) -> bool:
    """Whether a body is only named as that of the unit before it: `กรมการจัดหางาน กระทรวงแรงงาน`."""
    if before.actor.label != "ORG" or item.actor.label not in ("ORG", "LOC"):
        return False
    gap = reading.text[before.end : item.start]
    return len(gap) < 3 and not gap.strip() and _height(reading, item) > _height(reading, before) > 0


def _height(reading: Reading, item: Item) -> int:
    words = reading.text[item.mention.start : item.mention.end]
    return next((height for height, heads in enumerate(_HEADS, 1) if words.startswith(heads)), 0)


def _own(
    reading: Reading, event: Event, kind: MeetingKind, item: Item, again: bool, mentions: Mentions
) -> list[str]:
    actor, mention = item.actor, item.mention
    where = _where(reading, mention)
    return [
        "bias", f"sort={_sort(reading, mention, actor)}", f"kind={kind}|{actor.label}", f"main={event.main}|{actor.label}",
        f"again={again}|{actor.label}", f"where={where}|{actor.label}", f"where={where}|{event.main}",
        f"times={min(len(actor.mentions), 4)}|{actor.label}", f"titled={item.end > mention.end}|{actor.label}",
        f"prefixed={item.start < mention.start}|{actor.label}",
        f"leads={'หัวหน้าคณะ' in reading.text[item.start : item.end + 60]}|{actor.label}",
        *_relation(event, mention, actor), *_containers(mention, mentions, event),
    ]  # fmt: skip


def _around(reading: Reading, start: int, end: int, name: str, label: str, event: Event) -> Iterator[str]:
    """The words before and after a name, or a list of names."""
    before = reading.text[max(0, start - 45) : start].replace("\n", " ")
    after = reading.text[end : end + 45].replace("\n", " ")
    yield f"{name}<<{before.strip()[-7:]}"
    yield f"{name}<<{before.strip()[-4:]}|{label}"
    yield f"{name}>>{after.strip()[:7]}"
    yield f"{name}>>{after.strip()[:4]}|{label}"
    for word in _CUES:
        if word in before:
            yield f"{name}<{word}|{label}"
        if word in before[-14:]:
            yield f"{name}<!{word}|{label}|{event.main}"
        if word in after:
            yield f"{name}>{word}|{label}"
        if word in after[:16]:
            yield f"{name}>!{word}|{label}|{event.main}"


def _sort(reading: Reading, mention: Mention, actor: Entity) -> str:
    words = reading.text[mention.start : mention.end]
    if actor.label == "ORG":
        head = next((h for h in ("คณะ", "กระทรวง", "กรม", "กอง", "สำนัก", "ศูนย์", "มูลนิธิ", "องค์", "สถาน", "โครงการ") if words.startswith(h)), "")
        return f"ORG.{head or ('latin' if words[0].isascii() else 'other')}"
    if actor.label == "LOC":
        return f"LOC.{'country' if actor.entry and actor.entry.code and len(actor.entry.code) == 2 else 'other'}"
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
    size = next(i for i, limit in enumerate((20, 60, 150, 400, 1000, 10**9)) if abs(gap) < limit)
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
