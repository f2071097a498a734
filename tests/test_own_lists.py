"""A publisher's own authority lists beside ours: which IRI a thing gets, and what is told of a list that is wrong."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import URIRef
from rdflib.namespace import DCTERMS, SKOS

from gold import said
from prachum import authorities
from prachum.authorities import Authorities, load
from prachum.errors import NotValid, PrachumError
from prachum.extract.known import known_names
from prachum.link import link
from prachum.namespaces import DEFAULT_BASE, ORG
from prachum.validate import check_own_lists

PREFIXES = """
@prefix code: <https://w3id.org/prachum/code/agreement/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix p: <https://w3id.org/prachum/def#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix void: <http://rdfs.org/ns/void#> .
"""
OURS = f"""{PREFIXES} @base <https://w3id.org/prachum/id/> .
<place/TH> a schema:Country ; skos:notation "TH" ; skos:prefLabel "ไทย"@th .
<place/TH-57> a schema:AdministrativeArea ; skos:notation "TH-57" ; skos:prefLabel "เชียงราย"@th ;
    schema:containedInPlace <place/TH> .
<place/TH-5701> a schema:AdministrativeArea ; skos:prefLabel "เฉลิมพระเกียรติ"@th ; schema:containedInPlace <place/TH-57> .
<place/TH-50> a schema:AdministrativeArea ; skos:prefLabel "เชียงใหม่"@th ; schema:containedInPlace <place/TH> .
<place/TH-5001> a schema:AdministrativeArea ; skos:prefLabel "เฉลิมพระเกียรติ"@th ; schema:containedInPlace <place/TH-50> .
<org/mol> a org:FormalOrganization ; skos:prefLabel "กระทรวงแรงงาน"@th , "Ministry of Labour"@en ;
    skos:altLabel "รง."@th ; skos:notation "10" .
<org/doe> a org:FormalOrganization ; skos:prefLabel "กรมการจัดหางาน"@th ; org:subOrganizationOf <org/mol> .
<org/legal> a org:OrganizationalUnit ; skos:prefLabel "กองกฎหมาย"@th ; org:unitOf <org/doe> .
<org/atpc> a org:FormalOrganization ; skos:prefLabel "คณะกรรมการกลาง"@th ; skos:altLabel "ปคม."@th .
<agreement/act> a p:Instrument ; dct:title "พระราชบัญญัติตัวอย่างใหญ่"@th ;
    dct:type <https://w3id.org/prachum/code/agreement/law> .
"""
AGENCY = "https://data.agency.go.th/org/"
ID = DEFAULT_BASE + "id/"
BODY = "a org:FormalOrganization ; skos:prefLabel"


@pytest.fixture
def lay(tmp_path: Path):
    """`lay(turtle)`: our lists with the publisher's beside them."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/all.ttl").write_text(OURS, encoding="utf-8")
    numbers = iter(range(1000))

    def lists(*texts: str, base: str = DEFAULT_BASE) -> Authorities:
        files = tuple(tmp_path / f"own-{next(numbers)}.ttl" for _ in texts)
        for file, text in zip(files, texts, strict=True):
            file.write_text(f"{PREFIXES} @prefix a: <{AGENCY}> . {text}", encoding="utf-8")
        return load(base, tmp_path / "ours", files)

    return lists


def found(lists: Authorities, name: str, kind: str = "organization") -> list[str]:
    return [entry.iri.removeprefix(ID) for entry in lists.find(name, kind)]


def says(lists: Authorities, iri: str, predicate: URIRef) -> set[str]:
    return {str(o) for o in lists.describe([iri]).objects(URIRef(iri), predicate)}


def test_an_entry_of_the_publishers_own_is_known_and_described(lay) -> None:
    lists = lay(f'a:12 {BODY} "สำนักงานตัวอย่าง"@th ; skos:altLabel "สตย."@th .')
    assert found(lists, "สตย") == [AGENCY + "12"]
    assert found(lists, "รง.") == ["org/mol"]
    assert says(lists, AGENCY + "12", SKOS.prefLabel) == {"สำนักงานตัวอย่าง"}


