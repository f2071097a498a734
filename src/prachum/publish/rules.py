"""The page of the shapes: each rule with what it asks for, and what to do where it is broken."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, RDF, SH
from rdflib.term import Node

from prachum.namespaces import PREFIXES, shorten
from prachum.publish.labels import N_
from prachum.validate import load_dataset_shapes, load_examples, load_shapes

SEVERITIES = {SH.Violation: N_("Violation"), SH.Warning: N_("Warning"), SH.Info: N_("Info")}
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
TOLD_ELSEWHERE = {RDF.type, SH.path, SH.message, SH.severity, SH.property, SH.prefixes, SH.ignoredProperties, *TARGETS}


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape or constraint: `anchor` is its name, `path` the property that it is about or nothing.

    `asks` has its parameters (`minCount 1`), `messages` what to do by language.
    """

    anchor: str
    path: str
    severity: str
    asks: tuple[str, ...]
    messages: dict[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """The rules of one kind of thing, which are known by the start of their names.

    `targets` are what they judge, `example` is a thing that keeps them, in Turtle.
    """

    name: str
    targets: tuple[str, ...]
    example: str
    rules: tuple[Rule, ...]


def all_rules() -> list[Group]:
    """Every rule, in the order of names."""
    shapes = load_shapes() + load_dataset_shapes()
    named = sorted(shape for shape in set(shapes.subjects(SH.message)) if isinstance(shape, URIRef))
    return [
        _group(shapes, name, list(same)) for name, same in groupby(named, key=lambda s: _local(s).partition("-")[0])
    ]


def _group(shapes: Graph, name: str, nodes: list[URIRef]) -> Group:
    holders = [shapes.value(predicate=SH.sparql, object=node) or node for node in nodes]
    targets = {shorten(str(value)) for node in holders for path in TARGETS for value in shapes.objects(node, path)}
    example = min(str(thing) for node in holders for thing in _judged(shapes, node))
    return Group(name, tuple(sorted(targets)), _turtle(URIRef(example)), tuple(_rule(shapes, node) for node in nodes))


def _judged(shapes: Graph, node: Node) -> Iterator[Node]:
    """The things of the good examples that a shape judges; of a shape of a code, the things that have the code."""
    examples = load_examples()
    for kind in shapes.objects(node, SH.targetClass):
        yield from examples.subjects(RDF.type, kind)
    for term in shapes.objects(node, SH.targetSubjectsOf):
        yield from examples.subjects(URIRef(str(term)))
    for term in shapes.objects(node, SH.targetObjectsOf):
        yield from examples.objects(None, URIRef(str(term)))
    for code in shapes.objects(node, SH.targetNode):
        yield from examples.subjects(DCTERMS.type, code)


def _turtle(thing: URIRef) -> str:
    """What the good example says of a thing."""
    about = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        about.bind(prefix, namespace)
    for triple in load_examples().triples((thing, None, None)):
        about.add(triple)
    return "\n".join(line for line in about.serialize(format="turtle").splitlines() if line[:7] != "@prefix").strip()


def _rule(shapes: Graph, node: URIRef) -> Rule:
    path = shapes.value(node, SH.path)
    holder = shapes.value(predicate=SH.sparql, object=node) or node
    asks = sorted(
        f"{_local(parameter)} {_show(shapes, value)}"
        for parameter, value in shapes.predicate_objects(node)
        if parameter not in TOLD_ELSEWHERE and parameter != SH.sparql
    )
    texts = (text for text in shapes.objects(node, SH.message) if isinstance(text, Literal))
    messages = {text.language or "": str(text) for text in texts}
    severity = SEVERITIES[URIRef(str(shapes.value(holder, SH.severity) or SH.Violation))]
    return Rule(_local(node), _show(shapes, path) if path else "", severity, tuple(asks), messages)


def _show(shapes: Graph, term: Node) -> str:
    """A path, a list or a value: `^oa:hasBody`, `th en`, `1`."""
    if isinstance(term, BNode):
        if inverse := shapes.value(term, SH.inversePath):
            return f"^{_show(shapes, inverse)}"
        if either := shapes.value(term, SH.alternativePath):
            return " | ".join(_show(shapes, item) for item in Collection(shapes, either))
        return " ".join(_show(shapes, item) for item in Collection(shapes, term))
    return shorten(str(term)).strip()


def _local(term: Node) -> str:
    return str(term).rpartition("#")[2]
