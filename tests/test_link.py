"""Entity linking: which entries of the authority lists are meant, and what IRIs the rest gets."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gold import Gold, read_gold, said
from prachum.authorities import Authorities, load
from prachum.link import link
from prachum.link.minting import digest
from prachum.model import Linked
from prachum.namespaces import DEFAULT_BASE

LISTS = """
@prefix org: <http://www.w3.org/ns/org#> .
@prefix p: <https://w3id.org/prachum/def#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <https://w3id.org/prachum/id/> .
<place/TH> a schema:Country ; skos:notation "TH" ; skos:prefLabel "ไทย"@th ; skos:altLabel "ประเทศไทย"@th .
<place/US> a schema:Country ;
    skos:notation "US" ; skos:prefLabel "สหรัฐอเมริกา"@th ; skos:altLabel "สหรัฐฯ"@th .
<place/LA> a schema:Country ; skos:notation "LA" ; skos:prefLabel "ลาว"@th ; skos:altLabel "สปป.ลาว"@th .
<place/TH-10> a schema:City ; skos:notation "TH-10" ; skos:prefLabel "กรุงเทพมหานคร"@th ;
    skos:altLabel "กรุงเทพฯ"@th ; schema:containedInPlace <place/TH> .
<place/TH-57> a schema:AdministrativeArea ;
    skos:prefLabel "เชียงราย"@th ; schema:containedInPlace <place/TH> .
<place/TH-50> a schema:AdministrativeArea ;
    skos:prefLabel "เชียงใหม่"@th ; schema:containedInPlace <place/TH> .
<place/TH-5701> a schema:AdministrativeArea ;
    skos:prefLabel "เมืองเชียงราย"@th ; schema:containedInPlace <place/TH-57> .
<place/TH-5702> a schema:AdministrativeArea ;
    skos:prefLabel "เฉลิมพระเกียรติ"@th ; schema:containedInPlace <place/TH-57> .
<place/TH-5002> a schema:AdministrativeArea ;
    skos:prefLabel "เฉลิมพระเกียรติ"@th ; schema:containedInPlace <place/TH-50> .
<org/mol> a org:FormalOrganization ;
    skos:prefLabel "กระทรวงแรงงาน"@th , "Ministry of Labour"@en ; skos:altLabel "รง."@th .
<org/doe> a org:FormalOrganization ; skos:prefLabel "กรมการจัดหางาน"@th ; org:subOrganizationOf <org/mol> .
<org/atpc> a org:FormalOrganization ;
    skos:prefLabel "คณะกรรมการป้องกันและปราบปรามการค้ามนุษย์"@th ; skos:altLabel "ปคม."@th .
<org/atpd> a org:OrganizationalUnit ;
    skos:prefLabel "กองบังคับการปราบปรามการกระทำความผิดเกี่ยวกับการค้ามนุษย์"@th ; skos:altLabel "ปคม."@th .
<org/msdhs> a org:FormalOrganization ;
    skos:prefLabel "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์"@th ; skos:altLabel "พม."@th .
<post/msdhs-minister> a org:Post ; org:postIn <org/msdhs> ;
    skos:prefLabel "รัฐมนตรีว่าการกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์"@th .
<agreement/act> a p:Instrument ; dct:type <https://w3id.org/prachum/code/agreement/law> ;
     dct:title "พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. 2551"@th ;
    dct:alternative "พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์"@th .
