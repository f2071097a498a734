"""What an event did with an instrument: it signed it, considered it, or was held under it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prachum.extract.agreements.named import Named
from prachum.extract.agreements.tie_cues import gap_between, relation_features, telling
from prachum.extract.events.choice import Event
from prachum.extract.events.occasions import Occasion
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.model import Relation

LEAST = 0.35  # probability from which a tie is published
BESIDE = 120  # characters between a mentioned event and an instrument that it may be tied to
RELATIONS: tuple[Relation, ...] = ("signed", "considered", "under")


@dataclass(frozen=True, slots=True)
class Tie:
    """What an occasion did with an instrument, both by number, with the mention that tells it."""

    occasion: int
    instrument: int
    relation: Relation
    mention: Mention
    chance: float


def relate(reading: Reading, told: Sequence[Occasion], named: Sequence[Named], models: Path = MODELS) -> Iterator[Tie]:
    """The pairs of occasions and instruments that the text ties together."""
    for place, occasion in enumerate(told):
        for number, instrument in enumerate(named):
            if not may_be_tied(reading, occasion.event, instrument):
                continue
            chances = judge("relations", [relation_features(reading, told, place, named, number)], models)[0]
            chance, relation = max((chances.get(label, 0.0), label) for label in RELATIONS)
            if chance >= LEAST:
                yield Tie(place, number, relation, telling(reading, occasion.event, instrument), chance)


def may_be_tied(reading: Reading, event: Event, instrument: Named) -> bool:
    """Whether an instrument stands near enough: what a document reports may be tied to all that it names."""
    return event.main or gap_between(event, telling(reading, event, instrument)) <= BESIDE
