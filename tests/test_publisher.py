"""The page for publishers: its examples are built, and give what it says."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from prachum.cli import main
from prachum.cli.build import build
from prachum.corrections import KINDS, SLOTS
from prachum.store import open_store

PAGE = (Path(__file__).parents[1] / "docs/publisher.md").read_text(encoding="utf-8")
BASE = "https://data.agency.go.th/"
BLOCKS = re.findall(r"^```(\w+)\n# (\S+/?\S*\.\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def prachum(*words: str) -> str:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the page shows, built in their folder."""
    folder = tmp_path_factory.mktemp("publisher")
    for _, name, text in BLOCKS:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        said = prachum("build", "releases")
        assert "2 documents published in published" in said
        assert "matched nothing" not in said
    return folder


def ask(folder: Path, query: str) -> list[tuple[str, ...]]:
    """The rows of a query, IRIs without the base."""
    solutions = open_store(folder / "published/store").query(query, prefixes=PREFIXES, base_iri=BASE)
    assert isinstance(solutions, ox.QuerySolutions)
    return sorted(tuple(term.value.removeprefix(BASE) for term in row) for row in solutions)


PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "p": "https://w3id.org/prachum/def#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}


def test_the_page_shows_every_file_that_its_configuration_names() -> None:
    assert [name for _, name, _ in BLOCKS] == [
        *("prachum.toml", "own/bodies.ttl", "releases/meeting.txt", "releases/visit.txt", "corrections.toml")
    ]


def test_the_page_names_every_key_and_slot() -> None:
    keys = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
    assert keys == {option.name for option in build.params if option.expose_value} - {"inputs"}
    named = set(re.findall(r"`([\w.]+)`", PAGE[PAGE.index("| slot | value |") :]))
    assert {*KINDS, *(slot for slots in SLOTS.values() for slot in slots)} <= named


@pytest.mark.slow
def test_what_the_publisher_lists_has_the_publishers_iris(folder: Path) -> None:
    network = ask(folder, "SELECT ?d { ?d schema:mentions <org/12> }")
    assert network == [("id/doc/meeting",), ("id/doc/visit",)]
    assert ask(folder, "SELECT ?o { <org/7> skos:exactMatch ?o }") == [("id/org/mol",)]
    assert ask(folder, "SELECT ?o { <id/org/mol> dct:isReplacedBy ?o }") == [("org/7",)]
    assert ask(folder, "SELECT ?o { <id/org/mol-doe> org:subOrganizationOf ?o }") == [("org/7",)]
    assert ask(folder, "SELECT ?d { ?d schema:mentions <id/org/mol-doe> }") == [("id/doc/meeting",)]
    assert (folder / "published/site/th/org/12.html").is_file()


@pytest.mark.slow
def test_the_corrections_are_obeyed(folder: Path) -> None:
    assert ask(folder, "SELECT ?d { ?d schema:mentions <org/40> }") == [("id/doc/meeting",)]
    assert ask(folder, "SELECT DISTINCT ?p { ?p a foaf:Person }") == [("id/person/dxxoocaox4",)]
    names = ask(folder, "SELECT ?n { <id/person/dxxoocaox4> foaf:name ?n }")
    assert names == [("มาลี ริมน้ำ",), ("มาลี ใจดี",)]
    assert ask(folder, "SELECT ?old ?new { GRAPH <graph/dataset> { ?old dct:isReplacedBy ?new } }") == [
        ("id/org/3g7ntrpnsa", "org/40"),
        ("id/person/hltzeckprv", "id/person/dxxoocaox4"),
    ]
    assert ask(folder, "SELECT ?p { <id/org/5movxxhc2z> ?p ?o }") == []


@pytest.mark.slow
def test_the_form_shows_the_fact_that_the_page_shows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    shown = re.search(r"```toml\n(# กรุงเทพมหานคร: .*?)```", PAGE, re.DOTALL)
    assert shown and shown[1] in prachum("extract", "--to-correct", "releases/meeting.txt")
