"""What the words around names tell of their bearers' roles."""

import re

import pytest

from prachum.extract.actors.entities import Entity
from prachum.extract.events.candidates import Candidate
from prachum.extract.events.choice import Event
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading, read
from prachum.extract.roles.clauses import Sign, nearest, sentence, signs
from prachum.extract.roles.frames import frames
from prachum.extract.roles.items import Item
from prachum.extract.tagging import Mention
from reading import document

NAMES = (("PER", r"นาย ?[กขค]\S*"), ("ORG", r"(?:กรม|มูลนิธิ|สมาคม)[ก-ฮ]{1,2}ทดสอบ"), ("LOC", r"ประเทศ[ก-ฮ]ทดสอบ"))
EVENT = r"(?:การ)?ประชุมวิชาการประจำปี|พิธีลงนาม\S*"


def signed(text: str) -> tuple[list[Sign], list[str]]:
    """The signs of a text, and the names in it in order."""
    reading: Reading = read(document(text))
    spans = sorted((m.start(), m.end(), label) for label, form in NAMES for m in re.finditer(form, reading.text))
    found = []
    for number, (start, end, label) in enumerate(spans):
        mention = Mention(start, end, label, 1.0)
        entity = Entity(str(number), label, reading.text[start:end], (), (mention,))
        found.append(Item(entity, mention, start, end))
    named = tuple(Candidate(m.start(), m.end(), "meeting", 1.0) for m in re.finditer(EVENT, reading.text))
    nothing = Mentions((), (), (), (), (), (), ())
    return signs(reading, nothing, Event(True, named, 1.0), found), [item.actor.name for item in found]


def roles(text: str) -> dict[str, set[str]]:
    """What the frames tell of each name."""
    row, names = signed(text)
    out: dict[str, set[str]] = {name: set() for name in names}
    for place, sign in enumerate(row):
        for number in sign.items:
            out[names[number]] |= {role for _, role in frames(row, place)}
    return out


def test_a_list_is_one_sign_though_its_members_are_introduced_one_by_one():
    row, names = signed("โดยมีผู้แทนกรมกทดสอบ ผู้แทนกรมขทดสอบ และกรมคทดสอบ เข้าร่วม")
    assert [sign.what for sign in row] == ["there-was", "represents", "ORG", "joins"]
    assert row[2].items == (0, 1, 2)
    assert len(names) == 3


def test_words_within_a_name_of_an_event_are_no_signs():
    row, _ = signed("นายกิตติเป็นประธานการประชุมวิชาการประจำปี")
    assert [sign.what for sign in row] == ["PER", "presides", "EVENT"] or [s.what for s in row][-1] == "EVENT"


def test_a_sentence_ends_where_someone_speaks():
    row, _ = signed("กรมกทดสอบ เข้าร่วม นายก้อง กล่าวว่า กรมขทดสอบ เข้าร่วม")
    place = max(n for n, sign in enumerate(row) if sign.what == "ORG")
    assert "PER" not in sentence(row, place)[0]
    assert sentence(row, place)[1] == ["joins"]


def test_the_event_named_next_is_told_from_none():
    row, _ = signed("กรมกทดสอบ จัดการประชุมวิชาการประจำปี\nกรมขทดสอบ เข้าร่วม")
    first, last = (n for n, sign in enumerate(row) if sign.what == "ORG")
    assert nearest(row, first) == "none EVENT"
    assert nearest(row, last).startswith("line")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("นายกิตติ เป็นประธานการประชุมวิชาการประจำปี", "นายกิตติ", "chair"),
        ("คณะผู้แทน นำโดย นายขจร เข้าร่วม", "นายขจร", "chair"),
        ("การประชุมวิชาการประจำปี พร้อมด้วย นายขจร เข้าร่วม", "นายขจร", "participant"),
        ("มีหน่วยงานภายนอกเข้าร่วมงานด้วย ได้แก่ มูลนิธิกทดสอบ และสมาคมขทดสอบ", "สมาคมขทดสอบ", "participant"),
        ("การประชุมวิชาการประจำปี จัดโดย กรมกทดสอบ ร่วมกับสมาคมขทดสอบ", "สมาคมขทดสอบ", "organizer"),
        ("กรมกทดสอบ ร่วมกับสมาคมขทดสอบ จัดการประชุมวิชาการประจำปี", "กรมกทดสอบ", "organizer"),
        ("พิธีลงนามความร่วมมือ ระหว่าง กรมกทดสอบ กับ กรมขทดสอบ", "กรมขทดสอบ", "participant"),
    ],
)
def test_frames(text: str, name: str, role: str):
    assert role in roles(text)[name]


def test_no_frame_tells_a_role_of_who_is_merely_thanked():
    assert roles("ขอขอบคุณ นายกิตติ ที่ช่วยเหลือ") == {"นายกิตติ": set()}
