"""All that the text mentions, before any of it is tied together: the taggers' finds and the rules'."""

from dataclasses import dataclass
from pathlib import Path

from prachum.dates import DateMention, TimeMention, find_dates, find_times, years
from prachum.extract.features import features
from prachum.extract.known import known_names
from prachum.extract.mending import mended
from prachum.extract.reading import Reading
from prachum.extract.tagging import LAYERS, MODELS, Mention, tag


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
    tagged["names"] = mended(reading, tagged["names"], names)
    dates = find_dates(reading.text)
    year = next(years(dates), None)
    return Mentions(
        **tagged,
        dates=tuple(d for d in find_dates(reading.text, year) if d.first),
        times=tuple(find_times(reading.text)),
    )