def test_names_are_added_to_an_entry_of_ours(lay) -> None:
    for subject in ("<https://w3id.org/prachum/id/org/mol>", "<org/mol>"):
        lists = lay(f'{subject} skos:altLabel "ก.แรงงาน"@th ; dct:identifier "L-1" .')
        assert found(lists, "ก.แรงงาน") == found(lists, "รง.") == ["org/mol"]
        assert says(lists, ID + "org/mol", DCTERMS.identifier) == {"L-1"}
        assert says(lists, ID + "org/mol", SKOS.prefLabel) == {"กระทรวงแรงงาน", "Ministry of Labour"}


def test_ours_under_the_publishers_base_is_ours(lay) -> None:
    base = "https://data.agency.go.th/"
    lists = lay(f'<{base}id/org/mol> skos:altLabel "ก.แรงงาน"@th .', base=base)
    assert [entry.iri for entry in lists.find("ก.แรงงาน", "organization")] == [base + "id/org/mol"]


@pytest.mark.parametrize(
    "entry",
    [
        f'a:12 {BODY} "กระทรวงแรงงาน"@th ; skos:altLabel "MOL"@en .',
        f'a:12 {BODY} "แรงงาน"@th ; skos:altLabel "MOL"@en ; skos:exactMatch <org/mol> .',
        f'a:12 {BODY} "แรงงาน"@th ; skos:altLabel "MOL"@en ; owl:sameAs <org/mol> .',
    ],
    ids=["the same label", "exactMatch", "sameAs"],
)
def test_what_both_know_has_the_publishers_iri_and_all_names(lay, entry: str) -> None:
    lists = lay(entry)
    for name in ("กระทรวงแรงงาน", "รง.", "MOL", "Ministry of Labour"):
        assert found(lists, name) == [AGENCY + "12"]
    assert ID + "org/mol" not in lists.entries
    assert lists.current(ID + "org/mol") == AGENCY + "12"
    assert ID + "org/mol" in says(lists, AGENCY + "12", SKOS.exactMatch)
    assert says(lists, ID + "org/doe", ORG.subOrganizationOf) == {AGENCY + "12"}  # what is below it follows
    graph = lists.describe([AGENCY + "12"])
    assert (URIRef(ID + "org/mol"), DCTERMS.isReplacedBy, URIRef(AGENCY + "12")) in graph
    labels = [o.language for o in graph.objects(URIRef(AGENCY + "12"), SKOS.prefLabel)]
    assert sorted(labels) == ["en", "th"]


def test_what_the_publisher_says_of_a_thing_by_both_iris_is_of_its_own(lay) -> None:
    lists = lay(
        f'a:12 {BODY} "กระทรวงแรงงาน"@th . <org/mol> skos:altLabel "ก.แรงงาน"@th .'
        f'a:13 {BODY} "กองเรา"@th ; org:subOrganizationOf <org/mol> .'
    )
    assert found(lists, "ก.แรงงาน") == [AGENCY + "12"]
    assert list(lists.ancestors(AGENCY + "13")) == [AGENCY + "12"]
    assert set(lists.own) == {AGENCY + "12", AGENCY + "13"}
    check_own_lists(lists)


def test_of_what_allows_one_value_the_publishers_counts(lay) -> None:
    lists = lay(f'a:12 {BODY} "กระทรวงแรงงาน"@th ; skos:notation "7" .')
    assert says(lists, AGENCY + "12", SKOS.notation) == {"7"}
    lists = lay("<org/doe> org:unitOf <org/atpc> .")
    assert says(lists, ID + "org/doe", ORG.subOrganizationOf) == set()
    assert list(lists.ancestors(ID + "org/doe")) == [ID + "org/atpc"]


def test_an_abbreviation_of_ours_is_the_publishers_if_it_says_so(lay) -> None:
    lists = lay('a:5 a org:FormalOrganization ; skos:prefLabel "กองบังคับการตัวอย่าง"@th ; skos:altLabel "ปคม."@th .')
    assert found(lists, "ปคม.") == [AGENCY + "5"]
    assert found(lists, "คณะกรรมการกลาง") == ["org/atpc"]


