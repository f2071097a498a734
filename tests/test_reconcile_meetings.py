"""Two releases on one meeting, and meetings that only look alike."""

import pytest

from prachum.reconcile.editions import differ, numbers, ordinal
from profiles import are_one, found_iris, iri, meeting, person

COMMITTEE = "การประชุมคณะกรรมการป้องกันและปราบปรามการค้ามนุษย์"
DAY = "งานวันต่อต้านการค้ามนุษย์ ประจำปี 2562"
CALL = "เข้าเยี่ยมคารวะ"


def call(key: str, *sides: str, **said):
    return meeting(key, said.pop("name", CALL), kind="consultation", leading=sides, **said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (meeting("a", DAY), meeting("b", f"{DAY} “ประชารัฐร่วมใจ”")),
        (meeting("a", DAY, time="09:00"), meeting("b", f"{DAY} ภายใต้แนวคิด", time="09:30")),
        (meeting("a", COMMITTEE, ordinal="2/2562"), meeting("b", "ประชุม" + COMMITTEE, "", ordinal="2/62")),
        (  # the day of the release is not the day of the meeting
            meeting("a", COMMITTEE, "2019-04-22", ordinal="2/2562"),
            meeting("b", COMMITTEE, "2019-04-26", ordinal="๒/๒๕๖๒"),
        ),
        (  # one of three days
            meeting("a", "การประชุมวิชาการไทย - กัมพูชา", "2019-04-20", end="2019-04-22"),
            meeting("b", "การประชุมวิชาการไทย - กัมพูชา", "2019-04-21"),
        ),
        (
            meeting("a", "การประชุมสุดยอดสมัยพิเศษ", "2019-04", end="2019-04"),
            meeting("b", "การประชุมสุดยอดสมัยพิเศษ", leading=["pm"]),
        ),
        (call("a", "deputy", "envoy"), call("b", "envoy", "deputy", name="เข้าเยี่ยมคำนับ")),
        (  # nobody leads two meetings at one hour
            meeting("a", "งานรณรงค์ประจำปี", time="09:30", leading=["pm"], kind="campaign"),
            meeting("b", "การมอบรางวัลดีเด่น", time="09:30", leading=["pm"], kind="campaign"),
        ),
        (
            meeting("a", "การประชุมหารือ", leading=["chair"], present=["p1"], venue="ห้องประชุมชั้น 9 กระทรวงแรงงาน"),
            meeting("b", "การประชุมหารือ", leading=["chair"], present=["p1"], venue="กระทรวงแรงงาน ชั้น 9"),
        ),
        (  # a city lies in the country that the other names
            meeting("a", DAY, places=[["KH-12", "KH"]]),
            meeting("b", f"{DAY} ณ กรุงพนมเปญ", places=[["KH"]]),
        ),
    ],
)
def test_two_releases_on_one_meeting(one, other):
    assert are_one(one, other)
    assert are_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (meeting("a", COMMITTEE, ordinal="3/2562"), meeting("b", COMMITTEE, ordinal="4/2562")),
        (
            meeting("a", COMMITTEE, "2018-04-22", ordinal="3/2561"),
            meeting("b", COMMITTEE, "2019-04-22", ordinal="3/2562"),
        ),
        (
            meeting("a", COMMITTEE, ordinal="1/2562", leading=["chair"]),
            meeting("b", COMMITTEE.replace("กรรมการ", "อนุกรรมการ"), ordinal="1/2562", leading=["chair"]),
        ),
        (call("a", "minister", "envoy-1"), call("b", "minister", "envoy-2")),
        (call("a", "prime-minister", "guest"), call("b", "deputy", "guest")),
        (  # a guest of whom the other release says nothing
            call("a", "minister", "envoy", present=["aide"], venue="กระทรวงแรงงาน"),
            call("b", "minister", present=["aide"], venue="กระทรวงแรงงาน ชั้น 9", name="หารือกับผู้แทนหน่วยงาน"),
        ),
        (
            meeting("a", "งานวันต่อต้านการค้ามนุษย์ ประจำปี 2561", "2018-06-05"),
            meeting("b", "งานวันต่อต้านการค้ามนุษย์ ประจำปี 2562", "2019-06-05"),
        ),
        (
            meeting("a", "การประชุมชี้แจง รุ่นที่ 1", leading=["chair"]),
            meeting("b", "การประชุมชี้แจง รุ่นที่ 2", leading=["chair"]),
        ),
        (
            meeting("a", "การประชุมสุดยอดอาเซียน", leading=["pm"]),
            meeting("b", "การประชุมสุดยอดอาเซียน - ออสเตรเลีย สมัยพิเศษ"),
        ),
        (meeting("a", "การประชุมหารือ", leading=["chair"]), meeting("b", "การประชุมหารือ", leading=["chair"])),
        (  # which of the meetings of a month?
            meeting("a", "การประชุมคณะรัฐมนตรี", "2019-04", end="2019-04", kind="committee_meeting"),
            meeting("b", "การประชุมคณะรัฐมนตรี", "2019-04-23", kind="committee_meeting"),
        ),
        (
            meeting("a", "การประชุมรัฐมนตรีต่างประเทศอาเซียน", "", ordinal="54"),
            meeting("b", "การประชุมรัฐมนตรีเศรษฐกิจอาเซียน", "", ordinal="54"),
        ),
    ],
)
def test_look_alikes_stay_apart(one, other):
    assert not are_one(one, other)
    assert not are_one(other, one)


