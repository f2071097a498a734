"""Over all documents: bodies first, then the persons in them, then agreements and meetings, which name both."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from prachum.reconcile.agreements import GatheredAgreement, agreement_keys
from prachum.reconcile.bodies import GatheredBody, body_keys
from prachum.reconcile.gathering import Gathering
from prachum.reconcile.gathering import T as Thing
from prachum.reconcile.meetings import GatheredMeeting, meeting_keys
from prachum.reconcile.persons import GatheredPerson, person_keys
from prachum.reconcile.profiles import (
    AgreementProfile,
    BodyProfile,
    MeetingProfile,
    Office,
    PersonProfile,
    Profile,
)

Renames = dict[str, dict[str, str]]
Of = TypeVar("Of")


def reconcile(profiles: Iterable[Profile], same: Iterable[Sequence[str]] = ()) -> Mapping[str, Mapping[str, str]]:
    """Which IRI each thing should bear instead of the one that linking gave it, by document.

    `same` are groups of IRIs that are one by decree; the first of each stays. A document that keeps all of
    its IRIs is not in the answer. The answer does not depend on the order of the profiles, and more
    profiles of later documents do not change it for the earlier ones.
    """
    ordered = sorted(profiles, key=lambda profile: (profile.published, profile.document))
    renames: Renames = {profile.document: {} for profile in ordered}
    bodies, persons = Gathering(GatheredBody, body_keys), Gathering(GatheredPerson, person_keys)
    agreements = Gathering(GatheredAgreement, agreement_keys)
    meetings = Gathering(GatheredMeeting, meeting_keys)
    for profile in ordered:
        _take(bodies, profile, profile.bodies, renames, _body)
        _take(persons, profile, profile.persons, renames, _person)
        _take(agreements, profile, profile.agreements, renames, _agreement)
        _take(meetings, profile, profile.meetings, renames, _meeting)
    return decree(ordered, renames, same)


def _take(
    gathering: Gathering[Thing],
    profile: Profile,
    things: Sequence[Thing],
    renames: Renames,
    renamed: Callable[[Thing, Mapping[str, str]], Thing],
) -> None:
    """Gather the things of one kind of a document, with the IRIs that what they name has got by now."""
    now = renames[profile.document]
    now.update(gathering.take(profile.document, [renamed(thing, now) for thing in things], profile.told))


def _body(body: BodyProfile, now: Mapping[str, str]) -> BodyProfile:
    return body


def _person(person: PersonProfile, now: Mapping[str, str]) -> PersonProfile:
    offices = tuple(Office(office.title, now.get(office.body or "", office.body)) for office in person.offices)
    return replace(person, offices=offices)


def _agreement(agreement: AgreementProfile, now: Mapping[str, str]) -> AgreementProfile:
    return replace(agreement, parties=_set(agreement.parties, now))


def _meeting(meeting: MeetingProfile, now: Mapping[str, str]) -> MeetingProfile:
    return replace(
        meeting,
        leading=_set(meeting.leading, now),
        present=_set(meeting.present, now),
        instruments=_set(meeting.instruments, now),
    )


def _set(iris: Iterable[str], now: Mapping[str, str]) -> frozenset[str]:
    return frozenset(now.get(iri, iri) for iri in iris)


def decree(
    profiles: Iterable[Profile], renames: Mapping[str, Mapping[str, str]], same: Iterable[Sequence[str]]
) -> Mapping[str, Mapping[str, str]]:
    """What `reconcile` found with `same` obeyed, whose IRIs may be those before reconciling or after it."""
    decreed = {iri: group[0] for group in same for iri in group[1:]}
    changed: Renames = {}
    for profile in profiles:
        of = dict(renames.get(profile.document, {}))
        for old in profile.iris if decreed else ():
            if target := decreed.get(of.get(old, old)) or decreed.get(old):
                of[old] = _last(target, decreed)
        changed[profile.document] = {old: new for old, new in of.items() if old != new}
    return {document: of for document, of in changed.items() if of}


def _last(iri: str, decreed: Mapping[str, str]) -> str:
    """Where a chain of decrees ends."""
    seen = {iri}
    while (target := decreed.get(iri)) and target not in seen:
        iri = target
        seen.add(iri)
    return iri
