"""Who took part in an event, and how: each name in the text is judged in the light of its neighbours."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prachum.extract.actors.entities import Entity
from prachum.extract.events.choice import Event
from prachum.extract.roles.clauses import signs
from prachum.extract.roles.exact import exact_roles
from prachum.extract.roles.features import role_features, told_frames
from prachum.extract.roles.items import Item
from prachum.extract.roles.proofs import proofs
from prachum.extract.roles.stage import Stage
from prachum.extract.tagging import MODELS, gathered, judge
from prachum.model import MeetingKind, Role

NEAR = 400  # characters around the name of a mentioned event in which its actors are looked for
LEAST = {"organizer": 0.3, "chair": 0.35, "participant": 0.25}  # probability from which a part is published

_HOLDS = frozenset(("frame=held by|ORG|any", "frame=holds|ORG|above", "frame=held|ORG|above", "frame=invites|ORG|any"))
_SENT = frozenset(
    (
        "frame=delegation acts|LOC|scene",
        "frame=follows|PER|scene",
        "frame=follows|LOC|scene",
        "frame=observer|LOC|scene",
    )
)
_HEADS = re.compile(
    r"frame=(?:presides\|PER\|\w+ EVENT|signs\|PER\|signing_ceremony|(?:led by|heads|preside together)\|PER\|any)"
)
_OWN: dict[MeetingKind, frozenset[str]] = {
    "bilateral_meeting": frozenset(("sort=LOC.country",)),
    "committee_meeting": frozenset(("sort=ORG.คณะ",)),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One actor's part in an event; the words that prove it stand from `start` to `end` of the regular text."""

    role: Role
    actor: Entity
    start: int
    end: int
    confidence: float


def parts(stage: Stage, models: Path = MODELS) -> Iterator[Part]:
    """The parts that actors have in the event of a stage, each once, the likeliest mention as its proof."""
    reading, event, kind = stage.reading, stage.event, stage.kind
    found = stage.found if event.main else beside(event, stage.found)
    model = "roles" if event.main else "roles-aside"
    row = signs(reading, stage.mentions, event, found)
    proven = dict(zip(found, proofs(reading, found, row), strict=True))
    own: dict[str, list[tuple[Item, list[str]]]] = {}
    for item, seen in zip(found, role_features(replace(stage, found=found), row), strict=True):
        own.setdefault(item.actor.id, []).append((item, seen))
    for rows in own.values():
        chances = _certain(rows, kind) or judge(model, [gathered([row for _, row in rows])], models)[0]
        label = max(LEAST, key=lambda label: chances.get(label, 0.0))
        if chances.get(label, 0.0) < LEAST[label]:
            continue
        item, _ = max(rows, key=lambda told: judge(model, [told[1]], models)[0].get(label, 0.0))
        for role in exact_roles(label, kind, set().union(*(told_frames(row) for _, row in rows))):
            shown = next((i for i, row in rows if role == "signatory" and "signs" in told_frames(row)), item)
            yield Part(role, item.actor, *proven[shown], chances[label])


def _certain(rows: Sequence[tuple[Item, list[str]]], kind: MeetingKind) -> dict[str, float] | None:
    """Certainty where the words leave no choice.

    `จัดโดยกองต่อต้าน…`, `พม. จัดประชุม…` in the headline; `นาย… เป็นประธานการประชุม…`, `นำโดย นาย…`;
    `คณะผู้แทนลาวได้หารือ…`; the countries in the name of a bilateral meeting take part in it, the committee in
    that of its own.
    """
    marks = [set(row) for _, row in rows]
    if any(found & _HOLDS and "parent" not in found for found in marks):
        return {"organizer": 0.97}
    if any(_HEADS.fullmatch(feature) for found in marks for feature in found):
        return {"chair": 0.97}
    if any(found & _SENT for found in marks):
        return {"participant": 0.9}
    if any("inside=event" in found and found & _OWN.get(kind, frozenset()) for found in marks):
        return {"participant": 0.95}
    return None


def beside(event: Event, found: Sequence[Item]) -> list[Item]:
    """The names that stand close enough to a mentioned event to have a part in it."""
    return [i for i in found if any(m.start - NEAR < i.start < m.end + NEAR for m in event.mentions)]
