"""The vocabulary, the code lists and the JSON-LD context are whole, agree with the code, and lose nothing."""

import json
from pathlib import Path
from typing import Any, get_args

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS, VANN, XSD
from rdflib.term import Node

from faults import GOOD
from prachum import model
from prachum.config import data_folder
from prachum.namespaces import CODE, PREFIXES, P
from prachum.validate import Report, load_codes, load_shapes, validate

ONTOLOGY = data_folder("ontology")
TERMS = Graph().parse(ONTOLOGY / "prachum.ttl")
CONTEXT: dict[str, Any] = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
OWN = sorted({term for term in TERMS.subjects() if term in P})

TOPICS = {
    *(
        "prevention",
        "prosecution",
        "protection",
        "partnership",
        "policy",
        "forced-labour",
        "sexual-exploitation",
    ),
    *("fisheries", "children", "online-recruitment", "return-and-reintegration", "victim-identification"),
    *("compensation", "tip-report"),
}
LISTS = {
    "meeting": get_args(model.MeetingKind),
    "agreement": get_args(model.AgreementKind),
    "role": get_args(model.Role),
    "action": get_args(model.ActionKind),
    "status": get_args(model.Status),
    "bound": get_args(model.Bound),
    "topic": TOPICS,
}


def languages(graph: Graph, subject: Node, path: URIRef) -> list[str | None]:
    return sorted(str(text.language) for text in graph.objects(subject, path) if isinstance(text, Literal) and text)


# ---- the terms -------------------------------------------------------------------------------------


@pytest.mark.parametrize("term", OWN, ids=lambda term: term.rpartition("#")[2])
def test_a_term_explains_itself(term: URIRef) -> None:
    assert languages(TERMS, term, RDFS.label) == ["en", "th"]
    assert languages(TERMS, term, SKOS.definition) == ["en", "th"]
    assert languages(TERMS, term, SKOS.scopeNote) == ["en", "th"], "why no standard term serves"
    assert TERMS.value(term, RDFS.isDefinedBy) == URIRef("https://w3id.org/prachum/def")
    assert TERMS.value(term, RDF.type) in {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}


def test_the_terms_are_those_of_the_shapes() -> None:
    used = {term for triple in load_shapes() for term in triple if isinstance(term, URIRef) and term in P}
    assert used == set(OWN)


def test_the_ontology_names_its_version_and_licence() -> None:
    ontology = TERMS.value(predicate=RDF.type, object=OWL.Ontology)
    for path in (OWL.versionInfo, OWL.versionIRI, DCTERMS.license, DCTERMS.creator, DCTERMS.created, DCTERMS.modified):
        assert TERMS.value(ontology, path)
    for path in (DCTERMS.title, DCTERMS.description):
        assert languages(TERMS, ontology, path) == ["en", "th"]
    assert URIRef(str(TERMS.value(ontology, VANN.preferredNamespaceUri))) == URIRef(str(P))
    assert PREFIXES[str(TERMS.value(ontology, VANN.preferredNamespacePrefix))] == str(P)


@pytest.mark.parametrize("file", sorted(ONTOLOGY.rglob("*.ttl")), ids=lambda file: file.stem)
def test_no_ontology_file_has_a_blank_node(file: Path) -> None:
    assert not [term for triple in Graph().parse(file) for term in triple if isinstance(term, BNode)]


def test_blank_nodes_of_the_shapes_are_lists_and_paths() -> None:
    allowed = {RDF.first, RDF.rest, SH.inversePath, SH.alternativePath}
    shapes = load_shapes()
    blank = {node for node in shapes.subjects() if isinstance(node, BNode)}
    assert {predicate for node in blank for predicate in shapes.predicates(node)} <= allowed


# ---- the code lists --------------------------------------------------------------------------------


def test_there_is_a_file_for_each_list() -> None:
    assert {file.stem for file in (ONTOLOGY / "codes").iterdir()} == set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_the_codes_of_the_model(name: str) -> None:
    graph, scheme = Graph().parse(ONTOLOGY / "codes" / f"{name}.ttl"), CODE[name]
    codes = {CODE[f"{name}/{code}"] for code in LISTS[name]}
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == codes
    assert set(graph.subjects(SKOS.inScheme, scheme)) == codes
    below = set(graph.subjects(SKOS.broader))
    assert set(graph.objects(scheme, SKOS.hasTopConcept)) == codes - below
    assert set(graph.subjects(SKOS.topConceptOf, scheme)) == codes - below
    assert set(graph.subject_objects(SKOS.narrower)) == {
        (wide, code) for code, wide in graph.subject_objects(SKOS.broader)
    }
    assert {str(graph.value(code, SKOS.notation)) for code in codes} == set(LISTS[name])
    for node in (scheme, *codes):
        assert languages(graph, node, SKOS.prefLabel) == ["en", "th"]
        assert languages(graph, node, SKOS.scopeNote) == ["en", "th"]


