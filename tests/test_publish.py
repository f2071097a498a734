"""The static site: every link leads somewhere, every fact shows its words, and nothing in it runs."""

import posixpath
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prachum.namespaces import DEFAULT_BASE
from prachum.publish import publish_site
from prachum.publish.addresses import PATH, Address, Addresses, page_file, relative
from prachum.publish.dates import Shown, show
from prachum.publish.marks import Mark, cut
from prachum.store import open_store
from releases import BILATERAL, TEXTS
from sites import pages, read

HOSTILE = """
@prefix p: <https://w3id.org/prachum/def#> .
@prefix schema: <https://schema.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/prachum/id/> .
<https://w3id.org/prachum/graph/doc-bad> {
<https://w3id.org/prachum/id/doc/bad> a schema:NewsArticle ;
    schema:headline "</title><script>alert(1)</script>"@th ;
    schema:text "เรื่อง <script>alert(2)</script> กับ \\"><img src=x onerror=alert(3)> \\u202Eกลับ"@th ;
    schema:url <javascript:alert(4)> , <data:text/html,alert(5)> , <http://example.org/?a=1&b=%22> ;
    dct:identifier "' onmouseover='alert(6)" ;
    schema:mentions <https://w3id.org/prachum/id/person/x> , <https://w3id.org/prachum/id/../../etc/passwd> .
<https://w3id.org/prachum/id/person/x> a foaf:Person ; foaf:name "\\"><img src=x onerror=alert(7)>"@th .
<https://w3id.org/prachum/id/../../../escaped> a foaf:Person ; foaf:name "ออกไปข้างนอก"@th .
<https://w3id.org/prachum/id/doc/bad/evidence/1> a oa:Annotation ;
    oa:hasBody <https://w3id.org/prachum/id/person/x> ;
    oa:hasTarget <https://w3id.org/prachum/id/doc/bad/evidence/1/target> .
<https://w3id.org/prachum/id/doc/bad/evidence/1/target> a oa:SpecificResource ;
    oa:hasSource <https://w3id.org/prachum/id/doc/bad> ;
    oa:hasSelector <https://w3id.org/prachum/id/doc/bad/evidence/1/position> ,
        <https://w3id.org/prachum/id/doc/bad/evidence/1/quote> .
<https://w3id.org/prachum/id/doc/bad/evidence/1/position> a oa:TextPositionSelector ; oa:start 7 ; oa:end 32 .
<https://w3id.org/prachum/id/doc/bad/evidence/1/quote> a oa:TextQuoteSelector ;
    oa:exact "<script>alert(2)</script>"@th .
}
"""


@pytest.fixture(scope="module")
def site(output: Path) -> Path:
    return output / "site"


@pytest.fixture(scope="module")
def store(output: Path) -> ox.Store:
    return open_store(output / "store")


def loaded(trig: str) -> ox.Store:
    """A store as a build makes it: with the union of all graphs in its default graph."""
    store = ox.Store()
    store.load(trig.encode(), format=ox.RdfFormat.TRIG, lenient=True)
    store.extend([ox.Quad(*quad.triple) for quad in store])
    return store


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = loaded(HOSTILE)
    folder = tmp_path_factory.mktemp("hostile") / "output" / "site"
    publish_site(store, folder, DEFAULT_BASE)
    return folder


def page_of(store: ox.Store, site: Path, class_: str, language: str = "th") -> Path:
    """The page of the first thing of a class."""
    graph = store.query(f"SELECT ?x {{ GRAPH ?g {{ ?x a <{class_}> }} }} ORDER BY ?x LIMIT 1")
    iri = next(iter(graph))["x"].value
    return site / f"{language}/{iri.removeprefix(DEFAULT_BASE)}.html"


def meeting_page(store: ox.Store, site: Path, language: str = "th") -> Path:
    """The page of the bilateral meeting."""
    named = f'SELECT ?x {{ GRAPH ?g {{ ?x <https://schema.org/name> "{BILATERAL}"@th }} }}'
    iri = next(iter(store.query(named)))["x"].value
    return site / f"{language}/{iri.removeprefix(DEFAULT_BASE)}.html"


