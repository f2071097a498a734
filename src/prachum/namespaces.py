"""The namespaces of the published graph, and the addresses that it hands out below its base."""

import re
from hashlib import sha256

from rdflib import Namespace

P = Namespace("https://w3id.org/prachum/def#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
CV = Namespace("http://data.europa.eu/m8g/")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
SCHEMA = Namespace("https://schema.org/")

DEFAULT_BASE = "https://w3id.org/prachum/"
CODE = Namespace(DEFAULT_BASE + "code/")

PREFIXES: dict[str, str] = {
    "adms": str(ADMS),
    "code": str(CODE),
    "cv": str(CV),
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": str(GEO),
    "nif": str(NIF),
    "oa": str(OA),
    "org": str(ORG),
    "owl": "http://www.w3.org/2002/07/owl#",
    "p": str(P),
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": str(SCHEMA),
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# The declarations with which a SPARQL query begins that uses these prefixes.
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def shorten(iri: str) -> str:
    """An IRI as a prefixed name, where one of the prefixes fits: `schema:Event`."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def document_slug(identifier: str) -> str:
    """A document's identifier in the letters of an IRI: `-` stands for any other.

    Where one was replaced, eight digits of the SHA-256 keep two such identifiers apart
    (`ข่าว 1` → `-----1-7988fc62`).
    """
    slug = re.sub(r"[^A-Za-z0-9_-]", "-", identifier)
    return slug if slug == identifier else f"{slug}-{sha256(identifier.encode()).hexdigest()[:8]}"


def graph_iri(base: str, name: str) -> str:
    """The IRI of a named graph: `authorities`, `codes`, `dataset`, `ontology`, or `doc-{slug}`."""
    return f"{base}graph/{name}"
