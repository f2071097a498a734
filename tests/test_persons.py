"""Persons of made-up releases: prefixes, names, posts; and those who are never published."""

import pytest

from prachum.extract.actors.leaders import leaders
from prachum.extract.actors.persons import find_persons
from prachum.extract.actors.posts import offices, widened
from prachum.extract.mentions import Mentions
from prachum.extract.reading import read
from prachum.extract.tagging import Mention
from prachum.model import Person
from reading import document, read_text


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
        ("พร้อมด้วย พันเอก (พิเศษ) สมหมาย กล้าหาญ เข้าร่วมประชุม", "พันเอก (พิเศษ)", "สมหมาย กล้าหาญ"),
        ("และ H.E. Anna Bell Secretary of State เข้าร่วมประชุม", "H.E.", "Anna Bell"),
        ("โดยนางสาวสมฤดี ณ ลำพูน ผู้อำนวยการกองกลาง เข้าร่วม", "นางสาว", "สมฤดี ณ ลำพูน"),
        ("โดยมี นายกฤษปลา ปลาทองดี ปลัดกระทรวงแรงงาน เข้าร่วม", "นาย", "กฤษปลา ปลาทองดี"),
        ("โดยมี ร.ต.อ.หญิง สมใจ ปลาทองดี รองสารวัตร เข้าร่วม", "ร.ต.อ.หญิง", "สมใจ ปลาทองดี"),
        ("โดยมี นางพรรณี ช่วยปลา ปลัดกระทรวงแรงงาน เข้าร่วม", "นาง", "พรรณี ช่วยปลา"),
        ("โดยมี นายออรณิษฐ์ ปลาทองดี ปลัดกระทรวงแรงงาน เข้าร่วม", "นาย", "ออรณิษฐ์ ปลาทองดี"),
    ],
)
def test_a_name_and_what_stands_before_it(text: str, prefix: str, name: str) -> None:
    assert [(p.prefix, p.name) for p in persons(text)] == [(prefix, name)]


@pytest.mark.parametrize(
    ("tagged", "titles"),
    [
        ("ประธานมูลนิธิปลาทอง 3.", ["ประธานมูลนิธิปลาทอง"]),
        ("ประธานมูลนิธิปลาทอง)", ["ประธานมูลนิธิปลาทอง"]),
        ("ปลัดกระทรวงแรงงาน/ประธานคณะอนุกรรมการ", ["ปลัดกระทรวงแรงงาน", "ประธานคณะอนุกรรมการ"]),
        ("หัวหน้ากลุ่ม 1/2", ["หัวหน้ากลุ่ม 1/2"]),
    ],
)
def test_tagged_titles_end_where_the_office_does(tagged: str, titles: list[str]) -> None:
    reading = read(document(f"นายสมชาย ใจดี {tagged} กล่าวว่า"))
    start = reading.text.index(tagged)
    found = offices(reading, Mention(start, start + len(tagged), "POST", 0.9))
    assert [reading.text[m.start : m.end] for m in found] == titles


def test_a_given_name_cut_short_names_no_one() -> None:
    assert persons("จับกุม 1) นายสมหวังฯ อายุ 40 ปี พร้อมของกลาง") == []


def test_whose_age_is_told_is_a_private_person() -> None:
    assert persons("ช่วยเหลือ นางสาวสมศรี ใจดี อายุ 19 ปี และจับกุม นายสมหวัง ใจร้าย (อายุ 40 ปี)") == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("นายสมชาย ใจดี รองปลัดกระทรวงแรงงาน กล่าวว่า", ["รองปลัดกระทรวงแรงงาน"]),
        ("นายสมชาย ใจดี ผู้อำนวยการกองนิติการ กรมการจัดหางาน กล่าวว่า", ["ผู้อำนวยการกองนิติการ กรมการจัดหางาน"]),
        ("รัฐมนตรีว่าการกระทรวงแรงงาน นายสมชาย ใจดี กล่าวว่า", ["รัฐมนตรีว่าการกระทรวงแรงงาน"]),
        ("นายสมชาย ใจดี เป็นประธานการประชุมคณะกรรมการ", []),
        ("นายสมชาย ใจดี ผู้ว่าราชการจังหวัดเลย กล่าวว่า", ["ผู้ว่าราชการจังหวัดเลย"]),
        ("นายสมชาย ใจดี (ผู้อำนวยการกองนิติการ) กล่าวว่า", ["ผู้อำนวยการกองนิติการ"]),
    ],
)
def test_the_posts_of_a_person(text: str, titles: list[str]) -> None:
    assert [post.title for person in persons(text) for post in person.posts] == titles