@pytest.mark.parametrize(
    "difference",
    [
        ({"places": [["TH-50", "TH"]]}, {"places": [["TH-90", "TH"]]}),
        ({"ordinal": "3/2562"}, {"ordinal": "4/2562"}),
        ({"time": "09:00"}, {"time": "13:00"}),
        ({"kind": "consultation", "leading": ["a", "b"]}, {"kind": "consultation", "leading": ["a", "c"]}),
    ],
)
def test_one_minted_iri_for_two_meetings_is_split(difference):
    one, other = (meeting("same", "การประชุมคณะกรรมการจังหวัด", **said) for said in difference)
    (kept,), (new,) = found_iris([one], [other])
    assert kept == one.iri
    assert new != kept
    assert new.startswith(iri("meeting", "2019-04-22-"))


def test_two_meetings_of_one_document_never_become_one():
    told = meeting("a", DAY)
    twice = [meeting("b", DAY), meeting("c", DAY)]
    (first,), others = found_iris([told], twice)
    assert len({*others}) == 2
    assert first in others


def test_those_who_come_are_known_by_what_they_have_become():
    """The same guest is spelled otherwise, and is reconciled before the meetings."""
    post = "เอกอัครราชทูตออสเตรเลียประจำประเทศไทย"
    found = found_iris(
        [person("g1", "แอนเจลา แม็กดอนัลด์", posts=[post]), call("a", "minister", "g1")],
        [person("g2", "แอนเจล่า แม็กดอนัลด์", posts=[post]), call("b", "minister", "g2")],
    )
    assert found[0] == found[1]


def test_the_iri_of_the_earliest_release_stays():
    late, early = meeting("late", DAY), meeting("early", DAY)
    assert found_iris([early], [late]) == [[early.iri], [early.iri]]


def test_numbers_in_names():
    assert numbers("แผน ระยะที่ 2 (พ.ศ. ๒๕๖๖ - 2570)") == {"ระยะ": {2}, "ปี": {2023, 2027}}
    assert differ("ฉบับที่ 2", "ฉบับที่ 3")
    assert not differ("ฉบับที่ 2 พ.ศ. 2558", "ฉบับที่ 2")
    assert differ("พ.ร.บ. ฉบับที่ 2", "พ.ร.บ.", "ฉบับ")


@pytest.mark.parametrize(
    ("text", "found"), [("2/62", (2, 2019)), ("๒/๒๕๖๒", (2, 2019)), ("8", (8, None)), ("พิเศษ", None)]
)
def test_ordinals(text, found):
    assert ordinal(text) == found
