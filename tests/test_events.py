"""Which phrases of made-up releases name events, and what is told of each."""

from dataclasses import replace

import pytest

from prachum import authorities
from prachum.extract.actors.places import find_places
from prachum.extract.events.attendance import attendance
from prachum.extract.events.candidates import Candidate, candidates
from prachum.extract.events.cases import Case, case, verdict
from prachum.extract.events.choice import Event, _is_other, likeliest
from prachum.extract.events.heads import find_heads
from prachum.extract.events.kinds import kind_features
from prachum.extract.events.place_cues import place_features, sightings
from prachum.extract.events.sameness import same
from prachum.extract.events.setting import setting
from prachum.extract.events.site_cues import sites
from prachum.extract.events.surroundings import Ground, around
from prachum.extract.events.when import hour, when
from prachum.extract.events.where import places_of, venue_of
from prachum.extract.reading import read
from prachum.extract.tagging import Mention
from prachum.extract.venues import venues
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
    assert "sides=True" in kind_features(setting(*read_text(text)), found_in(text, words, "meeting", "การประชุม"))
    assert "sides=False" in kind_features(setting(*read_text(words)), found_in(words, words, "meeting", "การประชุม"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เวลา 09.30 น. ที่โรงแรมริมเล แกรนด์ อำเภอเมือง จังหวัดตราด นายมานะ เป็นประธาน", ["โรงแรมริมเล แกรนด์"]),
        ("เข้าร่วมประชุม ณ หอศิลป์สมมุติ ชั้น 2 อาคารกลาง (ปีกขวา) โดยมีผู้เข้าร่วม", ["หอศิลป์สมมุติ ชั้น 2 อาคารกลาง (ปีกขวา)"]),
        ("ข้อมูล ณ วันที่ 1 มีนาคม 2563 ณ กรุงโตเกียว", []),
        ("แผนที่กระทรวงจัดทำ", []),
    ],
)
def test_a_venue_is_told_by_its_words(text: str, expected: list[str]) -> None:
    reading = read(document(text))
    assert [reading.text[v.start : v.end] for v in venues(reading, (), (), ())] == expected


def places(text: str, words: str, kind: str) -> list[str]:
    """The places of an event that a text names by some words."""
    reading, mentions = read_text(text)
    event = Event(True, (found_in(text, words, kind, words[:6]),), 0.9)
    here = Ground(reading, mentions, event, kind, [event], sites(reading, mentions))
    return [p.forms[0] for p, _ in places_of(here, find_places(reading, mentions, authorities.load()))]


def ground(text: str, words: str, *, main: bool = True) -> Ground:
    """An event that a text names by some words."""
    reading, mentions = read_text(text)
    event = Event(main, (found_in(text, words, "meeting", words[:6]),), 0.9)
    return Ground(reading, mentions, event, "meeting", [event], sites(reading, mentions))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("เปิดห้องประชุมริมเล ชั้น 2 เป็นที่จัดการประชุมช่างไม้", "การประชุมช่างไม้", ["ห้องประชุมริมเล ชั้น 2"]),
        ("โรงแรมริมเล จังหวัดตราด คึกคักด้วยผู้ร่วมการประชุมช่างไม้", "การประชุมช่างไม้", ["โรงแรมริมเล"]),
        ("จัดการประชุมช่างไม้ที่สำนักงานช่างตราด จึงขอเชิญมาร่วมงาน", "การประชุมช่างไม้", ["สำนักงานช่างตราด"]),
        ("การประชุมช่างไม้ทบทวนค่าห้องน้ำของนักเรียน", "การประชุมช่างไม้", []),
    ],
)
def test_a_site_may_be_told_without_a_word_before_it(text: str, words: str, expected: list[str]) -> None:
    here = ground(text, words)
    assert [text[s.start : s.end] for s in here.sites] == expected


