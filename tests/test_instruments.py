"""Instruments of made-up releases: their names, what an event did with them, and between whom they are."""

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

from prachum.authorities import load
from prachum.extract import extract
from prachum.extract.actors.entities import Entity
from prachum.extract.actors.organizations import find_organizations
from prachum.extract.actors.persons import find_persons
from prachum.extract.actors.places import find_places
from prachum.extract.agreements.contexts import cues
from prachum.extract.agreements.dating import inside
from prachum.extract.agreements.grouping import fullest, groups
from prachum.extract.agreements.named import find_agreements
from prachum.extract.agreements.naming import strength
from prachum.extract.agreements.parties import Scene, party_facts, scene, standing
from prachum.extract.agreements.phrases import find_phrases
from prachum.extract.agreements.tie_cues import expected, relation_features
from prachum.extract.events.occasions import occasions
from prachum.extract.tagging import Mention
from prachum.link import link
from prachum.mapping import map_facts
from prachum.model import Facts
from prachum.namespaces import DEFAULT_BASE, OA, SCHEMA, P
from prachum.validate import validate
from reading import document, read_text


def names(text: str) -> list[str]:
    reading, mentions = read_text(text)
    return [reading.text[p.start : p.end] for p in (fullest(reading, g) for g in groups(reading, mentions))]


