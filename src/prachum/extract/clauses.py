"""What the text says of an instrument: its parties, its status, and the date of its last step."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from prachum.dates import DateMention
from prachum.extract.agreements import Named
from prachum.extract.entities import Entity
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.model import ActionKind, Status

LEAST_PARTY = 0.5  # probability from which an actor is taken for a party
NEAR = 120  # characters around an instrument's name in which its date stands
_STATUS_CUES = (
    "ร่าง", "ลงนาม", "จะลงนาม", "จะได้", "เห็นชอบ", "รับรอง", "ประกาศ", "มีผล", "บังคับใช้", "ให้สัตยาบัน", "พิจารณา", "ผลักดัน",
    "จัดทำ", "ภายใต้", "ตาม", "เตรียม", "ร่วมกัน", "แล้ว", "อยู่ระหว่าง", "ขับเคลื่อน", "....", "พ.ศ.", "สำเร็จ", "ทบทวน", "ปรับปรุง",
)  # fmt: skip
_STEP = re.compile(r"ลงนาม|เห็นชอบ|รับรอง|ประกาศ|อนุมัติ|เมื่อ|มติ|บังคับใช้|จัดทำ")
_ACTIONS: dict[str, ActionKind] = {
    "law": "enact",
    "resolution": "adopt",
    "plan": "adopt",
    "declaration": "adopt",
    "procedure": "adopt",
    "project": "approve",
}


def parties(
    reading: Reading, named: Named, actors: Sequence[Entity], models: Path = MODELS
) -> Iterator[tuple[Entity, Mention, float]]:
    """The bodies and countries between which an instrument is, each with the mention that shows it."""
    shown = [(actor, nearest(named, actor)) for actor in actors if actor.label != "PER"]
    rows = [party_features(reading, named, actor, mention) for actor, mention in shown]
    for (actor, mention), row in zip(shown, rows, strict=True):
        chance = judge("parties", [row], models)[0].get("party", 0.0)
        if chance >= LEAST_PARTY:
            yield actor, mention, chance


def nearest(named: Named, actor: Entity) -> Mention:
    """The mention of an actor that stands in or closest to a name of the instrument."""
    return min(actor.mentions, key=lambda m: (min(_gap(n, m) for n in named.mentions), m.start))


def _gap(name: Mention, mention: Mention) -> int:
    if name.start <= mention.start < name.end:
        return -1
    return mention.start - name.end if mention.start >= name.end else name.start - mention.end


def party_features(reading: Reading, named: Named, actor: Entity, mention: Mention) -> list[str]:
    """What the model of parties sees of an actor beside an instrument."""
    text = reading.text
    gap = min(_gap(n, mention) for n in named.mentions)
    near = min(named.mentions, key=lambda n: _gap(n, mention))
    low, high = sorted((near.start, mention.start))
    lead = text[low : mention.start] if gap == -1 or mention.start >= near.end else text[mention.end : near.start]
    before = text[max(0, mention.start - 16) : mention.start].replace("\n", " ").strip()
    country = actor.label == "LOC" and bool(actor.entry and actor.entry.code and len(actor.entry.code) == 2)
    sort = "country" if country else actor.label
    side = "in" if gap == -1 else "after" if mention.start >= near.end else "before"
    size = next(i for i, limit in enumerate((0, 6, 25, 80, 250, 10**9)) if gap < limit)
    total = sum(a.end - a.start > 0 for a in named.mentions)
    row = [
        "bias", f"{sort}|{named.kind}", f"gap={side}{size}", f"gap={side}{size}|{sort}", f"gap={side}{size}|{named.kind}",
        f"before={before[-6:]}", f"before={before[-6:]}|{side}", f"between={'ระหว่าง' in lead}|{side}|{sort}",
        f"named={any(form in named.name for form in actor.forms)}|{sort}", f"times={min(3, total)}",
        f"thai={bool(actor.entry and actor.entry.code == 'TH')}|{named.kind}|{'ระหว่าง' in named.name}",
        f"often={min(4, len(actor.mentions))}|{sort}",
    ]  # fmt: skip
    row += [f"lead={word}|{side}" for word in ("ว่าด้วย", "กับ", "และ", "ของ", "โดย", "ลงนาม", "ร่วมกับ", "เพื่อ") if word in lead[-60:]]
    return row


def status(reading: Reading, named: Named, relation: str, models: Path = MODELS) -> tuple[Status, float]:
    """Whether the instrument is signed, a draft, in force, or not said; `relation` is the main event's to it."""
    chances = judge("status", [status_features(reading, named, relation)], models)[0]
    best = max(chances, key=lambda label: (chances[label], label))
    return best, chances[best]  # type: ignore[return-value]  # the model's labels are the statuses


def status_features(reading: Reading, named: Named, relation: str) -> list[str]:
    """What the model of statuses sees of an instrument."""
    row = ["bias", f"kind={named.kind}", f"relation={relation}", f"{relation}|{named.kind}"]
    cues: set[str] = set()
    for mention in named.mentions:
        before = reading.text[max(0, mention.start - 50) : mention.start].replace("\n", " ")
        after = reading.text[mention.end : mention.end + 60].replace("\n", " ")
        words = reading.text[mention.start : mention.end]
        cues |= {f"<{cue}" for cue in _STATUS_CUES if cue in before}
        cues |= {f"<<{cue}" for cue in _STATUS_CUES if cue in before[-16:]}
        cues |= {f">{cue}" for cue in _STATUS_CUES if cue in after}
        cues |= {f"={cue}" for cue in _STATUS_CUES if cue in words}
    row += sorted(cues)
    row += [f"{cue}|{named.kind}" for cue in sorted(cues)]
    return row


def action(
    reading: Reading, named: Named, state: Status, signed_at: DateMention | None, mentions: Mentions
) -> tuple[ActionKind, DateMention] | None:
    """The dated step that gave the instrument its status: the year in a law's name, or the date beside it."""
    kind = _ACTIONS.get(named.kind, "sign")
    if state == "signed":
        kind = "sign"
    if signed_at and state == "signed":
        return "sign", signed_at
    for mention in named.mentions:
        inside = [d for d in mentions.dates if mention.start <= d.start < mention.end + 2]
        if inside and (named.kind == "law" or len(inside[-1].first) == 10):
            return kind, inside[-1]
        if named.kind == "law":
            behind = [d for d in mentions.dates if 0 <= d.start - mention.end <= 3]
            if behind:
                return kind, behind[0]
    if state not in ("signed", "adopted") or named.kind == "law":
        return None
    for mention in named.mentions:
        for date in mentions.dates:
            gap = reading.text[mention.end : date.start]
            if 0 <= date.start - mention.end <= NEAR and "\n" not in gap and _STEP.search(gap[-40:]) and len(date.first) > 4:
                return kind, date
    return None
