"""Persons of made-up releases: prefixes, names, posts; and those who are never published."""

import pytest

from prachum.extract.actors.persons import find_persons
from prachum.model import Person
from reading import read_text


def persons(text: str) -> list[Person]:
    return find_persons(*read_text(text))[0]


@pytest.mark.parametrize(
    ("text", "prefix", "name"),
    [
        ("วันนี้ นางสาวสมใจ รักสงบ ปลัดกระทรวงแรงงาน เป็นประธานการประชุม", "นางสาว", "สมใจ รักสงบ"),
        ("วันนี้ พลตำรวจเอก สมชาย ใจกล้า รองนายกรัฐมนตรี เป็นประธานการประชุม", "พลตำรวจเอก", "สมชาย ใจกล้า"),
        ("โดยมี พล.ต.ท. ดร. สมหวัง ตั้งมั่น ผู้ช่วยผู้บัญชาการตำรวจแห่งชาติ เข้าร่วม", "พล.ต.ท. ดร.", "สมหวัง ตั้งมั่น"),
        ("พร้อมด้วย Mr. John Carter รองผู้อำนวยการโครงการ เข้าร่วมประชุม", "Mr.", "John Carter"),
        ("โดยเอกอัครราชทูตสมศักดิ์ ภักดีวงศ์ ผู้อำนวยการสถาบันฯ และคณะ", "เอกอัครราชทูต", "สมศักดิ์ ภักดีวงศ์"),
    ],
)
def test_a_name_and_what_stands_before_it(text: str, prefix: str, name: str) -> None:
    assert [(p.prefix, p.name) for p in persons(text)] == [(prefix, name)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("นายสมชาย ใจดี รองปลัดกระทรวงแรงงาน กล่าวว่า", ["รองปลัดกระทรวงแรงงาน"]),
        ("นายสมชาย ใจดี ผู้อำนวยการกองนิติการ กรมการจัดหางาน กล่าวว่า", ["ผู้อำนวยการกองนิติการ กรมการจัดหางาน"]),
        ("รัฐมนตรีว่าการกระทรวงแรงงาน นายสมชาย ใจดี กล่าวว่า", ["รัฐมนตรีว่าการกระทรวงแรงงาน"]),
        ("นายสมชาย ใจดี เป็นประธานการประชุมคณะกรรมการ", []),
    ],
)
def test_the_posts_of_a_person(text: str, titles: list[str]) -> None:
    assert [post.title for person in persons(text) for post in person.posts] == titles


def test_later_names_are_the_same_person() -> None:
    (person,) = persons("วันนี้ นายสมชาย ใจดี ปลัดกระทรวงแรงงาน เป็นประธาน\nนายสมชาย กล่าวว่า งานสำเร็จด้วยดี")
    assert person.aliases == ("สมชาย",)
    assert len(person.mentions) == 2


def test_a_name_in_brackets_is_another_spelling() -> None:
    (person,) = persons("โดยมี นายจอห์น คาร์เตอร์ (Mr. John Carter) ที่ปรึกษา เข้าร่วมประชุม")
    assert person.name == "จอห์น คาร์เตอร์"
    assert person.aliases == ("John Carter",)


@pytest.mark.parametrize(
    "text",
    [
        "เจ้าหน้าที่ช่วยเหลือเด็กหญิงเอ อายุ 14 ปี",
        "ผู้เสียหายคือ นางสาว น. อายุ 20 ปี",
        "ช่วยเหลือ นางสาวสมหญิง รักดี (นามสมมติ) ออกจากสถานบริการ",
        "ผู้ต้องหาคือ ด.ช. ก. และพวก",
    ],
)
def test_victims_suspects_and_children_are_never_persons(text: str) -> None:
    assert persons(text) == []


def test_evidence_is_the_name_to_the_letter() -> None:
    text = "วันนี้ นางสาวสมใจ  รักสงบ ปลัดกระทรวงแรงงาน เป็นประธาน"
    (person,) = persons(text)
    assert person.name == "สมใจ รักสงบ"
    assert [mention.span.of(text) for mention in person.mentions] == ["สมใจ  รักสงบ"]
