"""Entity linking: an IRI for each thing that a document names."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from prachum.authorities import Authorities, Entry
from prachum.corrections import Link
from prachum.link import keys
from prachum.link.agreements import link_agreements
from prachum.link.merging import merge
from prachum.link.minting import local_name, meeting_iri, mint
from prachum.link.organizations import link_organizations
from prachum.link.parting import part_bodies
from prachum.link.places import link_places
from prachum.link.posts import link_posts, respell_titles
from prachum.link.told import replaced_iris, told_iris
from prachum.model import Agreement, Facts, Linked, Meeting, Organization, Person, Place
from prachum.thai import fold

T = TypeVar("T")
Iris = dict[str, str]

# Those who sit on either side of a consultation.
_SIDES = {"chair", "head_of_delegation", "interlocutor"}


def link(facts: Facts, authorities: Authorities, links: Iterable[Link] = ()) -> Linked:
    """The facts with an IRI for each thing: as `links` tell, else from the lists, else minted from what names it.

    Things of one document that have the same IRI are made one.
    """
    told = told_iris(facts, links)
    if not told:
        return _link(facts, authorities, {})
    before = _link(facts, authorities, {})
    linked = _link(facts, authorities, {local: link.iri for local, link in told.items()})
    return replace(
        linked,
        told=frozenset(link.iri for link in told.values()),
        obeyed=frozenset(link.name for link in told.values()),
        replaced=replaced_iris(before, linked),
    )


def _link(facts: Facts, authorities: Authorities, told: Mapping[str, str]) -> Linked:
    facts = part_bodies(facts, authorities)
    bodies = link_organizations(facts, authorities)
    entries = {local: authorities.entries[iri] for local, iri in told.items() if iri in authorities.entries}
    bodies |= {body.id: entries[body.id] for body in facts.organizations if body.id in entries}
    facts = respell_titles(facts, bodies)
    known = {**link_places(facts, authorities), **bodies, **link_agreements(facts, authorities)}
    iris: Iris = {local: entry.iri for local, entry in known.items()} | dict(told)
    base = authorities.base
    _mint_places(facts, base, iris)
    _mint_organizations(facts, base, iris)
    for person in facts.persons:
        iris.setdefault(person.id, mint(base, "person", *keys.person_key(person, facts.document)))
    _mint_agreements(facts, base, iris)
    _mint_meetings(facts, base, iris)
    return _linked(facts, authorities, iris)


def rename(linked: Linked, renames: Mapping[str, str], authorities: Authorities) -> Linked:
    """The same facts under other IRIs: each that is a key of `renames` becomes its value.

    Posts follow the bodies that they are in, and things that have become one are made one.
    """
    iris = {local: renames.get(iri, iri) for local, iri in linked.iris.items()}
    renamed = _linked(linked.facts, authorities, iris)
    return replace(renamed, told=linked.told, obeyed=linked.obeyed, replaced=linked.replaced)


def _linked(facts: Facts, authorities: Authorities, iris: Iris) -> Linked:
    posts = link_posts(facts, authorities, iris)
    facts = merge(facts, iris)
    named = {*iris.values(), *posts.values()} & authorities.entries.keys()
    entries = {iri: authorities.entries[iri] for iri in named}
    return Linked(
        facts,
        iris,
        known=frozenset(entries),
        new_names=_new_names(facts, iris, entries),
        posts=posts,
        within=_within(facts, authorities, iris),
    )


def _mint_places(facts: Facts, base: str, iris: Iris) -> None:
    by_id = {place.id: place for place in facts.places}
    for place in _outermost_first(by_id, lambda place: place.within):
        if place.id not in iris:
            container = iris.get(place.within or "")
            key = keys.place_key(place, container and local_name(container))
            iris[place.id] = mint(base, "place", *key)


def _mint_organizations(facts: Facts, base: str, iris: Iris) -> None:
    by_id = {organization.id: organization for organization in facts.organizations}
    for organization in _outermost_first(by_id, lambda organization: organization.parent):
        if organization.id not in iris:
            parent = iris.get(organization.parent or "")
            key = keys.organization_key(organization, parent and local_name(parent), facts.document)
            iris[organization.id] = mint(base, "org", *key)


def _outermost_first(things: Mapping[str, T], outer: Callable[[T], str | None]) -> list[T]:
    """The things (by local id), each after what it is a part of: its key may be made with that one's IRI."""

    def depth(thing: T) -> int:
        seen: set[str] = set()
        around = outer(thing)
        while around is not None and around in things and around not in seen:
            seen.add(around)
            around = outer(things[around])
        return len(seen)

    return sorted(things.values(), key=depth)


def _mint_agreements(facts: Facts, base: str, iris: Iris) -> None:
    for agreement in facts.agreements:
        if agreement.id not in iris:
            parties = [local_name(iris[party.value]) for party in agreement.parties]
            key = keys.agreement_key(agreement, parties, facts.document)
            iris[agreement.id] = mint(base, "agreement", *key)


def _mint_meetings(facts: Facts, base: str, iris: Iris) -> None:
    """Meetings of one document never share an IRI: one whose key is taken adds more of what it is."""
    for meeting in sorted(facts.meetings, key=lambda meeting: not meeting.main):
        if meeting.id in iris:
            continue
        date = meeting.start.value if meeting.start else None
        sides = [local_name(iris[x.participant]) for x in meeting.participations if x.role in _SIDES]
        taking_part = [local_name(iris[x.participant]) for x in meeting.participations]
        key = keys.meeting_key(meeting, taking_part, sides, facts.document)
        taken = set(iris.values())
        iris[meeting.id] = next(
            iri for more in _more(meeting, iris) if (iri := meeting_iri(base, date, *key, *more)) not in taken
        )


def _more(meeting: Meeting, iris: Iris) -> Iterable[tuple[str, ...]]:
    """What tells a meeting from another of its key and document, more and more of it."""
    venue = fold(meeting.venue.value) if meeting.venue else ""
    content = (
        keys.meeting_name(meeting.name),
        meeting.kind.value,
        meeting.ordinal.value if meeting.ordinal else "",
        meeting.time.value if meeting.time else "",
        venue,
        *sorted(local_name(iris[place.value]) for place in meeting.places),
    )
    yield ()
    yield content
    number = 2
    while True:
        yield (*content, str(number))
        number += 1


def _new_names(facts: Facts, iris: Iris, entries: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    """What the document calls known things though the lists do not."""
    things: tuple[Agreement | Organization | Person | Place, ...]
    things = (*facts.places, *facts.organizations, *facts.agreements)
    new = {}
    for thing in things:
        if entry := entries.get(iris[thing.id]):
            listed = {fold(name) for name in entry.names}
            names = [name for name in (thing.name, *thing.aliases) if fold(name) not in listed]
            new[entry.iri] = tuple(dict.fromkeys(names))
    return {iri: names for iri, names in new.items() if names}


def _within(facts: Facts, authorities: Authorities, iris: Iris) -> dict[str, str]:
    """From each place to the one around it, as the lists have it, else as the document."""
    within: dict[str, str] = {}
    for place in facts.places:
        iri = iris[place.id]
        chain = [iri, *authorities.ancestors(iri)]
        within.update(pairwise(chain))
        if iri not in authorities.entries and place.within in iris and iris[place.within] != iri:
            within[iri] = iris[place.within]
    return within
