"""One of the events of a reading, with all names that may have a part in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from prachum.extract.events.choice import Event
from prachum.extract.events.occasions import Occasion
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.roles.items import Item
from prachum.model import MeetingKind


@dataclass(frozen=True, slots=True)
class Stage:
    """An occasion among all `events` of a reading, and the names `found` there."""

    reading: Reading
    mentions: Mentions
    occasion: Occasion
    events: Sequence[Event]
    found: Sequence[Item]

    @property
    def event(self) -> Event:
        """The event of the occasion."""
        return self.occasion.event

    @property
    def kind(self) -> MeetingKind:
        """The kind of the event."""
        return self.occasion.kind
