"""The authority lists hold what they promise: whole, unambiguous, rightly linked among themselves."""

import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from prachum.thai import fold

FOLDER = Path(__file__).parents[1] / "ontology" / "authorities"
LISTS = (
    "cities",
    "countries",
    "districts",
    "foreign",
    "instruments",
    "international",
    "local",
    "provinces",
    "thai-state",
)
WITHOUT_PACKAGES = (
    "districts",
    "international",
    "local",
    "provinces",
    "thai-state",
)  # no release of a package changes them
ID = "https://w3id.org/prachum/id/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
P = "https://w3id.org/prachum/def#"
PLACES = {f"{SCHEMA}{t}" for t in ("Country", "AdministrativeArea", "City", "Place")}
BODIES = {f"{ORG}{t}" for t in ("FormalOrganization", "OrganizationalUnit", "Organization")}
KINDS = {"place": PLACES, "org": BODIES, "agreement": {f"{P}Instrument"}}
PREFERRED = {f"{SKOS}prefLabel", f"{DCT}title"}
NAMES = PREFERRED | {f"{SKOS}altLabel", f"{DCT}alternative"}
PARENTS = {f"{SCHEMA}containedInPlace", f"{ORG}unitOf", f"{ORG}subOrganizationOf"}
LINKS = PARENTS | {f"{DCT}spatial", f"{P}party", f"{P}under"}
PATHS = {
    "place": re.compile(r"place/([A-Z]{2}(-[A-Z0-9]{1,4}|(-[a-z0-9]+)+)?|[a-z0-9]+(-[a-z0-9]+)*)"),
    "org": re.compile(r"org/[a-z0-9]+(-[a-z0-9]+)*"),
    "agreement": re.compile(r"agreement/[a-z0-9]+(-[a-z0-9]+)*"),
    "list": re.compile(r"list/[a-z-]+"),
}
Subject = dict[str, list[ox.NamedNode | ox.Literal]]


@cache
def read(name: str) -> dict[str, Subject]:
    """Subjects of one list, each with its objects by predicate."""
    subjects: dict[str, Subject] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=str(FOLDER / f"{name}.ttl"), format=ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode), f"{name}: a blank node"
        assert not isinstance(quad.object, ox.BlankNode), f"{name}: a blank node"
        subjects[quad.subject.value][quad.predicate.value].append(quad.object)
    return subjects


def entries(*names: str) -> dict[str, Subject]:
    """The entries of several lists together, without the descriptions of the lists themselves."""
    return {s: of for name in names for s, of in read(name).items() if not s.startswith(f"{ID}list/")}


def names_of(subject: Subject) -> list[ox.Literal]:
    return [o for p, objects in subject.items() if p in NAMES for o in objects]


