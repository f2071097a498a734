"""Topics of a document and of the events that it reports: words that a list ties to a code, each with its place."""

from collections.abc import Iterator

from prachum.extract.events.choice import Event
from prachum.extract.gazetteer import lexicon
from prachum.extract.reading import Reading
from prachum.model import Evidence, Stated

OFTEN = 2  # times that a document names a topic which its headline does not
SURE, LIKELY = 0.95, 0.9


def document_topics(reading: Reading) -> tuple[Stated[str], ...]:
    """What a document is about: the topics of its headline, and those that it comes back to."""
    found: dict[str, list[int]] = {}
    places: dict[str, Stated[str]] = {}
    for start, end, code in _named(reading, 0, reading.body[1]):
        found.setdefault(code, []).append(start)
        places.setdefault(code, _stated(reading, code, start, end, SURE))
    in_head = {code for code, starts in found.items() if starts[0] < reading.opening[0]}
    return tuple(places[code] for code in sorted(found) if code in in_head or len(found[code]) >= OFTEN)


def event_topics(reading: Reading, event: Event) -> tuple[Stated[str], ...]:
    """What an event was about: the topics of its names and, for what a document reports, of its headline."""
    stretches = [(m.start, m.end) for m in event.mentions]
    headline = reading.document.layout.headline
    if event.main and headline:
        stretches.append((reading.normalised.position(headline.start), reading.normalised.position(headline.end)))
    topics: dict[str, Stated[str]] = {}
    for start, end in stretches:
        for first, last, code in _named(reading, start, end):
            topics.setdefault(code, _stated(reading, code, first, last, LIKELY))
    return tuple(topics[code] for code in sorted(topics))


def _named(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for first, last, code in lexicon("topics.txt").matches(reading):
        at, stop = reading.tokens[first].start, reading.tokens[last - 1].end
        if start <= at and stop <= end:
            yield at, stop, code


def _stated(reading: Reading, code: str, start: int, end: int, confidence: float) -> Stated[str]:
    return Stated(code, Evidence(reading.stored(start, end), confidence))
