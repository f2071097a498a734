"""What pages say to machines and to those who cite them: JSON-LD, links, the sitemap, citations, quotes in context."""

import hashlib
import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import extruct
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prachum.namespaces import DEFAULT_BASE
from prachum.publish import publish_site
from prachum.publish.citations import Citation
from prachum.publish.contexts import REACH, in_context
from prachum.publish.dataset import TURNING
from prachum.publish.sitemap import Entry, sitemaps
from prachum.publish.structured import to_script
from prachum.store import open_store
from releases import BILATERAL, TEXTS, published
from sites import pages, read
from test_publish import HOSTILE, loaded, meeting_page

SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def site() -> Path:
    return published() / "site"


def items(page: Path) -> list[dict]:
    """The JSON-LD of a page, as a library of others reads it."""
    return extruct.extract(page.read_text(encoding="utf-8"), syntaxes=["json-ld"])["json-ld"]


def meeting(language: str) -> Path:
    return meeting_page(open_store(published() / "store"), site(), language)


def test_the_structured_data_of_a_meeting_has_its_facts() -> None:
    for language, country in (("th", "กัมพูชา"), ("en", "Cambodia")):
        (event,) = items(meeting(language))
        assert event["@type"] == "Event"
        assert event["name"] == BILATERAL
        assert event["startDate"] == "2019-04-22T09:30:00+07:00"
        assert event["endDate"] == "2019-04-22"
        assert event["location"]["name"] == "โรงแรมริมน้ำ"
        assert event["organizer"]["name"] == "กระทรวงตัวอย่าง"
        attendees = {attendee["name"]: attendee["@type"] for attendee in event["attendee"]}
        assert list(attendees.values()).count("Person") == 1
        assert ("นางสาวสมใจ ใจดี" in attendees) == (language == "th")  # in English by its Latin letters
        assert attendees[country] == "Country"
        assert event["@id"].startswith(f"{DEFAULT_BASE}id/meeting/")


@pytest.mark.parametrize(
    ("kind", "class_"),
    [("person", "Person"), ("org", "Organization"), ("doc", "NewsArticle"), ("agreement", "CreativeWork")],
)
def test_each_kind_of_thing_has_its_class(kind: str, class_: str) -> None:
    things = sorted((site() / "en/id" / kind).glob("*.html"))
    assert things
    for page in things:
        (item,) = items(page)
        assert item["@type"] == class_
        assert item["name"] in read(page).text


def test_every_page_has_one_item_of_structured_data() -> None:
    for page in pages(site()):
        assert len(items(page)) == 1, page


def test_home_and_downloads_are_the_dataset() -> None:
    for name in ("index", "download"):
        (dataset,) = items(site() / f"en/{name}.html")
        assert dataset["@type"] == "Dataset"
        assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert dataset["dateModified"] == "2019-04-22"
    (dataset,) = items(site() / "th/download.html")
    dumps = {dump["contentUrl"]: dump["encodingFormat"] for dump in dataset["distribution"]}
    assert dumps[f"{DEFAULT_BASE}dataset.nq"] == "application/n-quads"


def test_links_in_the_head_say_what_the_page_is() -> None:
    page = meeting("en")
    links = {
        (attributes["rel"], attributes.get("hreflang", "")): link
        for link, attributes in read(page).links
        if "rel" in attributes
    }
    name = page.stem
    assert links["cite-as", ""] == f"{DEFAULT_BASE}id/meeting/{name}"
    assert links["canonical", ""] == f"{name}.html"
    assert links["alternate", "th"] == f"../../../th/id/meeting/{name}.html"
    assert links["alternate", "en"] == links["alternate", "x-default"] == f"{name}.html"
    rels = [(a["rel"], a.get("type"), link) for link, a in read(page).links if "rel" in a]
    assert ("alternate describedby", "text/turtle", f"../../../id/meeting/{name}.ttl") in rels
    assert ("type", None, "https://schema.org/Event") in rels
    assert ("license", None, "https://creativecommons.org/licenses/by/4.0/") in rels


def test_under_a_base_of_its_own_the_canonical_link_is_absolute(tmp_path: Path) -> None:
    base = "https://data.example/"
    publish_site(loaded(HOSTILE.replace(DEFAULT_BASE, base)), tmp_path, base)
    links = {
        attributes["rel"]: link
        for link, attributes in read(tmp_path / "en/id/person/x.html").links
        if "rel" in attributes
    }
    assert links["canonical"] == f"{base}en/id/person/x.html"