@pytest.mark.parametrize(
    ("text", "expected_name"),
    [
        (
            "ร่วมกันจัดทำขั้นตอนการปฏิบัติงานที่เป็นมาตรฐาน (SOP) ร่วมกัน ว่าด้วยการกู้ภัยทางทะเล โดยมีผู้แทนเข้าร่วม",
            "ขั้นตอนการปฏิบัติงานที่เป็นมาตรฐาน (SOP) ร่วมกัน ว่าด้วยการกู้ภัยทางทะเล",
        ),
        ("เตรียมให้สัตยาบันอนุสัญญาว่าด้วยแรงงานทางทะเล โดยกล่าวว่าเป็นเรื่องสำคัญ", "อนุสัญญาว่าด้วยแรงงานทางทะเล"),
        (
            "เห็นชอบร่างกฎกระทรวงกำหนดลักษณะ ขนาด และสีของป้ายทะเบียนเรือ (ฉบับที่ ..) พ.ศ. .... ตามที่กระทรวงคมนาคมเสนอ",
            "กฎกระทรวงกำหนดลักษณะ ขนาด และสีของป้ายทะเบียนเรือ (ฉบับที่ ..) พ.ศ. ....",
        ),
        ("การบังคับใช้กฎหมายว่าด้วยการเดินเรือ ซึ่งเป็นเรื่องสำคัญ", "กฎหมายว่าด้วยการเดินเรือ"),
        ("ร่วมมือกันในโครงการ Friends of the Sea ซึ่งเริ่มแล้ว", "โครงการ Friends of the Sea"),
        ("ขับเคลื่อนแผนกลยุทธ์การท่าเรือ พ.ศ. 2563 - 2565 ต่อไป", "แผนกลยุทธ์การท่าเรือ พ.ศ. 2563 - 2565"),
        ("เป็นไปตามมติคณะรัฐมนตรีเมื่อวันที่ 9 เมษายน พ.ศ.2562 เพื่อเปิดท่าเรือ", "มติคณะรัฐมนตรีเมื่อวันที่ 9 เมษายน พ.ศ.2562"),
        ("จัดทำแผนพัฒนาเกษตรในระดับพื้นที่ (Area Based) ต่อไป", "แผนพัฒนาเกษตรในระดับพื้นที่"),
        ("ผู้ที่ลงทะเบียนไว้ (โครงการอบรมชาวเรือปี2560) ได้รับเบี้ยเลี้ยง", "โครงการอบรมชาวเรือปี2560"),
        ("เร่งเสนอ พ.ร.บ คุ้มครองปะการัง ต่อสภา", "พ.ร.บ คุ้มครองปะการัง"),
        ("สำนักเลขาธิการอนุสัญญาว่าด้วยนกน้ำได้แจ้งว่าจะมีการประชุม", "อนุสัญญาว่าด้วยนกน้ำ"),
        (
            "at the Meeting of Ministers on the Regional Plan of Action to combat Wildlife Crime (RPA)",
            "Regional Plan of Action to combat Wildlife Crime",
        ),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, expected_name: str) -> None:
    reading, mentions = read_text(text)
    assert expected_name in [reading.text[p.start : p.end] for p in find_phrases(reading, mentions)]


def test_a_text_may_end_right_behind_the_noun_and_a_space() -> None:
    assert names("ที่ประชุมหารือเรื่องแผนปฏิบัติการ ") == ["แผนปฏิบัติการ"]


def test_what_explains_an_instrument_is_no_other() -> None:
    text = (
        "การสัมมนาจัดขึ้นภายใต้โครงการพัฒนาทักษะเยาวชนลุ่มน้ำโขง (Youth Skills Project) "
        "ซึ่งเป็นโครงการความร่วมมือระหว่างกรมการจัดหางาน กับ มูลนิธิรักษ์ไทย"
    )
    assert names(text) == ["โครงการพัฒนาทักษะเยาวชนลุ่มน้ำโขง"]


def test_conventions_of_one_number_are_one() -> None:
    text = (
        "ให้สัตยาบันอนุสัญญาองค์การแรงงานระหว่างประเทศ ฉบับที่ 87 ว่าด้วยเสรีภาพในการสมาคม แล้ว\n"
        "ดำเนินการตามอนุสัญญา C87 ต่อไป\nและอนุสัญญา ILO ฉบับที่ 98 ด้วย"
    )
    assert len(names(text)) == 2


def test_laws_of_two_years_are_two_though_a_shorter_name_is_like_both() -> None:
    text = (
        "ปรับปรุงกฎกระทรวงกำหนดเขตท่าเรือจังหวัดตราด\n"
        "ยกเลิกกฎกระทรวงกำหนดเขตท่าเรือจังหวัดตราด พ.ศ. 2556\n"
        "และกฎกระทรวงกำหนดเขตท่าเรือจังหวัดตราด พ.ศ. 2561 แล้ว"
    )
    assert len(names(text)) == 2


def test_the_first_version_of_a_memorandum_is_another() -> None:
    text = "ลงนามบันทึกความเข้าใจว่าด้วยการเดินเรือชายฝั่ง แล้ว\nต่างจาก MOU ฉบับแรก ซึ่งลงนามเมื่อปี 2552"
    assert names(text) == ["บันทึกความเข้าใจว่าด้วยการเดินเรือชายฝั่ง", "MOU ฉบับแรก"]


def test_a_bill_is_not_the_law_that_it_amends() -> None:
    text = "พิจารณาร่างพระราชบัญญัติคุ้มครองปะการัง (ฉบับที่ ..) พ.ศ. .... แล้ว\nเพื่อแก้ไขเพิ่มเติมพระราชบัญญัติคุ้มครองปะการัง พ.ศ. 2546 ต่อไป"
    assert len(names(text)) == 2


@pytest.mark.parametrize(
    ("text", "how_sure"),
    [
        ("ติดตามโครงการของกรมเจ้าท่า แล้ว", "no"),
        ("ลงนามความตกลงระหว่างไทยและลาว จำนวน 6 ฉบับ แล้ว", "no"),
        ("ลงนามความตกลงระหว่างไทยและลาว แล้ว", "sure"),
    ],
)
def test_several_instruments_have_no_name(text: str, how_sure: str) -> None:
    reading, mentions = read_text(text)
    assert [strength(reading, p) for p in find_phrases(reading, mentions)] == [how_sure]


def test_the_gloss_of_a_quoted_name_is_its_foreign_name() -> None:
    reading, mentions = read_text('ร่วมมือกันในโครงการ "สิทธิจากทุ่งสู่เมือง" (Field to Town Rights Project) ซึ่งเริ่มแล้ว')
    found = groups(reading, mentions)
    assert [[reading.text[a:b] for a, b in g.other] for g in found] == [["Field to Town Rights Project"]]


def test_a_convention_centre_is_no_convention() -> None:
    assert names("ณ ห้อง A1 Andaman Convention and Exhibition Center นครสมมุติ") == []


def test_a_foreign_name_told_twice_is_one_instrument() -> None:
    text = (
        "การประชุม (Meeting on the Regional Plan of Action on Wildlife Crime) "
        "ติดตามแผนปฏิบัติการภูมิภาคว่าด้วยสัตว์ป่า (Regional Plan of Action against Wildlife Crime) ต่อไป"
    )
    assert names(text) == ["แผนปฏิบัติการภูมิภาคว่าด้วยสัตว์ป่า"]


@pytest.mark.parametrize(
    ("group", "kind", "facts", "relation"),
    [
        ("talk", "memorandum", {"joined"}, "signed"),  # การประชุม … พร้อมทั้งลงนามบันทึก…
        ("visit", "convention", {"signs-alone"}, "signed"),  # เยือน… และลงนามความตกลง…
        ("visit", "convention", {"before=sign"}, "about"),  # signed elsewhere, spoken of here
        ("work", "project", {"held-under"}, "under"),
        ("talk", "memorandum", {"before=under"}, "under"),
        ("decide", "memorandum", {"before=under"}, "about"),  # what a committee speaks of
        ("work", "project", {"inside", "of-project"}, "under"),  # การอบรมโครงการ…
        ("work", "project", {"inside"}, "about"),
        ("decide", "law", {"before=according"}, "none"),
        ("decide", "plan", {"before=according", "before=progress"}, "about"),  # ความคืบหน้าการดำเนินงานตามแผน…
        ("sign", "memorandum", set(), "signed"),
        ("sign", "memorandum", {"after=dated"}, "none"),  # บันทึกความเข้าใจเมื่อปี 2558
        ("sign", "law", set(), "none"),
        ("work", "law", {"earlier=teach"}, "about"),  # อบรมให้ความรู้เรื่องบทลงโทษตามพระราชบัญญัติ…
        ("work", "resolution", {"opening", "before=according"}, "under"),
        ("work", "law", {"opening", "before=according"}, "none"),
    ],
)
def test_an_event_does_with_an_instrument_what_the_words_between_tell(
    group: str, kind: str, facts: set[str], relation: str
) -> None:
    assert expected(group, kind, facts) == relation


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"between"}, "yes"),
        ({"topic", "explicit"}, "no"),  # บันทึกข้อตกลงไทย - ลาว ระหว่าง ก กับ ข: ไทย
        ({"adopts", "owned"}, "yes"),  # สภา…ได้รับรองแผน…
        ({"of", "organ"}, "no"),
    ],
)
def test_a_party_is_told_by_how_it_stands_to_the_instrument(facts: set[str], answer: str) -> None:
    assert standing("plan", facts)[0] == answer


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ปฏิบัติตามคำสั่งกระทรวงคมนาคม ที่ 12/2561 ลงวันที่ 3 มีนาคม 2561 อย่างเคร่งครัด", "2018-03-03"),
        ("ปฏิบัติตามคำสั่งกระทรวงคมนาคม ที่ 12/2561 สั่ง ณ วันที่ 4 เมษายน 2561 อย่างเคร่งครัด", "2018-04-04"),
        ("ปฏิบัติตามคำสั่งกระทรวงคมนาคม ที่ 12/2561 อย่างเคร่งครัด", "2018"),
        ("ดำเนินการตามแผนปฏิบัติการด้านการเดินเรือ พ.ศ. 2561 ต่อไป", "2018"),
        ("ดำเนินการตามแผนปฏิบัติการด้านการเดินเรือ ประจำปี พ.ศ. 2561 ต่อไป", None),
    ],
)
def test_the_date_in_a_name_is_that_of_its_making(text: str, day: str | None) -> None:
    reading, mentions = read_text(text)
    found = inside(reading, find_agreements(reading, mentions)[0], mentions)
    assert (found.first if found else None) == day