def test_a_place_upon_another_is_seen_with_it() -> None:
    text = "จัดการประชุมช่างไม้ ณ โรงแรมริมเล อำเภอเมืองตราด จังหวัดตราด และกล่าวถึงประเทศญี่ปุ่น"
    here = ground(text, "การประชุมช่างไม้")
    found = sightings(here, find_places(here.reading, here.mentions, authorities.load()))
    assert [(text[s.mention.start : s.mention.end], s.upon) for s in found][1:] == [
        ("จังหวัดตราด", 0),
        ("ประเทศญี่ปุ่น", None),
    ]
    rows = place_features(here, found)
    assert [any(f == "upon site=behind" for f in row) for row in rows] == [False, True, False]


def test_what_stands_around_a_name_is_told_from_the_event_on() -> None:
    text = "จัดการประชุมช่างไม้ ณ โรงแรมริมเล\nนายมานะ กล่าวว่า จะไปโรงแรมชายเขา"
    here = ground(text, "การประชุมช่างไม้")
    near, far = ([*around(here, at, at + 8)] for at in (text.index("โรงแรมริมเล"), text.index("โรงแรมชายเขา")))
    assert "says=False|>|True" in near and "says=True|>|True" in far
    assert "<ณ" in near and "gap=>1|True" in near


def test_streets_stand_between_a_venue_and_its_districts_and_city() -> None:
    text = "จัดการประชุมช่างฝีมือ ณ โรงแรมริมเล ถนนสมมุติ 2 แขวงสมมุติ เขตสมมุติ กรุงเทพมหานคร โดยมีผู้แทนเข้าร่วม"
    assert places(text, "การประชุมช่างฝีมือ", "meeting") == ["แขวงสมมุติ", "เขตสมมุติ", "กรุงเทพมหานคร"]


def test_a_visit_took_place_where_it_went() -> None:
    text = "วันนี้ (3 มี.ค. 63) นายมานะ ใจดี อธิบดีกรมตัวอย่าง เดินทางเยือนจังหวัดตราด เพื่อพบปะชาวบ้าน"
    assert places(text, "เดินทางเยือนจังหวัดตราด", "visit") == ["จังหวัดตราด"]


def verdicts(text: str) -> list[str]:
    reading, mentions = read_text(text)
    here = setting(reading, mentions)
    return [verdict(here, number, case(here, number)) for number in range(len(here.found))]


def test_a_journey_is_what_the_opening_tells_first() -> None:
    assert verdicts("วันที่ 3 มีนาคม 2563 อธิบดีกรมการจัดหางาน เดินทางเยือนประเทศญี่ปุ่น ได้พบหารือกับผู้ประกอบการ")[0] == "journey"
    assert verdicts("วันที่ 3 มีนาคม 2563 นายมานะ ใจดี และคณะ ลงพื้นที่ตรวจเยี่ยมร้านค้าชุมชน")[0] == "journey"
    assert "journey" not in verdicts("นายมานะ ใจดี และคณะ ลงพื้นที่ตรวจเยี่ยมร้านค้าชุมชนอยู่เสมอ")
    assert "journey" not in verdicts("วันที่ 3 มีนาคม 2563 รัฐมนตรี เข้าเยี่ยมคารวะ ในโอกาสเดินทางเยือนประเทศไทย")
    assert "journey" not in verdicts("วันที่ 3 มีนาคม 2563 อธิบดี เดินทางเยือนประเทศญี่ปุ่น เพื่อร่วมพิธีลงนามบันทึกความเข้าใจด้านแรงงาน")


@pytest.mark.parametrize(
    ("told", "number"),
    [("จำนวน 60 คน เข้าร่วม ณ ห้องประชุม", 60), ("ทั้ง 2 ท่าน เข้าร่วม", None), ("มีผู้เสียหายที่ช่วยเหลือแล้ว 60 คน", None)],
)
def test_only_those_who_came_attended(told: str, number: int | None) -> None:
    text = f"จัดการประชุมเครือข่ายแรงงาน โดยมีผู้แทนกรมสอบสวนคดีพิเศษ {told}"
    event = Event(True, (found_in(text, "การประชุมเครือข่ายแรงงาน", "meeting", "การประชุม"),), 0.9)
    found = attendance(read(document(text)), event, [event])
    assert (found and found.value.number) == number


