"""Making one thing of those that turned out to be one: two names of a document that link to the same IRI."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from typing import TypeVar

from prachum.model import Agreement, Facts, Meeting, Organization, Person, Place, Stated
from prachum.thai import fold

Thing = TypeVar("Thing", Agreement, Meeting, Organization, Person, Place)
Named = TypeVar("Named", Agreement, Organization, Person, Place)
T = TypeVar("T")


def merge(facts: Facts, iris: Mapping[str, str]) -> Facts:
    """The facts with one thing of each kind per IRI: the first, with what the others add."""

    def one_per_iri(things: Iterable[Thing], join: Callable[[Thing, Thing], Thing]) -> tuple[Thing, ...]:
        groups: dict[str, list[Thing]] = {}
        for thing in things:
            groups.setdefault(iris[thing.id], []).append(thing)
        return tuple(reduce(join, group) for group in groups.values())

    def agreements(first: Agreement, other: Agreement) -> Agreement:
        return _join_agreements(first, other, iris)

    return replace(
        facts,
        meetings=one_per_iri(facts.meetings, _join_meetings),
        agreements=one_per_iri(facts.agreements, agreements),
        persons=one_per_iri(facts.persons, _join_persons),
        organizations=one_per_iri(facts.organizations, _join_organizations),
        places=one_per_iri(facts.places, _join_places),
    )


def _join_meetings(first: Meeting, other: Meeting) -> Meeting:
    dated = first if first.start else other
    return replace(
        first,
        main=first.main or other.main,
        mentions=tuple(sorted({*first.mentions, *other.mentions})),
        start=dated.start,
        end=dated.end,
        time=dated.time,
        date_text=dated.date_text,
        ordinal=first.ordinal or other.ordinal,
        venue=first.venue or other.venue,
        places=first.places + other.places,
        participations=first.participations + other.participations,
        attendance=first.attendance or other.attendance,
        instruments=first.instruments + other.instruments,
        topics=first.topics + other.topics,
    )


def _join_agreements(first: Agreement, other: Agreement, iris: Mapping[str, str]) -> Agreement:
    def by_iri(stated: Stated[str]) -> str:
        return iris[stated.value]

    return replace(
        _join(first, other),
        parties=_distinct(first.parties + other.parties, by_iri),
        status=first.status or other.status,
        actions=_distinct(first.actions + other.actions, lambda action: (action.kind, action.date)),
        under=_distinct(first.under + other.under, by_iri),
        start=first.start or other.start,
        end=first.end or other.end,
    )


def _join_persons(first: Person, other: Person) -> Person:
    posts = _distinct(first.posts + other.posts, lambda post: (fold(post.title), post.organization))
    return replace(_join(first, other), prefix=first.prefix or other.prefix, posts=posts)


def _join_organizations(first: Organization, other: Organization) -> Organization:
    return replace(_join(first, other), parent=first.parent or other.parent)


def _join_places(first: Place, other: Place) -> Place:
    joined = _join(first, other)
    return replace(joined, code=first.code or other.code, within=first.within or other.within)


def _join(first: Named, other: Named) -> Named:
    """Names and mentions of both; all else of the first."""
    aliases = dict.fromkeys([*first.aliases, other.name, *other.aliases])
    aliases.pop(first.name, None)
    mentions = tuple(sorted({*first.mentions, *other.mentions}))
    return replace(first, aliases=tuple(aliases), mentions=mentions)


def _distinct(items: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """The items whose key no earlier one has."""
    found: dict[Hashable, T] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())