def test_every_iri_below_the_base_has_a_page_or_a_place_on_one(store: ox.Store, site: Path) -> None:
    iris = {quad.subject.value for quad in store}
    assert len(iris) > 300
    inner = ("/target", "/position", "/quote")
    for iri in iris:
        address = Addresses(DEFAULT_BASE).find(iri)
        assert address, iri
        for language in ("th", "en"):
            page = read(site / page_file(address.path, language))
            assert not address.anchor or address.anchor in page.ids or iri.endswith(inner), iri


def test_every_link_of_every_page_resolves(site: Path) -> None:
    count = 0
    for page in pages(site):
        for link, _ in read(page).links:
            parts = urlsplit(link)
            if parts.scheme or link == "../sparql":  # the endpoint is the server's
                continue
            target = page if not parts.path else page.parent / parts.path
            assert target.is_file(), f"{page}: {link}"
            assert target.resolve().is_relative_to(site.resolve()), f"{page}: {link}"
            if parts.fragment:
                assert parts.fragment in read(target.resolve()).ids, f"{page}: {link}"
            count += 1
    assert count > 2000


# What such links lead to is named, and fetched by no browser.
NOT_FETCHED = {"license", "cite-as", "type", "canonical"}


def test_pages_work_in_any_folder_and_load_nothing_from_elsewhere(site: Path) -> None:
    for page in pages(site):
        for tag, attributes in read(page).tags:
            for name in ("href", "src", "action"):
                value = attributes.get(name, "")
                assert not value.startswith(("/", "//")), f"{page}: {value}"
                if urlsplit(value).scheme:
                    assert (tag, name) in (("a", "href"), ("link", "href")), f"{page}: {value}"
                    rel = set(attributes["rel"].split())
                    assert "noopener" in rel if tag == "a" else rel <= NOT_FETCHED, f"{page}: {value}"


def test_anchors_are_unique(site: Path) -> None:
    for page in pages(site):
        ids = read(page).ids
        assert len(ids) == len(set(ids)), page


OUR_SCRIPTS = {f"../static/{name}.js" for name in ("index", "filter", "search")}


def assert_nothing_runs(page: Path) -> None:
    for tag, attributes in read(page).tags:
        assert tag not in ("style", "iframe", "object", "embed", "base"), f"{page}: <{tag}>"
        editor = page.name == "query.html" and set(attributes) == {"src", "defer"}  # of our own host
        ours = {"defer": "", "src": attributes.get("src", "")} if attributes.get("src") in OUR_SCRIPTS else None
        assert tag != "script" or editor or attributes in ({"type": "application/ld+json"}, ours), page
        assert tag != "img" or attributes["src"].endswith("static/prachum.svg"), page
        assert not [name for name in attributes if name.startswith("on") or name == "style"], page
        for name in ("href", "src", "action"):
            assert urlsplit(attributes.get(name, "")).scheme in ("", "http", "https"), attributes


def test_nothing_on_a_page_runs_but_our_scripts(site: Path) -> None:
    for page in pages(site):
        assert_nothing_runs(page)


def test_markup_in_a_document_shows_as_text(hostile: Path) -> None:
    for page in pages(hostile):
        assert_nothing_runs(page)
    document = read(hostile / "th/id/doc/bad.html")
    for words in (
        "</title><script>alert(1)</script>",
        "<script>alert(2)</script>",
        '"><img src=x onerror=alert(3)>',
        "javascript:alert(4)",
        "data:text/html,alert(5)",
        "' onmouseover='alert(6)",
        '"><img src=x onerror=alert(7)>',
    ):
        assert words in document.text
    assert document.inside["evidence-1"] == "<script>alert(2)</script>"
    assert ("http://example.org/?a=1&b=%22") in [link for link, _ in document.links]
    person = read(hostile / "th/id/person/x.html")
    assert '"><img src=x onerror=alert(7)>' in person.text