def test_meetings_that_go_with_another_name_nothing() -> None:
    found = phrases("พบหารือกับเลขาธิการ ในระหว่างการประชุมสุดยอดแรงงาน ครั้งที่ 35 และการประชุมสุดยอดที่เกี่ยวข้อง")
    assert any("ครั้งที่ 35" in p for p in found)
    assert not any("ที่เกี่ยวข้อง" in p for p in found)


def test_an_errand_is_no_visit() -> None:
    assert find_heads("มีคนลักลอบเดินทางไปทำงานที่ประเทศญี่ปุ่น") == []


def test_a_room_named_after_a_person_is_kept_whole() -> None:
    text = "ประชุม ณ ห้องประชุมสมหมาย ใจดี ชั้น 5 อาคารกลาง โดยมีผู้เข้าร่วม"
    person = Mention(text.index("สมหมาย"), text.index(" ชั้น"), "PER", 0.9)
    found = venues(read(document(text)), (), (person,), ())
    assert [text[v.start : v.end] for v in found] == ["ห้องประชุมสมหมาย ใจดี ชั้น 5 อาคารกลาง"]


def test_an_event_has_the_room_beside_it() -> None:
    text = (
        "วันนี้ (3 มี.ค. 63) นายมานะ ใจดี เป็นประธานการประชุมช่างไม้ ครั้งที่ 1/2563 ณ ห้องประชุมริมเล ชั้น 2 โรงแรมตราด\n"
        "นายมานะ กล่าวว่า ค่าเช่าห้องประชุมชายเขา โรงแรมระยอง แพงขึ้น"
    )
    here = ground(text, "การประชุมช่างไม้ ครั้งที่ 1/2563")
    venue = venue_of(here)
    assert venue and text[venue.start : venue.end] == "ห้องประชุมริมเล ชั้น 2 โรงแรมตราด"


def test_a_case_makes_up_for_a_doubt() -> None:
    candidate = found_in("ประชุมช่างไม้", "ประชุมช่างไม้", "meeting", "ประชุม")
    assert [_is_other((candidate, {"other": 0.2}), said) for said in ("sure", "likely", "maybe")] == [
        True,
        False,
        False,
    ]


def test_an_announced_event_is_on_its_own_day() -> None:
    text = "วันนี้ (3 มี.ค. 63) โฆษกกระทรวงแรงงาน เปิดเผยว่า ในวันที่ 5 มีนาคม 2563 จะจัดการประชุมช่างฝีมือแห่งชาติ"
    reading, mentions = read_text(text)
    words = "การประชุมช่างฝีมือแห่งชาติ"
    own = next(d for d in mentions.dates if d.first == "2020-03-05")
    event = Event(True, (found_in(text, words, "meeting", "การประชุม"),), 0.9, own)
    found = when(reading, event, [event], mentions)
    assert found is not None
    assert found.date == own


