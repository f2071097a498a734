"""The events of a reading with their kinds and dates."""

from dataclasses import dataclass
from pathlib import Path

from prachum.extract.events.choice import Event, choose
from prachum.extract.events.kinds import kind_of
from prachum.extract.events.setting import setting
from prachum.extract.events.when import When, when
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS
from prachum.model import MeetingKind


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event, its kind with the probability of that, and when it was."""

    event: Event
    kind: MeetingKind
    sure: float
    when: When | None


def occasions(reading: Reading, mentions: Mentions, models: Path = MODELS) -> list[Occasion]:
    """What a document reports, then what it mentions; see `prachum.extract.events.choice`."""
    here = setting(reading, mentions)
    events = choose(here, models)
    return [
        Occasion(event, *kind_of(here, event.mentions, models), when(reading, event, events, mentions))
        for event in events
    ]