def test_no_iri_is_written_outside_the_site(hostile: Path) -> None:
    around = hostile.parent.parent
    assert not [file for file in around.rglob("*") if "escaped" in file.name or "passwd" in file.name]


def triples(file: Path) -> set[ox.Triple]:
    formats = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".jsonld": ox.RdfFormat.JSON_LD}
    return {quad.triple for quad in ox.parse(path=file, format=formats[file.suffix])}


def test_the_data_beside_a_page_is_the_same_in_each_format(site: Path) -> None:
    compared = 0
    for data in sorted((site / "id").rglob("*.nt")):
        in_triples = triples(data)
        assert in_triples, data
        assert triples(data.with_suffix(".ttl")) == in_triples, data
        assert triples(data.with_suffix(".jsonld")) == in_triples, data
        compared += 1
    assert compared >= 20


def test_the_data_of_all_pages_is_the_dataset(store: ox.Store, site: Path) -> None:
    beside = {triple for file in site.rglob("*.nt") for triple in triples(file)}
    assert beside == {quad.triple for quad in store}


def test_a_named_graph_has_what_it_holds(store: ox.Store, site: Path) -> None:
    graph = ox.NamedNode(DEFAULT_BASE + "graph/doc-talks")
    held = {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
    assert held
    assert held <= triples(site / "graph/doc-talks.nt")


COMMON = (BILATERAL, "โรงแรมริมน้ำ", "70", "บันทึกความเข้าใจว่าด้วยการส่งกลับ")
SAID = {
    "th": (
        "22 เมษายน 2562 (ค.ศ. 2019) เวลา 09.30 น.",
        "สิ่งที่โยงมาที่นี่",
        "หัวหน้าคณะผู้แทน",
        "การประชุมทวิภาคี",
        "กัมพูชา",
        "นางสาวสมใจ ใจดี",
    ),
    "en": ("22 April 2019, 09:30", "What links here", "head of delegation", "bilateral meeting", "Cambodia"),
}


@pytest.mark.parametrize(("language", "other"), [("th", "en"), ("en", "th")])
def test_a_meeting_shows_its_facts_in_the_language_of_the_page(
    store: ox.Store, site: Path, language: str, other: str
) -> None:
    text = read(meeting_page(store, site, language)).text
    for words in (*COMMON, *SAID[language]):
        assert words in text
    for words in SAID[other][:2]:
        assert words not in text


def test_each_quote_leads_to_its_words_in_the_document(store: ox.Store, site: Path) -> None:
    page = meeting_page(store, site)
    seen = read(page)
    notes = {attributes["id"] for tag, attributes in seen.tags if attributes.get("id", "").startswith("note-")}
    quotes = {link for link, attributes in seen.links if "#evidence-" in link}
    assert len(notes) == len(quotes) >= 8
    for link in quotes:
        path, _, anchor = link.partition("#")
        document = read((page.parent / path).resolve())
        assert document.inside[anchor] in TEXTS["bilateral"]
    first = "วันนี้ เวลา 09.30 น. กระทรวงตัวอย่าง จัดการประชุมทวิภาคีไทย - กัมพูชา ณ โรงแรมริมน้ำ กรุงเทพฯ"
    assert seen.inside["note-1"] == first
    assert [words for words in seen.marked if words in ("ทวิภาคี", BILATERAL)] == ["ทวิภาคี", BILATERAL]
    numbered = {link for link, _ in seen.links if link.startswith("#note-")}
    assert numbered <= {f"#{note}" for note in notes}


def test_a_document_page_is_its_text_to_the_letter(site: Path) -> None:
    for name, text in TEXTS.items():
        for language in ("th", "en"):
            assert text in read(site / f"{language}/id/doc/{name}.html").text


def test_links_lead_both_ways(store: ox.Store, site: Path) -> None:
    meeting = meeting_page(store, site)
    person = page_of(store, site, "http://xmlns.com/foaf/0.1/Person")
    there = [(meeting.parent / link.partition("#")[0]).resolve() for link, _ in read(meeting).links]
    back = [(person.parent / link.partition("#")[0]).resolve() for link, _ in read(person).links]
    assert person.resolve() in there
    assert meeting.resolve() in back


def test_a_membership_is_called_after_what_the_page_does_not_name(store: ox.Store, site: Path) -> None:
    person, ministry = "นางสาวสมใจ ใจดี", "กระทรวงตัวอย่าง"
    membership = page_of(store, site, "http://www.w3.org/ns/org#Membership")
    assert f"{person} · {ministry}" in read(membership).text
    for page in (page_of(store, site, "http://xmlns.com/foaf/0.1/Person"), meeting_page(store, site)):
        text = read(page).text
        assert person in text
        assert ministry in text
        assert " · " + ministry not in text


def test_a_long_list_of_links_ends_with_a_number(
    store: ox.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prachum.publish.page.LINKS_SHOWN", 1)
    publish_site(store, tmp_path, DEFAULT_BASE)
    person = next((tmp_path / "en/id/person").glob("*.html"))
    assert "and more: 1" in read(person).text


def test_home_counts_and_shows_the_newest_first(site: Path) -> None:
    text = read(site / "th/index.html").text
    assert "3" in text
    assert text.index("5 มีนาคม 2563") < text.index("22 เมษายน 2562") < text.index("กันยายน 2561")


def test_the_downloads_are_the_dumps(output: Path, site: Path) -> None:
    links = {link for link, _ in read(site / "en/download.html").links}
    for path in (
        "dataset.nq",
        "dataset.ttl",
        "dataset.trig",
        "dataset.jsonld",
        "catalog.ttl",
        "tables/meetings.csv",
    ):
        assert "../" + path in links
        assert (site / path).read_bytes() == (output / path).read_bytes()


def test_two_builds_give_the_same_bytes(store: ox.Store, site: Path, tmp_path: Path) -> None:
    publish_site(store, tmp_path / "site", DEFAULT_BASE)
    again = {file.relative_to(tmp_path / "site") for file in (tmp_path / "site").rglob("*") if file.is_file()}
    assert len(again) > 300
    # These name dumps, absent here.
    with_dumps = {
        "id/dataset.linkset",
        *(f"{of}/{page}.html" for of in ("th", "en") for page in ("download", "id/dataset")),
    }
    for path in again - set(map(Path, with_dumps)):
        assert (tmp_path / "site" / path).read_bytes() == (site / path).read_bytes(), path


def test_codes_have_their_pages_under_another_base(tmp_path: Path) -> None:
    moved = HOSTILE.replace("https://w3id.org/prachum/id", "https://data.example/a/id")
    code = """<https://data.example/a/graph/codes> { <https://w3id.org/prachum/code/role/chair>
        <http://www.w3.org/2004/02/skos/core#prefLabel> "ประธาน"@th }"""
    publish_site(loaded(moved + code), tmp_path / "site", "https://data.example/a/")
    assert "ประธาน" in read(tmp_path / "site/th/code/role/chair.html").text
    assert (tmp_path / "site/id/person/x.ttl").is_file()


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        ("id/meeting/x", Address("id/meeting/x")),
        ("id/meeting/x/chair-y", Address("id/meeting/x", "chair-y")),
        ("id/doc/x/evidence/3/target", Address("id/doc/x", "evidence-3")),
        ("id/doc/x/statement/12", Address("id/doc/x", "statement-12")),
        ("id/dataset#publisher", Address("id/dataset", "publisher")),
        ("def#Meeting", Address("def", "Meeting")),
        ("def#", Address("def")),
        ("code/role/chair", Address("code/role/chair")),
        ("graph/doc-x", Address("graph/doc-x")),
        ("", Address("index")),
        ("id/../x", None),
        ("id/.hidden", None),
        ("id/ก", None),
        ("id/a b", None),
        ("id//a", None),
        ("id/a%2e%2e", None),
        ("id/a?b", None),
        ("id/a#b/../c", None),
    ],
)
def test_addresses(iri: str, address: Address | None) -> None:
    assert Addresses(DEFAULT_BASE).find(DEFAULT_BASE + iri) == address


