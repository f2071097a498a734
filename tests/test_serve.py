"""The server: IRIs, files, SPARQL, and what it refuses."""

import json
import shutil
import socket
from pathlib import Path
from urllib.parse import quote, urljoin

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from prachum.errors import UsageError
from prachum.namespaces import DEFAULT_BASE
from prachum.publish.addresses import Addresses
from prachum.serve import Operation, create_app, run
from prachum.serve.limits import Limits
from prachum.store import open_store
from releases import published

COUNT = "SELECT (COUNT(?m) AS ?n) { ?m a <https://w3id.org/prachum/def#Meeting> }"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of one's own, into which some tests put what must not be found."""
    return Path(shutil.copytree(published(), tmp_path_factory.mktemp("served") / "output"))


@pytest.fixture(scope="module")
def meeting(output: Path) -> str:
    """The path of a meeting's IRI."""
    return "/id/meeting/" + next((output / "site/en/id/meeting").glob("2019*.html")).stem


def participation(output: Path, meeting: str) -> str:
    """The path of the IRI of one of its participations."""
    quads = open_store(output / "store").quads_for_pattern(
        ox.NamedNode(DEFAULT_BASE + meeting[1:]),
        ox.NamedNode("http://data.europa.eu/m8g/hasParticipation"),
        None,
    )
    return "/" + sorted(quad.object.value for quad in quads)[0].removeprefix(DEFAULT_BASE)


# ---- IRIs and files ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (None, ".html"),
        ("*/*", ".html"),
        ("text/html", ".html"),
        ("text/turtle", ".ttl"),
        ("text/turtle;charset=utf-8", ".ttl"),
        ("application/ld+json", ".jsonld"),
        ("application/n-triples", ".nt"),
        ("text/html;q=0.1, text/turtle", ".ttl"),
    ],
)
def test_an_iri_leads_to_its_page_or_its_data(
    client: TestClient, meeting: str, accept: str | None, suffix: str
) -> None:
    answer = client.get(meeting, headers={"Accept": accept} if accept is not None else {})
    assert answer.status_code == 303
    assert answer.headers["Vary"] == "Accept, Accept-Language, Accept-Profile"
    there = client.get(urljoin(meeting, answer.headers["Location"]))
    assert there.status_code == 200
    assert str(there.url).endswith(f"/th{meeting}.html" if suffix == ".html" else meeting + suffix)


def test_several_accept_headers_count_as_one(client: TestClient, meeting: str) -> None:
    headers = [("Accept", "text/turtle;q=0.2"), ("Accept", "application/n-triples;q=0.8")]
    assert client.get(meeting, headers=headers).headers["Location"].endswith(".nt")