"""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Authorities:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "all.ttl").write_text(LISTS, encoding="utf-8")
    return load(DEFAULT_BASE, folder)


def segment(linked: Linked, local_id: str) -> str:
    return linked.iris[local_id].removeprefix(DEFAULT_BASE + "id/")


def link_one(lists: Authorities, kind: str, identifier: str = "release", **thing: object) -> str:
    return segment(link(said("ข่าว", identifier, **{kind: [{"id": "x", **thing}]}), lists), "x")


# ---- organizations -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "aliases", "iri"),
    [
        ("กระทรวงแรงงาน", [], "org/mol"),
        ("กระทรวง  แรงงาน", [], "org/mol"),
        ("รง.", [], "org/mol"),
        ("กระทรวงแรงงานไทย", [], "org/mol"),  # whose it is
        ("กระทรวงแรงงานแห่งราชอาณาจักรไทย", [], "org/mol"),
        ("กระทรวงแรงงานมีมติ", [], "org/mol"),  # the verb of the next clause
        ("กระทรวงแรงงานมีมติอนุมัติให้กรมการจัดหางาน", [], None),
        ("กระทรวงแรงงานและความสุข", ["รง."], None),  # a longer name is another body
        ("กระทรวงแรงงานสหรัฐฯ", [], None),
        ("กระทรวงแรงงานสหรัฐฯ", ["กระทรวงแรงงาน"], None),
        ("กระทรวงแรงงานและสวัสดิการสังคมแห่ง สปป.ลาว", ["Ministry of Labour"], None),
        ("ปคม.", [], None),  # two bodies bear it
        ("กก.ปคม.", ["คณะกรรมการป้องกันและปราบปรามการค้ามนุษย์"], "org/atpc"),
        ("กระทรวงการพัฒนาสังคมและความมั่นคงมนุษย์", ["พม."], "org/msdhs"),  # misspelt
        ("สมาคมผู้มาประชุม", ["พม."], None),
        ("บริษัท ค้าของเก่า จำกัด", [], None),
    ],
)
def test_an_organization_links_by_a_name_that_is_its_own(
    lists: Authorities, name: str, aliases: list[str], iri: str | None
) -> None:
    found = link_one(lists, "organizations", name=name, aliases=aliases)
    assert found == iri if iri else re.fullmatch("org/[a-z2-7]{10}", found)


def test_an_alias_cannot_claim_what_another_is_by_name(lists: Authorities) -> None:
    bodies = [
        {"id": "o1", "name": "สำนักงานแรงงานจังหวัด", "aliases": ["กรมการจัดหางาน"]},
        {"id": "o2", "name": "กรมการจัดหางาน"},
    ]
    linked = link(said("ข่าว", organizations=bodies), lists)
    assert segment(linked, "o2") == "org/doe"
    assert segment(linked, "o1") != "org/doe"


@pytest.mark.parametrize(
    ("parent", "is_ours"),
    [
        ("กระทรวงแรงงาน", True),
        ("กระทรวงแรงงานเกาหลีใต้", False),
        ("กระทรวงที่ไม่มีใครรู้จัก", False),
        ("กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์", True),  # two names run together
    ],
)
def test_a_unit_of_another_body_is_not_the_listed_one(lists: Authorities, parent: str, is_ours: bool) -> None:
    bodies = [{"id": "o1", "name": "กรมการจัดหางาน", "parent": "o2"}, {"id": "o2", "name": parent}]
    linked = link(said("ข่าว", organizations=bodies), lists)
    assert (segment(linked, "o1") == "org/doe") is is_ours


def test_a_body_that_is_called_by_the_name_of_another_is_parted_from_it(lists: Authorities) -> None:
    text = "กรมการจัดหางาน กระทรวงแรงงาน (รง.) นายสมชาย ปลัดกระทรวงแรงงาน"
    told: dict[str, list[Gold]] = {
        "organizations": [{"id": "o1", "name": "กรมการจัดหางาน", "aliases": ["กระทรวงแรงงาน", "รง."]}],
        "persons": [{"id": "p1", "name": "สมชาย", "posts": [{"title": "ปลัดกระทรวงแรงงาน", "org": "o1"}]}],
        "meetings": [{"id": "m1", "name": "การประชุม", "organizers": ["o1"]}],
    }
    linked = link(said(text, **told), lists)
    of = {segment(linked, body.id): body for body in linked.facts.organizations}
    assert of.keys() == {"org/doe", "org/mol"}
    assert [mention.span.of(text) for mention in of["org/mol"].mentions] == ["กระทรวงแรงงาน", "รง."]
    assert (of["org/doe"].aliases, of["org/mol"].aliases) == ((), ("รง.",))
    assert segment(linked, str(linked.facts.persons[0].posts[0].organization)) == "org/mol"
    assert segment(linked, linked.facts.meetings[0].participations[0].participant) == "org/doe"


def test_two_bodies_under_a_name_that_is_none_are_parted(lists: Authorities) -> None:
    text = "กรมการจัดหางานตามที่กระทรวงแรงงาน กรมการจัดหางาน กระทรวงแรงงาน"
    body = {"id": "o1", "name": text.split(maxsplit=1)[0], "aliases": ["กรมการจัดหางาน", "กระทรวงแรงงาน"]}
    linked = link(said(text, organizations=[body]), lists)
    assert {"org/doe", "org/mol"} < {segment(linked, body.id) for body in linked.facts.organizations}


def test_a_name_that_no_mention_bears_parts_nothing(lists: Authorities) -> None:
    body = {"id": "o1", "name": "กรมการจัดหางาน", "aliases": ["กระทรวงแรงงาน"]}
    linked = link(said("กรมการจัดหางาน", organizations=[body]), lists)
    assert [segment(linked, body.id) for body in linked.facts.organizations] == ["org/doe"]


def test_units_that_every_body_has_get_an_iri_for_each(lists: Authorities) -> None:
    bodies = [
        {"id": "o1", "name": "กองการต่างประเทศ", "parent": "o2"},
        {"id": "o2", "name": "กระทรวงแรงงาน"},
        {"id": "o3", "name": "กองการต่างประเทศ", "parent": "o4"},
        {"id": "o4", "name": "พม."},
    ]
    linked = link(said("ข่าว", organizations=bodies), lists)
    assert linked.iris["o1"] != linked.iris["o3"]


def test_a_bare_committee_is_one_in_its_document_only(lists: Authorities) -> None:
    one, other = (link_one(lists, "organizations", doc, name="คณะทำงาน") for doc in ("a", "b"))
    assert one != other


def test_a_circle_of_parents_gets_iris(lists: Authorities) -> None:
    bodies = [{"id": "o1", "name": "กองหนึ่ง", "parent": "o2"}, {"id": "o2", "name": "กองสอง", "parent": "o1"}]
    assert len(set(link(said("ข่าว", organizations=bodies), lists).iris.values())) == 2


# ---- places --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "iri"),
    [
        ({"name": "ราชอาณาจักรไทย", "code": "TH"}, "place/TH"),
        ({"name": "ประเทศไทย"}, "place/TH"),
        ({"name": "สปป. ลาว"}, "place/LA"),
        ({"name": "กรุงเทพฯ", "type": "city"}, "place/TH-10"),
        ({"name": "จังหวัดกรุงเทพมหานคร", "type": "province"}, "place/TH-10"),
        ({"name": "จังหวัดเชียงราย", "type": "province"}, "place/TH-57"),
        ({"name": "จ.เชียงราย", "type": "province"}, "place/TH-57"),
        ({"name": "เชียงราย", "type": "country"}, None),
        ({"name": "จังหวัดเสียมราฐ", "type": "province", "code": "KH-17"}, None),
        ({"name": "อำเภอเฉลิมพระเกียรติ", "type": "district"}, None),  # two of the name
        ({"name": "ตำบลเมืองเชียงราย", "type": "district"}, None),  # no district
    ],
)
def test_a_place_links_by_code_or_by_name_and_kind(lists: Authorities, place: Gold, iri: str | None) -> None:
    found = link_one(lists, "places", **place)
    assert found == iri if iri else re.fullmatch("place/[a-z2-7]{10}", found)


@pytest.mark.parametrize("within", ["l2", None])
def test_of_two_districts_that_of_the_documents_province_is_meant(lists: Authorities, within: str | None) -> None:
    places = [
        {"id": "l1", "name": "อำเภอเฉลิมพระเกียรติ", "type": "district", "in": within},
        {"id": "l2", "name": "จังหวัดเชียงใหม่", "type": "province"},
        {"id": "l3", "name": "ไทย"},
    ]
    linked = link(said("ข่าว", places=places), lists)
    assert segment(linked, "l1") == "place/TH-5002"
    assert linked.within[linked.iris["l1"]] == linked.iris["l2"]
    assert linked.within[linked.iris["l2"]] == linked.iris["l3"]


def test_the_town_district_is_that_of_its_province(lists: Authorities) -> None:
    places = [
        {"id": "l1", "name": "อำเภอเมือง", "type": "district", "in": "l2"},
        {"id": "l2", "name": "จังหวัดเชียงราย", "type": "province"},
    ]
    linked = link(said("ข่าว", places=places), lists)
    assert segment(linked, "l1") == "place/TH-5701"
    assert linked.new_names[linked.iris["l1"]] == ("อำเภอเมือง",)


def test_a_place_in_an_unlisted_one_is_not_the_listed_one_of_its_name(lists: Authorities) -> None:
    places = [
        {"id": "l1", "name": "อำเภอเมืองเชียงราย", "type": "district", "in": "l2"},
        {"id": "l2", "name": "จังหวัดเสียมราฐ", "type": "province"},
    ]
    assert not segment(link(said("ข่าว", places=places), lists), "l1").startswith("place/TH")
    places[1] |= {"name": "ภาคเหนือ", "type": "region"}
    assert segment(link(said("ข่าว", places=places), lists), "l1") == "place/TH-5701"


def test_an_unlisted_place_keeps_what_the_document_puts_around_it(lists: Authorities) -> None:
    places = [{"id": "l1", "name": "นครนิวยอร์ก", "type": "city", "in": "l2"}, {"id": "l2", "name": "สหรัฐฯ"}]
    linked = link(said("ข่าว", places=places), lists)
    assert linked.within[linked.iris["l1"]] == DEFAULT_BASE + "id/place/US"
    assert link_one(lists, "places", name="นิวยอร์ก", type="city") == segment(linked, "l1")


def test_a_circle_of_places_gets_iris(lists: Authorities) -> None:
    places = [
        {"id": "l1", "name": "อำเภอหนึ่ง", "type": "district", "in": "l2"},
        {"id": "l2", "name": "อำเภอสอง", "type": "district", "in": "l1"},
    ]
    assert len(set(link(said("ข่าว", places=places), lists).iris.values())) == 2


# ---- persons and posts ---------------------------------------------------------------------------


def test_a_person_is_one_under_all_prefixes_and_spacings(lists: Authorities) -> None:
    names = [("นางสาว", "อุษณี กังวารจิตต์"), ("ดร.", "อุษณี  กังวารจิตต์"), (None, "อุษณี\nกังวารจิตต์")]
    assert len({link_one(lists, "persons", prefix=prefix, name=name) for prefix, name in names}) == 1
    assert link_one(lists, "persons", name="อุษณี กังวารจิต") != link_one(lists, "persons", name=names[0][1])


def test_a_given_name_alone_is_one_person_in_its_document_only(lists: Authorities) -> None:
    assert link_one(lists, "persons", "a", name="สมชาย") != link_one(lists, "persons", "b", name="สมชาย")
    royal = "พระเจ้าหลานเธอพระองค์เจ้าพัชรกิติยาภา"
    assert link_one(lists, "persons", "a", name=royal) == link_one(lists, "persons", "b", name=royal)


def test_posts_link_by_title_and_body_and_are_spelled_as_listed(lists: Authorities) -> None:
    posts = [
        {"title": "รัฐมนตรีว่าการกระทรวงการพัฒนาสังคมและ ความมั่นคงของมนุษย์", "org": "o1"},
        {"title": "ปลัดกระทรวงการพัฒนาสังคมและ\nความมั่นคงของมนุษย์", "org": "o1"},
        {"title": "ผู้อำนวยการ", "org": None},
    ]
    persons = [{"id": "p1", "name": "วราวุธ ศิลปอาชา", "posts": posts}]
    linked = link(said("ข่าว", persons=persons, organizations=[{"id": "o1", "name": "พม."}]), lists)
    minister = "รัฐมนตรีว่าการกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์"
    assert linked.posts[minister, "o1"] == DEFAULT_BASE + "id/post/msdhs-minister"
    assert DEFAULT_BASE + "id/post/msdhs-minister" in linked.known
    titles = [post.title for post in linked.facts.persons[0].posts]
    assert titles == [minister, "ปลัดกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์", "ผู้อำนวยการ"]
    assert len(set(linked.posts.values())) == 3


# ---- agreements ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. ๒๕๕๑",
        "พ.ร.บ. ป้องกันและปราบปรามการค้ามนุษย์",
    ],
)
def test_a_law_links_by_its_title_however_abbreviated(lists: Authorities, title: str) -> None:
    assert link_one(lists, "agreements", name=title, type="law") == "agreement/act"


def test_a_plan_is_not_the_law_of_its_title(lists: Authorities) -> None:
    name = "พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์"
    assert link_one(lists, "agreements", name=name, type="plan") != "agreement/act"
    found = link_one(lists, "agreements", name="กฎหมายค้ามนุษย์ฉบับหลัก", aliases=["MOU", name], type="law")
    assert found == "agreement/act"


def test_a_draft_beside_the_concluded_law_is_another(lists: Authorities) -> None:
    law = {"name": "พ.ร.บ. ป้องกันและปราบปรามการค้ามนุษย์", "type": "law"}
    draft = law | {"id": "a1", "status": "draft"}
    alone = link(said("ข่าว", agreements=[draft]), lists)
    assert segment(alone, "a1") == "agreement/act"
    both = link(said("ข่าว", agreements=[draft, law | {"id": "a2", "status": "adopted"}]), lists)
    assert segment(both, "a1") != segment(both, "a2") == "agreement/act"


def test_a_memorandum_with_an_ordinary_title_is_known_by_its_parties(lists: Authorities) -> None:
    def memorandum(name: str, parties: Iterable[str], doc: str = "release") -> str:
        places = [{"id": code, "name": code, "code": code} for code in ("TH", "LA", "US")]
        agreements = [{"id": "a1", "name": name, "parties": list(parties)}]
        return segment(link(said("ข่าว", doc, agreements=agreements, places=places), lists), "a1")

    subject = "บันทึกความเข้าใจว่าด้วยความร่วมมือในการต่อต้านการค้ามนุษย์"
    assert memorandum(subject, ["TH", "LA"]) == memorandum(subject, ["LA", "TH"], "other")
    assert memorandum(subject, ["TH", "LA"]) != memorandum(subject, ["TH", "US"])
    assert memorandum("MOU", [], "a") != memorandum("MOU", [], "b")
    between = "บันทึกความเข้าใจระหว่างรัฐบาลไทยกับรัฐบาลลาวว่าด้วยการค้ามนุษย์"
    assert memorandum(between, ["TH", "LA"]) == memorandum(between, [], "other")


def test_a_plan_with_a_telling_title_is_one_in_all_documents(lists: Authorities) -> None:
    name = "แผนปฏิบัติการสากลของสหประชาชาติว่าด้วยการต่อต้านการค้ามนุษย์"
    plans = {link_one(lists, "agreements", doc, name=name, type="plan") for doc in ("a", "b")}
    assert len(plans) == 1
    phases = {link_one(lists, "agreements", doc, name="แผนปฏิบัติการฯ ระยะที่ 3", type="plan") for doc in ("a", "b")}
    assert len(phases) == 2


# ---- meetings ------------------------------------------------------------------------------------

COMMITTEE = "การประชุมคณะกรรมการป้องกันและปราบปรามการค้ามนุษย์"


@pytest.mark.parametrize(
    "name",
    [
        COMMITTEE,
        "ประชุมคณะกรรมการป้องกันและปราบปรามการค้ามนุษย์ (ปคม.) ครั้งที่ 3/2561",
        COMMITTEE + " ครั้งที่ ๓/๒๕๖๑",
    ],
)
def test_two_releases_on_one_meeting_meet(lists: Authorities, name: str) -> None:
    def meeting(name: str, doc: str) -> str:
        return link_one(lists, "meetings", doc, name=name, start="2018-07-12", type="committee_meeting")

    assert meeting(name, "a") == meeting(COMMITTEE, "b")
    assert re.fullmatch("meeting/2018-07-12-[a-z2-7]{10}", meeting(name, "a"))


def test_without_a_day_the_ordinal_tells(lists: Authorities) -> None:
    def summit(doc: str, ordinal: str | None, start: str | None = None) -> str:
        name = "การประชุมสุดยอดอาเซียน"
        return link_one(lists, "meetings", doc, name=name, ordinal=ordinal, start=start)

    assert summit("a", "35") == summit("b", "35")
    assert summit("a", "35") != summit("b", "33")
    assert summit("a", "35").startswith("meeting/undated-")
    assert summit("a", None) != summit("b", None)
    assert summit("a", None, "2022-11") == summit("b", None, "2022-11")
    assert summit("a", None, "2022-11").startswith("meeting/2022-11-")


def test_a_consultation_is_known_by_both_sides(lists: Authorities) -> None:
    def call(name: str, *persons: str, doc: str = "release") -> str:
        meeting = {
            "id": "m1",
            "name": name,
            "type": "consultation",
            "start": "2022-09-23",
            "chairs": list(persons),
        }
        people = [{"id": person, "name": person} for person in persons]
        return segment(link(said("ข่าว", doc, meetings=[meeting], persons=people), lists), "m1")

    host, guest, other = "ประยุทธ์ จันทร์โอชา", "อัลลัน แมคคินนอน", "แองเจลา แมคโดนัลด์"
    assert call("เข้าเยี่ยมคารวะ", host, guest, doc="a") == call("เข้าเยี่ยมคำนับ", guest, host, doc="b")
    assert call("เข้าเยี่ยมคารวะ", host, guest) != call("เข้าเยี่ยมคารวะ", host, other)
    assert call("หารือ", doc="a") != call("หารือ", doc="b")


def test_meetings_of_one_document_never_share_an_iri(lists: Authorities) -> None:
    twins: list[Gold] = [
        {"id": "m1", "name": "การอบรม", "start": "2019-04-22", "main": False},
        {"id": "m2", "name": "การอบรม", "start": "2019-04-22", "venue": "ห้องสอง"},
        {"id": "m3", "name": "การอบรม", "start": "2019-04-22", "venue": "ห้องสอง"},
        {"id": "m4", "name": "การอบรม", "start": "2019-04-22"},
    ]
    linked = link(said("ข่าว", meetings=twins), lists)
    assert len(set(linked.iris.values())) == 4
    alone = link(said("ข่าว", meetings=twins[1:2]), lists)
    assert alone.iris["m2"] == linked.iris["m2"]  # what the document reports keeps the plain key


# ---- the whole -----------------------------------------------------------------------------------


def test_things_with_one_iri_are_one(lists: Authorities) -> None:
    bodies = [{"id": "o1", "name": "กระทรวงแรงงาน"}, {"id": "o2", "name": "รง.", "aliases": ["ก.แรงงาน"]}]
    persons = [
        {"id": "p1", "name": "สมชาย ใจดี", "posts": [{"title": "ปลัดกระทรวงแรงงาน", "org": "o1"}]},
        {
            "id": "p2",
            "name": "สมชาย  ใจดี",
            "prefix": "นาย",
            "posts": [{"title": "ปลัดกระทรวงแรงงาน", "org": "o1"}],
        },
    ]
    facts = said("สมชาย ใจดี กระทรวงแรงงาน รง.", organizations=bodies, persons=persons)
    linked = link(facts, lists)
    (body,) = linked.facts.organizations
    (person,) = linked.facts.persons
    assert linked.iris["o1"] == linked.iris["o2"]
    assert body.aliases == ("รง.", "ก.แรงงาน")
    assert len(body.mentions) == 2
    assert (person.prefix, len(person.posts)) == ("นาย", 1)
    assert linked.new_names[linked.iris["o1"]] == ("ก.แรงงาน",)


def test_joined_agreements_keep_each_step_and_party_once(lists: Authorities) -> None:
    law = {
        "name": "พ.ร.บ. ป้องกันและปราบปรามการค้ามนุษย์",
        "type": "law",
        "date_signed": "2008",
        "parties": ["l1"],
    }
    agreements = [law | {"id": "a1", "status": "adopted"}, law | {"id": "a2", "aliases": ["กฎหมายค้ามนุษย์"]}]
    linked = link(said("ข่าว", agreements=agreements, places=[{"id": "l1", "name": "ไทย"}]), lists)
    (joined,) = linked.facts.agreements
    assert (len(joined.actions), len(joined.parties), joined.aliases) == (1, 1, ("กฎหมายค้ามนุษย์",))


def test_minted_names_are_the_same_under_every_base(lists: Authorities, tmp_path: Path) -> None:
    (tmp_path / "all.ttl").write_text(LISTS, encoding="utf-8")
    facts = said(
        "ข่าว",
        organizations=[{"id": "o1", "name": "กองการต่างประเทศ", "parent": "o2"}, {"id": "o2", "name": "พม."}],
        agreements=[{"id": "a1", "name": "MOU", "parties": ["o2"]}],
        places=[{"id": "l1", "name": "ตำบลหนึ่ง", "type": "district", "in": "l2"}, {"id": "l2", "name": "ลาว"}],
    )
    moved = link(facts, load("https://data.example.org/", tmp_path)).iris
    assert {k: v.removeprefix("https://data.example.org/") for k, v in moved.items()} == {
        k: v.removeprefix(DEFAULT_BASE) for k, v in link(facts, lists).iris.items()
    }


def test_the_digest_is_base32_of_sha256() -> None:
    # printf 'a\nb' | openssl sha256 -binary | base32 | cut -c-10 | tr A-Z a-z
    assert digest("a", "b") == "pymponzrdm"


@given(names=st.lists(st.text(min_size=1), min_size=1, max_size=4, unique=True))
def test_iris_are_ascii_whatever_the_names(names: list[str]) -> None:
    lists = Authorities(DEFAULT_BASE, [])
    things: list[Gold] = [{"id": str(n), "name": name, "start": "2019-04-22"} for n, name in enumerate(names)]
    for kind in ("organizations", "places", "persons", "agreements", "meetings"):
        iris = link(said("ข่าว", **{kind: things}), lists).iris
        assert len(iris) == len(names)
        assert all(re.fullmatch(r"https://w3id\.org/prachum/id/[a-z]+/[a-z0-9-]+", iri) for iri in iris.values())
        if kind == "meetings":
            assert len(set(iris.values())) == len(names)


def test_facts_without_things_link_to_nothing(lists: Authorities) -> None:
    linked = link(said("ข่าว"), lists)
    assert (linked.iris, linked.known, linked.new_names, linked.posts, linked.within) == (
        {},
        frozenset(),
        {},
        {},
        {},
    )


@pytest.mark.shared
def test_releases_on_one_meeting_meet_in_the_corpus(shared: Path) -> None:
    """Pairs of train releases that, read by a person, report or mention the same meeting."""
    pairs = [
        ("train/thaigov-62702", "train/thaigov-62706", "2022-12-15"),
        ("train/thaigov-59587", "train/thaigov-59588", "2022-09-23"),
        ("train/thaigov-17612", "train/thaigov-17754", "2018-12-19"),
        ("dev/thaigov-41581", "train/thaigov-41695", "2021-05-07"),
        ("seeds/002_38ffc0859e803bf4", "train/thaigov-10602", "2018-03-07"),
    ]
    for one, other, day in pairs:
        iris = []
        for name in (one, other):
            texts = shared / name.split("/")[0] if name.startswith("seeds") else shared / "corpus" / name.split("/")[0]
            facts = read_gold(shared / "corpus" / "gold" / f"{name}.json", texts)
            linked = link(replace(facts), load(DEFAULT_BASE))
            iris.append({linked.iris[meeting.id] for meeting in facts.meetings})
        assert any(f"/{day}-" in iri for iri in iris[0] & iris[1]), (one, other)