def test_the_switch_of_language_stays_on_the_page() -> None:
    for page in pages(site() / "en"):
        other = site() / "th" / page.relative_to(site() / "en")
        (switch,) = {
            link
            for link, attributes in read(page).links
            if attributes.get("hreflang") == "th" and "rel" not in attributes
        }
        assert (page.parent / switch).resolve() == other.resolve(), page
        assert other.is_file()


def test_the_sitemap_has_every_page_with_the_day_of_its_newest_document() -> None:
    tree = ET.parse(site() / "sitemap.xml")
    urls = {url.findtext(f"{SITEMAPS}loc"): url.findtext(f"{SITEMAPS}lastmod") for url in tree.iter(f"{SITEMAPS}url")}
    files = {page.relative_to(site()).as_posix() for page in pages(site())} - {"index.html"}
    assert {address.removeprefix(DEFAULT_BASE) for address in urls} == files
    assert urls[DEFAULT_BASE + meeting("th").relative_to(site()).as_posix()] == "2019-04-22"
    assert urls[f"{DEFAULT_BASE}en/index.html"] == "2019-04-22"
    assert f"Sitemap: {DEFAULT_BASE}sitemap.xml" in (site() / "robots.txt").read_text()


def test_a_long_sitemap_is_an_index_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prachum.publish.sitemap.URLS", 4)
    entries = [Entry(f"id/x/{number}&", f"2020-01-0{number}") for number in range(1, 6)]
    files = dict(sitemaps(DEFAULT_BASE, entries, ("th", "en")))
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    index = ET.fromstring(files["sitemap.xml"])
    assert [part.findtext(f"{SITEMAPS}lastmod") for part in index] == ["2020-01-02", "2020-01-04", "2020-01-05"]
    urls = [
        url.findtext(f"{SITEMAPS}loc")
        for name in ("1", "2", "3")
        for url in ET.fromstring(files[f"sitemap-{name}.xml"])
    ]
    assert len(urls) == 10
    assert f"{DEFAULT_BASE}th/id/x/1&.html" in urls


def test_downloads_have_sizes_and_checksums() -> None:
    text = read(site() / "th/download.html").text
    for name in ("dataset.nq", "tables/meetings.csv"):
        assert hashlib.sha256((site() / name).read_bytes()).hexdigest() in text


def test_an_iri_that_was_given_up_leads_on(tmp_path: Path) -> None:
    moved = """<https://w3id.org/prachum/graph/dataset> { <https://w3id.org/prachum/id/person/old>
        <http://purl.org/dc/terms/isReplacedBy> <https://w3id.org/prachum/id/person/x> }"""
    publish_site(loaded(HOSTILE + moved), tmp_path, DEFAULT_BASE)
    old, new = read(tmp_path / "en/id/person/old.html"), read(tmp_path / "en/id/person/x.html")
    assert "x.html" in [link for link, _ in old.links]
    assert "This address has been given up" in old.text
    assert f"{DEFAULT_BASE}id/person/old" in new.text


CITED = Citation("นาง & {A}\nTY  - BOOK", "Data_set", "กรม#1", "2020", "prachum 1", f"{DEFAULT_BASE}id/meeting/x")


def test_citations_hold_what_is_cited_and_nothing_of_it_is_obeyed() -> None:
    assert CITED.text == f"กรม#1 (2020). นาง & {{A}} TY - BOOK. Data_set. prachum 1. {DEFAULT_BASE}id/meeting/x"
    assert r"title = {{นาง \& \{A\} TY - BOOK}}," in CITED.bibtex
    assert r"author = {{กรม\#1}}," in CITED.bibtex
    assert CITED.ris.splitlines()[0] == "TY  - DATA"
    assert [line for line in CITED.ris.splitlines() if line.startswith("TY  - ")] == ["TY  - DATA"]
    text = read(meeting("en")).text
    assert "@misc{prachum-meeting-2019-04-22-" in text
    assert "UR  - " + DEFAULT_BASE in text