def test_the_body_that_met_is_told_ahead_of_a_short_name() -> None:
    text = "คณะอนุกรรมการแรงงานทะเล ได้มีการประชุมครั้งที่ 2/2563"
    words = "การประชุมครั้งที่ 2/2563"
    features = kind_features(setting(*read_text(text)), found_in(text, words, "meeting", "การประชุม"))
    assert "ahead=คณะอนุกรรมการ|True" in features


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("เป็นประธานการประชุมกรมประมง ครั้งที่ 3/2564 มอบ 3 นโยบายเร่งด่วน", "การประชุมกรมประมง ครั้งที่ 3/2564"),
        ("เป็นประธานการประชุมช่างฝีมือ ครั้งที่ 3 ระดับชาติ", "การประชุมช่างฝีมือ ครั้งที่ 3 ระดับชาติ"),
        ("คณะผู้บริหาร ลงพื้นที่จังหวัดตราด เสริมสร้างศักยภาพชาวประมง", "ลงพื้นที่จังหวัดตราด"),
        ("ร่วมการประชุม ABC 12 ขอบคุณที่เดินทางมา", "การประชุม ABC 12"),
        ("นายสมชายเดินทางไปประชุมองค์การสมมุติ สมัยที่ 7 แล้ว", "ประชุมองค์การสมมุติ สมัยที่ 7"),
        ("เป็นประธานการประชุมคณะกรรมการพันธุ์ข้าวไทย ( RBC ครั้งที่ 5 ) ซึ่งไทยจัด", "การประชุมคณะกรรมการพันธุ์ข้าวไทย ( RBC ครั้งที่ 5 )"),
        ("จัดการประชุมเลขานุการร่วม เพื่อหารือสำหรับการประชุมผู้ว่าการแขวง ครั้งที่ 11", "การประชุมเลขานุการร่วม"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert phrases(text)[0] == name


def test_a_day_tells_more_than_the_year_in_a_name() -> None:
    text = "ได้จัดงานวันชาวประมง ประจำปี 2560 ณ ลานสมมุติ เมื่อวันที่ 5 มิถุนายน 2560"
    reading, mentions = read_text(text)
    here = setting(reading, mentions)
    assert [d and d.first for d in here.dates] == ["2017-06-05"]


def test_the_year_of_a_plan_is_no_date_of_its_meeting() -> None:
    text = "ส่วนวันที่ 8 กันยายน 2560 จะเป็นการระดมความคิดเห็นต่อนโยบายกรมสมมุติ ประจำปี 2561 ต่อไป"
    reading, mentions = read_text(text)
    assert [d and d.first for d in setting(reading, mentions).dates] == ["2017-09-08"]


def test_a_visit_of_this_time_is_no_other() -> None:
    text = "ทั้งสองฝ่ายเห็นว่าการเยือนประเทศไทยของนายจอห์นในครั้งนี้เป็นโอกาสดี"
    reading, mentions = read_text(text)
    here = setting(reading, mentions)
    assert [case(here, n).back for n in range(len(here.found))] == [True]


def test_an_event_told_late_in_the_opening_is_what_the_document_is_about() -> None:
    candidate = Candidate(10, 30, "การประชุม", "meeting")
    told = {candidate: Case("body", "named", "none", "none", "new", False, False, False, False)}
    row = (candidate, {"main": 0.02, "other": 0.95})
    assert likeliest([row], told, 600) == [row]
    assert likeliest([row], told, 5) == []
    assert likeliest([(candidate, {"main": 0.02, "other": 0.1})], told, 600) == []


def test_a_name_never_ends_inside_a_bracket() -> None:
    text = "วันนี้ กรมป่าไม้จัดการประชุมพิจารณาคู่มือการปลูกป่า (Planting Guide - PG) ฉบับใหม่ ณ จังหวัดน่าน"
    reading, mentions = read_text(text)
    start = text.index("คู่มือ")
    cut = Mention(start, text.index(")"), "plan", 0.9)
    named = candidates(reading, replace(mentions, instruments=(cut,)))
    assert any(text[c.start : c.end].endswith(("PG)", "PG) ฉบับใหม่")) for c in named)


def test_a_later_event_has_the_time_of_its_own_clause() -> None:
    text = (
        "วันนี้ (3 มี.ค. 63) เวลา 09.30 น. นายมานะ ใจดี เปิดการประชุมช่างไม้\n"
        "จากนั้นเวลา 13.30 น. คณะได้ลงพื้นที่ตรวจเยี่ยมร้านค้าชุมชน\nต่อมาได้เข้าร่วมงานเลี้ยงช่างไม้"
    )
    reading, mentions = read_text(text)
    rows = (("การประชุมช่างไม้", "meeting"), ("ลงพื้นที่ตรวจเยี่ยมร้านค้าชุมชน", "visit"), ("งานเลี้ยงช่างไม้", "meeting"))
    events = [Event(True, (found_in(text, words, kind, words[:8]),), 0.9) for words, kind in rows]
    told = [hour(reading, event, events, mentions) for event in events]
    assert [t and t.value for t in told] == ["09:30", "13:30", None]