def test_iris_elsewhere_have_no_address() -> None:
    assert Addresses("https://data.example/").find("https://w3id.org/prachum/id/x") is None
    assert Addresses("https://data.example/").find("https://w3id.org/prachum/code/role/chair") is not None
    assert Addresses("https://data.example/").find("javascript:alert(1)") is None


@given(st.text(alphabet="ab./#%~-_\\\0 ก", max_size=30))
def test_no_address_leaves_its_folder(rest: str) -> None:
    address = Addresses(DEFAULT_BASE).find(DEFAULT_BASE + rest)
    if address:
        assert PATH.fullmatch(address.path)
        assert not posixpath.normpath(address.path).startswith((".", "/"))


@given(st.from_regex(PATH, fullmatch=True), st.from_regex(PATH, fullmatch=True))
def test_relative_links_lead_from_page_to_page(page: str, target: str) -> None:
    found = posixpath.normpath(posixpath.join(posixpath.dirname(page), relative(page, target)))
    assert found == target


@pytest.mark.parametrize(
    ("iso", "thai", "english"),
    [
        ("2019-04-22", "22 เมษายน 2562 (ค.ศ. 2019)", "22 April 2019"),
        ("2018-09", "กันยายน 2561 (ค.ศ. 2018)", "September 2018"),
        ("2018", "พ.ศ. 2561 (ค.ศ. 2018)", "2018"),
        ("2019-04-22T09:30:00+07:00", "22 เมษายน 2562 (ค.ศ. 2019) เวลา 09.30 น.", "22 April 2019, 09:30"),
        ("2018-13", "2018-13", "2018-13"),
        ("2019-02-30", "2019-02-30", "2019-02-30"),
        ("๒๕๖๑", "๒๕๖๑", "๒๕๖๑"),
    ],
)
def test_dates(iso: str, thai: str, english: str) -> None:
    assert show(iso, "th") == Shown(thai, iso)
    assert show(iso, "en") == Shown(english, iso)


