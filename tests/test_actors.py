"""Bodies and places of made-up releases: what is one thing, and its code."""

import pytest

from prachum import authorities
from prachum.extract import extract
from prachum.extract.actors.entities import cluster
from prachum.extract.actors.organizations import find_organizations
from prachum.extract.actors.persons import find_persons
from prachum.extract.actors.places import code, find_places
from prachum.extract.known import known_names
from prachum.extract.mending import mended
from prachum.extract.reading import read
from prachum.extract.tagging import Mention
from reading import document, read_text


def bodies(text: str) -> list[tuple[str, ...]]:
    reading, mentions = read_text(text)
    people, _ = find_persons(reading, mentions)
    return [body.forms for body in find_organizations(reading, mentions, people, authorities.load())]


def test_a_name_its_abbreviation_and_its_short_form_are_one_body() -> None:
    found = bodies("กระทรวงแรงงาน (รง.) จัดการประชุม โดยกระทรวงแรงงานเป็นเจ้าภาพ และ รง. ได้เชิญผู้แทนเข้าร่วม")
    assert len(found) == 1
    assert set(found[0]) >= {"กระทรวงแรงงาน", "รง."}


def test_a_foreign_ministry_is_not_the_thai_one() -> None:
    found = bodies("ได้หารือกับกระทรวงแรงงานสหรัฐฯ โดยมีผู้แทนกระทรวงแรงงาน เข้าร่วมด้วย")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("สั่งการให้กรมสอบสวนคดีพิเศษประสานงาน", "กรมสอบสวนคดีพิเศษประสานงาน", ["กรมสอบสวนคดีพิเศษ"]),
        ("มีกองทัพบกสำนักงานตำรวจแห่งชาติ", "กองทัพบกสำนักงานตำรวจแห่งชาติ", ["กองทัพบก", "สำนักงานตำรวจแห่งชาติ"]),
        ("ร่วมกับกองกำกับการ 4 ด้วย", "กองกำกับการ", ["กองกำกับการ 4"]),
        ("ที่ *****", "*****", []),
        ("อาทิ ไอโฟ, และ", "ไอโฟ,", ["ไอโฟ"]),
        ("และ H.E. C.A. Anna Bell", "E. C.A.", []),
        ("จากกองทดลองงาน กรมการจัดหางาน", "กองทดลองงาน กรมการจัดหางาน", ["กองทดลองงาน", "กรมการจัดหางาน"]),
        ("กองทดลองงาน\nกรมการจัดหางาน", "กองทดลองงาน\nกรมการจัดหางาน", ["กองทดลองงาน", "กรมการจัดหางาน"]),
        ("จากกรมการจัดหางาน กองทุน", "กรมการจัดหางาน กองทุน", ["กรมการจัดหางาน"]),
        ("ที่สำนักทดลอง สำนักเลขาธิการทดสอบ", "สำนักทดลอง สำนักเลขาธิการทดสอบ", ["สำนักทดลอง", "สำนักเลขาธิการทดสอบ"]),
        ("โรงเรียนปลาทอง เขตบางรัก กทม.", "โรงเรียนปลาทอง เขตบางรัก กทม.", ["โรงเรียนปลาทอง"]),
        ("พบ รมว.กกต.เวียดนาม ด้วย", "กกต.", ["กกต.เวียดนาม"]),
        ("ร่วมกับ กกต. ลาว ด้วย", "กกต.", ["กกต. ลาว"]),
        ("ร่วมกับกระทรวงกลาโหมเวียดนาม ด้วย", "กระทรวงกลาโหมเวียดนาม", ["กระทรวงกลาโหมเวียดนาม"]),
        ("รัฐมนตรีว่าการกระทรวงแรงงานและช่างฝีมือ สปป.ลาว", "กระทรวงแรงงาน", ["กระทรวงแรงงานและช่างฝีมือ"]),
        ("ศูนย์ทดลองงาน เป็นต้น", "ศูนย์ทดลองงาน เป็นต้น", ["ศูนย์ทดลองงาน"]),
        ("กับบริษัท ปลาทองไทย จำกัด 5. และ", "บริษัท ปลาทองไทย จำกัด 5.", ["บริษัท ปลาทองไทย จำกัด"]),
        ("กับกระทรวงช่างฝีมือ ของ สปป.ลาว", "กระทรวงช่างฝีมือ ของ สปป.ลาว", ["กระทรวงช่างฝีมือ"]),
        ("กับกรมการจัดหางานปลาทอง ด้วย", "กรมการจัดหางานปลาทอง", ["กรมการจัดหางานปลาทอง"]),
        ("ให้กรมการจัดหางานต่อไป ด้วย", "กรมการจัดหางานต่อไป", ["กรมการจัดหางาน"]),
        ("พร้อมกองทดลองงาน 10 นาย", "กองทดลองงาน 10", ["กองทดลองงาน"]),
        ("พร้อมตำรวจภูธรภาค 8 จังหวัดระนอง", "ตำรวจภูธรภาค 8", ["ตำรวจภูธรภาค 8"]),
        ("แจ้งศูนย์ทดลองงาน สายด่วน 1567 ได้", "ศูนย์ทดลองงาน สายด่วน 1567", ["ศูนย์ทดลองงาน"]),
        ("แจ้งศูนย์ดำรงธรรมอำเภอ แล้ว", "ศูนย์ดำรงธรรมอำเภอ", ["ศูนย์ดำรงธรรมอำเภอ"]),
    ],
)
def test_tagged_names_are_mended(text: str, tagged: str, expected: list[str]) -> None:
    reading = read(document(text))
    start = reading.text.index(tagged)
    found = mended(reading, [Mention(start, start + len(tagged), "ORG", 0.8)], known_names())
    assert [reading.text[m.start : m.end] for m in found] == expected


