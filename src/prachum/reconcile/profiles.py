"""What tells the things of a document from those of others: all that reconciliation sees of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from sys import intern

from prachum.model import Action, Agreement, Linked, Meeting, Organization, Person, Role, Stated

# Those who sit at the head of a meeting or on either side of a table; no one leads two at one hour.
LEADING: frozenset[Role] = frozenset({"chair", "head_of_delegation", "interlocutor"})
CONCLUDING = {"sign", "adopt", "enact", "enter_into_force"}
_HOUR = re.compile(r"[0-2]\d:[0-5]\d")
UNDATED = "9999"  # comes after every day


@dataclass(frozen=True, slots=True)
class Office:
    """A post as a document gives it: its title, and the IRI of the body that it is in."""

    title: str
    body: str | None


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """A person: all names, the first of them the fullest, and the posts held on a `day`."""

    iri: str
    names: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    day: str = ""


@dataclass(frozen=True, slots=True)
class BodyProfile:
    """A body that no authority list knows; `parent` is the IRI of the one around it."""

    iri: str
    names: tuple[str, ...]
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class AgreementProfile:
    """An instrument; `known` if an authority list has it. `signed` are the days of its conclusion."""

    iri: str
    names: tuple[str, ...]
    kind: str
    parties: frozenset[str] = frozenset()
    signed: frozenset[str] = frozenset()
    concluded: bool = False
    known: bool = False


@dataclass(frozen=True, slots=True)
class MeetingProfile:
    """A meeting; dates as in `Meeting`. Each of `places` comes with the places around it, the nearest first.

    `leading` and `present` are the IRIs of those at its head and of all others, `instruments` of those that
    it signed or considered.
    """

    iri: str
    name: str
    kind: str
    start: str = ""
    end: str = ""
    time: str = ""
    ordinal: str = ""
    venue: str = ""
    places: tuple[tuple[str, ...], ...] = ()
    leading: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    instruments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """A document by its identifier and the day on which it was published, with what it tells of.

    `others` are the IRIs of its places and of the bodies that the authority lists know, `told` those of all
    its IRIs that the publisher has told.
    """

    document: str
    published: str = UNDATED
    bodies: tuple[BodyProfile, ...] = ()
    persons: tuple[PersonProfile, ...] = ()
    agreements: tuple[AgreementProfile, ...] = ()
    meetings: tuple[MeetingProfile, ...] = ()
    others: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()

    @property
    def iris(self) -> tuple[str, ...]:
        """The IRIs of all its things."""
        iris = [*(body.iri for body in self.bodies), *(person.iri for person in self.persons)]
        iris += [*(agreement.iri for agreement in self.agreements), *(meeting.iri for meeting in self.meetings)]
        return (*iris, *self.others)


def profile(linked: Linked) -> Profile:
    """The profile of a linked document."""
    facts, iris = linked.facts, linked.iris
    day = _day(linked)
    bodies = [body for body in facts.organizations if iris[body.id] not in linked.known]
    known = [body for body in facts.organizations if iris[body.id] in linked.known]
    return Profile(
        facts.document.identifier,
        day or UNDATED,
        tuple(_body(body, iris) for body in bodies),
        tuple(_person(person, day, iris) for person in facts.persons),
        tuple(_agreement(agreement, linked) for agreement in facts.agreements),
        tuple(_meeting(meeting, linked) for meeting in facts.meetings),
        tuple(intern(iris[local]) for local in (*(body.id for body in known), *(place.id for place in facts.places))),
        linked.told,
    )


def _day(linked: Linked) -> str:
    """When the document was current: its dateline, else the first day of a meeting that it reports."""
    facts = linked.facts
    stated = [facts.article.published, *(meeting.start for meeting in facts.meetings if meeting.main)]
    return next((day for day in map(_date, stated) if len(day) == len("2019-04-22")), "")


def _date(stated: Stated[str] | None) -> str:
    """A date, whether a day, a month or a year; nothing for one that no calendar has."""
    value = stated.value if stated else ""
    try:
        date.fromisoformat((value + "-01-01")[:10] if len(value) == len("2019") else (value + "-01")[:10])
    except ValueError:
        return ""
    return value


def _body(body: Organization, iris: Mapping[str, str]) -> BodyProfile:
    parent = iris.get(body.parent or "")
    return BodyProfile(iris[body.id], (body.name, *body.aliases), parent and intern(parent))


def _person(person: Person, day: str, iris: Mapping[str, str]) -> PersonProfile:
    offices = tuple(Office(intern(post.title), _interned(iris.get(post.organization or ""))) for post in person.posts)
    return PersonProfile(iris[person.id], (person.name, *person.aliases), offices, day)


def _agreement(agreement: Agreement, linked: Linked) -> AgreementProfile:
    iris, actions = linked.iris, agreement.actions
    status = agreement.status.value if agreement.status else "unknown"
    return AgreementProfile(
        iris[agreement.id],
        (agreement.name, *agreement.aliases),
        agreement.kind,
        _set(iris[party.value] for party in agreement.parties),
        frozenset(action.date for action in actions if action.kind in CONCLUDING),
        status in ("signed", "adopted") or any(_concludes(action) for action in actions),
        iris[agreement.id] in linked.known,
    )


def _concludes(action: Action) -> bool:
    return action.kind in CONCLUDING


def _meeting(meeting: Meeting, linked: Linked) -> MeetingProfile:
    iris = linked.iris
    leading = _set(iris[part.participant] for part in meeting.participations if part.role in LEADING)
    present = _set(iris[part.participant] for part in meeting.participations)
    return MeetingProfile(
        iris[meeting.id],
        meeting.name,
        meeting.kind.value,
        _date(meeting.start),
        _date(meeting.end),
        meeting.time.value if meeting.time and _HOUR.fullmatch(meeting.time.value) else "",
        meeting.ordinal.value if meeting.ordinal else "",
        meeting.venue.value if meeting.venue else "",
        tuple(_chain(iris[place.value], linked.within) for place in meeting.places),
        leading,
        present - leading,
        _set(iris[instrument.agreement] for instrument in meeting.instruments if instrument.relation != "under"),
    )


def _chain(place: str, within: Mapping[str, str]) -> tuple[str, ...]:
    chain = [intern(place)]
    while (outer := within.get(chain[-1])) and outer not in chain:
        chain.append(intern(outer))
    return tuple(chain)


def _set(iris: Iterable[str]) -> frozenset[str]:
    return frozenset(intern(iri) for iri in iris)


def _interned(iri: str | None) -> str | None:
    return iri and intern(iri)