@given(st.text(alphabet="ก ข\nabc…", max_size=400), st.integers(0, 400), st.integers(0, 60))
def test_words_in_context_are_of_the_line_and_marked_to_the_letter(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    words = in_context(text, start, end)
    assert words.quote == text[start:end]
    before, after = words.before.removeprefix("… "), words.after.removesuffix(" …")
    assert text[:start].endswith(before)
    assert text[end:].startswith(after)
    assert "\n" not in before + after
    assert len(before) <= REACH and len(after) <= REACH


def test_a_quote_stands_in_its_sentence() -> None:
    words = in_context(TEXTS["bilateral"], TEXTS["bilateral"].index("โรงแรม"), TEXTS["bilateral"].index(" กรุงเทพฯ"))
    assert words.quote == "โรงแรมริมน้ำ"
    assert words.before.endswith("ไทย - กัมพูชา ณ ")
    assert words.after == " กรุงเทพฯ"


@given(st.text())
def test_no_text_ends_the_script_that_it_stands_in(text: str) -> None:
    written = to_script({"name": text})
    assert not re.search(r"[<>&\u2028\u2029" + TURNING + "]", written)
    assert json.loads(written) == {"name": text}


def test_signs_that_turn_text_round_stand_alone_or_nowhere(tmp_path: Path) -> None:
    publish_site(loaded(HOSTILE.replace("onerror=alert(7)>", "onerror=alert(7)>\\u202Eกลับหัว")), tmp_path, DEFAULT_BASE)
    for page in pages(tmp_path):
        source = page.read_text(encoding="utf-8")
        loose = re.sub(r'<bdi class="turning" title="U\+[0-9A-F]{4}">.</bdi>', "", source)
        assert not [sign for sign in TURNING if sign in loose], page
    assert "\u202e" in read(tmp_path / "th/id/doc/bad.html").text
    assert "กลับหัว" in read(tmp_path / "th/id/person/x.html").text


def test_pages_are_written_alike_by_one_process_and_by_two(tmp_path: Path) -> None:
    for workers in (1, 2):
        publish_site(published() / "store", tmp_path / str(workers), DEFAULT_BASE, workers=workers)
    one = {
        file.relative_to(tmp_path / "1"): file.read_bytes() for file in (tmp_path / "1").rglob("*") if file.is_file()
    }
    two = {
        file.relative_to(tmp_path / "2"): file.read_bytes() for file in (tmp_path / "2").rglob("*") if file.is_file()
    }
    assert one == two
    assert len(one) > 300


def test_no_page_of_a_thing_is_heavy() -> None:
    for page in pages(site() / "th/id"):
        assert page.stat().st_size < 60_000, page


def test_a_name_in_the_readers_language_is_taken_else_one_in_latin_letters(tmp_path: Path) -> None:
    names = """<https://w3id.org/prachum/graph/more> { <https://w3id.org/prachum/id/person/y>
        a <http://xmlns.com/foaf/0.1/Person> ; <http://xmlns.com/foaf/0.1/name> "สมใจ"@th ;
        <http://www.w3.org/2004/02/skos/core#altLabel> "Somchai"@th-Latn , "ใจ"@th , "Jai"@en ;
        <http://purl.org/dc/terms/description> "A person of the example"@en }"""
    publish_site(loaded(HOSTILE + names), tmp_path, DEFAULT_BASE)
    headings = {language: read(tmp_path / f"{language}/id/person/y.html").headings[0] for language in ("th", "en")}
    assert headings == {"th": "สมใจ", "en": "Somchai"}
    assert "A person of the example" in read(tmp_path / "en/id/person/y.html").text


def test_no_link_is_of_spaces_alone(tmp_path: Path) -> None:
    publish_site(loaded(HOSTILE.replace("oa:start 7 ; oa:end 32", "oa:start 6 ; oa:end 7")), tmp_path, DEFAULT_BASE)
    source = (tmp_path / "en/id/doc/bad.html").read_text(encoding="utf-8")
    assert 'id="evidence-1"> </span>' in source
    assert not re.search(r"<a [^>]*>\s*</a>", source.split('class="text"')[1].split("</div>")[0])


def test_a_second_store_in_the_same_folder_is_not_taken_for_the_first(tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.rmtree(tmp_path / "store", ignore_errors=True)
        store = ox.Store(tmp_path / "store")
        store.extend(loaded(HOSTILE.replace("id/person/x", f"id/person/{name}")))
        store.flush()
        del store
        publish_site(tmp_path / "store", tmp_path / name, DEFAULT_BASE)
        assert (tmp_path / name / f"th/id/person/{name}.html").is_file()
