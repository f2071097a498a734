"""Where a text names countries, provinces and cities: as tagged, and as the authority lists know them."""

from collections.abc import Iterator

from prachum.extract.known import known_names
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading

Stretch = tuple[int, int]


def places(reading: Reading, mentions: Mentions) -> list[Stretch]:
    """The stretches that name a place of any kind, in order."""
    return sorted(
        {
            *_known(reading, ("country", "province", "city")),
            *((n.start, n.end) for n in mentions.names if n.label == "LOC"),
        }
    )


def countries(reading: Reading) -> list[Stretch]:
    """The stretches that name a country, in order, even inside a longer name: `ทวิภาคีไทย - กัมพูชา`."""
    return list(_known(reading, ("country",)))


def _known(reading: Reading, wanted: tuple[str, ...]) -> Iterator[Stretch]:
    tokens = reading.tokens
    for first, end, kind in known_names().matches(reading):
        if kind in wanted:
            yield tokens[first].start, tokens[end - 1].end
