import hashlib
import json

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import DCAT, DCTERMS, RDF, SKOS, VOID, XSD, Graph, Literal, URIRef

from prachum.namespaces import SCHEMA, P, document_slug
from prachum.serialise.catalog import SPDX, make_catalog, write_catalog
from prachum.serialise.description import dataset_iri, describe_dataset, history_of
from prachum.serialise.jsonld import load_context
from prachum.serialise.quads import sort_quads, to_quads
from prachum.serialise.statistics import Statistics

BASE = "https://data.example.go.th/"
DATASET = dataset_iri(BASE)
EX = rdflib.Namespace("https://example.org/")
TOPIC = EX.topic


def data() -> Graph:
    graph = Graph()
    graph.add((EX.m, RDF.type, P.Meeting))
    graph.add((EX.m, SCHEMA.startDate, Literal("2018", datatype=XSD.gYear)))
    graph.add((EX.m, SCHEMA.endDate, Literal("2019-04-22T09:30:00+07:00", datatype=XSD.dateTime)))
    graph.add((EX.m, DCTERMS.subject, TOPIC))
    graph.add((EX.law, SCHEMA.startDate, Literal("1997-01-01", datatype=XSD.date)))
    graph.add((EX.th, RDF.type, SCHEMA.Country))
    graph.add((EX.th, SKOS.exactMatch, URIRef("http://metadata.un.org/sdg/codes/geoArea/764")))
    graph.add((EX.th, SKOS.exactMatch, URIRef("https://unknown.example/764")))
    return graph


def codes() -> Graph:
    graph = Graph()
    graph.add((TOPIC, SKOS.prefLabel, Literal("prevention", lang="en")))
    return graph


def counted(graph: Graph) -> Statistics:
    statistics = Statistics()
    statistics.add(sort_quads(to_quads(graph, EX.g)))
    return statistics


@pytest.fixture(scope="module")
def described() -> tuple[Graph, Graph]:
    history = history_of(["d1", "ข่าว 2"], {BASE + "id/person/old": [BASE + "id/person/new"]}, BASE)
    return describe_dataset(counted(data()), history, BASE, "กระทรวง พม.", codes()), history


def number(graph: Graph, subject, predicate) -> int:
    return int(graph.value(subject, predicate))


def test_an_iri_with_another_in_its_place_says_so(described):
    _, history = described
    replaced = list(history.subject_objects(DCTERMS.isReplacedBy))
    assert replaced == [(URIRef(BASE + "id/person/old"), URIRef(BASE + "id/person/new"))]


def test_statistics():
    found = counted(data())
    assert (found.triples, found.subjects) == (8, 3)
    assert found.classes == {str(P.Meeting): 1, str(SCHEMA.Country): 1}
    assert found.dates == ["2018", "2019-04-22"]
    assert found.links == {("un-m49", str(SKOS.exactMatch)): 1}
    assert (found.countries, found.topics) == ({str(EX.th)}, {str(TOPIC)})


def test_a_triple_of_two_graphs_counts_once():
    quads = [*to_quads(data(), EX.g), *to_quads(data(), EX.h)]
    statistics = Statistics()
    statistics.add(sort_quads(quads))
    assert statistics == counted(data())


def test_the_numbers_are_true_of_the_dataset_with_its_description(described):
    description, provenance = described
    everything = counted(data() + description + provenance)
    assert number(description, DATASET, VOID.triples) == everything.triples
    assert number(description, DATASET, VOID.distinctSubjects) == everything.subjects
    for kind, predicate, counts in (
        ("class", VOID.entities, everything.classes),
        ("property", VOID.triples, everything.properties),
    ):
        said = {
            str(description.value(part, VOID[kind])): number(description, part, predicate)
            for part in description.objects(DATASET, VOID[f"{kind}Partition"])
        }
        assert said == counts


def test_the_description_tells_what_the_data_holds(described):
    description, _ = described
    period = description.value(DATASET, DCTERMS.temporal)
    assert description.value(period, DCAT.startDate) == Literal("2018", datatype=XSD.gYear)
    assert description.value(period, DCAT.endDate) == Literal("2019-04-22", datatype=XSD.date)
    assert (DATASET, DCTERMS.spatial, EX.th) in description
    assert (DATASET, DCAT.keyword, Literal("prevention", lang="en")) in description
    assert {label.language for label in description.objects(DATASET, DCAT.keyword)} == {"th", "en"}
    (links,) = description.objects(DATASET, VOID.subset)
    assert number(description, links, VOID.triples) == 1


def test_each_graph_was_derived_from_its_document(described):
    _, provenance = described
    slug = document_slug("ข่าว 2")
    derived = set(provenance.subject_objects(rdflib.PROV.wasDerivedFrom))
    assert derived == {
        (URIRef(f"{BASE}graph/doc-d1"), URIRef(f"{BASE}id/doc/d1")),
        (URIRef(f"{BASE}graph/doc-{slug}"), URIRef(f"{BASE}id/doc/{slug}")),
    }


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tables").mkdir()
    for name in ("dataset.nq", "dataset.ttl", "tables/meetings.csv"):
        (tmp_path / name).write_text(name)
    return tmp_path


def test_distributions_have_size_and_checksum(described, folder):
    files = [folder / "dataset.nq", folder / "tables/meetings.csv"]
    graph = make_catalog(described[0], files, folder, BASE)
    found = {}
    for part in graph.objects(DATASET, DCAT.distribution):
        checksum = graph.value(part, SPDX.checksum)
        url = str(graph.value(part, DCAT.downloadURL))
        found[url] = (number(graph, part, DCAT.byteSize), str(graph.value(checksum, SPDX.checksumValue)))
    assert found == {
        f"{BASE}{name}": (len(name), hashlib.sha256(name.encode()).hexdigest())
        for name in ("dataset.nq", "tables/meetings.csv")
    }


def test_the_same_catalogue_in_both_files(described, folder):
    write_catalog(described[0], [folder / "dataset.nq"], folder, BASE, load_context())
    turtle = {quad.triple for quad in ox.parse(path=folder / "catalog.ttl", format=ox.RdfFormat.TURTLE)}
    json_ld = {quad.triple for quad in ox.parse(path=folder / "catalog.jsonld", format=ox.RdfFormat.JSON_LD)}
    assert turtle == json_ld
    assert not any(isinstance(triple.subject, ox.BlankNode) for triple in turtle)
    assert json.loads((folder / "catalog.jsonld").read_text(encoding="utf-8"))["@context"] == load_context()


# What a build that is the same at any time cannot say, or the publisher must: no violation, a warning.
LEFT_OUT = {DCTERMS.issued, DCTERMS.modified, DCAT.bbox, DCAT.centroid, DCTERMS.type}


@pytest.mark.shared
@pytest.mark.parametrize("name", ["shapes", "range", "shapes_recommended"])
def test_dcat_ap(described, folder, shared, name):
    graph = make_catalog(described[0], sorted(folder.glob("**/*.*")), folder, BASE)
    shapes = Graph().parse(shared / "suites/dcat-ap-3.0.1" / f"{name}.ttl")
    _, report, text = pyshacl.validate(graph, shacl_graph=shapes)
    broken = set(report.objects(None, rdflib.SH.resultPath)) - LEFT_OUT
    assert not broken, text
    if name != "shapes_recommended":
        assert (None, rdflib.SH.conforms, Literal(True)) in report
