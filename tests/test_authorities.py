"""The authority lists: loading, finding by name, describing."""

from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import SKOS

from prachum.authorities import load
from prachum.errors import PrachumError
from prachum.namespaces import DEFAULT_BASE, SCHEMA, P

LISTS = """
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix void: <http://rdfs.org/ns/void#> .
@base <https://w3id.org/prachum/id/> .
<list/all> a void:Dataset .
<place/TH> a schema:Country ; skos:notation "TH" ;
    skos:prefLabel "Thailand"@en , "ไทย"@th ; skos:altLabel "ราชอาณาจักรไทย"@th ;
    skos:exactMatch <http://metadata.un.org/sdg/codes/geoArea/764> .
<place/TH-10> a schema:City ; skos:notation "TH-10" ;
    skos:prefLabel "กรุงเทพมหานคร"@th ; skos:altLabel "กรุงเทพฯ"@th ; schema:containedInPlace <place/TH> .
<place/TH-57> a schema:AdministrativeArea ; skos:prefLabel "เชียงราย"@th ;
    schema:containedInPlace <place/TH> .
<place/TH-5701> a schema:AdministrativeArea ; skos:prefLabel "เมืองเชียงราย"@th ;
    schema:containedInPlace <place/TH-57> .
<place/mekong> a schema:Place ; skos:prefLabel "ลุ่มแม่น้ำโขง"@th .
<org/msdhs> a org:FormalOrganization ;
    skos:prefLabel "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์"@th ; skos:altLabel "พม."@th ;
    skos:hiddenLabel "กระทรวง พม."@th .
<org/a> a org:OrganizationalUnit ; skos:prefLabel "กองกฎหมาย"@th ; org:unitOf <org/msdhs> .
<org/b> a org:OrganizationalUnit ; skos:prefLabel "กองกฎหมาย"@th ; org:unitOf <org/c> .
<org/c> a org:FormalOrganization ; skos:prefLabel "สมาคม"@th ; org:subOrganizationOf <org/b> .
<org/office> a org:OrganizationalUnit ; skos:prefLabel "สำนักงานจังหวัด"@th ; org:unitOf <org/msdhs> ;
    dct:spatial <place/TH-57> .
"""
BASE = "https://data.example.org/"


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    (tmp_path / "all.ttl").write_text(LISTS, encoding="utf-8")
    return tmp_path


def test_an_entry_has_labels_in_thai_first_and_its_code(lists: Path) -> None:
    thailand = load(DEFAULT_BASE, lists).entries[DEFAULT_BASE + "id/place/TH"]
    assert thailand.labels == (("ไทย", "th"), ("Thailand", "en"))
    assert thailand.aliases == (("ราชอาณาจักรไทย", "th"),)
    assert (thailand.name, thailand.code, thailand.parent, thailand.kind) == ("ไทย", "TH", None, "place")


def test_what_has_no_label_is_no_entry(lists: Path) -> None:
    assert DEFAULT_BASE + "id/list/all" not in load(DEFAULT_BASE, lists).entries


@pytest.mark.parametrize("spelling", ["พม.", "พม", " พ ม ", "กระทรวงพม.", "กระทรวงการพัฒนาสังคมและ ความมั่นคงของมนุษย์"])
def test_spellings_of_one_name_find_one_entry(lists: Path, spelling: str) -> None:
    found = load(DEFAULT_BASE, lists).find(spelling, "organization")
    assert [entry.iri for entry in found] == [DEFAULT_BASE + "id/org/msdhs"]


def test_a_name_of_several_finds_all(lists: Path) -> None:
    found = load(DEFAULT_BASE, lists).find("กองกฎหมาย", "organization")
    assert [entry.iri[-1] for entry in found] == ["a", "b"]


def test_names_are_found_within_their_kind(lists: Path) -> None:
    authorities = load(DEFAULT_BASE, lists)
    assert authorities.find("ไทย", "organization") == ()
    assert authorities.find("ไม่มีในบัญชี", "place") == ()
    assert {entry.kind for entry in authorities.places()} == {"place"}
    assert len(list(authorities.organizations())) == 5


def test_the_kind_of_a_place_follows_from_its_type_and_what_contains_it(lists: Path) -> None:
    authorities = load(DEFAULT_BASE, lists)
    kinds = {entry.iri.rsplit("/", 1)[-1]: authorities.place_kind(entry) for entry in authorities.places()}
    assert kinds == {
        "TH": "country",
        "TH-10": "city",
        "TH-57": "province",
        "TH-5701": "district",
        "mekong": "region",
    }