def parties_told(text: str) -> dict[str, set[str]]:
    reading, mentions = read_text(text)
    persons, _ = find_persons(reading, mentions)
    lists = load()
    actors = [*find_organizations(reading, mentions, persons, lists), *find_places(reading, mentions, lists)]
    named = find_agreements(reading, mentions)[0]
    here = scene(reading, ["signing_ceremony"], actors)
    told = party_facts(reading, named, actors, here)
    return {actor.name: told[actor.id][1] for actor in actors}


def test_the_signatories_of_a_list_stand_behind_the_memorandum() -> None:
    told = parties_told(
        "วันที่ 5 มิถุนายน 2562 มีพิธีลงนามบันทึกข้อตกลงความร่วมมือว่าด้วยการเดินเรือ ในวันนี้ เป็นความร่วมมือของหน่วยงานทั้ง 2 แห่ง "
        "ประกอบด้วย กรมเจ้าท่า และกรมการขนส่งทางบก โดยมีกระทรวงคมนาคมเป็นสักขีพยาน"
    )
    assert {name for name, facts in told.items() if "behind" in facts} == {"กรมเจ้าท่า", "กรมการขนส่งทางบก"}


@pytest.mark.parametrize(
    ("text", "name", "fact"),
    [
        ("ประเทศไทยและประเทศกัมพูชา เข้าเป็นรัฐภาคีอนุสัญญาว่าด้วยสิทธิเด็ก แล้ว", "ไทย", "accedes"),
        ("อนุสัญญาว่าด้วยสิทธิเด็ก เป็นเรื่องสำคัญ โดยประเทศไทยได้ลงนามเข้าเป็นภาคี แล้ว", "ไทย", "accedes"),
        ('กระทรวงแรงงาน ในฐานะหน่วยงานหลัก จึงได้จัดทำ "โครงการอบรมชาวเรือลุ่มน้ำโขง" ขึ้น', "กระทรวงแรงงาน", "does"),
        (
            "ดูแลชาวเรือตามบันทึกความเข้าใจว่าด้วยการอบรมชาวเรือ ซึ่งกรมประมงและกรมการจัดหางานได้ต่ออายุ แล้ว",
            "กรมการจัดหางาน",
            "signs",
        ),
        (
            "ลงนามบันทึกความเข้าใจว่าด้วยการอบรมชาวเรือ โดยมีเป้าหมายที่ชายฝั่ง ระหว่างกรมการจัดหางาน และกรมประมง แล้ว",
            "กรมประมง",
            "behind",
        ),
        ("กรมประมง และกรมเจ้าท่า จัดพิธีลงนามบันทึกข้อตกลงจัดตั้งท่าเรือชุมชน แล้ว", "กรมประมง", "signs"),
        (
            "นายสมชาย ใจดี อธิบดีกรมประมง และนายสมศักดิ์ ใจงาม อธิบดีกรมเจ้าท่า ร่วมลงนามบันทึกข้อตกลงจัดตั้งท่าเรือชุมชน แล้ว",
            "กรมประมง",
            "signs",
        ),
        ("ประเทศไทยในฐานะภาคีอนุสัญญาว่าด้วยสิทธิเด็ก มีพันธกรณี", "ไทย", "accedes"),
        ("ปฏิบัติตามอนุสัญญาว่าด้วยสิทธิเด็ก ที่ประเทศไทยให้สัตยาบันเมื่อปี 2561 แล้ว", "ไทย", "accedes"),
        ("พันธกรณีของรัฐภาคีอนุสัญญาว่าด้วยสิทธิเด็ก เป็นเรื่องสำคัญ\nประเทศไทยจัดประชุม", "ไทย", "accedes"),
        ("อบรมชาวเรือภายใต้โครงการชายฝั่งปลอดภัย ซึ่งได้รับการสนับสนุนจากสหภาพยุโรป แล้ว", "สหภาพยุโรป", "by"),
    ],
)
def test_who_makes_or_joins_an_instrument_is_told(text: str, name: str, fact: str) -> None:
    told = parties_told(text)
    assert any(name in actor and fact in facts for actor, facts in told.items()), told


