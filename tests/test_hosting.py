"""One site, three servers: prachum's, nginx and Apache with the rules of the build answer alike."""

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from negotiation import FOLDER, rows, values
from prachum.namespaces import DEFAULT_BASE
from prachum.publish import write_hosting
from prachum.publish.gone import GONE
from releases import published
from webservers import Answer, Server, apache, nginx, prachum

NEGOTIATED = "accept, accept-language, accept-profile"
ELSEWHERE = "https://example.org/id/1"


@dataclass(frozen=True)
class Site:
    """A copy of a build with IRIs that are gone, and the paths of some of its IRIs."""

    output: Path
    thing: str
    document: str

    @property
    def folder(self) -> Path:
        return self.output / "site"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    # Not pytest's own folder: the web servers' users must be able to read it.
    folder = Path(tempfile.mkdtemp(prefix="prachum-hosting-"))
    output = folder / "output"
    shutil.copytree(published(), output)
    for path in (folder, output, *(path for path in (output / "site").rglob("*") if path.is_dir()), output / "site"):
        path.chmod(0o755)
    gone = {
        "id/org/moved": [f"{DEFAULT_BASE}id/place/KH"],
        "id/org/elsewhere": [ELSEWHERE],
        "id/org/split": [f"{DEFAULT_BASE}id/place/KH", f"{DEFAULT_BASE}id/place/TH"],
    }
    (output / "site" / GONE).write_text(json.dumps(gone), encoding="utf-8")
    for suffix in (".ttl", ".jsonld", ".nt", ".rdf"):
        shutil.copyfile(output / f"site/id/place/KH{suffix}", output / f"site/id/org/split{suffix}")
    for language in ("th", "en"):
        shutil.copyfile(output / f"site/{language}/id/place/KH.html", output / f"site/{language}/id/org/split.html")
    write_hosting(output / "site", output / "hosting")
    thing = "/id/meeting/" + next((output / "site/th/id/meeting").glob("2019*.html")).stem
    yield Site(output, thing, "/id/doc/bilateral")
    shutil.rmtree(folder)


@pytest.fixture(scope="module", params=["prachum", "nginx", "apache"])
def server(request: pytest.FixtureRequest, site: Site, system: Callable[[str], str]) -> Iterator[Server]:
    work = site.output.parent / request.param
    if request.param == "prachum":
        running = prachum(site.output)
    elif request.param == "nginx":
        running = nginx(system("nginx"), site.output, work)
    else:
        running = apache(system("apache2"), site.output, work)
    with running as server:
        yield server


def header(name: str, said: list[str] | None) -> dict[str, list[str]]:
    return {} if said is None else {name: said}


