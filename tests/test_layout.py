"""Headline, dateline, body and foot of a release, whatever site it comes from."""

import pytest

from prachum.read.layout import find_layout, is_dateline

LEAD = "วันนี้ (5 มีนาคม 2563) นายสมชาย ใจดี ปลัดกระทรวงตัวอย่าง เป็นประธานการประชุมคณะกรรมการตัวอย่าง ครั้งที่ 1/2563"
TITLE = "กระทรวงตัวอย่าง จัดประชุมคณะกรรมการตัวอย่าง ขับเคลื่อนงานปี 2563"
PORTAL = (
    f"เว็บไซต์ตัวอย่าง-ข่าวหน่วยงาน-{TITLE}\n\nวันพฤหัสบดีที่ 5 มีนาคม 2563\n05/03/2563\nพิมพ์\n"
    f"{TITLE}\n{TITLE}\n{LEAD}\n\nที่มา : http://example.org/1\n"
)
NEWSPAPER = f"สังคม/CSR\n\n{TITLE}\n\n{LEAD}\nย่อหน้าต่อมาเล่าถึงผลการประชุมและแผนงานต่อไปของหน่วยงาน\n"
BARE = f"{LEAD} " + "และที่ประชุมได้รับทราบผลการดำเนินงานที่ผ่านมา " * 12


@pytest.mark.parametrize(
    ("text", "headline", "dateline"),
    [
        (PORTAL, TITLE, "วันพฤหัสบดีที่ 5 มีนาคม 2563"),
        (NEWSPAPER, TITLE, None),
        (BARE, None, None),
        (f"{TITLE}\n\n{BARE}", TITLE, None),
    ],
)
def test_the_head_of_a_release(text: str, headline: str | None, dateline: str | None) -> None:
    layout = find_layout(text)
    assert (layout.headline.of(text) if layout.headline else None) == headline
    assert (layout.dateline.of(text) if layout.dateline else None) == dateline
    assert layout.body.of(text).lstrip().startswith("วันนี้ (5 มีนาคม 2563)")


def test_the_foot_is_no_part_of_the_body() -> None:
    layout = find_layout(PORTAL)
    assert layout.footer is not None
    assert layout.footer.of(PORTAL) == "ที่มา : http://example.org/1"
    assert "ที่มา" not in layout.body.of(PORTAL)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("วันพุธที่ 7 มีนาคม 2561", True),
        ("เผยแพร่ : 22 เม.ย. 2562 14:52 น.", True),
        ("27/08/2568", True),
        ("วันที่ 7 มีนาคม 2561 นายสมชาย ใจดี เป็นประธานเปิดงาน", False),
        ("พิมพ์", False),
    ],
)
def test_a_dateline_is_hardly_more_than_a_date(line: str, expected: bool) -> None:
    assert is_dateline(line) is expected


def test_an_empty_text_has_a_body_and_nothing_else() -> None:
    layout = find_layout("\n \n")
    assert (layout.headline, layout.dateline, layout.footer) == (None, None, None)


def test_a_headline_on_the_line_of_the_text_is_told_apart() -> None:
    text = f"{TITLE} {LEAD} และที่ประชุมได้รับทราบผลการดำเนินงานที่ผ่านมา"
    layout = find_layout(text)
    assert layout.headline is not None
    assert layout.headline.of(text) == TITLE
    assert layout.body.of(text).startswith("วันนี้ (5 มีนาคม 2563)")


def test_a_sentence_dated_in_its_middle_has_no_headline_before_it() -> None:
    text = f"นายสมชาย ใจดี ปลัดกระทรวงตัวอย่าง เปิดเผยว่า เมื่อวันที่ 5 มีนาคม 2563 เวลา 09.00 น. {TITLE}"
    assert find_layout(text).headline is None


def test_a_headline_broken_to_fit_a_page_is_whole() -> None:
    text = (
        "กระทรวงตัวอย่าง จัดประชุมคณะกรรมการตัวอย่างเพื่อติดตามงานสำคัญ\nขับเคลื่อนงานปี 2563\n\n"
        "วันนี้ (5 มีนาคม 2563) นายสมชาย ใจดี ปลัดกระทรวงตัวอย่าง เป็นประธาน\nการประชุมคณะกรรมการตัวอย่าง ครั้งที่ 1/2563\n"
    )
    headline = find_layout(text).headline
    assert headline is not None
    assert headline.of(text) == "กระทรวงตัวอย่าง จัดประชุมคณะกรรมการตัวอย่างเพื่อติดตามงานสำคัญ\nขับเคลื่อนงานปี 2563"


def test_who_wrote_a_text_is_no_headline() -> None:
    text = f"{TITLE}\n5 มีนาคม 2563\nโดย กองบรรณาธิการ\nกรุงเทพฯ - {LEAD}\n"
    headline = find_layout(text).headline
    assert headline is not None
    assert headline.of(text) == TITLE


def test_a_short_headline_over_a_short_paragraph_is_no_label() -> None:
    head, first = (
        "ตราดติวเข้มล่าม รุ่น 1",
        f"โรงแรมริมเล จังหวัดตราด – {TITLE} โดยมีผู้แทนจากหน่วยงานในพื้นที่เข้าร่วมรับฟังตลอดทั้งวัน และปิดท้ายด้วยการแลกเปลี่ยน",
    )
    text = f"{head}\n\n{first}\nย่อหน้าต่อมาเล่าถึงผลการประชุมและแผนงานต่อไปของหน่วยงาน\n"
    layout = find_layout(text)
    assert layout.headline and layout.headline.of(text) == head
    assert layout.body.of(text).startswith("โรงแรม")


def test_whose_news_it_is_may_stand_before_the_date() -> None:
    text = f"{TITLE}\n\nข่าวจังหวัดตราด 5 มีนาคม 2563\n\n{LEAD}\n"
    layout = find_layout(text)
    assert layout.headline and layout.headline.of(text) == TITLE
    assert layout.dateline and layout.dateline.of(text) == "ข่าวจังหวัดตราด 5 มีนาคม 2563"
