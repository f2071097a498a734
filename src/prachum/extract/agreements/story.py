"""What the events did with an instrument, and when: by this its status and its dated step are told."""

from dataclasses import dataclass, replace

from prachum.dates import DateMention
from prachum.extract.events.occasions import Occasion
from prachum.model import Relation


@dataclass(frozen=True, slots=True)
class Story:
    """What an event did with an instrument: the relation, and the days of the event and of the document.

    `today` is the day of what the document reports, whatever that did.
    """

    relation: Relation | None = None
    date: DateMention | None = None
    published: str = ""
    today: DateMention | None = None

    def coming(self, date: DateMention | None) -> bool:
        """Whether a date lies after the document's own."""
        return bool(date and self.published and date.first > self.published)

    def after(self, relation: Relation, told: Occasion) -> "Story":
        """The story with one more event: what the document reports counts first, and a signing most."""
        signed, new = relation == "signed", self.relation is None
        if (signed and new) or (told.event.main and (signed or new)):
            return replace(self, relation=relation, date=told.when.date if told.when else None)
        return self
