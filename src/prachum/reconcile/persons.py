"""Persons: one over changing ranks, posts and spellings; two of one name where the posts cannot be one person's."""

from collections.abc import Iterable

from prachum.reconcile.gathering import SAME
from prachum.reconcile.offices import days_between, exclude, is_former
from prachum.reconcile.profiles import Office, PersonProfile
from prachum.reconcile.spelling import is_latin, latin_words, one_slip, sounding
from prachum.thai import fold

NAMED_ALIKE = 0.6  # for a name that is spelled a little otherwise
GIVEN_NAME = 0.5  # for a given name alone
SAME_POST = 0.6  # for one and the same post
SAME_BODY = 0.4  # for a post in the same body
_FULL = 12  # letters of a name without a space that is a name in full all the same
_GONE = 730  # days after which a post last seen tells nothing about a given name


class GatheredPerson:
    """A person with all names, and the first and last day on which each post was seen."""

    def __init__(self) -> None:
        self.iris: set[str] = set()
        self.names: dict[str, str] = {}
        self.offices: dict[Office, tuple[str, str]] = {}

    def evidence(self, other: PersonProfile) -> float:
        """The name; where it is spelled otherwise or is a given name alone, a post in common too."""
        named = max(self._named(name, first=not at) for at, name in enumerate(other.names))
        if not named:
            return 0.0
        agreeing = self._agreeing(other, recent=named == GIVEN_NAME)
        if not agreeing and self._excluded(other):
            return 0.0
        return named + agreeing if named == SAME or agreeing >= SAME - named else 0.0

    def add(self, other: PersonProfile) -> None:
        """Take in names, and posts as seen on the day."""
        self.iris.add(other.iri)
        self.names.update((name_key(name), name) for name in other.names)
        for office in other.offices:
            key = Office(fold(office.title), office.body)
            first, last = self.offices.get(key, (other.day, other.day))
            self.offices[key] = (min(first, other.day), max(last, other.day))

    def _named(self, name: str, first: bool) -> float:
        """What a name is worth; one of the further names, unless it says the first in another script, less."""
        if name_key(name) in self.names:
            return SAME if is_full(name) and (first or is_latin(name)) else NAMED_ALIKE
        if any(_spelled_alike(name, known) for known in self.names.values()):
            return NAMED_ALIKE
        given = not is_full(name) and not is_latin(name)
        called = (parts(known)[0] for known in self.names.values() if is_full(known))
        return GIVEN_NAME if given and sounding(name) in called else 0.0

    def _agreeing(self, other: PersonProfile, recent: bool) -> float:
        """How far a post of the other's is one that this person was seen in."""
        seen = [
            office
            for office, (_, last) in self.offices.items()
            if not recent or (last and other.day and days_between(last, other.day) <= _GONE)
        ]
        titles = {office.title for office in seen}
        bodies = {office.body for office in seen if office.body}
        if any(fold(office.title) in titles for office in other.offices):
            return SAME_POST
        return SAME_BODY if any(office.body in bodies for office in other.offices) else 0.0

    def _excluded(self, other: PersonProfile) -> bool:
        """Whether a post of the other's cannot be held by who was seen in those of this person then."""
        if not other.day:
            return False
        return any(
            exclude(mine.title, office.title, _apart(first, last, other.day))
            for office in other.offices
            for mine, (first, last) in self.offices.items()
            if first and not (office.body and office.body == mine.body)
            if not is_former(office.title) and not is_former(mine.title)
        )


def person_keys(person: PersonProfile) -> Iterable[str]:
    """The sound of the name and of each of its parts."""
    for name in person.names:
        if is_latin(name):
            yield from ("latin " + word for word in latin_words(name) if len(word) > 2)
        else:
            yield sounding(name)
            given, family = parts(name)
            yield "given " + given
            if family:
                yield "family " + family


def name_key(name: str) -> str:
    """The name folded; one in Latin letters without styles, whichever of its words comes first."""
    return " ".join(latin_words(name)) if is_latin(name) else fold(name)


def parts(name: str) -> tuple[str, str]:
    """The sound of a Thai given name and of the family name after it, if any."""
    given, _, family = " ".join(name.split()).partition(" ")
    return sounding(given), sounding(family)


def is_full(name: str) -> bool:
    """Whether the name is more than a given name."""
    if is_latin(name):
        return len(latin_words(name)) > 1
    return " " in name.strip() or len(fold(name)) >= _FULL


def _apart(first: str, last: str, day: str) -> int:
    return 0 if first <= day <= last else min(days_between(first, day), days_between(last, day))


def _spelled_alike(one: str, other: str) -> bool:
    if not (is_full(one) and is_full(other)) or is_latin(one) != is_latin(other):
        return False
    if is_latin(one):
        return _latin_alike(latin_words(one), latin_words(other))
    if sounding(one) == sounding(other):
        return True
    (given, family), (given_too, family_too) = parts(one), parts(other)
    if not (family and family_too):
        return False
    if given == given_too:
        return one_slip(family, family_too)
    return family == family_too and one_slip(given, given_too)


def _latin_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same words but for middle names and initials: `Rex W. Tillerson` and `R. Tillerson`."""
    short, long = sorted((one, other), key=len)
    left, whole = list(long), 0
    for word in sorted(short, key=len, reverse=True):
        match = word if word in left else next((known for known in left if _abbreviates(word, known)), None)
        if match is None:
            return False
        whole += match == word and len(word) > 2
        left.remove(match)
    return whole >= min(2, len(long)) or (whole == 1 and len(short) > 1)


def _abbreviates(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]
