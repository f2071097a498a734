"""What an event did with an instrument: it signed it, considered it, or was held under it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from prachum.extract.agreements import Named
from prachum.extract.events import Event
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.model import MeetingKind, Relation

LEAST = 0.5
_CUES = (
    "ลงนาม", "ภายใต้", "พิจารณา", "เห็นชอบ", "หารือ", "รับทราบ", "ทบทวน", "ตาม", "ติดตาม", "ขับเคลื่อน", "โครงการ", "ผลักดัน",
    "รับรอง", "จัดทำ", "ร่าง", "เสนอ", "ความคืบหน้า", "ดำเนินการ", "ให้สัตยาบัน", "อยู่ภายใต้", "ที่ผ่านมา", "เพื่อ", "ว่าด้วย",
)  # fmt: skip


def relate(
    reading: Reading, events: Sequence[tuple[Event, MeetingKind]], named: Sequence[Named], models: Path = MODELS
) -> Iterator[tuple[int, int, Relation, Mention, float]]:
    """(event, instrument, relation, mention, probability) for each pair that the text ties together."""
    for place, (event, kind) in enumerate(events):
        for number, instrument in enumerate(named):
            rows = [relation_features(reading, event, kind, instrument, mention) for mention in instrument.mentions]
            judged = [judge("relations", [row], models)[0] for row in rows]
            options: tuple[Relation, ...] = ("signed", "considered", "under")
            chance, relation, at = max((p.get(label, 0.0), label, i) for i, p in enumerate(judged) for label in options)
            if chance >= LEAST:
                yield place, number, relation, instrument.mentions[at], chance


def relation_features(
    reading: Reading, event: Event, kind: MeetingKind, instrument: Named, mention: Mention
) -> list[str]:
    """What the model of relations sees of one mention of an instrument beside an event."""
    text = reading.text
    before = text[max(0, mention.start - 45) : mention.start].replace("\n", " ")
    after = text[mention.end : mention.end + 45].replace("\n", " ")
    inside = any(m.start <= mention.start and mention.end <= m.end for m in event.mentions)
    gap = min(abs(mention.start - m.end) for m in event.mentions)
    size = next(i for i, limit in enumerate((30, 100, 300, 800, 10**9)) if gap < limit)
    row = [
        "bias", f"main={event.main}", f"kind={kind}|{instrument.kind}", f"instrument={instrument.kind}|{event.main}",
        f"inside={inside}|{kind}", f"gap={size}|{event.main}", f"times={min(3, len(instrument.mentions))}",
        f"head={mention.start < reading.body[0]}", f"<<{before.strip()[-6:]}", f">>{after.strip()[:6]}",
    ]  # fmt: skip
    row += [f"<{word}|{event.main}" for word in _CUES if word in before]
    row += [f"<{word}|{kind}" for word in _CUES[:6] if word in before]
    row += [f">{word}|{event.main}" for word in _CUES if word in after]
    row += [f"named<{word}" for word in ("ลงนาม", "ภายใต้") if re.search(word + r"[^ ]{0,12}$", before)]
    return row