def test_data_is_what_the_header_says(client: TestClient, meeting: str) -> None:
    for suffix, content_type, form in (
        (".ttl", "text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
        (".jsonld", "application/ld+json", ox.RdfFormat.JSON_LD),
        (".nt", "application/n-triples", ox.RdfFormat.N_TRIPLES),
    ):
        answer = client.get(meeting + suffix)
        assert answer.headers["Content-Type"] == content_type
        subjects = {str(triple.subject) for triple in ox.parse(answer.content, format=form)}
        assert f"<{DEFAULT_BASE}{meeting[1:]}>" in subjects


def test_a_part_leads_to_its_place_on_the_page_of_its_whole(client: TestClient, output: Path, meeting: str) -> None:
    part = participation(output, meeting)
    name = part.rpartition("/")[2]
    page = client.get(part)
    assert (page.status_code, page.headers["Location"]) == (
        303,
        f"../../../th{meeting}.html#{name}",
    )
    data = client.get(part, headers={"Accept": "text/turtle"})
    assert data.headers["Location"] == f"../{meeting.rpartition('/')[2]}.ttl"


@pytest.mark.parametrize(
    "path", ["/id/meeting/none", "/id/meeting/none/x", "/def/9.9.9", "/nothing", "/id", "/id/meeting/"]
)
def test_what_is_not_published_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    page = client.get(path, headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "ประชุม" in page.text


def test_a_part_that_is_none_is_not_found(client: TestClient, meeting: str) -> None:
    assert client.get(f"{meeting}/chair-nobody").status_code == 404


def test_what_nobody_can_have_is_said(client: TestClient, meeting: str) -> None:
    answer = client.get(meeting, headers={"Accept": "application/pdf"})
    assert answer.status_code == 406
    assert answer.headers["Vary"] == "Accept, Accept-Language, Accept-Profile"
    assert f"text/turtle {meeting}.ttl" in answer.text


def test_head_has_the_headers_of_get(client: TestClient, meeting: str) -> None:
    for path in ("/", meeting, meeting + ".ttl", f"/sparql?query={quote(COUNT)}"):
        get, head = client.get(path), client.head(path)
        assert head.status_code == get.status_code
        assert head.content == b""
        assert head.headers["Content-Type" if get.is_success else "Location"]


def test_an_unchanged_file_is_not_sent_again(client: TestClient, meeting: str) -> None:
    first = client.get(meeting + ".ttl")
    again = client.get(meeting + ".ttl", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_every_answer_is_guarded_and_open_to_all_origins(client: TestClient, meeting: str) -> None:
    for path in ("/", meeting, meeting + ".ttl", "/nothing", "/sparql?query=x", "/static/prachum.css"):
        headers = client.get(path, headers={"Origin": "https://example.org"}).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Access-Control-Allow-Origin"] == "*"
    preflight = client.options("/sparql", headers={"Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize(
    "path",
    [
        "/../report.json",
        "/..%2freport.json",
        "/%2e%2e/report.json",
        "/id/../../report.json",
        "/id/%2e%2e/%2e%2e/report.json",
        "/static/..%2f..%2fdataset.nq",
        "/static/%2e%2e/%2e%2e/store/CURRENT",
        "//etc/passwd",
        "/etc/passwd",
        "/id/meeting/..%5c..%5creport.json",
        "/..\\report.json",
        "/%00",
        "/id/%00.html",
        "/index.html%00.ttl",
        "/.%2e/report.json",
        "/%252e%252e/report.json",
        "/site.json/",
        "/file:///etc/passwd",
        "/index.html/../../report.json",
        "/%c0%ae%c0%ae/report.json",
        "/outside.ttl",
        "/way/out.ttl",
        "/.hidden.ttl",
    ],
)
def test_nothing_outside_the_site_is_served(client: TestClient, output: Path, path: str) -> None:
    site = output / "site"
    for link, target in ((site / "outside.ttl", output / "catalog.ttl"), (site / "way", output.parent)):
        if not link.is_symlink():
            link.symlink_to(target)
    (output.parent / "out.ttl").write_text("# outside")
    (site / ".hidden.ttl").write_text("# hidden")
    answer = client.request("GET", f"http://testserver{path}")
    assert answer.status_code == 404, answer.text


@settings(deadline=None)
@example("///")
@given(st.text(alphabet="./\\%2eb\0~ ก", max_size=20))
def test_no_path_leaves_the_site(client: TestClient, path: str) -> None:
    answer = client.get("http://testserver/" + quote(path))
    assert answer.status_code == 404 or answer.request.url.path == "/"


# ---- starting ----------------------------------------------------------------------------------


def test_without_a_build_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="prachum build"):
        create_app(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/site.json").write_text(json.dumps({"base": DEFAULT_BASE}))
    with pytest.raises(UsageError, match="prachum build"):
        create_app(tmp_path)


def test_a_port_in_use_is_named(output: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"127.0.0.1:{port}"):
            run(output, "127.0.0.1", port)


def test_a_host_that_is_none_is_named(output: Path) -> None:
    with pytest.raises(UsageError, match=r"no-such-host\.invalid"):
        run(output, "no-such-host.invalid", 0)


def test_the_address_of_an_iri_is_below_the_base() -> None:
    assert Addresses("https://data.example/").find("https://data.example/id/x/y").path == "id/x/y"


# ---- how it looks ------------------------------------------------------------------------------


def test_errors_and_answers_look_as_the_publisher_has_it(output: Path, tmp_path: Path) -> None:
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale/en.po").write_text(
        'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "Prachum"\nmsgstr "Our Agency"\n'
    )
    browser = {"Accept": "text/html", "Accept-Language": "en"}
    with TestClient(create_app(output, Limits(), Operation(theme=tmp_path))) as client:
        assert "Our Agency" in client.get("/nowhere", headers=browser).text
        assert "Our Agency" in client.get("/sparql", params={"query": COUNT}, headers=browser).text


@pytest.mark.parametrize(("asked", "language"), [("th", "th"), ("en", "en"), ("xx", "th")])
def test_an_error_is_in_the_language_of_the_browser(client: TestClient, asked: str, language: str) -> None:
    answer = client.get("/nowhere", headers={"Accept": "text/html", "Accept-Language": asked})
    assert (answer.status_code, f'<html lang="{language}"' in answer.text) == (404, True)
    assert "Accept-Language" in answer.headers["Vary"]