def test_a_convention_still_to_be_ratified_has_no_party() -> None:
    told = parties_told("เตรียมความพร้อมเข้าเป็นรัฐภาคีอนุสัญญาว่าด้วยสิทธิเด็ก ต่อไป\nประเทศไทยจัดประชุม")
    assert all("accedes" not in facts for facts in told.values())


def test_an_actor_is_seen_in_a_name_that_no_tagger_reads() -> None:
    reading, mentions = read_text("อาเซียนจัดการประชุม แล้วรับรองปฏิญญาอาเซียนว่าด้วยการเดินเรือ")
    named = find_agreements(reading, mentions)[0]
    actor = Entity("o1", "ORG", "อาเซียน", ("อาเซียน",), (Mention(0, 7, "ORG", 1.0),))
    assert "of" in party_facts(reading, named, [actor], Scene(frozenset(), frozenset()))["o1"][1]


def test_the_nearest_of_two_events_is_told_from_the_other() -> None:
    text = (
        "เมื่อวันที่ 5 มิถุนายน 2562 กรมประมงจัดการประชุมคณะทำงานไทย - ลาว ครั้งที่ 2 ณ จังหวัดเชียงใหม่\n"
        "ทั้งนี้ การประชุมคณะกรรมการเดินเรือแห่งชาติ ครั้งที่ 3/2562 วันที่ 1 มิถุนายน 2562 ได้พิจารณาแผนปฏิบัติการด้านการเดินเรือ"
    )
    reading, mentions = read_text(text)
    named = find_agreements(reading, mentions)
    told = occasions(reading, mentions)
    rows = [relation_features(reading, told, place, named, 0) for place in range(len(told))]
    near = [any(f.startswith("nearest=True") for f in row) for row in rows]
    assert len(told) == 2 and sorted(near) == [False, True]
    assert near.index(True) == max(range(2), key=lambda place: told[place].event.best.start)


