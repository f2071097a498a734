"""The graph `dataset`: the dataset described in DCAT and VoID, and in PROV what each graph was made from."""

import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from rdflib import DCAT, DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, VOID, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from prachum import __version__
from prachum.mapping.statements import date
from prachum.namespaces import PREFIXES, document_slug, graph_iri, shorten
from prachum.serialise.quads import sort_quads, to_quads
from prachum.serialise.statistics import LINKED, Statistics
from prachum.thai import language

TITLES = (
    Literal("การประชุมและความตกลงในข่าวประชาสัมพันธ์ของรัฐบาลไทย", lang="th"),
    Literal("Meetings and agreements in Thai government press releases", lang="en"),
)
DESCRIPTIONS = (
    Literal(
        "การประชุม ความตกลง บุคคล หน่วยงาน และสถานที่ ที่อ่านจากข่าวประชาสัมพันธ์และรายงานของทางราชการ"
        " พร้อมข้อความต้นฉบับที่เป็นหลักฐานของแต่ละข้อเท็จจริง",
        lang="th",
    ),
    Literal(
        "Meetings, agreements, persons, organizations and places, read from press releases and reports,"
        " each fact with the words of the source that prove it.",
        lang="en",
    ),
)
KEYWORDS = (
    Literal("การประชุม", lang="th"),
    Literal("ความตกลงระหว่างประเทศ", lang="th"),
    Literal("ข่าวประชาสัมพันธ์", lang="th"),
    Literal("meetings", lang="en"),
    Literal("international agreements", lang="en"),
    Literal("press releases", lang="en"),
    Literal("Thailand", lang="en"),
)
THEMES = {
    URIRef(f"http://publications.europa.eu/resource/authority/data-theme/{code}"): label
    for code, label in (
        ("GOVE", "Government and public sector"),
        ("JUST", "Justice, legal system and public safety"),
        ("SOCI", "Population and society"),
    )
}
LANGUAGES = tuple(
    URIRef(f"http://publications.europa.eu/resource/authority/language/{code}") for code in ("ENG", "THA")
)
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")
# What is said of the catalogue too.
_OF_BOTH = (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.publisher, DCTERMS.language)
DUMPS = ("dataset.jsonld", "dataset.nq", "dataset.trig", "dataset.ttl")


def dataset_iri(base: str) -> URIRef:
    """The IRI of the dataset; what is part of its description has a fragment of it."""
    return URIRef(f"{base}id/dataset")


def catalog_iri(base: str) -> URIRef:
    """The IRI of the catalogue, which has this one dataset in it."""
    return URIRef(f"{base}id/catalog")


def describe_dataset(counted: Statistics, history: Graph, base: str, publisher: str, codes: Graph) -> Graph:
    """The description of the dataset: with `history`, which `history_of` gives, it is the graph `dataset`.

    `counted` are the statistics of all other graphs; the description counts itself and the history too, so
    that its numbers are true of the dumps.
    """

    def quads(graph: Graph) -> list[ox.Quad]:
        return sort_quads(to_quads(graph, graph_iri(base, "dataset")))

    counted = counted.plus(quads(history))
    graph, total = Graph(), counted
    while True:  # a number more or less changes no count, so this ends after a few turns
        graph = _describe(total, base, publisher, codes)
        after = counted.plus(quads(graph))
        if after == total:
            return graph
        total = after


def _describe(counted: Statistics, base: str, publisher: str, codes: Graph) -> Graph:
    graph, dataset = Graph(), dataset_iri(base)
    agent = URIRef(f"{dataset}#publisher")
    for predicate, values in (
        (RDF.type, (DCAT.Dataset, VOID.Dataset)),
        (DCTERMS.identifier, (Literal(dataset),)),
        (DCTERMS.title, TITLES),
        (DCTERMS.description, DESCRIPTIONS),
        (DCTERMS.license, (LICENCE,)),
        (DCTERMS.publisher, (agent,)),
        (DCTERMS.language, LANGUAGES),
        (DCTERMS.spatial, tuple(URIRef(iri) for iri in counted.countries)),
        (DCAT.keyword, (*KEYWORDS, *_labels(counted.topics, codes))),
        (DCAT.theme, THEMES),
        (VOID.uriSpace, (Literal(f"{base}id/"),)),
        (VOID.dataDump, tuple(URIRef(base + name) for name in DUMPS)),
        (VOID.vocabulary, tuple(URIRef(iri) for iri in _vocabularies(counted))),
    ):
        for value in values:
            graph.add((dataset, predicate, value))
    graph.add((agent, RDF.type, FOAF.Agent))
    graph.add((agent, FOAF.name, Literal(publisher, lang=language(publisher))))
    _add_catalog(graph, dataset, base)
    _add_period(graph, dataset, counted.dates)
    _add_counts(graph, dataset, counted)
    _add_links(graph, dataset, counted)
    return graph