def test_a_second_post_behind_a_gloss_of_the_first() -> None:
    name, first, second = "สมชาย ใจดี", "ปลัดกระทรวงทดลอง", "เลขานุการคณะกรรมการทดลอง"
    reading = read(document(f"นาย{name} {first} (ปลัด ทล.) ในฐานะ{second} กล่าวว่า"))
    at = {words: reading.text.index(words) for words in (name, first, second)}
    found = {words: Mention(start, start + len(words), "PER", 1.0) for words, start in at.items()}
    mentions = Mentions((found[name],), (found[first], found[second]), (), (), (), (), ())
    (person,) = find_persons(reading, mentions)[0]
    assert [post.title for post in person.posts] == [first, second]


def test_later_names_are_the_same_person() -> None:
    (person,) = persons("วันนี้ นายสมชาย ใจดี ปลัดกระทรวงแรงงาน เป็นประธาน\nนายสมชาย กล่าวว่า งานสำเร็จด้วยดี")
    assert person.aliases == ("สมชาย",)
    assert len(person.mentions) == 2


def test_a_given_name_in_the_headline_is_the_person_of_the_text() -> None:
    (person,) = persons("สมชาย สั่งเร่งช่วยแรงงาน\nวันนี้ นายสมชาย ใจดี ปลัดกระทรวงแรงงาน กล่าวว่า นายสมชาย จะเร่งช่วย")
    assert person.name == "สมชาย ใจดี"


def test_a_shorter_royal_style_is_the_same_person() -> None:
    text = "พระเจ้าวรวงศ์เธอ พระองค์เจ้าจันทรมณี เสด็จเปิดงาน\nพระองค์เจ้าจันทรมณี ทรงเปิดงาน"
    assert len(persons(text)) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ขอบคุณประธานาธิบดีมาริโน ที่ให้การต้อนรับ", ["มาริโน"]),
        ("ขอบคุณประธานาธิบดีฝรั่งเศส ที่ให้การต้อนรับ", []),
        ("ขอบคุณประธานาธิบดีแห่งสาธารณรัฐเกาหลี", []),
        ("ประธานาธิบดีกล่าวว่า ยินดีร่วมมือ", []),
        ("ในโอกาสที่ประธานาธิบดีคาร์ลอส เปเรซา และภริยา เยือนไทย", []),  # two names: the tagger's work
    ],
)
def test_a_head_of_state_goes_by_one_name(text: str, names: list[str]) -> None:
    reading = read(document(text))
    assert [text[m.start : m.end] for m in leaders(reading)] == names


@pytest.mark.parametrize(
    ("tagged", "behind", "title"),
    [
        ("ผู้อำนวยการ", "ศูนย์ทดลอง", "ผู้อำนวยการศูนย์ทดลอง"),
        ("นายกรัฐมนตรี", " สปป. ลาว", "นายกรัฐมนตรี สปป. ลาว"),
        ("รัฐมนตรีว่าการกระทรวงกลาโหม", " กระทรวงแรงงาน", "รัฐมนตรีว่าการกระทรวงกลาโหม"),
        ("เอกอัครราชทูต ณ กรุงปารีส", " ณ สถานเอกอัครราชทูต", "เอกอัครราชทูต ณ กรุงปารีส"),
        ("ที่ปรึกษา", " เชียงใหม่", "ที่ปรึกษา"),
        ("ผู้อำนวยการกองกลาง และเจ้าหน้าที่กองกลาง", " กรมการค้า", "ผู้อำนวยการกองกลาง"),
    ],
)
def test_where_a_title_ends(tagged: str, behind: str, title: str) -> None:
    reading = read(document(tagged + behind + " เข้าร่วม"))
    label = "LOC" if behind.strip() in ("สปป. ลาว", "เชียงใหม่") else "ORG"
    start = reading.text.index(behind.removeprefix(" ณ ").strip())
    name = Mention(start, len(tagged + behind), label, 1.0)
    mentions = Mentions((name,), (), (), (), (), (), ())
    found = widened(reading, Mention(0, len(tagged), "POST", 1.0), mentions)
    assert reading.text[found.start : found.end] == title


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


def test_whom_a_room_is_called_after_is_not_there() -> None:
    text = "วันนี้ นายมานะ รักดี ปลัดกระทรวงแรงงาน เป็นประธานการประชุม ณ ห้องประชุม ศ.สมหวัง ใจงาม ชั้น 5 อาคารกระทรวงแรงงาน"
    reading, mentions = read_text(text)
    assert [p.name for p in find_persons(reading, mentions)[0]] == ["มานะ รักดี"]
    assert [reading.text[v.start : v.end] for v in mentions.venues] == [
        "ห้องประชุม ศ.สมหวัง ใจงาม ชั้น 5 อาคารกระทรวงแรงงาน"
    ]


def test_evidence_is_the_name_to_the_letter() -> None:
    text = "วันนี้ นางสาวสมใจ  รักสงบ ปลัดกระทรวงแรงงาน เป็นประธาน"
    (person,) = persons(text)
    assert person.name == "สมใจ รักสงบ"
    assert [mention.span.of(text) for mention in person.mentions] == ["สมใจ  รักสงบ"]
