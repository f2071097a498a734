"""What the server says of what it sends: formats, profiles, links, tags, encodings, and IRIs that are gone."""

import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from prachum.namespaces import DEFAULT_BASE
from prachum.publish import publish_site
from prachum.publish.compressed import SMALL, compress
from prachum.publish.data import FORMATS
from prachum.publish.dataset import Dataset
from prachum.publish.gone import GONE, find_gone
from prachum.publish.linkset import read_linkset, write_linkset
from prachum.serve import create_app
from prachum.serve import files as memory
from prachum.serve.files import Files, takes_gzip
from prachum.serve.links import Links
from prachum.store import open_store
from releases import published

PARSED = {".ttl": ox.RdfFormat.TURTLE, ".jsonld": ox.RdfFormat.JSON_LD, ".rdf": ox.RdfFormat.RDF_XML}
LARGE = "large.ttl"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with IRIs that are gone and a file that is large."""
    output = tmp_path_factory.mktemp("served") / "output"
    shutil.copytree(published(), output)
    site = output / "site"
    gone = {
        "id/place/KH": [],
        "id/place/TH": [f"{DEFAULT_BASE}id/place/TH-10"],
        "id/place/XX": [],
        "id/org/split": [f"{DEFAULT_BASE}id/place/KH", f"{DEFAULT_BASE}id/place/TH"],
    }
    (site / GONE).write_text(json.dumps(gone), encoding="utf-8")
    (site / LARGE).write_text("# ก\n" * SMALL, encoding="utf-8")
    compress(site / LARGE)
    return output


@pytest.fixture(scope="module")
def client(output: Path) -> Iterator[TestClient]:
    with TestClient(create_app(output), follow_redirects=False, headers={"Accept-Encoding": "identity"}) as client:
        yield client


@pytest.fixture(scope="module")
def meeting(output: Path) -> str:
    return "/id/meeting/" + next((output / "site/th/id/meeting").glob("2019*.html")).stem


# ---- formats and profiles ----------------------------------------------------------------------


def test_every_format_says_the_same(output: Path) -> None:
    things = sorted((output / "site").rglob("*.nt"))
    assert len(things) > 50
    for data in things:
        expected = {quad.triple for quad in ox.parse(data.read_bytes(), format=ox.RdfFormat.N_TRIPLES)}
        for suffix, form in PARSED.items():
            found = ox.parse(data.with_suffix(suffix).read_bytes(), format=form)
            assert {quad.triple for quad in found} == expected, data.with_suffix(suffix)


def test_rdf_xml_is_read_by_others(output: Path, meeting: str, system: Callable[[str], str]) -> None:
    import subprocess  # noqa: PLC0415 - only here

    file = output / f"site{meeting}.rdf"
    command = [system("rapper"), "-q", "-i", "rdfxml", "-o", "ntriples", str(file), DEFAULT_BASE]
    read = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    ours = (output / f"site{meeting}.nt").read_bytes()
    assert {*ox.parse(read, format=ox.RdfFormat.N_TRIPLES)} == {*ox.parse(ours, format=ox.RdfFormat.N_TRIPLES)}


def test_rdf_xml_leaves_out_what_xml_cannot_hold() -> None:
    serialise = next(form.serialise for form in FORMATS if form.suffix == ".rdf")
    subject, good = ox.NamedNode("https://example.org/s"), ox.NamedNode("https://example.org/p")
    written = serialise(
        [
            ox.Triple(subject, ox.NamedNode("https://example.org/1"), ox.Literal("no XML name")),
            ox.Triple(subject, good, ox.Literal("a\x01b\ufffec", language="th")),
            ox.Triple(subject, good, ox.Literal("<&>\ttab")),
        ]
    )
    found = {str(quad.object) for quad in ox.parse(written, format=ox.RdfFormat.RDF_XML)}
    assert found == {'"a\ufffdb\ufffdc"@th', '"<&>\\ttab"'}


def test_a_named_graph_comes_as_it_is_in_the_dataset(output: Path) -> None:
    name = ox.NamedNode(f"{DEFAULT_BASE}graph/doc-talks")
    store = open_store(output / "store")
    for suffix, form in ((".trig", ox.RdfFormat.TRIG), (".nq", ox.RdfFormat.N_QUADS)):
        found = {*ox.parse((output / f"site/graph/doc-talks{suffix}").read_bytes(), format=form)}
        assert {quad for quad in found if quad.graph_name == name} == {*store.quads_for_pattern(None, None, None, name)}
        assert {str(quad.subject) for quad in found if quad.graph_name != name} == {str(name)}


def test_schema_org_has_no_other_terms(output: Path) -> None:
    files = sorted((output / "site").rglob("*.schema.jsonld"))
    assert len(files) >= 20
    for file in files:
        triples = [quad.triple for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.JSON_LD)]
        for triple in triples:
            is_type = triple.predicate.value.endswith("#type")
            assert (triple.object if is_type else triple.predicate).value.startswith("https://schema.org/"), triple


def test_schema_org_tells_a_meeting(output: Path, meeting: str) -> None:
    told = json.loads((output / f"site{meeting}.schema.jsonld").read_text(encoding="utf-8"))
    assert told["@type"] == "Event"
    assert told["startDate"].startswith("2019-04-22")
    assert told["name"] == {"@value": "การประชุมทวิภาคีไทย - กัมพูชา", "@language": "th"}
    assert told["organizer"]["name"]["@value"] == "กระทรวงตัวอย่าง"
    assert {one["@type"] for one in told["attendee"]} == {"Country", "Person"}
    dataset = json.loads((output / "site/id/dataset.schema.jsonld").read_text(encoding="utf-8"))
    assert dataset["@type"] == "Dataset"
    assert dataset["license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_profile_by_the_query_string(client: TestClient, meeting: str) -> None:
    for query, end in (
        ("_profile=schema", ".schema.jsonld"),
        ("_profile=https%3A%2F%2Fschema.org%2F", ".schema.jsonld"),
        ("_profile=native&_mediatype=text/turtle", ".ttl"),
        ("_mediatype=application/rdf+xml", ".rdf"),
        ("_mediatype=application%2Frdf%2Bxml", ".rdf"),
        ("_profile=nothing&_mediatype=application/n-triples", ".nt"),
    ):
        answer = client.get(f"{meeting}?{query}", headers={"Accept": "text/html"})
        assert answer.status_code == (303 if "_mediatype" in query or end == ".html" else 406), query
        free = client.get(f"{meeting}?{query}", headers={"Accept": "*/*"})
        assert (free.status_code, free.headers["Location"].endswith(end)) == (303, True), query
    there_are = client.get(f"{meeting}?_profile=alt")
    assert there_are.status_code == 200
    assert f"application/ld+json {meeting}.schema.jsonld schema" in there_are.text


def test_a_redirect_names_all_that_there_is(client: TestClient, meeting: str) -> None:
    links = client.get(meeting).headers["Link"]
    name = meeting.rpartition("/")[2]
    assert f'<{name}.rdf>;rel="alternate";type="application/rdf+xml";profile="{DEFAULT_BASE}def"' in links
    assert f'<../../en{meeting}.html>;rel="alternate";type="text/html";hreflang="en"' in links
    assert f'<{name}.schema.jsonld>;rel="alternate";type="application/ld+json";profile="https://schema.org/"' in links


# ---- tags, dates, encodings, ranges ------------------------------------------------------------


@pytest.mark.parametrize("path", ["{}.ttl", "/large.ttl"])
def test_a_file_is_sent_once(client: TestClient, output: Path, meeting: str, path: str) -> None:
    path = path.format(meeting)
    first = client.get(path)
    assert first.content == (output / f"site{path}").read_bytes()
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    assert tag.startswith('"')
    assert first.headers["Content-Location"] == path.rpartition("/")[2]
    for headers, status in (
        ({"If-None-Match": tag}, 304),
        ({"If-None-Match": f'"other", W/{tag}'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"other"'}, 200),
        ({"If-None-Match": '"other"', "If-Modified-Since": date}, 200),
        ({"If-Modified-Since": date}, 304),
        ({"If-Modified-Since": "Thu, 01 Jan 2015 00:00:00 GMT"}, 200),
        ({"If-Modified-Since": "nonsense"}, 200),
    ):
        again = client.get(path, headers=headers)
        assert (again.status_code, bool(again.content)) == (status, status == 200), headers
        assert again.headers["ETag"] == tag
        assert "Accept-Encoding" in again.headers["Vary"]
    head = client.head(path)
    assert head.content == b""
    assert head.headers["Content-Length"] == first.headers["Content-Length"]


@pytest.mark.parametrize("path", ["{}.ttl", "/large.ttl"])
def test_who_takes_gzip_gets_it(client: TestClient, meeting: str, path: str) -> None:
    path = path.format(meeting)
    plain = client.get(path)
    with client.stream("GET", path, headers={"Accept-Encoding": "br;q=1, gzip;q=0.5"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(raw) < len(plain.content)
    assert gzip.decompress(raw) == plain.content
    assert answer.headers["ETag"] != plain.headers["ETag"]
    again = client.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("deflate,GZIP;q=0.1", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip;q=0.000, br", False),
        ("", False),
        ("br", False),
        ("notgzip", False),
        ("gzippy", False),
    ],
)
def test_what_takes_gzip(header: str, takes: bool) -> None:
    assert takes_gzip(header) is takes


def test_a_range_is_of_the_file(client: TestClient, meeting: str) -> None:
    whole = client.get(meeting + ".nt")
    part = client.get(meeting + ".nt", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole.content[10:20])
    assert part.headers["ETag"] == whole.headers["ETag"]
    changed = client.get(meeting + ".nt", headers={"Range": "bytes=10-19", "If-Range": '"other"'})
    assert (changed.status_code, changed.content) == (200, whole.content)
    assert client.get(meeting + ".nt", headers={"Range": f"bytes={10**9}-"}).status_code == 416


def test_the_tag_is_of_the_content(output: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.ttl").write_text("# same")
    tags = {Files(tmp_path / folder, Links(tmp_path, ())).keep("a.ttl").tags for folder in ("one", "two")}
    assert len(tags) == 1


def test_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "KEPT_BYTES", 10_000)
    for at in range(30):
        (tmp_path / f"{at}.nt").write_bytes(bytes([at]) * 400)
    files = Files(tmp_path, Links(tmp_path, ()))
    for _ in range(2):
        for at in range(30):
            assert files.keep(f"{at}.nt").forms[""][0] == bytes([at]) * 400
    assert sum(len(kept.forms[""][0]) for kept in files._kept.values()) == files._bytes <= 10_000
    (tmp_path / "large.nt").write_bytes(b"x" * (SMALL + 1))
    assert files.keep("large.nt") is None


# ---- gone --------------------------------------------------------------------------------------


def test_an_iri_that_another_replaced_leads_to_it(client: TestClient) -> None:
    for accept in ("text/html", "text/turtle", "application/pdf"):
        answer = client.get("/id/place/TH", headers={"Accept": accept})
        assert (answer.status_code, answer.headers["Location"]) == (301, "TH-10")


def test_an_iri_that_is_gone_says_so_in_the_format_that_is_wanted(client: TestClient, output: Path) -> None:
    for accept, file in (("text/html", "th/id/place/KH.html"), ("text/turtle", "id/place/KH.ttl")):
        answer = client.get("/id/place/KH", headers={"Accept": accept})
        assert answer.status_code == 410
        assert answer.content == (output / "site" / file).read_bytes()
        assert answer.headers["Content-Location"].endswith(file.rpartition("/")[2])
        assert "Accept-Language" in answer.headers["Vary"]
    assert client.get("/id/place/KH.ttl").status_code == 200
    assert client.get("/id/place/XX").status_code == 410
    assert client.get("/id/org/split").status_code == 410
    assert client.get("/id/place/YY").status_code == 404


def test_tombstones_are_what_has_no_class_any_more(tmp_path: Path) -> None:
    store = ox.Store()
    trig = f"""@prefix dct: <http://purl.org/dc/terms/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @base <{DEFAULT_BASE}id/> .
    <org/old> dct:isReplacedBy <org/new> . <org/new> a <http://www.w3.org/ns/org#Organization> .
    <org/split> dct:isReplacedBy <org/b> , <org/a> .
    <org/dead> owl:deprecated true .
    <law/1> a <https://schema.org/Legislation> ; dct:isReplacedBy <law/2> .
    <http://example.org/old> dct:isReplacedBy <org/new> .
    <org/%2e%2e/x> dct:isReplacedBy <org/new> ."""
    store.load(trig.encode(), format=ox.RdfFormat.TRIG)
    expected = {
        "id/org/dead": [],
        "id/org/old": [f"{DEFAULT_BASE}id/org/new"],
        "id/org/split": [f"{DEFAULT_BASE}id/org/a", f"{DEFAULT_BASE}id/org/b"],
    }
    assert find_gone(Dataset(store, DEFAULT_BASE)) == expected
    publish_site(store, tmp_path / "site", DEFAULT_BASE)
    assert json.loads((tmp_path / "site" / GONE).read_text(encoding="utf-8")) == expected


# ---- linksets ----------------------------------------------------------------------------------


def test_a_linkset_is_read_as_it_was_written(output: Path) -> None:
    files = sorted((output / "site").rglob("*.linkset"))
    assert len(files) > 50
    for file in files:
        path, text = file.relative_to(output / "site").with_suffix("").as_posix(), file.read_text(encoding="utf-8")
        assert write_linkset(path, read_linkset(path, text)) == text
