"""Who took part in an event, and how: each name in the text is judged in the light of its neighbours."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prachum.extract.actors.entities import Entity
from prachum.extract.events.choice import Event
from prachum.extract.events.occasions import Occasion
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.roles.features import gathered, role_features
from prachum.extract.roles.items import Item
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.model import MeetingKind, Role

NEAR = 220  # characters around the name of a mentioned event in which its actors are looked for
LEAST = 0.3  # probability from which a role is published
LABELS = ("organizer", "chair", "participant")
_PARTICIPANTS: tuple[tuple[Role, str], ...] = (
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


def parts(
    reading: Reading, mentions: Mentions, occasion: Occasion, names: Sequence[Item], models: Path = MODELS
) -> Iterator[Part]:
    """The parts that actors have in an event, each once, the likeliest mention as its proof."""
    event, kind = occasion.event, occasion.kind
    found = names if event.main else beside(event, names)
    model = "roles" if event.main else "roles-aside"
    own: dict[str, list[tuple[Item, list[str]]]] = {}
    for item, row in zip(found, role_features(reading, mentions, occasion, found), strict=True):
        own.setdefault(item.actor.id, []).append((item, row))
    for rows in own.values():
        chances = _certain(rows, kind) or judge(model, [gathered([row for _, row in rows])], models)[0]
        label = max(LABELS, key=lambda label: chances.get(label, 0.0))
        if chances.get(label, 0.0) >= LEAST:
            item, _ = max(rows, key=lambda told: judge(model, [told[1]], models)[0].get(label, 0.0))
            yield Part(_role(reading, label, kind, item.mention), item.actor, item.mention, chances[label])


def _certain(rows: Sequence[tuple[Item, list[str]]], kind: MeetingKind) -> dict[str, float] | None:
    """Certainty where the words leave no choice.

    `พม. จัดประชุม…` in the headline, `จัดโดยกองต่อต้าน…`; the countries in the name of a bilateral meeting,
    the committee in that of its own.
    """
    for _, row in rows:
        marks = set(row)
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
    return next((role for role, words in _PARTICIPANTS if re.search(words, around[:80])), "participant")
