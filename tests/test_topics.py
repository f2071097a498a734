"""Topics of documents and events: words of the field tell them anywhere, words of general use only within it."""

import pytest

from prachum.extract.document.topics import FIELD, GENERAL, NO_TOPIC, document_topics
from prachum.extract.gazetteer import entries
from prachum.validate import load_codes
from reading import read_text

HEAD = "พม. จัดประชุมต่อต้านการค้ามนุษย์\n\n"
OPENING = "วันที่ 22 เมษายน 2562 เวลา 09.30 น. นายสมชาย ใจดี เป็นประธานการประชุมต่อต้านการค้ามนุษย์ "


def topics(text: str) -> dict[str, str]:
    """The topics of a text, each with the words that prove it."""
    reading, _ = read_text(text)
    stored = reading.document.text
    return {
        topic.value: stored[topic.evidence.span.start : topic.evidence.span.end] for topic in document_topics(reading)
    }


def test_a_word_of_general_use_tells_a_topic_in_a_release_about_trafficking() -> None:
    screening = "ที่ประชุมหารือการคัดกรอง การคัดกรองผู้เข้าเมือง และผลการคัดกรอง เพื่อแก้ปัญหาการค้ามนุษย์"
    assert topics(HEAD + OPENING + screening) == {"victim-identification": "คัดกรอง"}


def test_it_tells_none_in_another_release() -> None:
    disease = "สธ. ประชุมคัดกรองโรค\n\nวันที่ 22 เมษายน 2562 มีการประชุมเรื่องนโยบายคัดกรองโรค การคัดกรอง และนโยบายอื่น"
    assert topics(disease) == {}


def test_a_word_of_the_field_tells_one_anywhere() -> None:
    text = "รง. ประชุมเรื่องแรงงานบังคับ\n\nวันที่ 22 เมษายน 2562 มีการประชุมเรื่องแรงงานบังคับ"
    assert topics(text) == {"forced-labour": "แรงงานบังคับ"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์", set()),
        ("การป้องกันและแก้ไขปัญหาการค้ามนุษย์", set()),
        ("การป้องกันการค้ามนุษย์", {"prevention"}),
        ("คณะกรรมการป้องกันและปราบปรามการค้ามนุษย์", {"policy"}),
    ],
)
def test_a_name_that_has_prevention_in_it_is_not_about_prevention(words: str, found: set[str]) -> None:
    assert set(topics(f"{HEAD}{OPENING}ตาม{words} และ{words}")) == found


@pytest.mark.parametrize("name", [FIELD, GENERAL])
def test_the_words_lead_to_codes_of_the_list(name: str) -> None:
    known = {str(code) for code in load_codes().subjects()}
    rows = list(entries(name))
    assert len({row[0] for row in rows}) == len(rows), "a word stands twice"
    codes = {code for _, code in rows} - {NO_TOPIC}
    assert {f"https://w3id.org/prachum/code/topic/{code}" for code in codes} <= known
