"""The page of the shapes has every rule, at the anchor that its IRI names, with what to do in the page's language."""

from pathlib import Path

import pytest
from rdflib.namespace import SH

from prachum.publish.rules import all_rules
from prachum.validate import load_dataset_shapes, load_shapes
from sites import read


def test_every_rule_is_told_in_both_languages() -> None:
    shapes = load_shapes() + load_dataset_shapes()
    rules = [rule for group in all_rules() for rule in group.rules]
    assert {rule.anchor for rule in rules} == {str(s).partition("#")[2] for s in shapes.subjects(SH.message)}
    assert all(set(rule.messages) == {"th", "en"} for rule in rules)
    assert {rule.severity for rule in rules} == {"Violation", "Warning", "Info"}


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
    for name in ("shapes/meeting.ttl", "shapes/dataset.ttl", "context.jsonld", "frames/meeting.jsonld"):
        assert (built / "site" / name).is_file()
