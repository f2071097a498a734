"""Who took part in an event, and how: each name in the text is judged in the light of its neighbours."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prachum import authorities
from prachum.extract.entities import Entity
from prachum.extract.events import Event
from prachum.extract.mentions import Mentions
from prachum.extract.organizations import rank
from prachum.extract.person_names import prefix_before
from prachum.extract.persons import titles_after
from prachum.extract.posts import widened
from prachum.extract.reading import Reading
from prachum.extract.sayings import told
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.model import MeetingKind, Role

NEAR = 220  # characters around the name of a mentioned event in which its actors are looked for
LEAST = 0.4  # probability from which a role is published
_CUES = (
    "เป็นประธาน", "ประธาน", "พร้อมด้วย", "เข้าร่วม", "ได้แก่", "อาทิ", "ประกอบด้วย", "โดยมี", "โดย", "ร่วมกับ", "จัด",
    "ระหว่าง", "กับ", "เจ้าภาพ", "ต้อนรับ", "หารือ", "เข้าพบ", "เยี่ยม", "นำ", "หัวหน้าคณะ", "ผู้แทน", "สักขีพยาน", "ลงนาม",
    "กล่าว", "เปิดเผย", "มอบหมาย", "สนับสนุน", "ของ", "ต่อ", "จาก", "และ", "ร่วม", "คณะ", "หน่วยงาน", "ประเทศ", "ณ", "ที่",
    "เยือน", "ฝ่าย", "รายงาน", "เสนอ", "ขอบคุณ", "ชื่นชม", "เห็นชอบ", "แต่งตั้ง", "วิทยากร", "ทั้งสองฝ่าย", "เชิญ", "เดินทาง",
    "เช่น", "จำนวน", "ในฐานะ", "ภายใต้", "ประชุม", "พิธี", "เปิด", "รับ", "มอบ", "ผู้บริหาร", "เจ้าหน้าที่", "คณะผู้แทน", "ใน", "ว่า",
)  # fmt: skip
_JOINT = re.compile(r"[ \n,()]*(?:\d{1,2}[.)])?[ \n]*(?:และ|กับ|-|/|หรือ|รวมทั้ง|ตลอดจน|รวมถึง)?[ \n,]*(?:ผู้แทน|ผู้แทนจาก|เจ้าหน้าที่|ผู้บริหาร)?[ \n,]*")
_CHAIN = re.compile(_JOINT.pattern.replace("(?:และ|", "(?:โดย|ร่วมกับ|จับมือกับ|จับมือ|ผนึกกำลัง|และ|"))
_HOLDS = re.compile(  # พม. เป็นเจ้าภาพจัดประชุม… · กองต่อต้านฯ (กคม.) จึงได้จัดการประชุม… · … เชิญ…
    r" ?(?:\([^()\n]{1,40}\) ?)?(?:ได้|จึงได้|จึง|ร่วมกัน|กำหนด|ให้มีการ|มีการ|ใน)*(?:รับ)?(?:เป็น)?(?:เจ้าภาพ|แม่งาน)?(?:ร่วม)?(?:ใน)?(?:การ)?"
    r"(?:จัดการ|จัดงาน|จัดให้มี|จัดตั้ง|จัด|เปิดตัว|เชิญ|เปิดเวที)(?:ขึ้น)?"
)
_HELD_BY = re.compile(r"(?:จัดขึ้นโดย|จัดโดย|ดำเนินการโดย|เจ้าภาพโดย|โดยความร่วมมือระหว่าง|โดยการสนับสนุนของ|เป็นเจ้าภาพคือ) ?$")
_HOLDING = frozenset(("holds=False|head|True", "holds=True|head|True", "holds=True|ORG|False", "held by|ORG|True"))
_GLOSS = re.compile(r"[ \n]*\([^()\n]*")
_SHORT = re.compile(r" ?\((?:ปลัด|รองปลัด|รมว|รมช|อธิบดี|ผอ|ผู้ว่า)[^()\n]{0,24}\)")  # นาย… ปลัดกระทรวง… (ปลัด พม.)
_COMPANY = re.compile(
    r"พร้อมด้วย|โดยมี|เข้าร่วม|ได้แก่|อาทิ|ประกอบด้วย|ต้อนรับ|หารือ(?:ร่วม)?กับ|เข้าพบ|เยี่ยมคารวะ|ร่วมกับ|กล่าวว่า|เปิดเผยว่า|เป็นประธาน"
    r"|ลงนาม|สักขีพยาน|ระหว่าง|นำคณะ|มอบหมาย|จัดโดย|จัด(?=การ|ประชุม|งาน|พิธี|อบรม|สัมมนา)|ทั้งนี้|นอกจากนี้|ซึ่ง|เพื่อ|หัวหน้าคณะ"
)
OPENING, SENTENCE = 1500, 300  # characters of the body that set the scene; of a long sentence
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
    """The actors' names in text order.

    A gloss in brackets is part of the name before it; a body in a person's title is none of its own.
    """
    titles = [widened(reading, post, mentions) for post in mentions.posts]
    rows = sorted(((m, actor) for actor in actors for m in actor.mentions), key=lambda row: (row[0].start, row[0].end))
    out: list[Item] = []
    for mention, actor in rows:
        start, end = mention.start, mention.end
        if out and start < out[-1].end:
            continue  # the body in a person's title, or another form of the same name
        if out and actor is out[-1].actor and _GLOSS.fullmatch(reading.text[out[-1].end : start]):
            close = reading.text.find(")", end)
            out[-1] = replace(out[-1], end=close + 1 if 0 <= close - end < 40 else end)
            continue
        if actor.label == "PER":
            start = prefix_before(reading, start)[1]
            end = max([end, *(title.end for title in titles_after(reading, mention, titles))])
        end = gloss.end() if (gloss := _SHORT.match(reading.text, end)) else end
        out.append(Item(actor, mention, start, end))
    return out


def lists(reading: Reading, found: Sequence[Item], joint: re.Pattern[str]) -> list[tuple[int, int]]:
    """For each item, the first and last item of the list of names in which it stands."""
    firsts = list(range(len(found)))
    for index in range(1, len(found)):
        gap = reading.text[found[index - 1].end : found[index].start]
        if found[index].start >= found[index - 1].end and len(gap) < 30 and joint.fullmatch(gap):
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
    judged = [_certain(row, item, kind) or judge(model, [row], models)[0] for row, item in zip(rows, found, strict=True)]
    best: dict[str, tuple[float, str, Item]] = {}
    for item, chances in zip(found, judged, strict=True):
        for label in ("organizer", "chair", "participant"):
            chance = chances.get(label, 0.0)
            if chance >= LEAST and chance > best.get(item.actor.id, (0.0, "", item))[0]:
                best[item.actor.id] = (chance, label, item)
    for chance, label, item in best.values():
        yield Part(_role(reading, label, kind, item.mention), item.actor, item.mention, chance)


def _certain(row: Sequence[str], item: Item, kind: MeetingKind) -> dict[str, float] | None:
    """Certainty where the words leave no choice.

    `พม. จัดประชุม…` in the headline, `จัดโดยกองต่อต้าน…`; the countries in the name of a bilateral meeting,
    the committee in that of its own.
    """
    marks = set(row)
    if item.actor.label == "ORG" and marks & _HOLDING:
        return {"organizer": 0.97}
    if "inside=event" in marks and "sort=LOC.country" in marks and kind == "bilateral_meeting":
        return {"participant": 0.95}
    if "inside=event" in marks and "sort=ORG.คณะ" in marks and kind == "committee_meeting":
        return {"participant": 0.95}
    return None


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
    ranks: Counter[str] = Counter()
    grouped, chains = lists(reading, found, _JOINT), lists(reading, found, _CHAIN)
    out = []
    for index, item in enumerate(found):
        first, last = grouped[index]
        row = _own(reading, event, kind, item, item.actor.id in seen, mentions)
        if index and _is_parent(reading, found[index - 1], item):
            row.append("parent")
        row += _around(reading, item.start, item.end, "", item.actor.label, event, kind)
        if first != last:
            row += _around(reading, found[first].start, found[last].end, "list", item.actor.label, event, kind)
            row += [f"list={min(4, last - first)}|{item.actor.label}", f"place={min(2, index - first)}|{item.actor.label}"]
        row += _organizing(reading, event, found[chains[index][0]], found[chains[index][1]], item)
        row += _between_cues(reading, item, kind)
        if reading.opening[0] <= item.start < reading.opening[0] + OPENING and item.actor.id not in seen:
            ranks[item.actor.label] += 1
            row.append(f"rank={min(5, ranks[item.actor.label])}|{item.actor.label}|{kind}")
            row.append(f"rank={min(5, ranks[item.actor.label])}|{item.actor.label}|{event.main}")
            seen.add(item.actor.id)
        out.append(row)
    return out


def _organizing(reading: Reading, event: Event, first: Item, last: Item, item: Item) -> Iterator[str]:
    """Whether the bodies from `first` to `last`, joined by `โดย` or `ร่วมกับ`, hold the event."""
    after = _HOLDS.match(reading.text, last.end)
    named = after is not None and any(0 <= m.start - after.end() <= 30 for m in event.mentions)
    before = _HELD_BY.search(reading.text[max(0, first.start - 24) : first.start])
    if after:
        yield f"holds|{item.actor.label}"
        yield f"holds={named}|{item.actor.label}|{item.start < reading.opening[0]}"
        yield f"holds={named}|{'head' if item.start < reading.opening[0] else 'body'}|{event.main}"
    if before:
        yield f"held by|{item.actor.label}"
        yield f"held by|{item.actor.label}|{event.main}"


def _between_cues(reading: Reading, item: Item, kind: MeetingKind) -> Iterator[str]:
    """The last word of company before the name in its sentence, and the next one after it."""
    before = reading.text[max(0, item.start - SENTENCE) : item.start]
    after = reading.text[item.end : item.end + SENTENCE // 2]
    last = max(_COMPANY.finditer(before), key=lambda m: m.start(), default=None)
    following = _COMPANY.search(after)
    yield f"last={last.group() if last else 'none'}|{item.actor.label}"
    yield f"last={last.group() if last else 'none'}|{item.actor.label}|{kind}"
    yield f"next={following.group() if following else 'none'}|{item.actor.label}"
    yield f"last,next={last.group() if last else ''},{following.group() if following else ''}|{item.actor.label}"


def _stage(reading: Reading, start: int) -> str:
    """Above the opening, in what sets the scene, or later."""
    first = reading.opening[0]
    return "above" if start < first else "scene" if start < first + OPENING else "later"


def _is_parent(reading: Reading, before: Item, item: Item) -> bool:
    """Whether a body is only named as that of the unit before it: `กรมการจัดหางาน กระทรวงแรงงาน`."""
    if before.actor.label != "ORG" or item.actor.label not in ("ORG", "LOC"):
        return False
    gap = reading.text[before.end : item.start]
    unit, body = before.actor.entry, item.actor.entry
    if unit and body:
        return body.iri in set(authorities.load().ancestors(unit.iri)) and not gap.strip()
    return len(gap) < 3 and not gap.strip() and rank(reading, item.mention) > rank(reading, before.mention) > 0


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


def _around(
    reading: Reading, start: int, end: int, name: str, label: str, event: Event, kind: MeetingKind
) -> Iterator[str]:
    """The words before and after a name, or a list of names."""
    where = _stage(reading, start)
    for what in told(reading.text, start, end, label):
        yield f"{name} {what}|{label}"
        yield f"{name} {what}|{label}|{where}"
        yield f"{name} {what}|{label}|{kind}"
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
            yield f"{name}<!{word}|{label}|{kind}"
        if word in after:
            yield f"{name}>{word}|{label}"
        if word in after[:16]:
            yield f"{name}>!{word}|{label}|{event.main}"
            yield f"{name}>!{word}|{label}|{kind}"


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