def test_the_bodies_of_those_who_sign_are_parties() -> None:
    told = parties_told(
        "วันที่ 5 มิถุนายน 2562 มีพิธีลงนามบันทึกข้อตกลงความร่วมมือว่าด้วยการเดินเรือ ณ ศาลากลาง โดยมีผู้ร่วมลงนาม ดังนี้\n"
        "1. นายสมชาย ใจดี อธิบดีกรมเจ้าท่า\n2. นางสมศรี ใจงาม อธิบดีกรมประมง\nทั้งนี้ กระทรวงคมนาคมจะติดตามต่อไป"
    )
    assert {name for name, facts in told.items() if "behind" in facts} == {"กรมเจ้าท่า", "กรมประมง"}


def test_the_countries_of_a_region_are_told_by_their_list() -> None:
    told = parties_told(
        "วันที่ 5 มิถุนายน 2562 มีการลงนามบันทึกความเข้าใจว่าด้วยการท่องเที่ยวในอนุภูมิภาคลุ่มแม่น้ำโขง "
        "ระหว่าง 5 ประเทศ ได้แก่ กัมพูชา ลาว เมียนมา เวียดนาม และไทย โดยมีผู้แทนญี่ปุ่นเป็นสักขีพยาน"
    )
    held = {name for name, facts in told.items() if "region" in facts}
    assert len(held) == 5 and not any("ญี่ปุ่น" in name for name in held)


def test_the_words_before_a_name_tell_what_is_done_with_it() -> None:
    reading, _ = read_text("ทั้งสองฝ่ายดำเนินการภายใต้บันทึกความเข้าใจว่าด้วยการท่องเที่ยว")
    start = reading.text.index("บันทึก")
    assert "before=under" in set(cues(reading, start, len(reading.text)))


