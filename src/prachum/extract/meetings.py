"""Meetings: an event with all that the text says of it, as the model's facts."""

from collections.abc import Sequence
from pathlib import Path

from prachum.extract.attendance import attendance
from prachum.extract.entities import Entity
from prachum.extract.events import ORDINAL, Candidate, Event
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.roles import Item, parts
from prachum.extract.tagging import MODELS, Mention
from prachum.extract.topics import event_topics
from prachum.extract.when import When, hour, when
from prachum.extract.where import places_of, venue_of
from prachum.model import Evidence, Instrument, Meeting, MeetingKind, Participation, Span, Stated


def meeting(
    reading: Reading,
    id_: str,
    event: Event,
    kind: tuple[MeetingKind, float],
    others: Sequence[Event],
    regions: Sequence[Entity],
    found: Sequence[Item],
    instruments: Sequence[Instrument],
    mentions: Mentions,
    models: Path = MODELS,
) -> Meeting:
    """One event as a fact."""
    date = when(reading, event, others, mentions)
    time = hour(reading, event, others, mentions)
    venue = venue_of(reading, event, mentions)
    best = event.best
    return Meeting(
        id=id_,
        name=words(reading, best.start, best.end),
        kind=Stated(kind[0], Evidence(reading.stored(best.start, best.end), round(kind[1], 3))),
        main=event.main,
        mentions=tuple(
            Evidence(reading.stored(m.start, m.end), round(event.confidence, 3)) for m in event.mentions
        ),
        start=_date(reading, date, "first"),
        end=_date(reading, date, "last"),
        time=Stated(time.value, Evidence(reading.stored(time.start, time.end), 0.9)) if time else None,
        date_text=words(reading, date.date.start, date.date.end) if date else None,
        ordinal=ordinal(reading, event),
        venue=Stated(words(reading, venue.start, venue.end), proof(reading, venue)) if venue else None,
        places=tuple(
            Stated(place.id, proof(reading, m))
            for place, m in _once(places_of(reading, event, venue, regions))
        ),
        participations=tuple(
            Participation(
                part.role, part.actor.id, Evidence(_span(reading, part.mention), round(part.confidence, 3))
            )
            for part in parts(reading, event, kind[0], found, mentions, models)
        ),
        attendance=attendance(reading, event, others),
        instruments=tuple(instruments),
        topics=event_topics(reading, event),
    )


def words(reading: Reading, start: int, end: int) -> str:
    """The stored words of a stretch, white space collapsed."""
    return " ".join(reading.stored(start, end).of(reading.document.text).split())


def proof(reading: Reading, mention: Mention) -> Evidence:
    """A mention as evidence."""
    return Evidence(_span(reading, mention), round(mention.confidence, 3))


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


def _span(reading: Reading, mention: Mention | Candidate) -> Span:
    return reading.stored(mention.start, mention.end)


def _once(found: object) -> list[tuple[Entity, Mention]]:
    seen: dict[str, tuple[Entity, Mention]] = {}
    for place, mention in found:  # type: ignore[attr-defined]
        seen.setdefault(place.id, (place, mention))
    return list(seen.values())