def test_a_unit_of_a_common_name_is_told_by_what_it_is_in(lay) -> None:
    unit = 'a:7 a org:OrganizationalUnit ; skos:prefLabel "กองกฎหมาย"@th ; org:unitOf'
    assert found(lay(f"{unit} <org/atpc> ."), "กองกฎหมาย") == [AGENCY + "7", "org/legal"]
    assert found(lay(f"{unit} <org/doe> ."), "กองกฎหมาย") == [AGENCY + "7"]
    ministry = 'a:1 a org:FormalOrganization ; skos:prefLabel "กระทรวงแรงงาน"@th .'
    assert found(lay(f"{ministry} {unit} a:1 ."), "กองกฎหมาย") == [AGENCY + "7"]  # in a body around that of ours


def test_a_place_of_a_common_name_is_told_by_what_it_is_in(lay) -> None:
    place = 'a:9 a schema:AdministrativeArea ; skos:prefLabel "เฉลิมพระเกียรติ"@th'
    lists = lay(f"{place} ; schema:containedInPlace <place/TH-57> .")
    assert found(lists, "เฉลิมพระเกียรติ", "place") == [AGENCY + "9", "place/TH-5001"]
    lists = lay('a:8 a schema:AdministrativeArea ; skos:prefLabel "เชียงราย"@th .')
    facts = said("ข่าว", places=[{"id": "l1", "name": "เชียงราย", "type": "province", "code": "TH-57"}])
    assert link(facts, lists).iris == {"l1": AGENCY + "8"}


def test_an_instrument_of_the_publishers_own(lay) -> None:
    plan = '<agreement/plan> a p:Instrument ; dct:title "แผนตัวอย่างของเรา"@th ; dct:type code:plan .'
    assert found(lay(plan), "แผนตัวอย่างของเรา", "agreement") == ["agreement/plan"]


def test_a_list_may_describe_itself(lay) -> None:
    lists = lay(
        'a:list a void:Dataset ; dct:title "Our bodies"@en . a:1 a org:Organization ; skos:prefLabel "เรา"@th .'
    )
    assert set(lists.own) == {AGENCY + "1"}


def test_the_order_of_files_makes_no_difference(lay) -> None:
    texts = [
        'a:1 a org:FormalOrganization ; skos:prefLabel "กระทรวงแรงงาน"@th .',
        'a:2 a org:OrganizationalUnit ; skos:prefLabel "กองกฎหมาย"@th ; org:unitOf a:1 .',
    ]
    one, other = lay(*texts), lay(*reversed(texts))
    assert one.entries == other.entries
    assert one.replaced == other.replaced == {ID + "org/mol": AGENCY + "1", ID + "org/legal": AGENCY + "2"}


# Each with a list and what is told of it.
WRONG = [
    ("a:1 nonsense .", "cannot be read as Turtle.* line 10"),
    (
        'a:1 skos:prefLabel "หน่วยงาน"@th .',
        r"<.*org/1> has no type that is known; give it one of org:FormalOrganization",
    ),
    ('a:1 a schema:Event ; skos:prefLabel "หน่วยงาน"@th .', "no type that is known"),
    ("a:1 a org:FormalOrganization .", r'<.*org/1> has no label; give it .*skos:prefLabel, as "…"@th'),
    (f'<urn:x:1> {BODY} "หน่วยงาน"@th .', "<urn:x:1> is no IRI that begins with http"),
    (f'_:a {BODY} "หน่วยงาน"@th .', "_:.* is no IRI"),
    (f'a:1 {BODY} "หน่วยงาน"@th ; org:unitOf [ {BODY} "สำนัก"@th ] .', "has a org:unitOf without an IRI"),
    (
        f'a:1 {BODY} "หน่วย"@th . a:2 {BODY} "หน่วยงาน"@th ; skos:altLabel "หน่วย"@th .',
        "bears the name หน่วย, which is .*org/1>'s too",
    ),
    (
        f'a:1 {BODY} "หน่วย"@th ; skos:altLabel "กรมการจัดหางาน"@th .',
        "which is that of <.*org/doe>; add skos:exactMatch",
    ),
    ('a:1 a org:OrganizationalUnit ; skos:prefLabel "กองกฎหมาย"@th .', "org/legal>; .* say what yours is in"),
    (
        'a:1 a schema:AdministrativeArea ; skos:prefLabel "เฉลิมพระเกียรติ"@th .',
        "may be any of .*TH-5001>, .*TH-5701>",
    ),
    (f'a:1 {BODY} "หน่วย"@th ; skos:exactMatch <org/mol> , <org/doe> .', "may be any of .*doe>, .*mol>"),
    (
        f'a:1 {BODY} "หน่วย"@th ; skos:exactMatch <org/mol> . a:2 {BODY} "อื่น"@th ; skos:exactMatch <org/mol> .',
        "and so is <.*org/1>",
    ),
    (f'a:1 {BODY} "หน่วย"@th ; skos:exactMatch <place/TH-57> .', "given as organization, but <.*TH-57>.* as place"),
    (
        'a:1 a schema:Country ; skos:prefLabel "ไทย"@th .',
        "is a country, which keeps its IRI; add your names to <.*place/TH>",
    ),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[text for text, _ in WRONG])
