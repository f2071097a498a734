"""Which phrases of made-up releases name events, and what is told of each."""

import pytest

from prachum.extract.events.attendance import attendance
from prachum.extract.events.candidates import Candidate, candidates
from prachum.extract.events.choice import Event
from prachum.extract.events.heads import find_heads
from prachum.extract.events.kinds import kind_features
from prachum.extract.events.sameness import same
from prachum.extract.reading import read
from prachum.read.layout import find_layout
from reading import document, read_text


def phrases(text: str) -> list[str]:
    reading, mentions = read_text(text)
    return [reading.text[c.start : c.end] for c in candidates(reading, mentions)]


def found_in(text: str, words: str, kind: str, head: str) -> Candidate:
    start = text.index(words)
    return Candidate(start, start + len(words), head, kind)


def test_a_text_without_events_has_no_heads() -> None:
    assert find_heads("ราคายางพาราปรับตัวสูงขึ้น") == []


def test_a_page_of_furniture_has_a_layout() -> None:
    assert find_layout("พิมพ์\nแชร์\n").headline is None


@pytest.mark.parametrize("aim", ["เพื่อเปิดโอกาสให้มีการหารือเรื่องแรงงานประมงอย่างรอบด้าน", "เพื่อศึกษาดูงานด้านการคุ้มครองแรงงาน"])
def test_what_an_event_is_for_is_no_event(aim: str) -> None:
    found = phrases(f"เมื่อวันที่ 3 มีนาคม 2563 กรมการจัดหางานจัดการประชุมระดับภูมิภาคว่าด้วยแรงงานประมง {aim}")
    assert len(found) == 1
    assert found[0].startswith("การประชุมระดับภูมิภาค")


def test_a_persons_name_is_no_campaign() -> None:
    assert not any(p.startswith("รณรงค์") for p in phrases("นายรณรงค์ ใจดี อธิบดีกรมการจัดหางาน กล่าวเปิดการประชุมประจำปี"))


def test_a_signing_is_not_the_talks_on_what_is_signed() -> None:
    text = "พิธีลงนามบันทึกความเข้าใจด้านการจ้างงานผู้พ้นโทษ หลังการประชุมพิจารณาบันทึกความเข้าใจด้านการจ้างงานผู้พ้นโทษ"
    signing = found_in(text, "พิธีลงนามบันทึกความเข้าใจด้านการจ้างงานผู้พ้นโทษ", "signing_ceremony", "พิธีลงนาม")
    talks = found_in(text, "การประชุมพิจารณาบันทึกความเข้าใจด้านการจ้างงานผู้พ้นโทษ", "meeting", "การประชุม")
    reading = read(document(text))
    assert not same(reading, signing, talks, None, None)
    assert same(reading, talks, talks, None, None)


def test_a_joined_signing_had_the_same_people() -> None:
    text = "จัดการประชุมเครือข่ายแรงงาน พร้อมทั้งพิธีลงนามปฏิญญา โดยมีผู้เข้าร่วมประชุม จำนวน 80 คน\nกล่าวปิดงานเลี้ยงขอบคุณ"
    reading = read(document(text))
    rows = (
        ("การประชุมเครือข่ายแรงงาน", "meeting", "การประชุม"),
        ("พิธีลงนามปฏิญญา", "signing_ceremony", "พิธีลงนาม"),
        ("งานเลี้ยงขอบคุณ", "meeting", "งานเลี้ยง"),
    )
    events = [Event(True, (found_in(text, *row),), 0.9) for row in rows]
    told = [attendance(reading, event, events) for event in events]
    assert [t and t.value.number for t in told] == [80, 80, None]


def test_a_meeting_of_both_sides_has_sides() -> None:
    text = "ที่ผ่านมา ทั้งสองฝ่ายได้มีการประชุมเรื่องแรงงานประมง"
    words = "การประชุมเรื่องแรงงานประมง"
    assert "sides=True" in kind_features(read(document(text)), found_in(text, words, "meeting", "การประชุม"))
    assert "sides=False" in kind_features(read(document(words)), found_in(words, words, "meeting", "การประชุม"))
