"""The names of the authority lists, as the gazetteer that taggers and entity rules look into."""

from collections.abc import Iterator
from functools import cache

from prachum import authorities
from prachum.authorities import Authorities, Entry
from prachum.extract.gazetteer import Gazetteer
from prachum.thai import fold

SHORTEST = 2  # letters; shorter names say nothing on their own


def known_names() -> Gazetteer:
    """Every name of a place (labelled with its kind) or an organization (`body`) that the lists in use hold."""
    return _gazetteer(authorities.load())


@cache
def _gazetteer(lists: Authorities) -> Gazetteer:
    return Gazetteer(_names(lists))


def _names(lists: Authorities) -> Iterator[tuple[str, str]]:
    for entry in lists.places():
        yield from _labelled(entry, lists.place_kind(entry))
    for entry in lists.organizations():
        yield from _labelled(entry, "body")


def _labelled(entry: Entry, label: str) -> Iterator[tuple[str, str]]:
    return ((name, label) for name in entry.names if len(fold(name)) >= SHORTEST)