SPANS = st.tuples(st.integers(-2, 24), st.integers(-2, 24))


@given(st.text(min_size=1, max_size=20), st.lists(SPANS, max_size=8))
def test_marks_nest_whatever_they_overlap(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, f"m{at}") for at, (start, end) in enumerate(spans)]
    pieces = list(cut(text, marks))
    assert "".join(piece.text for piece in pieces) == text
    open_ids: list[str] = []
    inside: dict[str, str] = {}
    for piece in pieces:
        open_ids += piece.opens
        for name in open_ids:
            inside[name] = inside.get(name, "") + piece.text
        assert piece.closes <= len(open_ids)
        del open_ids[len(open_ids) - piece.closes :]
    assert not open_ids
    valid = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    assert sorted(name for piece in pieces for name in piece.opens if name) == sorted(m.id for m in valid)
    for mark in valid:
        crossed = any(m.start < mark.start < m.end < mark.end for m in valid)
        words = text[mark.start : mark.end]
        assert inside[mark.id] == words or (crossed and words.startswith(inside[mark.id]))


def test_a_name_within_a_quote_links_to_what_it_names() -> None:
    marks = [
        Mark(0, 10, "a", "meeting.html", "meeting"),
        Mark(3, 5, "b", "place.html", "place"),
        Mark(4, 8, "c"),
    ]
    assert [(p.text, p.names and p.names.kind) for p in cut("0123456789", marks)] == [
        ("012", "meeting"),
        ("3", "place"),
        ("4", "place"),
        ("567", "meeting"),
        ("89", "meeting"),
    ]
