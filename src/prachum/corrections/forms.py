"""The facts of a document as a corrections file that would take out each: to copy from, not to use as it is."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from prachum.corrections import LEADING
from prachum.model import Evidence, Linked
from prachum.proofs import THINGS, Proof, review, things

_NO_KIND = ("meeting.type", "meeting")  # what a meeting is that is nothing else
_SHOWN = 60  # letters of the words that prove a fact


def forms(linked: Linked, base: str) -> Iterator[str]:
    """For each thing a heading, a [[link]] that says what it is now, and a [[wrong]] for each fact about it."""
    facts = linked.facts
    names = {linked.iris[thing.id]: thing.name for thing in things(facts)}
    yield f"# {_plain(facts.document.identifier)}: copy what is wrong into your corrections file.\n"
    proofs = _proofs(linked)
    for fact in proofs.pop("", {}).values():
        yield _wrong(linked, fact, names, base)
    for thing in things(facts):
        iri, said = linked.iris[thing.id], proofs[linked.iris[thing.id]]
        kind = next(fact.slot for fact in said.values() if fact.slot in THINGS).removeprefix("other_")
        yield f"# ---- {kind}: {_plain(' | '.join([thing.name, *getattr(thing, 'aliases', ())]))}\n"
        yield _table("link", mention=thing.name, document=facts.document.identifier, kind=kind, iri=_short(iri, base))
        for fact in said.values():
            if (fact.slot, fact.value) != _NO_KIND:
                yield _wrong(linked, fact, names, base)


def _proofs(linked: Linked) -> dict[str, dict[tuple[str, str], Proof]]:
    """One proof of each fact, by the IRI of the thing that it is about."""
    found: dict[str, dict[tuple[str, str], Proof]] = defaultdict(dict)

    def keep(proof: Proof) -> Evidence:
        value = linked.iris[proof.value] if proof.slot in LEADING else "" if proof.slot in THINGS else proof.value
        found[linked.iris[proof.thing] if proof.thing else ""].setdefault((proof.slot, value), proof)
        return proof.evidence

    review(linked.facts, keep)
    return found


def _wrong(linked: Linked, fact: Proof, names: Mapping[str, str], base: str) -> str:
    document, called = linked.facts.document, ""
    words = _plain(fact.evidence.span.of(document.text))
    told = {"document": document.identifier, "slot": fact.slot.removeprefix("other_")}
    if fact.thing:
        told["thing"] = _short(linked.iris[fact.thing], base)
    if fact.slot in LEADING:
        told["value"] = _short(linked.iris[fact.value], base)
        called = f" {_plain(names[linked.iris[fact.value]])}:"
    elif fact.slot not in THINGS:
        told["value"] = fact.value
    return f'#{called} "{words[:_SHOWN]}{" …" if len(words) > _SHOWN else ""}"\n{_table("wrong", **told)}'


def _table(name: str, **told: str) -> str:
    return "\n".join([f"[[{name}]]", *(f"{key} = {_quoted(value)}" for key, value in told.items()), ""])


def _quoted(text: str) -> str:
    """A string in TOML, which is one of JSON but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(text: str) -> str:
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _short(iri: str, base: str) -> str:
    return iri.removeprefix(f"{base}id/")
