"""FAIR Signposting, as the library `signposting` reads it: level 1 from headers, level 2 from the linkset."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from signposting import find_signposting_http, find_signposting_linkset

from prachum.namespaces import DEFAULT_BASE
from releases import published
from webservers import Server, prachum

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with prachum(published()) as server:
        yield server


@pytest.fixture(scope="module")
def meeting() -> str:
    site: Path = published() / "site/th/id/meeting"
    return "id/meeting/" + next(site.glob("2019*.html")).stem


def targets(found) -> set[str]:
    return {str(signpost.target) for signpost in found}


def test_level_1_of_a_page(server: Server, meeting: str) -> None:
    # By the IRI, as a machine comes to it: a redirect leads to the page.
    found = find_signposting_http(f"{server.base}/{meeting}")
    assert str(found.context) == f"{server.base}/th/{meeting}.html"
    assert str(found.citeAs.target) == DEFAULT_BASE + meeting
    assert targets(found.types) == {"https://schema.org/AboutPage", "https://schema.org/Event"}
    assert str(found.license.target) == LICENCE
    assert targets(found.authors) == {f"{DEFAULT_BASE}id/dataset#publisher"}
    described = {str(signpost.target).rpartition("/")[2].partition(".")[2]: signpost for signpost in found.describedBy}
    assert described.keys() == {"ttl", "jsonld", "nt", "rdf", "schema.jsonld"}
    assert str(described["ttl"].type) == "text/turtle"
    assert {str(profile) for profile in described["schema.jsonld"].profiles} == {"https://schema.org/"}
    assert targets(found.linksets) == {f"{server.base}/{meeting}.linkset"}


def test_level_1_of_data(server: Server, meeting: str) -> None:
    found = find_signposting_http(f"{server.base}/{meeting}.rdf")
    assert targets(found.describes) == {f"{server.base}/{language}/{meeting}.html" for language in ("th", "en")}
    assert str(found.citeAs.target) == DEFAULT_BASE + meeting


def test_level_1_of_the_dataset_and_its_files(server: Server) -> None:
    items = {
        str(item.target): str(item.type) for item in find_signposting_http(f"{server.base}/th/id/dataset.html").items
    }
    assert items[f"{server.base}/dataset.nq"] == "application/n-quads"
    assert items[f"{server.base}/tables/meetings.csv"] == "text/csv"
    for item in items:
        assert server.ask(item.removeprefix(server.base), method="HEAD").status == 200
    collection = find_signposting_http(f"{server.base}/dataset.nq").collection
    assert str(collection.target).endswith("/id/dataset.html")


@pytest.mark.parametrize("page", ["th/{}.html", "en/{}.html", "{}.ttl", "{}.schema.jsonld"])
def test_level_2_says_the_same(server: Server, meeting: str, page: str) -> None:
    for thing in (meeting, "id/dataset", "graph/authorities", "code/role"):
        if "schema" in page and not thing.startswith("id/"):
            continue
        direct = find_signposting_http(f"{server.base}/{page.format(thing)}")
        (linkset,) = direct.linksets
        assert str(linkset.type) == "application/linkset"
        found = find_signposting_linkset(linkset.target).for_context(direct.context)
        assert len(found.signposts) > 5
        assert {(str(one.rel), str(one.target)) for one in found} == {(str(one.rel), str(one.target)) for one in direct}


def test_every_target_on_the_site_is_there(server: Server, meeting: str) -> None:
    for thing in (meeting, "id/dataset", "graph/authorities"):
        found = find_signposting_linkset(f"{server.base}/{thing}.linkset")
        ours = {str(one.target) for one in found.signposts if str(one.target).startswith(server.base)}
        assert len(ours) >= 7
        for target in ours:
            assert server.ask(target.removeprefix(server.base), method="HEAD").status == 200, target
