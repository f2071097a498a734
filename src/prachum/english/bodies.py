"""English names of bodies that no list knows: `โรงพยาบาลชลบุรี` → `Chon Buri Hospital`, `กองการต่างประเทศ`."""

import re
from functools import cache

from prachum.english.labels import Labels
from prachum.english.lexicon import rows
from prachum.model import Organization
from prachum.romanisation import romanise
from prachum.thai import language

_LONGEST = 24  # letters of a proper name; what is longer has words with a meaning
_OPEN = "{}"


def name_body(body: Organization, labels: Labels) -> str | None:
    """What the document calls it in English, else its name where that is a word of the lexicon and a proper name."""
    if told := labels.of(labels.linked.iris[body.id]):
        return told
    return _composed(" ".join(body.name.split()), labels) if language(body.name) == "th" else body.name


def _composed(name: str, labels: Labels) -> str | None:
    for pattern, english in _patterns():
        if found := pattern.fullmatch(name):
            proper = _proper(found[1], labels) if pattern.groups else ""
            return english.replace(_OPEN, proper) if proper is not None else None
    return None


def _proper(name: str, labels: Labels) -> str | None:
    """A place by its English name, any other proper name in Latin letters."""
    places = labels.places_called(name)
    if places and (label := labels.of(places[0])):
        return label
    return romanise(name) if len(name) <= _LONGEST else None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(re.escape(thai).replace(r"\{\}", r"(\S.*)")), english) for thai, english in rows("bodies.txt")
    )
