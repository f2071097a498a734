"""The formats of answers: of a table, of a graph, of a file. The first is what anyone gets."""

from prachum.publish.formats import HTML, JSON_LD, MEDIA_TYPES, N_TRIPLES, RDF_XML, TURTLE, Format

TABLES = (
    Format("json", ("application/sparql-results+json", "application/json")),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml")),
    Format("csv", ("text/csv",)),
    Format("tsv", ("text/tab-separated-values",)),
    HTML,
)
GRAPHS = (TURTLE, N_TRIPLES, JSON_LD, RDF_XML, HTML)

# What a file on the site is, by suffix.
CONTENT_TYPES = {suffix: Format(suffix, (media_type,)).content_type for suffix, media_type in MEDIA_TYPES.items()}

__all__ = ["CONTENT_TYPES", "GRAPHS", "HTML", "TABLES"]
