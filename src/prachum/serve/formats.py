"""The formats of answers: of a page's data, of a table, of a graph. The first is what anyone gets."""

from prachum.publish.formats import (
    HTML,
    JSON_LD,
    LINKSET,
    N_QUADS,
    N_TRIPLES,
    OTHER_TYPES,
    RDF_XML,
    RESOURCES,
    TRIG,
    TURTLE,
    Format,
)

TABLES = (
    Format("json", ("application/sparql-results+json", "application/json")),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml")),
    Format("csv", ("text/csv",)),
    Format("tsv", ("text/tab-separated-values",)),
    HTML,
)
GRAPHS = (TURTLE, N_TRIPLES, JSON_LD, RDF_XML, HTML)

# What a file on the site is, by suffix.
CONTENT_TYPES = {
    **{form.suffix: form.content_type for form in (*RESOURCES, LINKSET)},
    **{suffix: Format(suffix, (media_type,)).content_type for suffix, media_type in OTHER_TYPES.items()},
}

__all__ = [
    "CONTENT_TYPES",
    "GRAPHS",
    "HTML",
    "JSON_LD",
    "N_QUADS",
    "N_TRIPLES",
    "RDF_XML",
    "RESOURCES",
    "TABLES",
    "TRIG",
    "TURTLE",
    "Format",
]
