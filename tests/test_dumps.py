"""The published files of a build of the seeds, read back by parsers that did not write them."""

import subprocess

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL

from prachum.namespaces import DEFAULT_BASE
from prachum.serialise.quads import to_quads
from prachum.store import open_store
from prachum.validate import validate_file

pytestmark = pytest.mark.slow
GRAPH = "urn:x-local:graph"


def triples(data: bytes) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS)}


def quads(data: bytes) -> set[ox.Quad]:
    return set(ox.parse(data, format=ox.RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def published(built) -> bytes:
    return (built / "dataset.nq").read_bytes()


def from_rdflib(path) -> set[ox.Triple]:
    graph = rdflib.Graph().parse(path)
    return {quad.triple for quad in to_quads(graph, GRAPH)}


def test_no_blank_node_is_published(published):
    assert b"_:" not in {word[:2] for line in published.splitlines() for word in line.split(b" ", 3)[:3]}


def test_rdflib_reads_the_union(built, published):
    assert from_rdflib(built / "dataset.ttl") == triples(published)


@pytest.mark.parametrize("name", ["dataset.nq", "dataset.trig", "dataset.jsonld"])
def test_rdflib_reads_the_graphs(built, published, name):
    dataset = rdflib.Dataset()
    dataset.parse(built / name)
    found = {quad for graph in dataset.graphs() for quad in to_quads(graph, str(graph.identifier))}
    assert found == quads(published)


@pytest.mark.system
@pytest.mark.parametrize("name", ["dataset.nq", "dataset.trig", "dataset.jsonld"])
def test_node_reads_the_graphs(built, published, node, name):
    assert quads(node("to_nquads.mjs", built / name)) == quads(published)


@pytest.mark.system
def test_node_reads_the_union(built, published, node):
    assert triples(node("to_nquads.mjs", built / "dataset.ttl")) == triples(published)


@pytest.mark.system
def test_node_reads_one_catalogue_from_both_files(built, node):
    turtle, json_ld = (triples(node("to_nquads.mjs", built / f"catalog.{end}")) for end in ("ttl", "jsonld"))
    assert turtle == json_ld


@pytest.mark.system
@pytest.mark.parametrize(
    ("name", "parser"), [("dataset.nq", "nquads"), ("dataset.trig", "trig"), ("dataset.ttl", "turtle")]
)
def test_raptor_reads_the_turtle_family(built, published, system, name, parser):
    command = [system("rapper"), "-q", "-i", parser, "-o", "nquads", built / name]
    found = subprocess.run(command, check=True, capture_output=True, timeout=300).stdout
    assert triples(found) == triples(published)


@pytest.mark.parametrize("name", ["dataset.nq", "dataset.ttl", "catalog.ttl", "catalog.jsonld"])
def test_what_is_published_conforms(built, name):
    report = validate_file(built / name)
    assert report.conforms, report.results


def test_every_iri_below_the_base_leads_to_something(built, published):
    """To a description, a graph, a file, or the page of the vocabulary."""
    found = quads(published)
    known = {quad.subject.value for quad in found} | {quad.graph_name.value for quad in found}
    known |= {DEFAULT_BASE + path.name for path in (built / "site").iterdir() if path.suffix != ".html"}
    known |= {DEFAULT_BASE + "def#"}
    linked = {quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode)}
    versions = {quad.object.value for quad in found if quad.predicate.value == str(OWL.versionIRI)}
    assert {iri for iri in linked - versions if iri.startswith(DEFAULT_BASE)} <= known


def test_every_graph_is_there(published, seeds):
    graphs = {quad.graph_name.value.rpartition("/")[2] for quad in quads(published)}
    documents = {f"doc-{path.stem}" for path in seeds.glob("*.txt")}
    assert graphs == documents | {"authorities", "codes", "dataset", "ontology"}


def test_the_store_holds_the_dataset(built, published):
    loaded = ox.Store()  # a store writes 1.0 as 1
    loaded.extend(quads(published))
    loaded.extend(ox.Quad(*triple) for triple in triples(published))
    assert set(ox.Store.read_only(str(built / "store"))) == set(loaded)


def test_a_query_counts_each_triple_once(built, published):
    (row,) = open_store(built / "store").query("SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }")
    assert int(row["triples"].value) == len(triples(published))
