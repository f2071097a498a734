"""Terms of Oxigraph, which reads files fast, as terms of rdflib, which mapping and validation work with."""

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

_STRING = str(XSD.string)


def to_rdflib(term: object) -> Node:
    """The same term in rdflib, its lexical form to the letter. Raises ValueError for a triple."""
    match term:
        case ox.NamedNode():
            return URIRef(term.value)
        case ox.BlankNode():
            return BNode(term.value)
        case ox.Literal() if term.language:
            return Literal(term.value, lang=term.language)
        case ox.Literal() if term.datatype.value == _STRING:
            return Literal(term.value)  # rdflib holds `"a"` and `"a"^^xsd:string` for two terms
        case ox.Literal():
            return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    raise ValueError("a triple stands as a term, which RDF 1.1 does not have")
