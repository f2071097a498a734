"""Topics of a document and of the events that it reports: words that a list ties to a code, each with its place."""

from collections import defaultdict
from collections.abc import Iterator

from prachum.extract.events.choice import Event
from prachum.extract.gazetteer import lexicon
from prachum.extract.reading import Reading
from prachum.model import Evidence, Stated

# The lists, each with the times that a document says such words of a topic which its headline does not name.
# A word of general use tells a topic only in a document of the field: นโยบาย may be any ministry's.
FIELD, GENERAL = "topics.txt", "topics_in_context.txt"
OFTEN = {FIELD: 2, GENERAL: 3}
NO_TOPIC = "-"
SURE, LIKELY = 0.95, 0.9


def document_topics(reading: Reading) -> tuple[Stated[str], ...]:
    """What a document is about: the topics of its headline, and those that it comes back to."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    places: dict[str, Stated[str]] = {}
    for start, end, code, weight in sorted(_named(reading, 0, reading.body[1])):
        found[code][start] = max(weight, found[code].get(start, 0.0))
        places.setdefault(code, _stated(reading, code, start, end, SURE))
    told = {code for code, starts in found.items() if min(starts) < reading.opening[0] or sum(starts.values()) >= 1}
    return tuple(places[code] for code in sorted(told))


def event_topics(reading: Reading, event: Event) -> tuple[Stated[str], ...]:
    """What an event was about: the topics of its names and, for what a document reports, of its headline."""
    stretches = [(m.start, m.end) for m in event.mentions]
    headline = reading.document.layout.headline
    if event.main and headline:
        stretches.append((reading.normalised.position(headline.start), reading.normalised.position(headline.end)))
    topics: dict[str, Stated[str]] = {}
    for start, end in stretches:
        for first, last, code, _ in _named(reading, start, end):
            topics.setdefault(code, _stated(reading, code, first, last, LIKELY))
    return tuple(topics[code] for code in sorted(topics))


def _named(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, str, float]]:
    """The words of a topic between two positions: from, to, the code, and how much of what it takes they tell."""
    for name in (FIELD, GENERAL) if _is_of_the_field(reading) else (FIELD,):
        for at, stop, code in _matches(reading, name):
            if code != NO_TOPIC and start <= at and stop <= end:
                yield at, stop, code, 1 / OFTEN[name]


def _is_of_the_field(reading: Reading) -> bool:
    """Whether a document is about trafficking: it says so by the end of its opening, and comes back to it."""
    starts = [at for at, _, _ in _matches(reading, FIELD)]
    return len(starts) >= OFTEN[GENERAL] and starts[0] < reading.opening[1]


def _matches(reading: Reading, name: str) -> Iterator[tuple[int, int, str]]:
    for first, last, code in lexicon(name).matches(reading):
        yield reading.tokens[first].start, reading.tokens[last - 1].end, code


def _stated(reading: Reading, code: str, start: int, end: int, confidence: float) -> Stated[str]:
    return Stated(code, Evidence(reading.stored(start, end), confidence))
