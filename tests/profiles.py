"""Profiles for tests of reconciliation: what a document tells, in a line."""

from collections.abc import Iterable

from prachum.reconcile import Profile, reconcile
from prachum.reconcile.profiles import AgreementProfile, BodyProfile, MeetingProfile, Office, PersonProfile

BASE = "https://w3id.org/prachum/id/"


def iri(kind: str, name: str) -> str:
    return f"{BASE}{kind}/{name}"


def iris(kind: str, names: Iterable[str]) -> frozenset[str]:
    return frozenset(iri(kind, name) for name in names)


def meeting(key: str, name: str, start: str = "2019-04-22", **said) -> MeetingProfile:
    """A meeting; `key` is the end of its IRI, who leads and is there are keys of persons, places chains of codes."""
    for role in ("leading", "present"):
        said[role] = iris("person", said.get(role, ()))
    said["places"] = tuple(tuple(iri("place", code) for code in chain) for chain in said.get("places", ()))
    said["instruments"] = iris("agreement", said.get("instruments", ()))
    said.setdefault("kind", "meeting")
    said.setdefault("end", start)
    return MeetingProfile(iri("meeting", f"{start or 'undated'}-{key}"), name, start=start, **said)


def person(key: str, *names: str, posts=(), day: str = "2019-04-22") -> PersonProfile:
    """A person; each of `posts` is a title, or a title with the key of its body."""
    pairs = (post if isinstance(post, tuple) else (post, None) for post in posts)
    offices = tuple(Office(title, body and iri("org", body)) for title, body in pairs)
    return PersonProfile(iri("person", key), names, offices, day)


def agreement(key: str, *names: str, kind: str = "memorandum", parties=(), signed=(), **said) -> AgreementProfile:
    """An instrument; `parties` are codes of countries, `signed` days."""
    return AgreementProfile(iri("agreement", key), names, kind, iris("place", parties), frozenset(signed), **said)


def body(key: str, *names: str, parent: str | None = None) -> BodyProfile:
    return BodyProfile(iri("org", key), names, parent and iri("org", parent))


def document(number: int, *things, published: str | None = None) -> Profile:
    """A document; without a day they are published one day after the other."""

    def of(kind: type) -> tuple:
        return tuple(thing for thing in things if isinstance(thing, kind))

    return Profile(
        f"d{number:02}",
        published or f"2019-05-{number:02}",
        of(BodyProfile),
        of(PersonProfile),
        of(AgreementProfile),
        of(MeetingProfile),
    )


def are_one(*things) -> bool:
    """Whether things that as many documents tell of, one after the other, get one IRI."""
    return len({found for (found,) in found_iris(*([thing] for thing in things))}) == 1


def found_iris(*documents: Iterable) -> list[list[str]]:
    """The IRIs that the things of each document get."""
    profiles = [document(number, *things) for number, things in enumerate(map(list, documents), start=1)]
    renames = reconcile(profiles)
    return [[renames.get(profile.document, {}).get(old, old) for old in profile.iris] for profile in profiles]
