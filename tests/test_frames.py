"""A frame makes one readable tree of each meeting or document; two processors agree on it, and it says nothing else."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pyld import jsonld

from conftest import missing
from prachum.config import data_folder
from prachum.namespaces import CV, OA, SCHEMA, P

FRAMES = data_folder("ontology") / "frames"
CONTEXT = data_folder("ontology") / "context.jsonld"
OPTIONS = {"embed": "@always", "omitDefault": True, "omitGraph": False}
DOCS = Path(__file__).parents[1] / "docs/json.md"

Triples = set[tuple[str, str, str]]


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def framed(name: str, data: Path) -> dict[str, Any]:
    frame = load(FRAMES / f"{name}.jsonld")
    frame["@context"][0] = load(CONTEXT)["@context"]
    tree: dict[str, Any] = jsonld.frame(load(data), frame, OPTIONS)
    return tree


@pytest.fixture(scope="module", params=sorted(file.stem for file in FRAMES.iterdir()))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def tree(name: str, built: Path) -> dict[str, Any]:
    return framed(name, built / "dataset.jsonld")


@pytest.fixture(scope="module")
def dataset(built: Path) -> Triples:
    return triples(ox.parse(path=str(built / "dataset.nq")))


def triples(quads: Any) -> Triples:
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


def said(tree: dict[str, Any]) -> Triples:
    return triples(ox.parse(json.dumps(tree), format=ox.RdfFormat.JSON_LD))


def test_each_meeting_and_document_is_one_tree(name: str, tree: dict[str, Any], built: Path) -> None:
    wanted = {"meeting": P.Meeting, "document": SCHEMA.NewsArticle}[name]
    quads = ox.parse(path=str(built / "dataset.nq"))
    things = {quad.subject.value for quad in quads if str(quad.object) == f"<{wanted}>" and "#type" in str(quad)}
    assert len(things) >= 4
    assert sorted(node["id"] for node in tree["@graph"]) == sorted(things)


def test_a_tree_says_what_the_dataset_says_and_nothing_else(tree: dict[str, Any], dataset: Triples) -> None:
    assert len(said(tree)) > 200
    assert said(tree) <= dataset


def test_a_tree_of_a_meeting_leaves_out_nothing_of_it(built: Path, dataset: Triples) -> None:
    trees = said(framed("meeting", built / "dataset.jsonld"))
    meetings = {s for s, _, o in dataset if o == f"<{P.Meeting}>" and "/id/meeting/" in s}
    participations = {o for _, p, o in dataset if p == f"<{CV.hasParticipation}>"}
    whole = {triple for triple in dataset if triple[0] in meetings | participations}
    assert len(whole) > 100
    assert whole <= trees


def test_a_tree_of_a_document_has_all_its_evidence(built: Path, dataset: Triples) -> None:
    trees = said(framed("document", built / "dataset.jsonld"))
    kinds = {f"<{kind}>" for kind in (OA.Annotation, OA.TextQuoteSelector, OA.TextPositionSelector, SCHEMA.NewsArticle)}
    nodes = {s for s, p, o in dataset if o in kinds and "/id/doc/" in s}
    whole = {triple for triple in dataset if triple[0] in nodes}
    assert len(whole) > 1000
    assert whole <= trees


@pytest.mark.system
def test_both_processors_make_the_same_tree(
    name: str, tree: dict[str, Any], built: Path, node: Callable[..., bytes]
) -> None:
    output = node("frame.mjs", FRAMES / f"{name}.jsonld", CONTEXT, built / "dataset.jsonld", json.dumps(OPTIONS))
    assert in_order(json.loads(output)) == in_order(tree)


def in_order(value: Any) -> Any:
    """The same with its lists sorted: the order of values means nothing."""
    if isinstance(value, list):
        return sorted(map(in_order, value), key=json.dumps)
    return {key: in_order(value[key]) for key in sorted(value)} if isinstance(value, dict) else value


def test_a_meeting_reads_as_a_tree(built: Path) -> None:
    trees = framed("meeting", built / "dataset.jsonld")["@graph"]
    [meeting] = (tree for tree in trees if tree["id"].endswith("/2019-04-22-32za52xj6l"))
    assert meeting["attendance"] == "70"
    assert meeting["kind"]["prefLabel"]["en"] == "bilateral meeting"
    names = {
        role["participant"].get("personName", {}).get("th"): role["role"]["prefLabel"]["en"]
        for role in meeting["participation"]
    }
    assert names["อุษณี กังวารจิตต์"] == "head of delegation"
    assert meeting["reportedIn"][0]["identifier"] == "003_834c59b6f38bb36b"


# ---- what the docs show ------------------------------------------------------------------------------


def snippet(language: str) -> str:
    [code] = re.findall(rf"```{language}\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    return str(code)


@pytest.fixture
def checkout_of_a_reader(tmp_path: Path, built: Path, checkout: Path) -> Path:
    (tmp_path / "ontology").symlink_to(data_folder("ontology"))
    (tmp_path / "output").symlink_to(built)
    (tmp_path / "node_modules").symlink_to(checkout / "node_modules")
    return tmp_path


def test_the_python_of_the_docs_runs(checkout_of_a_reader: Path) -> None:
    command = [sys.executable, "-c", snippet("python")]
    run = subprocess.run(command, cwd=checkout_of_a_reader, check=True, capture_output=True, timeout=120)
    lines = run.stdout.decode().splitlines()
    assert len(lines) == 6
    assert all(re.fullmatch(r"https://\S+/id/meeting/\S+ [a-z ]+ \d+", line) for line in lines)


@pytest.mark.system
def test_the_javascript_of_the_docs_says_the_same(checkout_of_a_reader: Path, system: Callable[[str], str]) -> None:
    (checkout_of_a_reader / "meetings.mjs").write_text(snippet("js"), encoding="utf-8")
    if not (checkout_of_a_reader / "node_modules/jsonld").is_dir():
        missing("the packages of package.json are not installed")
    program = [system("node"), "--preserve-symlinks", "--preserve-symlinks-main", "meetings.mjs"]
    run = subprocess.run(program, cwd=checkout_of_a_reader, check=True, capture_output=True, timeout=120)
    assert len(run.stdout.decode().splitlines()) == 6
