"""What is sure enough to be published, and what is left out."""

from dataclasses import dataclass

from prachum.model import Evidence, Facts
from prachum.proofs import Proof, review, things


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact that was not sure enough: its slot, the thing it is about, its value, and the words for it.

    `about` is the thing's name, and empty for the document itself.
    """

    slot: str
    about: str
    value: str
    quote: str
    confidence: float


def select(facts: Facts, least: float) -> tuple[Facts, tuple[LeftOut, ...]]:
    """The facts whose confidence is at least `least`, and those that are left out.

    With a thing goes all that is said of it, which is not listed again; a meeting whose kind is not sure
    enough stays, as a meeting of no special kind.
    """
    names = {thing.id: thing.name for thing in things(facts)}
    kept: set[tuple[str, str, str]] = set()
    dropped: dict[tuple[str, str, str], LeftOut] = {}

    def judge(proof: Proof) -> Evidence | None:
        fact = (proof.slot, proof.thing, proof.value)
        if proof.evidence.confidence >= least:
            kept.add(fact)
            return proof.evidence
        value = names.get(proof.value, proof.value)
        quote = proof.evidence.span.of(facts.document.text)
        found = LeftOut(proof.slot, names.get(proof.thing, ""), value, quote, proof.evidence.confidence)
        dropped[fact] = max(found, dropped.get(fact, found), key=lambda one: one.confidence)
        return None

    selected = review(facts, judge)
    return selected, tuple(out for fact, out in dropped.items() if fact not in kept)
