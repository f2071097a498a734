"""Texts as other sites set them: on one line, broken to fit a page, without spaces behind names."""

import pytest

from prachum.extract.reading import Reading, read
from reading import document

LEAD = (
    "วันนี้ (5 มีนาคม 2563) นายสมชาย ใจดี ปลัดกระทรวงตัวอย่าง เป็นประธานการประชุมคณะกรรมการตัวอย่าง ครั้งที่ 1/2563 "
    "ณ ห้องประชุมใหญ่ อาคารตัวอย่าง โดยมีผู้แทนหน่วยงานต่าง ๆ ในสังกัดเข้าร่วมการประชุมอย่างพร้อมเพรียงกัน เพื่อติดตามงาน"
)
SAID = "นายสมชาย กล่าวว่า ที่ประชุมได้รับทราบผลการดำเนินงานที่ผ่านมา " + "และพิจารณาแนวทางการดำเนินงานต่อไป " * 40


def _read(text: str) -> Reading:
    return read(document(text))


def test_the_opening_of_a_text_on_one_line_ends_where_one_speaks() -> None:
    reading = _read(f"{LEAD} {SAID}")
    assert reading.text[slice(*reading.opening)] == LEAD


def test_lines_broken_inside_a_word_are_joined_without_a_space() -> None:
    line = "เป็นประธานการประชุมคณะกรรมการตัวอย่างเพื่อติดตามงานของสำนัก"
    reading = _read(
        f"วันนี้ (5 มีนาคม 2563) นายสมชาย ใจดี {line}\nงานตัวอย่าง{line}\nงานตัวอย่าง{line}\nโดย{line}\nงานตัวอย่าง{line}\n"
    )
    assert "ของสำนักงานตัวอย่างเป็นประธาน" in reading.text
    assert "ของสำนัก โดยเป็นประธาน" in reading.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("โดยนายสมชาย ใจดีอธิบดีกรมตัวอย่าง เข้าร่วม", "โดยนายสมชาย ใจดี อธิบดีกรมตัวอย่าง เข้าร่วม"),
        ("นายกรัฐมนตรี เป็นประธานการประชุม", "นายกรัฐมนตรี เป็นประธานการประชุม"),
        ("นายกสมาคมตัวอย่าง และเลขาธิการสมาคม", "นายกสมาคมตัวอย่าง และเลขาธิการสมาคม"),
    ],
)
def test_a_post_glued_to_a_name_is_set_apart(text: str, expected: str) -> None:
    assert _read(text).text == expected


def test_a_space_put_in_stands_for_nothing_stored() -> None:
    text = "นายสมชาย ใจดีอธิบดีกรมตัวอย่าง"
    reading = _read(text)
    at = reading.text.index("อธิบดี")
    assert reading.stored(at, at + 6).of(text) == "อธิบดี"
    assert reading.stored(0, at - 1).of(text) == "นายสมชาย ใจดี"


def test_the_opening_of_an_undated_text_tells_who_did_something() -> None:
    sums_up = "กรมประมงหารือสมาคมตัวอย่าง แจงความคืบหน้าการแก้ปัญหาประมงผิดกฎหมาย"
    tells = (
        "นายมานะ ใจดี อธิบดีกรมประมง กล่าวภายหลังหารือร่วมกับสมาคมตัวอย่าง ถึงความคืบหน้าของการแก้ไขปัญหาประมงผิดกฎหมาย ว่า ดำเนินไปด้วยดี"
    )
    head = "กรมประมงเดินหน้าแก้ปัญหา"
    reading = _read(f"{head}\n\n{sums_up}\n{tells}")
    assert reading.text[slice(*reading.opening)] == tells
    other = f"โรงแรมริมเล จังหวัดตราด คึกคักไปด้วยช่างไม้จากทั่วประเทศ ที่มาร่วมงานมหกรรมไม้ไทย{' ซึ่งเพิ่งเริ่มขึ้น' * 6}"
    reading = _read(f"{head}\n\n{other}\n{tells}")
    assert reading.text[slice(*reading.opening)] == other


@pytest.mark.parametrize("later", ["จากนั้นเวลา 15.30 น. คณะเดินทางไปเยี่ยมหมู่บ้าน", "การประชุมครั้งถัดไปกำหนดในวันที่ 5 มีนาคม 2563"])
def test_what_came_later_is_no_opening(later: str) -> None:
    story = f"ตราด - ผู้ว่าราชการจังหวัดตราด เปิดงานมหกรรมไม้ไทย{' ซึ่งเพิ่งเริ่มขึ้น' * 8}"
    reading = _read(f"กรมประมงเดินหน้าแก้ปัญหา\n\n{story}\n{later}")
    assert reading.text[slice(*reading.opening)] == story
