"""What tells the part of a name in an event: its own words, those around it, and where it stands."""

from collections.abc import Iterator, Sequence

from prachum import authorities
from prachum.extract.actors.entities import Entity
from prachum.extract.actors.organizations import rank
from prachum.extract.events.choice import Event
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.roles.clauses import Sign, nearest, sentence
from prachum.extract.roles.frames import frames
from prachum.extract.roles.items import Item
from prachum.extract.roles.place import place_features, seen_from
from prachum.extract.roles.sayings import told as sayings
from prachum.extract.roles.stage import Stage
from prachum.extract.tagging import Mention

OPENING = 1500  # characters of the body that set the scene
_HEADS = ("คณะ", "กระทรวง", "กรม", "กอง", "สำนัก", "ศูนย์", "มูลนิธิ", "องค์", "สถาน", "โครงการ")
_GAPS = (20, 60, 150, 400, 1000)  # characters between a name and that of the event


def role_features(stage: Stage, row: Sequence[Sign]) -> list[list[str]]:
    """What the model of roles sees of each name beside an event; `row` are the signs of the text."""
    here = seen_from(stage)
    listed = _lists(stage, row)
    seen: set[str] = set()
    out = []
    for index, item in enumerate(stage.found):
        told = [*_own(stage, item, item.actor.id in seen), *_sayings(stage, item), *listed[index]]
        told += place_features(here, item)
        if index and _is_parent(stage.reading, stage.found[index - 1], item):
            told.append("parent")
        seen.add(item.actor.id)
        out.append(told)
    return out


def told_frames(row: Sequence[str]) -> set[str]:
    """The frames that fit the list in which a name stands, from what the model sees of it."""
    return {feature.split("=")[1].split("|")[0] for feature in row if feature.startswith("frame=")}


def _lists(stage: Stage, row: Sequence[Sign]) -> dict[int, list[str]]:
    """For each name, what is told of the list in which it stands."""
    out: dict[int, list[str]] = {}
    for place, sign in enumerate(row):
        told = [*_neighbours(stage, row, place), *_framed(stage, row, place)] if sign.items else []
        for order, number in enumerate(sign.items):
            out[number] = [*told, f"order={min(2, order)}|{sign.what}"]
    return out


def _neighbours(stage: Stage, row: Sequence[Sign], place: int) -> Iterator[str]:
    """The signs around a list: the two before and after it, and all of its sentence."""
    label, kind, part = row[place].what, stage.kind, _part(stage.reading, row[place].start)
    b, a = [*("start",) * 2, *(s.what for s in row[:place])][-2:]
    x, y = [*(s.what for s in row[place + 1 : place + 3]), *("end",) * 2][:2]
    for side, one, two in (("<", a, f"{b} {a}"), (">", x, f"{x} {y}")):
        yield from (f"{side}{one}|{label}", f"{side}{one}|{label}|{kind}", f"{side}{one}|{label}|{part}")
        yield f"{side}{two}|{label}"
    yield from (
        f"<>{a} {x}|{label}",
        f"<>{a} {x}|{label}|{part}",
        f"size={min(3, len(row[place].items))}|{label}|{part}",
    )
    for side, around in zip(("<<", ">>"), sentence(row, place), strict=True):
        for what in dict.fromkeys(around):
            yield from (f"{side}{what}|{label}", f"{side}{what}|{label}|{kind}")


def _framed(stage: Stage, row: Sequence[Sign], place: int) -> Iterator[str]:
    """What the frames around a list tell, and which event is named beside it."""
    label, part, near = row[place].what, _part(stage.reading, row[place].start), nearest(row, place)
    found = list(frames(row, place))
    yield f"near={near}|{label}"
    for name in dict.fromkeys(name for name, _ in found):
        yield from (f"frame={name}|{label}|{what}" for what in ("any", part, stage.kind, near))
    for role in dict.fromkeys(role for _, role in found):
        yield from (f"told={role}|{what}" for what in (label, part, f"{label}|{part}", near, stage.event.main))


def _sayings(stage: Stage, item: Item) -> Iterator[str]:
    """What the turns of phrase next to a name tell."""
    label, part = item.actor.label, _part(stage.reading, item.start)
    for what in sayings(stage.reading.text, item.start, item.end, label):
        yield from (f"{what}|{label}", f"{what}|{label}|{part}", f"{what}|{label}|{stage.kind}")


def _is_parent(reading: Reading, before: Item, item: Item) -> bool:
    """Whether a body is only named as that of the unit before it: `กรมการจัดหางาน กระทรวงแรงงาน`."""
    if before.actor.label != "ORG" or item.actor.label not in ("ORG", "LOC"):
        return False
    gap = reading.text[before.end : item.start]
    unit, body = before.actor.entry, item.actor.entry
    if unit and body:
        return body.iri in set(authorities.load().ancestors(unit.iri)) and not gap.strip()
    return len(gap) < 3 and not gap.strip() and rank(reading, item.mention) > rank(reading, before.mention) > 0


def _own(stage: Stage, item: Item, again: bool) -> Iterator[str]:
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


def _containers(mention: Mention, mentions: Mentions, event: Event) -> Iterator[str]:
    layers = (("post", mentions.posts), ("venue", mentions.venues), ("instrument", mentions.instruments))
    for name, found in layers:
        if any(c.start <= mention.start and mention.end <= c.end for c in found):
            yield f"inside={name}"
    if any(c.start <= mention.start and mention.end <= c.end for c in event.mentions):
        yield "inside=event"