def ambiguous(subjects: dict[str, Subject]) -> dict[str, set[str]]:
    """The names, folded, that several of the subjects bear."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for iri, of in subjects.items():
        for name in names_of(of):
            bearers[fold(name.value)].add(iri.removeprefix(ID))
    return {name: iris for name, iris in bearers.items() if len(iris) > 1}


def of_type(subjects: dict[str, Subject], *types: str) -> dict[str, Subject]:
    return {s: of for s, of in subjects.items() if {t.value for t in of[TYPE]} & set(types)}


def test_there_is_a_file_for_each_list_and_no_other():
    assert sorted(file.stem for file in FOLDER.glob("*.ttl")) == sorted(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_where_it_comes_from(name):
    itself = read(name)[f"{ID}list/{name}"]
    assert itself[f"{DCT}title"] and itself[f"{DCT}source"]
    text = (FOLDER / f"{name}.ttl").read_text(encoding="utf-8")
    assert "# Source: " in text and f"@prefix id: <{ID}> ." in text


@pytest.mark.parametrize("name", LISTS)
def test_every_subject_has_an_ascii_address_a_type_and_one_block(name):
    text = (FOLDER / f"{name}.ttl").read_text(encoding="utf-8")
    blocks = re.findall(r"^<([^>]+)> a ", text, re.MULTILINE)
    subjects = list(read(name))
    assert blocks == subjects and len(set(blocks)) == len(blocks)
    assert subjects[1:] == sorted(subjects[1:]), "entries are in the order of their addresses"
    for iri, of in read(name).items():
        kind = iri.removeprefix(ID).partition("/")[0]
        assert PATHS[kind].fullmatch(iri.removeprefix(ID)), iri
        assert kind == "list" or {t.value for t in of[TYPE]} & KINDS[kind], iri


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_has_one_preferred_name_a_language(name):
    for iri, of in entries(name).items():
        preferred = [o for p in PREFERRED for o in of.get(p, [])]
        languages = [o.language for o in preferred]
        assert languages and set(languages) <= {"th", "en"}, iri
        assert len(set(languages)) == len(languages), f"{iri}: two preferred names in one language"


@pytest.mark.parametrize("name", LISTS)
def test_names_are_clean_and_tagged_by_their_script(name):
    for iri, of in entries(name).items():
        for text in names_of(of):
            assert text.value == " ".join(text.value.split()), f"{iri}: white space in {text.value!r}"
            assert re.search(r"[\u200b-\u200f\u00ad\ufeff]|ํา|[๐-๙]", text.value) is None, f"{iri}: {text.value!r}"
            assert (text.language == "th") == bool(re.search("[ก-๛]", text.value)), f"{iri}: {text}"
            assert text.value.count("(") == text.value.count(")"), f"{iri}: {text.value!r}"


def test_what_an_entry_points_to_is_described():
    everything = entries(*LISTS)
    for iri, of in everything.items():
        for predicate in LINKS & of.keys():
            for target in of[predicate]:
                assert target.value in everything, f"{iri} points to {target.value}, which no list has"


def test_no_entry_contains_itself():
    everything = entries(*LISTS)
    for iri in everything:
        above, seen = iri, set()
        while above not in seen:
            seen.add(above)
            above = next((o.value for p in PARENTS for o in everything[above].get(p, [])), None)
            if above is None:
                break
        assert above is None, f"{iri} is above itself"


def test_one_code_has_one_address():
    bearers = defaultdict(set)
    for iri, of in entries(*LISTS).items():
        codes = {o.value for o in of.get(f"{SKOS}notation", [])}
        assert len(codes) <= 1, iri
        for code in codes:
            bearers[code].add(iri)
            assert iri == f"{ID}place/{code}"
    assert [code for code, iris in bearers.items() if len(iris) > 1] == []


def test_one_outside_number_has_one_address():
    bearers = defaultdict(set)
    for iri, of in entries(*LISTS).items():
        for match in of.get(f"{SKOS}exactMatch", []):
            bearers[match.value].add(iri)
    assert {number: iris for number, iris in bearers.items() if len(iris) > 1} == {}


def test_an_address_stands_in_one_list_only():
    listed = [iri for name in LISTS for iri in entries(name)]
    assert len(listed) == len(set(listed))


def test_no_name_means_two_organizations_but_one_that_releases_use_for_both():
    two = {"org/rtp-atpd", "org/atip-committee"}  # so that it alone links to neither
    assert ambiguous(entries("thai-state", "international", "foreign", "local")) == {"ปคม": two}


def test_no_name_means_two_countries_or_two_provinces():
    assert ambiguous(entries("countries")) == {}
    assert ambiguous(entries("provinces")) == {}


def test_no_name_means_two_instruments():
    assert ambiguous(entries("instruments")) == {}


def test_no_city_is_named_as_a_country_or_a_thai_province():
    cities = entries("cities")
    for other in ("countries", "provinces"):
        shared = ambiguous({**cities, **entries(other)}).values()
        assert [iris for iris in shared if not iris <= {s.removeprefix(ID) for s in cities}] == []


@pytest.mark.parametrize(
    ("name", "types", "least", "most"),
    [
        ("countries", [f"{SCHEMA}Country"], 249, 249),
        ("provinces", [f"{SCHEMA}AdministrativeArea", f"{SCHEMA}City"], 77, 77),
        ("districts", [f"{SCHEMA}AdministrativeArea"], 928, 928),
        ("thai-state", BODIES, 300, 2000),
        ("international", BODIES, 150, 1000),
        ("local", BODIES, 76, 3000),
        ("cities", PLACES, 250, 1000),
        ("instruments", [f"{P}Instrument"], 40, 500),
    ],
)
def test_a_list_is_as_long_as_promised(name, types, least, most):
    assert least <= len(of_type(entries(name), *types)) <= most


def test_every_country_but_taiwan_has_its_area_of_the_united_nations():
    for iri, of in entries("countries").items():
        areas = [o for o in of[f"{SKOS}exactMatch"] if "metadata.un.org" in o.value]
        assert len(areas) == (0 if iri.endswith("/TW") else 1), iri


def test_items_of_wikidata_are_of_countries_alone_and_one_each():
    linked = {}
    for iri, of in entries(*LISTS).items():
        items = [o.value for o in of.get(f"{SKOS}exactMatch", []) if "wikidata.org" in o.value]
        assert len(items) <= 1, iri
        assert not items or f"{SCHEMA}Country" in {t.value for t in of[TYPE]}, iri
        linked |= dict.fromkeys(items, iri)
    assert len(linked) == 180
    assert linked["http://www.wikidata.org/entity/Q869"] == f"{ID}place/TH"


def test_points_are_on_the_globe_and_those_of_districts_in_thailand():
    geo = "http://www.w3.org/2003/01/geo/wgs84_pos#"
    for iri, of in entries(*LISTS).items():
        lat, long = of.get(f"{geo}lat", []), of.get(f"{geo}long", [])
        assert len(lat) == len(long) <= 1, iri
        if lat and iri.startswith(f"{ID}place/TH-"):
            assert 5.5 < float(lat[0].value) < 20.6 and 97.3 < float(long[0].value) < 105.7, iri
        elif lat:
            assert -90 < float(lat[0].value) < 90 and -180 < float(long[0].value) < 180, iri


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("พม.", "org/msdhs"),
        ("กระทรวง พม.", "org/msdhs"),
        ("กระทรวงพม", "org/msdhs"),
        ("กระทรวงแรงงาน", "org/mol"),
        ("กระทรวงแรงงานสหรัฐฯ", "org/us-dol"),
        ("กระทรวงแรงงาน สหรัฐอเมริกา", "org/us-dol"),
        ("ดีเอสไอ", "org/moj-dsi"),
        ("บก.ปคม.", "org/rtp-atpd"),
        ("ปกค.", "org/cmp-committee"),
        ("สตช.", "org/rtp"),
        ("สป.พม.", "org/msdhs-ops"),
        ("สำนักงานปลัดกระทรวง พม.", "org/msdhs-ops"),
        ("สำนักงานแรงงานจังหวัดเชียงราย", "org/labour-office-th-57"),
        ("UNODC", "org/unodc"),
        ("กระบวนการ COMMIT", "org/commit"),
        ("สถานเอกอัครราชทูตสหรัฐฯ ประจำประเทศไทย", "org/us-embassy-bangkok"),
        ("สปป. ลาว", "place/LA"),
        ("สหรัฐฯ", "place/US"),
        ("สาธารณรัฐแห่งสหภาพเมียนมา", "place/MM"),
        ("พม่า", "place/MM"),
        ("เครือรัฐออสเตรเลีย", "place/AU"),
        ("กทม.", "place/TH-10"),
        ("จ.ระนอง", "place/TH-85"),
        ("จังหวัดเสียมราฐ", "place/KH-17"),
        ("กรุงวอชิงตัน ดี.ซี.", "place/US-washington"),
        ("เมืองเมียวดี", "place/MM-myawaddy"),
        ("3 จังหวัดชายแดนภาคใต้", "place/TH-southern-border-provinces-of-thailand"),
        ("พิธีสารปาแลร์โม", "agreement/palermo-protocol"),
        ("ACTIP", "agreement/actip"),
        ("พ.ร.บ. ป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. 2551", "agreement/th-atip-act-2551"),
    ],
)
def test_a_name_as_releases_write_it_means_its_entry(name, path):
    kind = path.partition("/")[0]
    bearing = [s for s, of in entries(*LISTS).items() if fold(name) in {fold(n.value) for n in names_of(of)}]
    assert [s.removeprefix(ID) for s in bearing if s.startswith(f"{ID}{kind}/")] == [path]


@pytest.mark.shared
def test_the_lists_are_what_the_tables_make(shared, tmp_path):
    make = FOLDER / "build" / "make.py"
    subprocess.run([sys.executable, make, shared / "authorities", tmp_path], check=True, capture_output=True)
    assert sorted(file.stem for file in tmp_path.glob("*.ttl")) == sorted(LISTS)
    for name in WITHOUT_PACKAGES:
        assert (tmp_path / f"{name}.ttl").read_bytes() == (FOLDER / f"{name}.ttl").read_bytes(), name
