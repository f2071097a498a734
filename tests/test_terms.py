"""Each class and property in use is defined, in our ontology or in the standard vocabulary's own file."""

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS

import standards
from conftest import missing
from faults import GOOD
from prachum.config import data_folder
from prachum.namespaces import P

ONTOLOGY = data_folder("ontology")
TERMS = Graph().parse(ONTOLOGY / "prachum.ttl")
OWN = {str(term) for term in TERMS.subjects() if term in P}
# CSVW's JSON has these in the plural.
PLURALS = {"tables": "table", "columns": "column", "titles": "title"}
PREFIXED = re.compile(r"\b([a-z]+):([A-Za-z]\w+)")


@pytest.fixture(scope="module")
def known() -> set[str]:
    if not standards.PACKAGES.is_dir():
        missing("the packages of package.json are not installed")
    return OWN | {str(term) for term in standards.defined()}


def used(file: Path) -> set[str]:
    return set(standards.terms(ox.parse(path=str(file))))


@pytest.mark.system
@pytest.mark.parametrize(
    "name", ["dataset.nq", "dataset.trig", "dataset.ttl", "dataset.jsonld", "catalog.ttl", "catalog.jsonld"]
)
def test_a_dump_uses_defined_terms_only(name: str, built: Path, known: set[str]) -> None:
    terms = used(built / name)
    assert len(terms) > 20
    assert terms - known == set()


@pytest.mark.system
@pytest.mark.parametrize("file", [*GOOD, *sorted(ONTOLOGY.rglob("*.ttl"))], ids=lambda file: file.stem)
def test_an_example_or_a_list_uses_defined_terms_only(file: Path, known: set[str]) -> None:
    assert used(file) - known == set()


@pytest.mark.system
def test_the_description_of_the_tables_uses_defined_terms_only(built: Path, known: set[str]) -> None:
    def keys(node: object) -> set[str]:
        if isinstance(node, list):
            return set().union(*map(keys, node))
        return set(node).union(*map(keys, node.values())) if isinstance(node, dict) else set()

    metadata = json.loads((built / "tables/csv-metadata.json").read_text(encoding="utf-8"))
    names = {key for key in keys(metadata) if key.isalpha()} - {"th", "en", "und"}
    assert len(names) > 5
    assert {f"http://www.w3.org/ns/csvw#{PLURALS.get(name, name)}" for name in names} - known == set()


@pytest.mark.system
def test_an_unknown_term_is_found(tmp_path: Path, known: set[str]) -> None:
    (tmp_path / "x.nt").write_text(
        "<a:a> <https://schema.org/nome> <a:b> .\n<a:a> <http://xmlns.com/foaf/0.1/name> <a:b> .\n"
    )
    assert used(tmp_path / "x.nt") - known == {"https://schema.org/nome"}


def test_each_of_our_terms_is_in_use() -> None:
    assert set().union(*map(used, GOOD)) & OWN == OWN


def test_the_documentation_tells_why_each_term_exists() -> None:
    text = (Path(__file__).parents[1] / "docs/vocabulary.md").read_text(encoding="utf-8")
    reasons = text.partition("## Why each term exists")[2].partition("\n## ")[0]
    assert {term.rpartition("#")[2] for term in OWN} <= set(re.findall(r"\w+", reasons))


# ---- what the ontology says of other vocabularies ----------------------------------------------------


@pytest.mark.system
def test_the_alignments_lead_to_defined_terms(known: set[str]) -> None:
    aligned = {str(value) for value in TERMS.objects() if isinstance(value, URIRef)} - {"https://w3id.org/prachum/def"}
    header = set(map(str, TERMS.objects(URIRef("https://w3id.org/prachum/def"))))
    datatypes = {iri for iri in aligned if iri.startswith("http://www.w3.org/2001/XMLSchema#")}
    assert aligned - header - datatypes - known == set()


@pytest.mark.system
def test_the_notes_name_terms_that_exist(known: set[str]) -> None:
    """`cv:eventNumber` in a note is no slip of memory."""
    prefixes = {name: str(iri) for name, iri in TERMS.namespaces()}
    notes = [str(note) for note in (*TERMS.objects(None, SKOS.scopeNote), *TERMS.objects(None, SKOS.definition))]
    named = {prefixes[prefix] + name for note in notes for prefix, name in PREFIXED.findall(note) if prefix in prefixes}
    assert len(named) > 20
    assert named - known == set()


@pytest.mark.parametrize("term", sorted(OWN), ids=lambda term: term.rpartition("#")[2])
def test_an_example_shows_its_term(term: str) -> None:
    head = (
        "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in TERMS.namespaces())
        + "@prefix ex: <https://example.org/> .\n"
    )
    examples = [str(text) for text in TERMS.objects(URIRef(term), SKOS.example) if isinstance(text, Literal)]
    assert examples
    for example in examples:
        graph = Graph().parse(data=head + example, format="turtle")
        assert URIRef(term) in {*graph.predicates(), *graph.objects(None, RDF.type)}
