"""When something found is what the gold means: likeness of names, keys, and pairing."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from prachum.evaluate.records import Thing
from prachum.likeness import similar
from prachum.thai import fold

G = TypeVar("G")
F = TypeVar("F")
Key = tuple[str, str]
Alike = Callable[[G, F], float]  # how like two things are, 0 for not at all

_BRACKETED = re.compile(r"\([^)]*\)")
_PLACE_WORDS = re.compile(r"(?:จังหวัด|จ\.|กรุง|นคร|เมือง|ประเทศ|อำเภอ|อ\.|เขต|มหานคร)*")
_BANGKOK = {"กรุงเทพมหานคร", "เทพมหานคร"}


def core(text: str | None) -> str:
    """The folded name without its bracketed parts, unless these are all."""
    return fold(_BRACKETED.sub(" ", text or "")) or fold(text or "")


def place_core(name: str) -> str:
    """The folded name without words such as จังหวัด; that of Bangkok is one for all its names."""
    name = name.strip()
    bare = _PLACE_WORDS.match(name)
    left = fold(name[bare.end() :] if bare else name)
    return "เทพ" if left in _BANGKOK else left


def likeness(one: str | None, other: str | None) -> float:
    """0 to 1, as `prachum.likeness` has it, of the names without their bracketed parts."""
    return similar(core(one), core(other))


def person_keys(person: Thing) -> set[Key]:
    """The forms under which a person may be met."""
    return {("person", fold(name)) for name in person.names if name}


def organization_keys(organization: Thing) -> set[Key]:
    """The forms under which an organization may be met."""
    names = {form(name) for name in organization.names if name for form in (fold, core)}
    return {("organization", name) for name in names} | _code(organization)


def place_keys(place: Thing) -> set[Key]:
    """The forms under which a place may be met: as a place, and as the body that governs it."""
    keys = {("place", place_core(name)) for name in place.names if name}
    return keys | {("organization", fold(name)) for name in place.names if name} | _code(place)


def _code(thing: Thing) -> set[Key]:
    return {("code", thing.code)} if thing.code else set()


def pair(gold: Sequence[G], found: Sequence[F], alike: Alike[G, F]) -> tuple[list[tuple[G, F]], list[G], list[F]]:
    """The pairs, the likest first and each thing once, then what is left of gold and of what was found."""
    likest = sorted((-alike(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for unlike, i, j in likest:
        if unlike and i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return (
        [(gold[i], found[j]) for i, j in matched.items()],
        [g for i, g in enumerate(gold) if i not in matched],
        [f for j, f in enumerate(found) if j not in taken],
    )


def at_least(least: float, alike: Alike[G, F]) -> Alike[G, F]:
    """The same likeness, where less than `least` is none."""

    def alike_enough(gold: G, found: F) -> float:
        score = alike(gold, found)
        return score if score >= least else 0.0

    return alike_enough


def sharing(keys_of_gold: Callable[[G], set[Key]], keys_of_found: Callable[[F], set[Key]]) -> Alike[G, F]:
    """Likeness by keys: 1 if two things have one in common, else 0."""
    return lambda gold, found: float(bool(keys_of_gold(gold) & keys_of_found(found)))