def test_each_topic_says_what_it_is_and_which_target_it_serves() -> None:
    graph = Graph().parse(ONTOLOGY / "codes/topic.ttl")
    targets = {f"http://metadata.un.org/sdg/{number}" for number in ("5.2", "8.7", "16.2")}
    for code in graph.subjects(RDF.type, SKOS.Concept):
        assert languages(graph, code, SKOS.definition) == ["en", "th"]
        assert {str(match) for match in graph.objects(code, SKOS.relatedMatch)} & targets


def test_the_code_lists_conform_to_their_shapes() -> None:
    assert validate(load_codes(), Graph()) == Report(conforms=True)


# ---- the JSON-LD context -----------------------------------------------------------------------------


def compacted(graph: Graph) -> dict[str, Any]:
    document = jsonld.from_rdf(graph.serialize(format="nt"), {"format": "application/n-quads"})
    compact: dict[str, Any] = jsonld.compact(document, CONTEXT, {"graph": True})
    return compact


def lines(triples: Any) -> list[str]:
    return sorted(f"{triple.subject} {triple.predicate} {triple.object}" for triple in triples)


def expanded(document: dict[str, Any]) -> list[str]:
    text = json.dumps(document, ensure_ascii=False)
    by_oxigraph = lines(ox.parse(text, format=ox.RdfFormat.JSON_LD))
    by_pyld = jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert by_oxigraph == lines(ox.parse(by_pyld, format=ox.RdfFormat.N_QUADS))
    return by_oxigraph


@pytest.mark.parametrize(
    "file",
    [*GOOD, ONTOLOGY / "prachum.ttl", *sorted((ONTOLOGY / "codes").iterdir())],
    ids=lambda file: file.stem,
)
def test_a_graph_survives_the_context(file: Path) -> None:
    graph = Graph().parse(file)
    assert expanded(compacted(graph)) == lines(ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES))


def test_the_graphs_of_a_dump_survive_the_context() -> None:
    quads = '<a:a> <https://schema.org/name> "ก"@th <a:g> .\n<a:a> <a:b> <a:c> .\n'
    document = jsonld.compact(jsonld.from_rdf(quads, {"format": "application/n-quads"}), CONTEXT)
    read = list(ox.parse(json.dumps(document), format=ox.RdfFormat.JSON_LD))
    assert sorted(map(str, read)) == sorted(map(str, ox.parse(quads, format=ox.RdfFormat.N_QUADS)))


TERM_IRIS = sorted({prefix + name for prefix in PREFIXES.values() for name in ("x", "type")}) + sorted(
    str(path) for path in load_shapes().objects(None, SH.path) if isinstance(path, URIRef)
)
VALUES = st.one_of(
    st.builds(
        URIRef,
        st.sampled_from(["https://w3id.org/prachum/id/place/TH", str(CODE["role/chair"]), str(P.Visit)]),
    ),
    st.builds(Literal, st.text('ก้x0 "\\\n', max_size=5), lang=st.sampled_from([None, "th", "en", "en-gb", "de"])),
    st.builds(Literal, st.integers(), datatype=st.sampled_from([XSD.integer, XSD.decimal, XSD.gYear])),
    st.builds(Literal, st.dates(), datatype=st.just(XSD.date)),
    st.builds(Literal, st.booleans()),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TERM_IRIS), VALUES), min_size=1, max_size=6))
def test_any_value_of_any_term_survives_the_context(pairs: list[tuple[str, Node]]) -> None:
    graph = Graph()
    for path, value in pairs:
        graph.add((URIRef("https://w3id.org/prachum/id/x"), URIRef(path), value))
    assert expanded(compacted(graph)) == lines(ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES))


def definitions() -> dict[str, str]:
    """The terms of the context, each with the IRI for which it stands."""
    prefixes = {name: iri for name, iri in CONTEXT["@context"].items() if name in PREFIXES}
    iris = {}
    for name, definition in CONTEXT["@context"].items():
        written = definition["@id"] if isinstance(definition, dict) else definition
        if not name.startswith("@") and name not in prefixes and not written.startswith("@"):
            prefix, _, local = written.partition(":")
            iris[name] = prefixes[prefix] + local
    return iris


def test_the_prefixes_are_those_of_the_code() -> None:
    context = CONTEXT["@context"]
    assert {name: iri for name, iri in context.items() if name in PREFIXES} == PREFIXES


def test_what_the_shapes_use_has_a_readable_term() -> None:
    iris = definitions()
    assert len(set(iris.values())) == len(iris), "two terms for one IRI"
    paths = {str(path) for path in load_shapes().objects(None, SH.path) if isinstance(path, URIRef)} - {str(RDF.type)}
    classes = {str(cls) for cls in load_shapes().objects(None, SH.targetClass)}
    own = Graph().parse(data_folder("shapes") / "ontology.ttl")  # judges the ontology, which is no JSON-LD of ours
    of_ontology = {str(term) for term in (*own.objects(None, SH.path), *own.objects(None, SH.targetClass))}
    assert (paths | classes) - of_ontology <= set(iris.values())


def test_the_context_refers_to_nothing_outside_it() -> None:
    assert CONTEXT["@context"]["@version"] == 1.1
    assert not {"@import", "@base", "@vocab"} & set(CONTEXT["@context"])
    assert list(CONTEXT) == ["@context"]
