"""A thing in the terms of schema.org alone, as search engines read it: JSON-LD that needs nothing fetched."""

import json
from typing import Any

import pyoxigraph as ox
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDFS, SKOS, VOID

from prachum.namespaces import GEO, ORG, SCHEMA, P
from prachum.publish.dataset import Dataset, Term, text

# What schema.org calls our classes and properties; its own stand as they are.
CLASSES = {
    str(ours): theirs
    for ours, theirs in (
        (DCAT.Dataset, "Dataset"),
        (FOAF.Agent, "Organization"),
        (FOAF.Person, "Person"),
        (ORG.FormalOrganization, "GovernmentOrganization"),
        (ORG.OrganizationalUnit, "GovernmentOrganization"),
        (ORG.Post, "Role"),
        (P.Agreement, "CreativeWork"),
        (P.Government, "GovernmentOrganization"),
        (P.Instrument, "CreativeWork"),
        (P.InstrumentAction, "Action"),
        (SKOS.Concept, "DefinedTerm"),
        (SKOS.ConceptScheme, "DefinedTermSet"),
    )
}
PROPERTIES = {
    str(ours): theirs
    for ours, theirs in (
        (DCAT.keyword, "keywords"),
        (DCTERMS.alternative, "alternateName"),
        (DCTERMS.description, "description"),
        (DCTERMS.identifier, "identifier"),
        (DCTERMS.license, "license"),
        (DCTERMS.publisher, "publisher"),
        (DCTERMS.spatial, "spatialCoverage"),
        (DCTERMS.subject, "about"),
        (DCTERMS.title, "name"),
        (FOAF.name, "name"),
        (GEO.lat, "latitude"),
        (GEO.long, "longitude"),
        (ORG.subOrganizationOf, "parentOrganization"),
        (ORG.unitOf, "parentOrganization"),
        (RDFS.label, "name"),
        (SKOS.altLabel, "alternateName"),
        (SKOS.exactMatch, "sameAs"),
        (SKOS.inScheme, "inDefinedTermSet"),
        (SKOS.notation, "identifier"),
        (SKOS.prefLabel, "name"),
        (VOID.dataDump, "distribution"),
    )
}
NAME = "name"

Node = dict[str, Any]


def schema_types(types: set[str]) -> list[str]:
    """What schema.org calls the classes of a thing; empty if it has no word for them."""
    own = {iri.removeprefix(str(SCHEMA)) for iri in types if iri.startswith(str(SCHEMA))}
    return sorted(own or {CLASSES[iri] for iri in types if iri in CLASSES})


def write_schema_org(dataset: Dataset, iri: str) -> bytes:
    """What is said of `iri`: what it links to comes with its class and names."""
    node = {"@context": {"@vocab": str(SCHEMA)}, **_node(dataset, iri, whole=True)}
    return (json.dumps(node, ensure_ascii=False, indent=1) + "\n").encode()


def _node(dataset: Dataset, iri: str, *, whole: bool) -> Node:
    types = schema_types(dataset.types(iri))
    node: Node = {"@id": iri, **({"@type": types[0] if len(types) == 1 else types} if types else {})}
    for predicate, terms in dataset.about(iri).items():
        name = PROPERTIES.get(predicate) or _own(predicate)
        if name and (whole or name == NAME):
            known = node.setdefault(name, [])
            known += [value for term in terms if (value := _value(dataset, term)) not in known]
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}


def _own(predicate: str) -> str:
    """The name of a property of schema.org's own."""
    return predicate.removeprefix(str(SCHEMA)) if predicate.startswith(str(SCHEMA)) else ""


def _value(dataset: Dataset, term: Term) -> Any:
    if isinstance(term, ox.NamedNode):
        return _node(dataset, term.value, whole=False)
    if isinstance(term, ox.Literal) and term.language:
        return {"@value": term.value, "@language": term.language}
    return text(term)
