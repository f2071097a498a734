"""All that the text mentions, before any of it is tied together: the taggers' finds and the rules'."""

from dataclasses import dataclass
from pathlib import Path

from prachum.dates import DateMention, TimeMention, find_dates, find_times
from prachum.extract.features import features
from prachum.extract.known import known_names
from prachum.extract.mending import mended
from prachum.extract.reading import Reading
from prachum.extract.tagging import LAYERS, MODELS, Mention, tag
from prachum.extract.unlisted import unlisted
from prachum.extract.venues import venues
from prachum.relative_dates import find_all_dates


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a reading by kind, each in text order. Positions count the regular text."""

    names: tuple[Mention, ...]
    posts: tuple[Mention, ...]
    events: tuple[Mention, ...]
    venues: tuple[Mention, ...]
    instruments: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    times: tuple[TimeMention, ...]


def find_mentions(reading: Reading, models: Path = MODELS) -> Mentions:
    """Everything that the taggers and the date rules find in a reading."""
    names = known_names()
    rows = features(reading, names)
    tagged = {layer: tuple(tag(reading, layer, rows, models)) for layer in LAYERS}
    apart = unlisted(reading, rows, tagged["names"], models)
    tagged["names"] = mended(reading, (*tagged["names"], *apart), names)
    told = dates(reading)
    tagged["venues"] = venues(reading, tagged["venues"], tagged["names"], told)
    return Mentions(**tagged, dates=told, times=tuple(find_times(reading.text)))


def dates(reading: Reading) -> tuple[DateMention, ...]:
    """All dates of a reading, in order; those that name no year are told by the day on which it was written."""
    days = [d for d in find_dates(reading.text) if d.complete and len(d.first) == 10]
    line = reading.document.layout.dateline
    at = reading.normalised.position(line.start) if line else reading.opening[0]
    today = next((d.first for d in days if d.start >= at), days[0].first if days else None)
    return tuple(find_all_dates(reading.text, today) if today else (d for d in find_dates(reading.text) if d.first))