def test_a_place_that_was_tagged_as_a_body_is_a_place() -> None:
    reading = read(document("จากกัมพูชา"))
    (found,) = mended(reading, [Mention(3, 10, "ORG", 0.8)], known_names())
    assert found.label == "LOC"


def test_districts_are_told_by_what_stands_before_them() -> None:
    reading, mentions = read_text(
        "ตรวจค้นร้านค้าใน ต.บึงทองคำ และแขวงดอนเมฆใน แต่ไม่ไปอำเภออื่น ๆ หรือเขตเศรษฐกิจ ตามที่ พล.อ.สมชาย สั่ง"
    )
    found = find_places(reading, mentions, authorities.load())
    assert {"ต.บึงทองคำ", "แขวงดอนเมฆใน"} <= {p.name for p in found}
    assert not {p.name for p in found if p.name.startswith(("อ", "เขต"))}


@pytest.mark.parametrize(
    "text",
    [
        "มูลนิธิปลาทองเพื่อเด็ก หรือ PTX ได้หารือกับผู้แทนมูลนิธิปลาทองเพื่อเด็ก",
        "กระทรวงเกษตรและสหกรณ์ แจ้งว่า เกษตรฯ",
    ],
)
def test_short_forms_are_the_body_that_they_shorten(text: str) -> None:
    reading = read(document(text))
    forms = ("มูลนิธิปลาทองเพื่อเด็ก", "PTX", "กระทรวงเกษตรและสหกรณ์", "เกษตรฯ")
    named = [Mention(at, at + len(f), "ORG", 1.0) for f in forms if (at := reading.text.rfind(f)) >= 0]
    first = [Mention(0, named[0].end - named[0].start, "ORG", 1.0)]
    groups = list(cluster(reading, sorted({*named, *first}), "organization", authorities.load()))
    assert len(groups) == 1


def test_places_have_their_codes() -> None:
    reading, mentions = read_text("เดินทางไปยังจังหวัดเชียงราย และกรุงพนมเปญ ราชอาณาจักรกัมพูชา พร้อมผู้แทนจาก สปป.ลาว และสหรัฐฯ")
    found = {code(p.entry) for p in find_places(reading, mentions, authorities.load())}
    assert {"TH-57", "KH", "LA", "US"} <= found


def test_one_country_under_several_names_is_one_place() -> None:
    facts = extract(document("ประเทศไทยและกัมพูชาหารือทวิภาคี โดยฝ่ายไทยและราชอาณาจักรกัมพูชาเห็นพ้องกัน รัฐบาลไทยพร้อมร่วมมือ"))
    assert sorted(place.code or "" for place in facts.places) == ["KH", "TH"]


def test_a_person_knows_the_body_of_the_post() -> None:
    facts = extract(document("วันนี้ นายสมชาย ใจดี รองปลัดกระทรวงแรงงาน เป็นประธานการประชุม"))
    (post,) = facts.persons[0].posts
    named = {organization.id: organization.name for organization in facts.organizations}
    assert named[post.organization or ""] == "กระทรวงแรงงาน"


def test_every_fact_points_into_the_text() -> None:
    text = "วันนี้ (5 มี.ค. 63) นายสมชาย ใจดี รองปลัดกระทรวงแรงงาน เป็นประธานการประชุมคณะกรรมการตัวอย่าง ณ โรงแรมริมน้ำ กรุงเทพฯ"
    facts = extract(document(text))
    for thing in (*facts.persons, *facts.organizations, *facts.places, *facts.meetings):
        assert thing.mentions
        assert all(0 <= m.span.start < m.span.end <= len(text) and 0 < m.confidence <= 1 for m in thing.mentions)
