"""Under RDFS and OWL RL the data, our ontology and the standards that it leans on entail no clash."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS
from rdflib.term import Node

import standards
from conftest import missing
from faults import GOOD
from prachum.config import data_folder
from prachum.namespaces import CV, SCHEMA, P, shorten
from prachum.terms import to_rdflib

pytestmark = [pytest.mark.slow, pytest.mark.system]

Triple = tuple[Node, Node, Node]

CRM = "http://www.cidoc-crm.org/cidoc-crm/"
HIERARCHY = frozenset({RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range})
LOGIC = HIERARCHY | {
    *(
        OWL.disjointWith,
        OWL.equivalentClass,
        OWL.equivalentProperty,
        OWL.inverseOf,
        OWL.unionOf,
        OWL.propertyChainAxiom,
    ),
    RDF.type,
}
# No node of the data may be two of these, whether or not a vocabulary says that they are disjoint.
APART = [
    *combinations((P.Meeting, P.Instrument, FOAF.Person, SCHEMA.Place, ORG.Membership, CV.Participation, ORG.Post), 2),
    *((ORG.Organization, kind) for kind in (P.Meeting, P.Agreement, FOAF.Person, SCHEMA.Place, SCHEMA.CreativeWork)),
    *((PROV.Activity, kind) for kind in (PROV.Entity, PROV.Agent, FOAF.Agent, FOAF.Document, SCHEMA.CreativeWork)),
    *((SCHEMA.Place, kind) for kind in (FOAF.Agent, PROV.Agent, FOAF.Document, URIRef(CRM + "E39_Actor"))),
    *((FOAF.Person, kind) for kind in (SCHEMA.CreativeWork, FOAF.Document, SCHEMA.Event)),
    *((SKOS.Concept, kind) for kind in (P.Meeting, P.Instrument, FOAF.Person, ORG.Membership)),
]


def examples() -> Graph:
    """The examples of the shapes, which have every class."""
    graph = Graph()
    for file in GOOD:
        graph.parse(file)
    return graph


@pytest.fixture(scope="module")
def data(built: Path) -> Graph:
    """What the documents say, without most of the evidence; the authority lists; the examples of the shapes."""
    if not standards.PACKAGES.is_dir():
        missing("the packages of package.json are not installed")
    graph = Graph()
    for quad in ox.parse(path=str(built / "dataset.nq")):
        if not quad.graph_name.value.endswith(("/codes", "/dataset", "/ontology")) and "/evidence/" not in str(quad):
            graph.add(map(to_rdflib, (quad.subject, quad.predicate, quad.object)))
    return graph + examples()


@pytest.fixture(scope="module")
def theory(data: Graph) -> Graph:
    """Our ontology, and what the standards say by their logic of the terms that it and the data use."""
    ours = Graph().parse(data_folder("ontology") / "prachum.ttl")
    kept = LOGIC | {SCHEMA.domainIncludes, SCHEMA.rangeIncludes}
    used = {*data.predicates(), *data.objects(None, RDF.type), *ours.objects()}
    theory = standards.axioms((term for term in used if isinstance(term, URIRef)), LOGIC)
    for triple in ours:
        if triple[1] in kept:
            theory.add(triple)
    return theory


OWL_RL = owlrl.OWLRL.OWLRL_Semantics
RULES = [pytest.param(owlrl.RDFSClosure.RDFS_Semantics, id="RDFS"), pytest.param(OWL_RL, id="OWL RL")]


def entailed(rules: type, *graphs: Iterable[Triple]) -> tuple[Graph, list[str]]:
    """All that follows from the graphs, and what the rules object to."""
    graph = Graph()
    for triple in chain(*graphs):
        graph.add(triple)
    closure = rules(graph, axioms=False, daxioms=False, rdfs=True)
    closure.closure()
    return graph, closure.error_messages


def clashes(rules: type, *graphs: Iterable[Triple]) -> list[str]:
    """What contradicts: what the rules object to, and nodes of two kinds that are apart."""
    graph, objections = entailed(rules, *graphs)
    return sorted({*objections, *_of_two_kinds(graph)})


def _of_two_kinds(graph: Graph) -> Iterator[str]:
    members = {kind: set(graph.subjects(RDF.type, kind)) for pair in APART for kind in pair}
    for one, other in APART:
        yield from (f"{node} is {one} and {other}" for node in members[one] & members[other])


@pytest.mark.parametrize("rules", RULES)
def test_the_data_entails_no_clash(rules: type, data: Graph, theory: Graph) -> None:
    assert len(data) > 1000
    assert clashes(rules, data, theory) == []


def test_the_data_means_what_the_alignments_say(data: Graph, theory: Graph) -> None:
    graph, _ = entailed(OWL_RL, data, theory)
    for kind, meant in (
        (P.Meeting, PROV.Activity),
        (P.Visit, URIRef(CRM + "E5_Event")),
        (P.Instrument, PROV.Entity),
        (P.Agreement, SCHEMA.CreativeWork),
        (P.Government, FOAF.Agent),
        (P.Venue, DCTERMS.Location),
    ):
        members = set(graph.subjects(RDF.type, kind))
        assert members
        assert members <= set(graph.subjects(RDF.type, meant)), f"{kind} is no {meant}"


@pytest.mark.parametrize(
    ("axiom", "clash"),
    [
        ((P.Meeting, RDFS.subClassOf, PROV.Entity), "prov#Activity"),
        ((P.Meeting, RDFS.subClassOf, SCHEMA.Person), "foaf/0.1/Person"),
        # A project is an instrument and an organization, so that not every instrument is a work.
        ((P.Instrument, RDFS.subClassOf, SCHEMA.CreativeWork), "schema.org/CreativeWork"),
        ((P.considered, RDFS.range, P.Meeting), "def#Instrument"),
        ((P.party, RDFS.range, ORG.Organization), "schema.org/Place"),
        ((CV.hasParticipant, RDFS.range, FOAF.Person), "foaf/0.1/Organization"),
    ],
    ids=lambda value: "-".join(shorten(term) for term in value) if isinstance(value, tuple) else "",
)
def test_a_wrong_axiom_is_found(axiom: Triple, clash: str, theory: Graph) -> None:
    assert any(clash in found for found in clashes(OWL_RL, examples(), theory, [axiom]))
