"""The catalogue: the dataset and its files in DCAT 3 and DCAT-AP, to be harvested by a portal.

The graph `dataset` holds the same description, of the catalogue too; only here stand the files' sizes and
checksums, which cannot stand inside the files.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from prachum.namespaces import PREFIXES
from prachum.serialise.description import LICENCE, THEMES, catalog_iri, dataset_iri
from prachum.serialise.dumps import write_nodes, write_turtle
from prachum.serialise.jsonld import Context
from prachum.serialise.quads import sort_quads, to_quads

DCATAP = Namespace("http://data.europa.eu/r5r/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_PREFIXES = {"dcatap": str(DCATAP), "spdx": str(SPDX), "vcard": str(VCARD)}
_IANA = "https://www.iana.org/assignments/media-types/"
_EU = "http://publications.europa.eu/resource/authority/"
_FILE_TYPE = _EU + "file-type/"
_STABLE = URIRef(_EU + "planned-availability/STABLE")
_THEMES = URIRef(_EU + "data-theme")

# By suffix: the name, the media type, the code in the European list of file types.
FORMATS = {
    ".csv": ("CSV", "text/csv", "CSV"),
    ".jsonld": ("JSON-LD", "application/ld+json", "JSON_LD"),
    ".nq": ("N-Quads", "application/n-quads", "RDF_N_QUADS"),
    ".trig": ("TriG", "application/trig", "RDF_TRIG"),
    ".ttl": ("Turtle", "text/turtle", "RDF_TURTLE"),
}


def write_catalog(description: Graph, files: Iterable[Path], folder: Path, base: str, context: Context) -> None:
    """Write `catalog.ttl` and `catalog.jsonld` into `folder`, about the `files` published in it."""
    graph = make_catalog(description, files, folder, base)
    quads = sort_quads(to_quads(graph, catalog_iri(base)))
    write_turtle(quads, folder / "catalog.ttl", {**PREFIXES, **_PREFIXES})
    write_nodes(quads, folder / "catalog.jsonld", context)


def make_catalog(description: Graph, files: Iterable[Path], folder: Path, base: str) -> Graph:
    """The catalogue of the one dataset that `description` describes, with a distribution for each file."""
    graph, dataset = Graph(), dataset_iri(base)
    graph += description
    for predicate, values in (
        (DCTERMS.spatial, list(description.objects(dataset, DCTERMS.spatial))),
        (DCAT.themeTaxonomy, [_THEMES]),
        (FOAF.homepage, [URIRef(base)]),
    ):
        for value in values:
            graph.add((catalog_iri(base), predicate, value))
    _add_contact(graph, dataset, base)
    for file in files:
        _add_distribution(graph, dataset, file, file.relative_to(folder).as_posix(), base)
    _add_types(graph)
    return graph


def _add_contact(graph: Graph, dataset: URIRef, base: str) -> None:
    """Whom to ask: the publisher, at the dataset's own pages."""
    contact = URIRef(f"{dataset}#contact")
    publisher = graph.value(dataset, DCTERMS.publisher)
    graph.add((dataset, DCAT.contactPoint, contact))
    graph.add((contact, RDF.type, VCARD.Kind))
    graph.add((contact, VCARD.hasURL, URIRef(base)))
    for name in list(graph.objects(publisher, FOAF.name)):
        graph.add((contact, VCARD.fn, name))


def _add_distribution(graph: Graph, dataset: URIRef, file: Path, path: str, base: str) -> None:
    name, media_type, file_type = FORMATS[file.suffix]
    part = URIRef(f"{dataset}#{path.replace('/', '-').replace('.', '-')}")
    checksum = URIRef(f"{part}-sha256")
    with file.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()
    size = Literal(str(file.stat().st_size), datatype=XSD.nonNegativeInteger)
    for triple in (
        (dataset, DCAT.distribution, part),
        (part, RDF.type, DCAT.Distribution),
        (part, DCTERMS.title, Literal(f"{path} ({name})", lang="en")),
        (part, DCTERMS.description, Literal(f"The file {path}, as {name}.", lang="en")),
        (part, DCTERMS.license, LICENCE),
        (part, DCATAP.availability, _STABLE),
        (part, DCAT.accessURL, URIRef(base + path)),
        (part, DCAT.downloadURL, URIRef(base + path)),
        (part, DCAT.mediaType, URIRef(_IANA + media_type)),
        (part, DCTERMS.format, URIRef(_FILE_TYPE + file_type)),
        (part, DCAT.byteSize, size),
        (part, SPDX.checksum, checksum),
        (checksum, RDF.type, SPDX.Checksum),
        (checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
        (checksum, SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary, normalize=False)),
    ):
        graph.add(triple)


def _add_types(graph: Graph) -> None:
    """Say what the things from elsewhere are, as DCAT-AP asks; a portal need not fetch them."""
    for predicate, type_ in (
        (DCTERMS.format, DCTERMS.MediaTypeOrExtent),
        (DCTERMS.language, DCTERMS.LinguisticSystem),
        (DCTERMS.license, DCTERMS.LicenseDocument),
        (DCTERMS.spatial, DCTERMS.Location),
        (DCAT.mediaType, DCTERMS.MediaType),
        (DCAT.theme, SKOS.Concept),
        (DCAT.themeTaxonomy, SKOS.ConceptScheme),
        (DCATAP.availability, SKOS.Concept),
        (FOAF.homepage, FOAF.Document),
        (SPDX.algorithm, SPDX.ChecksumAlgorithm),
    ):
        for thing in list(graph.objects(None, predicate)):
            graph.add((thing, RDF.type, type_))
    graph.add((_THEMES, DCTERMS.title, Literal("Data theme", lang="en")))
    for concept, label in {**THEMES, _STABLE: "stable"}.items():
        graph.add((concept, SKOS.prefLabel, Literal(label, lang="en")))