def _add_catalog(graph: Graph, dataset: URIRef, base: str) -> None:
    """The catalogue; it has much in common with the dataset that it holds."""
    catalog = catalog_iri(base)
    graph.add((catalog, RDF.type, DCAT.Catalog))
    graph.add((catalog, DCAT.dataset, dataset))
    for shared in _OF_BOTH:
        for value in list(graph.objects(dataset, shared)):
            graph.add((catalog, shared, value))


def _add_period(graph: Graph, dataset: URIRef, dates: list[str]) -> None:
    if not dates:
        return
    period = URIRef(f"{dataset}#period")
    graph.add((dataset, DCTERMS.temporal, period))
    graph.add((period, RDF.type, DCTERMS.PeriodOfTime))
    for predicate, value in zip((DCAT.startDate, DCAT.endDate), dates, strict=True):
        graph.add((period, predicate, date(value)))


def _add_counts(graph: Graph, dataset: URIRef, counted: Statistics) -> None:
    def number(subject: URIRef, predicate: URIRef, count: int) -> None:
        graph.add((subject, predicate, Literal(str(count), datatype=XSD.integer)))

    number(dataset, VOID.triples, counted.triples)
    number(dataset, VOID.distinctSubjects, counted.subjects)
    number(dataset, VOID.classes, len(counted.classes))
    number(dataset, VOID.properties, len(counted.properties))
    for kind, predicate, counts, measure in (
        ("class", VOID.classPartition, counted.classes, VOID.entities),
        ("property", VOID.propertyPartition, counted.properties, VOID.triples),
    ):
        for term, count in counts.items():
            part = URIRef(f"{dataset}#{kind}-{_slug(term)}")
            graph.add((dataset, predicate, part))
            graph.add((part, VOID[kind], URIRef(term)))
            number(part, measure, count)


def _add_links(graph: Graph, dataset: URIRef, counted: Statistics) -> None:
    """A linkset for each dataset and predicate that ours links by; targets are described by their title."""
    targets = {key: (start, title) for start, key, title in LINKED}
    for (key, predicate), count in counted.links.items():
        start, title = targets[key]
        target, links = URIRef(f"{dataset}#{key}"), URIRef(f"{dataset}#links-{key}-{_slug(predicate)}")
        for triple in (
            (target, RDF.type, VOID.Dataset),
            (target, DCTERMS.title, Literal(title, lang="en")),
            (target, VOID.uriSpace, Literal(start)),
            (dataset, VOID.subset, links),
            (links, RDF.type, VOID.Linkset),
            (links, VOID.subjectsTarget, dataset),
            (links, VOID.objectsTarget, target),
            (links, VOID.linkPredicate, URIRef(predicate)),
            (links, VOID.triples, Literal(str(count), datatype=XSD.integer)),
        ):
            graph.add(triple)


def history_of(documents: Iterable[str], replacements: Mapping[str, Iterable[str]], base: str) -> Graph:
    """Where the graphs come from, and which IRIs have others in their place.

    Each document's graph was derived from it, by a run of this program: a release, not a moment.
    """
    graph, version = Graph(), __version__.replace(".", "-")
    run, software = URIRef(f"{base}id/run/{version}"), URIRef(f"{base}id/software/prachum-{version}")
    graph.add((run, RDF.type, PROV.Activity))
    graph.add((run, PROV.wasAssociatedWith, software))
    graph.add((software, RDF.type, PROV.SoftwareAgent))
    graph.add((software, RDFS.label, Literal(f"prachum {__version__}", lang="en")))
    for identifier in documents:
        slug = document_slug(identifier)
        name = URIRef(graph_iri(base, f"doc-{slug}"))
        graph.add((name, RDF.type, PROV.Entity))
        graph.add((name, PROV.wasDerivedFrom, URIRef(f"{base}id/doc/{slug}")))
        graph.add((name, PROV.wasGeneratedBy, run))
    for old, new in replacements.items():
        for iri in new:
            graph.add((URIRef(old), DCTERMS.isReplacedBy, URIRef(iri)))
    return graph


def _labels(concepts: Iterable[str], codes: Graph) -> Iterable[Node]:
    return (label for concept in concepts for label in codes.objects(URIRef(concept), SKOS.prefLabel))


def _vocabularies(counted: Statistics) -> set[str]:
    terms = (*counted.classes, *counted.properties)
    return {namespace for namespace in PREFIXES.values() if any(term.startswith(namespace) for term in terms)}


def _slug(iri: str) -> str:
    """`http://purl.org/dc/terms/type` → `dct-type`."""
    return re.sub(r"[^A-Za-z0-9]+", "-", shorten(iri)).strip("-")