def understood(server: Server, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table; nginx reads several headers of one name as one from 1.23 on, which Debian 12 has not."""
    return [row for row in rows(table) if server.name != "nginx" or not row[1] or len(row[1]) == 1]


def vary(answer: Answer) -> str:
    """What the answer depends on, but for how it is encoded."""
    named = {name.strip().lower() for name in answer.headers.get("vary", "").split(",")}
    return ", ".join(sorted(named - {"", "accept-encoding"}))


def test_every_accept_header_leads_to_its_format(server: Server, site: Site) -> None:
    table = understood(server, "accept")
    assert len(table) >= 60
    for name, accept, *formats in table:
        for path, form in zip((site.thing, "/graph/authorities"), formats, strict=True):
            answer = server.ask(path, header("Accept", accept))
            assert vary(answer) == NEGOTIATED, name
            if form == "406":
                assert answer.status == 406, name
                assert b"text/turtle" in answer.body
            else:
                there = f"/th{path}.html" if form == "html" else f"{path}.{form}"
                assert (answer.status, answer.location) == (303, there), name


def test_every_accept_language_header_leads_to_its_page(server: Server, site: Site) -> None:
    for name, accept, language in understood(server, "languages"):
        for path, page in ((site.thing, site.thing), ("/", "/index"), ("/meetings.html", "/meetings")):
            answer = server.ask(path, header("Accept-Language", accept))
            assert answer.location == f"/{language}{page}.html", (path, name)
            assert answer.status == (303 if path == site.thing else 302)
            assert "accept-language" in vary(answer)


def test_every_accept_profile_header_leads_to_its_data(server: Server, site: Site) -> None:
    paths = {"thing": site.thing, "dataset": "/id/dataset", "graph": "/graph/authorities"}
    for name, profile, accept, what, suffix in understood(server, "profiles"):
        path = paths[what]
        headers = {**header("Accept-Profile", profile), **header("Accept", values(accept))}
        answer = server.ask(path, headers)
        if suffix == "406":
            assert answer.status == 406, (name, accept)
        else:
            there = f"{'/th' if suffix == '.html' else ''}{path}{suffix}"
            assert (answer.status, answer.location) == (303, there), (name, accept)
            assert (site.folder / there[1:]).is_file()


REQUESTS = [
    # path, Accept, status, Location
    ("{thing}.html", None, 302, "/th{thing}.html"),
    ("{thing}?x=1", None, 303, "/th{thing}.html"),
    ("{document}/evidence/1", None, 303, "/th{document}.html#evidence-1"),
    ("{document}/evidence/1/target", None, 303, "/th{document}.html#evidence-1"),
    ("{document}/evidence/1", "text/turtle", 303, "{document}.ttl"),
    ("/code/role", "text/turtle", 303, "/code/role.ttl"),
    ("/code/role/chair", "application/rdf+xml", 303, "/code/role/chair.rdf"),
    ("/def", "application/ld+json", 303, "/def.jsonld"),
    ("/def", None, 303, "/th/def.html"),
    ("/def/creators", None, 303, "/th/def/creators.html"),
    ("/def/0.1.0", None, 303, "/th/def.html"),
    ("/def/0.1.0", "text/turtle", 303, "/def.ttl"),
    ("/meetings", "text/turtle", 302, "/th/meetings.html"),
    ("/th", None, 302, "/th/index.html"),
    ("/en/", None, 302, "/en/index.html"),
    ("/id/org/moved", "text/turtle", 301, "/id/place/KH"),
    ("/id/org/elsewhere", None, 301, ELSEWHERE),
    ("/id/org/split", "text/html", 410, ""),
    ("/id/meeting/none", None, 404, ""),
    ("/id/meeting/none", "text/turtle", 404, ""),
    ("/id/meeting/", None, 404, ""),
    ("/id/meeting", None, 404, ""),
    ("{thing}/", None, 404, ""),
    ("/nothing", None, 404, ""),
    ("/th/nothing.html", None, 404, ""),
    ("/code", None, 404, ""),
    ("/id%2fdataset", None, 404, ""),
    ("/.htaccess", None, 404, ""),
    ("/dataset.nq.gz", None, 404, ""),
]


@pytest.mark.parametrize(("path", "accept", "status", "location"), REQUESTS)
def test_a_request_is_answered_alike(
    server: Server, site: Site, path: str, accept: str | None, status: int, location: str
) -> None:
    names = {"thing": site.thing, "document": site.document}
    answer = server.ask(path.format(**names), {"Accept": accept} if accept else {})
    assert (answer.status, answer.location) == (status, location.format(**names))
    if path == "/id%2fdataset" and server.name == "apache":
        return  # it looks no further
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"


def published_iris(output: Path) -> set[str]:
    """Every IRI below the base in the dumps, the catalogue and the tables, without a fragment."""
    parsed = [
        *ox.parse(path=output / "dataset.nq", format=ox.RdfFormat.N_QUADS),
        *ox.parse(path=output / "catalog.ttl", format=ox.RdfFormat.TURTLE),
    ]
    terms = (term for quad in parsed for term in (*quad.triple, quad.graph_name))
    named = {term.value for term in terms if isinstance(term, ox.NamedNode)}
    for table in (output / "tables").iterdir():
        named.update(re.findall(rf'{DEFAULT_BASE}[^\s",;|]*', table.read_text(encoding="utf-8")))
    return {iri.partition("#")[0] for iri in named if iri.startswith(DEFAULT_BASE)}


@pytest.mark.parametrize(("accept", "suffix"), [("text/html", ".html"), ("application/n-triples", ".nt")])
def test_every_iri_that_is_published_leads_to_what_is_said_of_it(
    server: Server, site: Site, accept: str, suffix: str
) -> None:
    iris = published_iris(site.output)
    assert {f"{DEFAULT_BASE}{path}" for path in ("", "id/catalog", "def/0.1.0", "dataset.nq")} <= iris
    for iri in sorted(iris):
        path = iri.removeprefix(DEFAULT_BASE)
        answer = server.ask(f"/{path}", {"Accept": accept})
        if (site.folder / path).is_file():
            assert answer.status == 200, iri
            continue
        assert answer.status == (303 if path else 302), iri
        there = site.folder / answer.location.partition("#")[0].lstrip("/")
        assert there.is_file(), iri
        if path:
            assert there.suffix == suffix, iri
        if suffix == ".nt" and path.startswith(("id/", "code/", "def")):
            assert f"<{iri}> " in there.read_text(encoding="utf-8"), iri


FILES = {
    "{thing}.ttl": "text/turtle; charset=utf-8",
    "{thing}.jsonld": "application/ld+json",
    "{thing}.nt": "application/n-triples",
    "{thing}.rdf": "application/rdf+xml",
    "{thing}.schema.jsonld": "application/ld+json",
    "{thing}.linkset": "application/linkset",
    "/th{thing}.html": "text/html; charset=utf-8",
    "/graph/authorities.trig": "application/trig",
    "/graph/authorities.nq": "application/n-quads",
    "/id/dataset.dcat-ap.ttl": "text/turtle; charset=utf-8",
    "/dataset.nq": "application/n-quads",
    "/tables/meetings.csv": "text/csv; charset=utf-8",
    "/static/prachum.css": "text/css; charset=utf-8",
    "/static/prachum.svg": "image/svg+xml",
    "/index.html": "text/html; charset=utf-8",
}
PROFILES = {
    ".schema.jsonld": "<https://schema.org/>",
    ".dcat-ap.ttl": "<http://data.europa.eu/r5r/>",
    "{thing}.ttl": f"<{DEFAULT_BASE}def>",
}


@pytest.mark.parametrize(("path", "content_type"), FILES.items())
def test_a_file_has_the_same_bytes_everywhere(server: Server, site: Site, path: str, content_type: str) -> None:
    address = path.format(thing=site.thing)
    answer = server.ask(address)
    assert answer.status == 200
    assert answer.body == (site.folder / address[1:]).read_bytes()
    said = answer.headers["content-type"].lower().replace(" ", "")
    assert said == content_type.replace(" ", "")
    profile = next((iri for end, iri in PROFILES.items() if path.endswith(end)), None)
    if profile:
        assert answer.headers["content-profile"] == profile
    zipped = server.ask(address, {"Accept-Encoding": "gzip"})
    assert "accept-encoding" in zipped.headers.get("vary", "").lower() or "content-encoding" not in zipped.headers
    again = server.ask(address, {"If-None-Match": answer.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    unchanged = server.ask(address, {"If-Modified-Since": answer.headers["last-modified"]})
    assert unchanged.status == 304
    head = server.ask(address, method="HEAD")
    assert (head.status, head.body, head.headers["etag"]) == (200, b"", answer.headers["etag"])
    part = server.ask(address, {"Range": "bytes=2-5"})
    assert (part.status, part.body) == (206, answer.body[2:6])


def test_no_hostile_path_leads_out_of_the_site(server: Server, site: Site) -> None:
    links = {site.folder / "outside.ttl": site.output / "report.json", site.folder / "way": site.output.parent}
    made = [site.output.parent / "out.ttl", site.folder / ".hidden.ttl"]
    for file in made:
        file.write_text("SECRET")
    if server.name == "prachum":  # a static host shows what its owner puts there
        for link, target in links.items():
            link.symlink_to(target)
    try:
        paths = (FOLDER / "hostile_paths.txt").read_text(encoding="utf-8").splitlines()[1:]
        assert len(paths) >= 40
        for path in paths:
            answer = server.ask(path)
            # Others take `..` off a path before they look at it: then it is that of a page.
            at_home = server.name != "prachum" and answer.location.startswith(("/th/", "/en/"))
            assert answer.status in (400, 404, 414, 403) or at_home, (path, answer)
            leaked = (b"SECRET", b"root:", b'"documents"', b"server {", b"RewriteEngine")
            assert not any(word in answer.body for word in leaked), path
            assert "set-cookie" not in answer.headers
    finally:
        for file in [*made, *links]:
            file.unlink(missing_ok=True)


def test_a_successor_that_is_no_plain_link_is_left_out(site: Site, tmp_path: Path) -> None:
    bad = [
        'https://example.org/$uri"',
        "https://example.org/%{ENV:X}",
        "javascript:alert(1)",
        "https://example.org/a b",
    ]
    gone = {f"id/org/{at}": [iri] for at, iri in enumerate(bad)} | {"id/org/good": [ELSEWHERE]}
    shutil.copyfile(site.folder / "site.json", tmp_path / "site.json")
    (tmp_path / GONE).write_text(json.dumps(gone), encoding="utf-8")
    write_hosting(tmp_path, tmp_path / "hosting")
    for name in ("nginx.conf", "htaccess"):
        rules = (tmp_path / "hosting" / name).read_text(encoding="utf-8")
        assert ELSEWHERE in rules
        assert not any(iri in rules for iri in bad)


def test_a_redirect_for_w3id_sends_everything_on(site: Site) -> None:
    rules = (site.output / "hosting/w3id.htaccess").read_text(encoding="utf-8")
    assert f"({DEFAULT_BASE})" in rules
    assert "RewriteRule ^(.*)$ https://data.example.go.th/$1 [R=302,L,NE]" in rules
