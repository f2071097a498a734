"""Meetings: an event with all that the text says of it, as the model's facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from prachum.extract.actors.entities import Entity
from prachum.extract.document.topics import event_topics
from prachum.extract.events.attendance import attendance
from prachum.extract.events.candidates import ORDINAL
from prachum.extract.events.choice import Event
from prachum.extract.events.occasions import Occasion
from prachum.extract.events.surroundings import Ground
from prachum.extract.events.when import When, hour
from prachum.extract.events.where import places_of, venue_of
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.roles.items import Item
from prachum.extract.roles.parts import parts
from prachum.extract.roles.sides import both_sides
from prachum.extract.roles.stage import Stage
from prachum.extract.tagging import MODELS, Mention
from prachum.model import Evidence, Instrument, Meeting, Participation, Stated


@dataclass(frozen=True, slots=True)
class Account:
    """All that was read before the meetings are told: the occasions, sites, places, names, ties to instruments."""

    reading: Reading
    mentions: Mentions
    occasions: Sequence[Occasion]
    sites: Sequence[Mention]
    regions: Sequence[Entity]
    names: Sequence[Item]
    ties: Sequence[tuple[Instrument, ...]]

    @property
    def events(self) -> list[Event]:
        """The events of the occasions."""
        return [occasion.event for occasion in self.occasions]


def find_meetings(account: Account, models: Path = MODELS) -> tuple[Meeting, ...]:
    """The meetings of a reading: what it reports, then what it mentions."""
    return tuple(_meeting(account, number, models) for number in range(len(account.occasions)))


def _meeting(account: Account, number: int, models: Path) -> Meeting:
    reading, mentions, occasion = account.reading, account.mentions, account.occasions[number]
    event, date = occasion.event, occasion.when
    time = hour(reading, event, account.events, mentions)
    here = Ground(reading, mentions, event, occasion.kind, account.events, account.sites)
    venue = venue_of(here, models)
    best = event.best
    return Meeting(
        id=f"m{number + 1}",
        name=words(reading, best.start, best.end),
        kind=Stated(occasion.kind, Evidence(reading.stored(best.start, best.end), round(occasion.sure, 3))),
        main=event.main,
        mentions=tuple(Evidence(reading.stored(m.start, m.end), round(event.confidence, 3)) for m in event.mentions),
        start=_date(reading, date, "first"),
        end=_date(reading, date, "last"),
        time=Stated(time.value, Evidence(reading.stored(time.start, time.end), 0.9)) if time else None,
        date_text=words(reading, date.date.start, date.date.end) if date else None,
        ordinal=ordinal(reading, event),
        venue=Stated(words(reading, venue.start, venue.end), proof(reading, venue)) if venue else None,
        places=_places(account, here, models),
        participations=_participations(account, occasion, models),
        attendance=attendance(reading, event, account.events),
        instruments=account.ties[number],
        topics=event_topics(reading, event),
    )


def _places(account: Account, here: Ground, models: Path) -> tuple[Stated[str], ...]:
    found = places_of(here, account.regions, models)
    return tuple(Stated(place.id, proof(account.reading, mention)) for place, mention in found)


def _participations(account: Account, occasion: Occasion, models: Path) -> tuple[Participation, ...]:
    stage = Stage(account.reading, account.mentions, occasion, account.events, account.names)
    found = list(parts(stage, models))
    told = {part.actor.id for part in found}
    sides = both_sides(account.reading, account.occasions, occasion, account.names)
    return tuple(
        Participation(
            part.role,
            part.actor.id,
            Evidence(account.reading.stored(part.start, part.end), round(part.confidence, 3)),
        )
        for part in (*found, *(side for side in sides if side.actor.id not in told))
    )


def words(reading: Reading, start: int, end: int) -> str:
    """The stored words of a stretch, white space collapsed."""
    return " ".join(reading.stored(start, end).of(reading.document.text).split())


def proof(reading: Reading, mention: Mention) -> Evidence:
    """A mention as evidence."""
    return Evidence(reading.stored(mention.start, mention.end), round(mention.confidence, 3))


def ordinal(reading: Reading, event: Event) -> Stated[str] | None:
    """`ครั้งที่ 3/2561` in the event's name, or right behind it."""
    for mention in event.mentions:
        for start, end in ((mention.start, mention.end), (mention.end, mention.end + 24)):
            match = ORDINAL.search(reading.text, start, end)
            if match and (start == mention.start or not reading.text[start : match.start()].strip()):
                return Stated(_tidy(match[1]), Evidence(reading.stored(match.start(1), match.end(1)), 0.95))
    return None


def _tidy(number: str) -> str:
    return number.replace(" ", "").replace("-", " - ") if " " in number else number


def _date(reading: Reading, found: When | None, which: str) -> Stated[str] | None:
    if found is None:
        return None
    evidence = Evidence(reading.stored(found.date.start, found.date.end), found.confidence)
    return Stated(found.date.first if which == "first" else found.date.last, evidence)
