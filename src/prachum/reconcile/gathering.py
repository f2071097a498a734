"""Gathering the things of one kind over all documents, the earliest document first.

A thing joins the one that it is most like, or stands for a new one. Two things found before are never made
one by a later document, and the IRI of the first stays: what is added later changes no IRI of before.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from prachum.link.minting import digest, local_name

SAME = 1.0  # evidence from which two things are one


class Thing(Protocol):
    """Something that a document tells of."""

    @property
    def iri(self) -> str:
        """Its IRI so far."""


T = TypeVar("T", bound=Thing)
T_contra = TypeVar("T_contra", bound=Thing, contravariant=True)


class Gathered(Protocol[T_contra]):
    """What earlier documents told of one thing."""

    def evidence(self, other: T_contra) -> float:
        """How much speaks for `other` being this thing too: `SAME` or more if it is, 0 where something forbids it."""

    def add(self, other: T_contra) -> None:
        """Take in what one more document says."""


class Gathering(Generic[T]):
    """The things of one kind.

    `begin` makes an empty `Gathered`; only things that share one of their `keys` are compared.
    """

    def __init__(self, begin: Callable[[], Gathered[T]], keys: Callable[[T], Iterable[str]]) -> None:
        self._begin, self._keys = begin, keys
        self._gathered: dict[str, Gathered[T]] = {}
        self._by_key: dict[str, dict[str, None]] = defaultdict(dict)

    def take(self, document: str, things: Sequence[T], told: Collection[str] = ()) -> dict[str, str]:
        """The IRIs that the things of the next document get, by those that they have; `told` are to stay."""
        keys = {thing.iri: [*self._keys(thing), thing.iri] for thing in things}
        chosen = self._choose(things, keys, [thing.iri for thing in things if thing.iri in told])
        for thing in things:
            if thing.iri not in chosen:
                chosen[thing.iri] = self._new_iri(thing.iri, document)
            if chosen[thing.iri] not in self._gathered:
                self._gathered[chosen[thing.iri]] = self._begin()
        for thing in things:
            self._gathered[chosen[thing.iri]].add(thing)
            for key in keys[thing.iri]:
                self._by_key[key][chosen[thing.iri]] = None
        return chosen

    def _choose(self, things: Sequence[T], keys: dict[str, list[str]], told: list[str]) -> dict[str, str]:
        """The best pairs first; no two things of a document become one, and none joins one of two equally like it."""
        pairs: list[tuple[float, bool, str, str]] = []
        for thing in things:
            candidates = {iri for key in keys[thing.iri] for iri in self._by_key.get(key, ())}
            found = [(self._gathered[iri].evidence(thing), iri) for iri in candidates]
            found = [pair for pair in found if pair[0] >= SAME]
            best = max((evidence for evidence, _ in found), default=0.0)
            doubtful = sum(evidence == best for evidence, _ in found) > 1 and (best, thing.iri) not in found
            pairs += [] if doubtful else [(-evidence, iri != thing.iri, iri, thing.iri) for evidence, iri in found]
        chosen = {iri: iri for iri in told}
        taken = set(told)
        for _, _, iri, thing_iri in sorted(pairs):
            if thing_iri not in chosen and iri not in taken:
                chosen[thing_iri] = iri
                taken.add(iri)
        return chosen

    def _new_iri(self, iri: str, document: str) -> str:
        """The thing's own, unless another thing has it; a meeting's keeps its date."""
        if iri not in self._gathered:
            return iri
        start, name = iri[: -len(local_name(iri))], local_name(iri)
        date = name.rpartition("-")[0]
        return f"{start}{date}{'-' if date else ''}{digest(name, document)}"