def test_what_is_wrong_is_told_with_its_file(lay, text: str, message: str) -> None:
    with pytest.raises(NotValid, match=r"own-0\.ttl: .*" + message) as raised:
        lay(text)
    assert raised.value.exit_code == 1


SHAPED = [
    (f'a:1 {BODY} "หน่วยงาน" .', "skos:prefLabel: Give the organization a skos:prefLabel with its language tag"),
    (f'a:1 {BODY} "หนึ่ง"@th , "สอง"@th .', "one for each language"),
    (f'a:1 {BODY} "หน่วยงาน"@th ; org:subOrganizationOf a:none .', "leads to an organization that is described"),
    (f'<org/กรม> {BODY} "หน่วยงาน"@th .', "ASCII letters"),
    ('a:1 a schema:City ; skos:prefLabel "เมือง"@th ; skos:notation "xx" .', "ISO 3166"),
    ('a:1 a p:Instrument ; dct:title "แผนใหญ่ของเรา"@th .', "Give the instrument one kind"),
]


@pytest.mark.parametrize(("text", "message"), SHAPED, ids=[text for text, _ in SHAPED])
def test_lists_are_judged_by_the_shapes(lay, text: str, message: str) -> None:
    with pytest.raises(NotValid, match=r"own-0\.ttl: <.*" + message):
        check_own_lists(lay(text))


def test_lists_that_keep_the_rules_pass(lay) -> None:
    check_own_lists(lay())
    check_own_lists(
        lay(
            'a:1 a org:FormalOrganization ; skos:prefLabel "กระทรวงแรงงาน"@th . <org/doe> skos:altLabel "กกจ."@th .'
            'a:2 a org:OrganizationalUnit ; skos:prefLabel "กองเรา"@th ; org:unitOf <org/doe> .'
            "a:3 a p:Instrument ; dct:title 'แผนใหญ่ของเรา'@th ; dct:type code:plan ."
        )
    )


def test_extraction_knows_the_names_of_the_lists_in_use(lay) -> None:
    lists = lay(f'a:12 {BODY} "เครือข่ายรุ้งเช้า"@th .')
    with authorities.using(lists):
        assert load() is lists
        assert "เครือข่ายรุ้งเช้า" in known_names().labels
    assert "เครือข่ายรุ้งเช้า" not in known_names().labels
    assert load() is load(DEFAULT_BASE)


things = ("a:1", "a:2", "<org/mol>", "<org/legal>", "<place/TH>", "_:b", "<urn:x>")
terms = ("a", "skos:prefLabel", "skos:altLabel", "skos:exactMatch", "owl:sameAs", "org:unitOf", "dct:title")
types = ("org:FormalOrganization", "org:OrganizationalUnit", "schema:City", "p:Instrument", "void:Dataset")
names = ('"กระทรวงแรงงาน"@th', '"ปคม."@th', '"กองกฎหมาย"@th', '"เรา"@th', '""', "5", "[]", "nonsense")
triples = st.tuples(*map(st.sampled_from, (things, terms, things + types + names)))
bodies = st.builds(
    lambda iri, name: (iri, "a", f"{types[0]} ; skos:prefLabel {name}"), *map(st.sampled_from, (things, names))
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(bodies, max_size=2), more=st.lists(triples, max_size=3))
def test_whatever_a_list_says_ends_in_lists_or_a_message(lay, said, more) -> None:
    try:
        lists = lay(" ".join(f"{s} {p} {o} ." for s, p, o in said + more))
    except PrachumError as error:
        assert "own-" in error.message
    else:
        assert all(entry.labels for entry in lists.entries.values())
        assert set(lists.own) <= lists.entries.keys()
