"""The page of the shapes has every rule, at the anchor that its IRI names, with what to do in the page's language."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SH

from prachum.config import data_folder
from prachum.namespaces import PREFIXES
from prachum.publish.rules import all_rules
from prachum.store import open_store
from prachum.validate import load_dataset_shapes, load_examples, load_shapes
from sites import read


def test_every_rule_is_told_in_both_languages() -> None:
    shapes = load_shapes() + load_dataset_shapes()
    rules = [rule for group in all_rules() for rule in group.rules]
    assert {rule.anchor for rule in rules} == {str(s).partition("#")[2] for s in shapes.subjects(SH.message)}
    assert all(set(rule.messages) == {"th", "en"} for rule in rules)
    assert {rule.severity for rule in rules} == {"Violation", "Warning", "Info"}


def test_each_kind_of_thing_has_an_example_that_keeps_its_rules() -> None:
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    for group in all_rules():
        told = Graph().parse(data=prefixes + group.example, format="turtle")
        assert len(set(told.subjects())) == 1
        assert set(told) <= set(load_examples()), group.name
        assert group.targets
    [meeting] = (group.example for group in all_rules() if group.name == "Meeting")
    assert "a schema:Event" in meeting and "p:Meeting" in meeting


def test_a_rule_shows_what_it_asks() -> None:
    rules = {rule.anchor: rule for group in all_rules() for rule in group.rules}
    assert rules["Meeting-name"].path == "schema:name"
    assert "languageIn th en" in rules["Meeting-name"].asks
    assert rules["Evidence"].path == "^oa:hasBody"
    assert rules["Place-name"].path == "skos:prefLabel | schema:name"
    assert rules["PostBody-one"].severity == "Warning"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Give the meeting a schema:name"), ("th", "ให้การประชุมมี schema:name")]
)
def test_the_page_is_where_the_iris_lead(language: str, words: str, built: Path) -> None:
    page = read(built / f"site/{language}/shape.html")
    assert words in page.text
    assert {rule.anchor for group in all_rules() for rule in group.rules} <= set(page.ids)


def test_shapes_context_and_frames_are_beside_the_pages(built: Path) -> None:
    for name in (
        "shapes/meeting.ttl",
        "shapes/dataset.ttl",
        "shapes/examples/every-class.ttl",
        "context.jsonld",
        "frames/meeting.jsonld",
    ):
        assert (built / "site" / name).is_file()


@pytest.mark.parametrize(("language", "words"), [("en", "In this dataset:"), ("th", "ในชุดข้อมูลนี้:")])
def test_the_vocabularys_page_shows_where_the_dataset_uses_each_term(language: str, words: str, built: Path) -> None:
    own = Graph().parse(data_folder("ontology") / "prachum.ttl")
    data = open_store(built / "store")
    page = read(built / f"site/{language}/def.html")
    for term in set(own.subjects(RDFS.isDefinedBy)):
        iri, a = ox.NamedNode(str(term)), ox.NamedNode(str(RDF.type))
        used = any(data.quads_for_pattern(None, iri, None)) or any(data.quads_for_pattern(None, a, iri))
        assert (words in page.inside[term.partition("#")[2]]) == used, term
