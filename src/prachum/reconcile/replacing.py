"""The IRIs that reconciliation leaves behind, and what stands in their place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from prachum.reconcile.profiles import Profile

NOTHING: Mapping[str, Iterable[tuple[str, str]]] = MappingProxyType({})
Renames = Mapping[str, Mapping[str, str]]


def in_use(profiles: Iterable[Profile], renames: Renames) -> frozenset[str]:
    """The IRIs that the things of these documents bear."""
    return frozenset(renames.get(profile.document, {}).get(iri, iri) for profile in profiles for iri in profile.iris)


def replaced(
    profiles: Iterable[Profile], renames: Renames, told: Mapping[str, Iterable[tuple[str, str]]] = NOTHING
) -> dict[str, tuple[str, ...]]:
    """Each IRI that no thing of these documents bears any more, with those that took its place.

    `told` are, by document, the pairs that were so before reconciling: the publisher has told them.
    """
    profiles = tuple(profiles)
    used = in_use(profiles, renames)
    gone: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        of = renames.get(profile.document, {})
        before = ((old, of.get(new, new)) for old, new in told.get(profile.document, ()))
        for old, new in (*of.items(), *before):
            if old not in used:
                gone[old].add(new)
    return {old: tuple(sorted(new)) for old, new in sorted(gone.items())}