@pytest.mark.parametrize(("lead", "found"), [("รายงานความคืบหน้าการดำเนินงานตาม", True), ("ปฏิบัติหน้าที่ตาม", False)])
def test_the_progress_of_a_plan_is_talked_of(lead: str, *, found: bool) -> None:
    reading, _ = read_text(f"ที่ประชุม{lead}แผนปฏิบัติการด้านการท่องเที่ยว")
    start = reading.text.index("แผน")
    assert ("before=progress" in set(cues(reading, start, len(reading.text)))) == found


@pytest.fixture(scope="module")
def told() -> Facts:
    return extract(
        document(
            "กรมการท่องเที่ยวจัดประชุมไทย - ลาว\n\n"
            "เมื่อวันที่ 5 มิถุนายน 2562 กรมการท่องเที่ยวจัดการประชุมคณะทำงานไทย - ลาว ครั้งที่ 2 ณ จังหวัดเชียงใหม่ "
            'ภายใต้โครงการ "ท่องเที่ยวลุ่มน้ำโขง" ระยะเวลา 3 ปี (มกราคม 2561 - ธันวาคม 2563) '
            "เพื่อพิจารณาแผนปฏิบัติการว่าด้วยการท่องเที่ยวชายแดน (พ.ศ. 2562 - 2565) "
            "ภายใต้บันทึกความเข้าใจว่าด้วยการท่องเที่ยวระหว่างรัฐบาลแห่งราชอาณาจักรไทยกับรัฐบาลแห่งสาธารณรัฐประชาธิปไตยประชาชนลาว"
        )
    )


def test_a_period_is_told_in_the_name_or_behind_it(told: Facts) -> None:
    periods = {a.kind: (a.start.value, a.end.value) for a in told.agreements if a.start and a.end}
    assert periods == {"project": ("2018-01", "2020-12"), "plan": ("2019", "2022")}
    text = told.document.text
    shown = [a.start.evidence.span.of(text) for a in told.agreements if a.start]
    assert shown == ["มกราคม 2561 - ธันวาคม 2563", "พ.ศ. 2562 - 2565"]


def test_a_plan_is_under_the_memorandum_that_the_text_puts_it_under(told: Facts) -> None:
    kinds = {a.id: a.kind for a in told.agreements}
    under = [
        (a.kind, kinds[o.value], o.evidence.span.of(told.document.text)[:6]) for a in told.agreements for o in a.under
    ]
    assert under == [("plan", "memorandum", "ภายใต้")]


def test_the_period_and_the_frame_are_published_with_their_proof(told: Facts) -> None:
    linked = link(told, load())
    graph = map_facts(linked, DEFAULT_BASE)
    plan, memorandum = (
        URIRef(linked.iris[a.id]) for kind in ("plan", "memorandum") for a in told.agreements if a.kind == kind
    )
    assert graph.value(plan, P.under) == memorandum
    assert (graph.value(plan, SCHEMA.startDate), graph.value(plan, SCHEMA.endDate)) == (
        Literal("2019", datatype=XSD.gYear),
        Literal("2022", datatype=XSD.gYear),
    )
    for term in (P.under, SCHEMA.startDate, SCHEMA.endDate):
        stated = set(graph.subjects(RDF.subject, plan)) & set(graph.subjects(RDF.predicate, term))
        assert len(stated) == 1 and graph.value(None, OA.hasBody, stated.pop())
    assert validate(graph, load().describe(sorted(linked.known))).conforms


def test_the_short_name_of_a_body_in_the_name_of_a_convention_is_no_name_of_it() -> None:
    reading, mentions = read_text(
        "ไทยให้สัตยาบันอนุสัญญาองค์การแรงงานระหว่างประเทศ (ILO) ฉบับที่ 188 ว่าด้วยการทำงานในภาคการประมง (Work in Fishing)"
    )
    found = groups(reading, mentions)
    assert [[reading.text[a:b] for a, b in g.other] for g in found] == [["Work in Fishing"]]