def test_a_circle_of_parents_ends(lists: Path) -> None:
    ancestors = load(DEFAULT_BASE, lists).ancestors(DEFAULT_BASE + "id/org/b")
    assert [iri[-1] for iri in ancestors] == ["c"]


def test_own_iris_move_to_the_base_and_others_stay(lists: Path) -> None:
    authorities = load(BASE, lists)
    assert authorities.base == BASE
    assert BASE + "id/place/TH" in authorities.entries
    graph = authorities.describe([BASE + "id/place/TH-10"])
    assert (URIRef(BASE + "id/place/TH-10"), SCHEMA.containedInPlace, URIRef(BASE + "id/place/TH")) in graph
    assert URIRef("http://metadata.un.org/sdg/codes/geoArea/764") in set(graph.objects(None, SKOS.exactMatch))
    assert not [term for triple in graph for term in triple if str(term).startswith(DEFAULT_BASE + "id/")]


@pytest.mark.parametrize(
    ("entry", "described"),
    [
        ("place/TH-5701", {"TH-5701", "TH-57", "TH"}),
        ("org/office", {"office", "msdhs", "TH-57", "TH"}),
        ("org/b", {"b", "c"}),
        ("org/unknown", set()),
    ],
)
def test_a_description_holds_what_an_entry_leads_to_and_no_more(lists: Path, entry: str, described: set[str]) -> None:
    graph = load(DEFAULT_BASE, lists).describe([DEFAULT_BASE + "id/" + entry])
    assert {str(s).rsplit("/", 1)[-1] for s in graph.subjects()} == described


def test_a_description_has_plain_strings_as_rdflib_reads_them(lists: Path) -> None:
    graph = load(DEFAULT_BASE, lists).describe([DEFAULT_BASE + "id/place/TH"])
    assert graph.value(URIRef(DEFAULT_BASE + "id/place/TH"), SKOS.notation) == Literal("TH")


def test_who_the_parties_are_is_left_to_documents(lists: Path) -> None:
    (lists / "more.ttl").write_text(
        "@prefix p: <https://w3id.org/prachum/def#> . @prefix dct: <http://purl.org/dc/terms/> ."
        '<https://w3id.org/prachum/id/agreement/x> a p:Instrument ; dct:title "X"@en ;'
        " dct:type <https://w3id.org/prachum/code/agreement/law> ;"
        " p:party <https://w3id.org/prachum/id/place/TH> ."
    )
    authorities = load(DEFAULT_BASE, lists)
    assert authorities.entries[DEFAULT_BASE + "id/agreement/x"].genre == "law"
    assert P.party not in set(authorities.describe([DEFAULT_BASE + "id/agreement/x"]).predicates())


def test_a_broken_list_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("\n\n<https://example.org/a> nonsense .\n")
    with pytest.raises(PrachumError, match=r"broken\.ttl.*line 3") as raised:
        load(DEFAULT_BASE, tmp_path)
    assert raised.value.exit_code == 3


def test_loading_is_remembered(lists: Path) -> None:
    assert load(DEFAULT_BASE, lists) is load(DEFAULT_BASE, lists)


def test_the_shipped_lists_are_whole() -> None:
    assert len(load(DEFAULT_BASE).entries) > 2000


def test_the_shipped_lists_know_the_country_its_capital_and_its_districts() -> None:
    authorities = load(DEFAULT_BASE)
    (bangkok,) = authorities.find("กรุงเทพฯ", "place")
    assert (bangkok.code, authorities.place_kind(bangkok)) == ("TH-10", "city")
    assert list(authorities.ancestors(bangkok.iri)) == [DEFAULT_BASE + "id/place/TH"]
    assert len(authorities.find("เฉลิมพระเกียรติ", "place")) > 1
    labelled = [entry for entry in authorities.entries.values() if entry.kind]
    assert all(entry.parent is None or entry.parent in authorities.entries for entry in labelled)


def test_the_shipped_lists_lead_nowhere_but_to_their_own_entries() -> None:
    authorities = load(DEFAULT_BASE)
    graph = authorities.describe(authorities.entries)
    leads_to = {str(o) for o in graph.objects() if str(o).startswith(DEFAULT_BASE + "id/")}
    assert leads_to <= authorities.entries.keys()
