"""Where the dataset uses a term of the vocabulary: things of a class, values of a property."""

from dataclasses import dataclass
from itertools import islice

from rdflib.namespace import RDF

from prachum.publish.dataset import Term, text
from prachum.publish.linker import Linker, Value

SHOWN = 3  # things with the term
LOOKED_AT = 100  # statements from which those are chosen: of a large dataset not all are sorted


@dataclass(frozen=True, slots=True)
class Use:
    """A thing that has the term as a class, or as a property with `value`."""

    thing: Value
    value: Value | None = None


def uses(linker: Linker, term: str) -> list[Use]:
    """The first uses of a term, those by things that have a place on the site before others."""
    dataset = linker.dataset
    with_value = [(text(t.subject), t.object) for t in islice(dataset.find(predicate=term), LOOKED_AT)]
    of_class = (t for t in dataset.find(object=term) if t.predicate.value == str(RDF.type))
    things = [(text(t.subject), None) for t in islice(of_class, LOOKED_AT)]
    found: dict[str, Term | None] = {}
    for thing, value in sorted([*with_value, *things], key=lambda use: (use[0], str(use[1]))):
        found.setdefault(thing, value)
    best = sorted(found, key=lambda thing: (dataset.address(thing) is None, thing))[:SHOWN]
    return [_use(linker, thing, found[thing]) for thing in best]


def _use(linker: Linker, thing: str, value: Term | None) -> Use:
    return Use(linker.resource(thing), None if value is None else linker.value(value))
