"""One person over changing ranks, posts and spellings; two people of one name."""

import pytest

from prachum.reconcile.offices import exclude, level
from prachum.reconcile.spelling import latin_words, one_slip, sounding
from profiles import are_one, body, found_iris, person

DEPUTY = "รองปลัดกระทรวงแรงงาน"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ประยุทธ์ จันทร์โอชา",), ("ประยุทธ จันทร์โอชา",)),
        (("ประยุทธ์ จันทร์โอชา",), ("ประยุทธ์ จันทร์ โอชา",)),
        (("อภิรดี ตันตราภรณ์",), ("อภิรดี ตันตาภรณ์",)),  # a letter is lost
        (("อนุพงษ์ เผ่าจินดา",), ("อนุพงศ์ เผ่าจินดา",)),
        (("Rex W. Tillerson",), ("Rex Tillerson",)),
        (("R. Tillerson",), ("Rex Tillerson",)),
        (("NHEK Vannara",), ("H.E. Mr. Vannara Nhek",)),
        (("กาย ไรเดอร์", "Guy Ryder"), ("Mr. Guy Ryder",)),
        (("เต็งส่วย",), ("เต็งส่วย",)),
    ],
)
def test_spellings_meet_where_posts_agree(one, other):
    assert are_one(person("a", *one, posts=[DEPUTY]), person("b", *other, posts=[DEPUTY]))


def test_spellings_do_not_meet_without_a_post_in_common():
    assert not are_one(person("a", "สมชาย ใจดี", posts=[DEPUTY]), person("b", "สมชัย ใจดี", posts=["ทนายความ"]))
    assert not are_one(person("a", "เต็งส่วย", posts=[DEPUTY]), person("b", "เต็งส่วย"))


def test_one_person_rises():
    posts = ["รองอธิบดีกรมการปกครอง", "ผู้ว่าราชการจังหวัดตาก", "ปลัดกระทรวงมหาดไทย", "รัฐมนตรีว่าการกระทรวงมหาดไทย"]
    years = ["2017-01-01", "2018-01-01", "2020-01-01", "2024-01-01"]
    assert are_one(*(person("a", "สมชาย ใจดี", posts=[post], day=day) for post, day in zip(posts, years, strict=True)))


def test_a_minister_may_have_two_posts():
    posts = ["นายกรัฐมนตรี", "รัฐมนตรีว่าการกระทรวงกลาโหม"]
    assert are_one(*(person("a", "สมชาย ใจดี", posts=[post]) for post in posts))


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        ("ผู้ว่าราชการจังหวัดตาก", "นายอำเภอเมืองสงขลา", "2019-04-22"),
        ("ผู้ว่าราชการจังหวัดตาก", "ผู้ว่าราชการจังหวัดสงขลา", "2019-04-22"),
        ("ผู้ว่าราชการจังหวัดตาก", "นายอำเภอเมืองสงขลา", "2019-10-01"),  # nobody rises so fast
        ("นายอำเภอแม่สอด", "เอกอัครราชทูตลาวประจำประเทศไทย", "2019-04-22"),
        ("อธิบดีกรมการปกครอง", "ผู้ใหญ่บ้านหมู่ 3", "2020-04-22"),
    ],
)
def test_two_people_of_one_name_stay_apart(one, other, day):
    first, second = person("same", "สมชาย ใจดี", posts=[one]), person("same", "สมชาย ใจดี", posts=[other], day=day)
    (kept,), (new,) = found_iris([first], [second])
    assert (kept, new != kept) == (first.iri, True)


@pytest.mark.parametrize("other", ["อดีตผู้ว่าราชการจังหวัดสงขลา", "รักษาราชการแทนนายอำเภอเมืองตาก", "ประธานที่ปรึกษา"])
def test_posts_that_leave_room_for_another(other):
    held = "ผู้ว่าราชการจังหวัดตาก"
    assert are_one(*(person("same", "สมชาย ใจดี", posts=[post]) for post in (held, other)))


def test_a_third_release_goes_to_the_one_whose_post_it_names():
    posts = ["ผู้ว่าราชการจังหวัดตาก", "นายอำเภอเมืองสงขลา", "นายอำเภอเมืองสงขลา", "ผู้ว่าราชการจังหวัดตาก"]
    found = [new for (new,) in found_iris(*([person("same", "สมชาย ใจดี", posts=[post])] for post in posts))]
    assert found[0] == found[3] != found[1] == found[2]


def test_who_cannot_be_told_from_two_of_the_name_is_neither():
    posts = [["ผู้ว่าราชการจังหวัดตาก"], ["นายอำเภอเมืองสงขลา"], []]
    found = found_iris(*([person(f"p{at}", "สมชาย ใจดี", posts=held)] for at, held in enumerate(posts)))
    assert len({new for (new,) in found}) == 3


def test_a_given_name_is_the_one_who_held_that_post_lately():
    full, short = person("a", "ประวิตร วงษ์สุวรรณ", posts=["รองนายกรัฐมนตรี"]), "ประวิตร"
    assert are_one(full, person("b", short, posts=["รองนายกรัฐมนตรี"], day="2020-01-01"))
    assert not are_one(full, person("b", short, posts=["รองนายกรัฐมนตรี"], day="2024-01-01"))
    assert not are_one(full, person("b", short, posts=["อธิบดีกรมการปกครอง"]))
    assert not are_one(full, person("b", short))


def test_a_given_name_that_two_bear_in_one_post_is_neither():
    post = ["รองนายกรัฐมนตรี"]
    two = [person("a", "ประวิตร วงษ์สุวรรณ", posts=post), person("b", "ประวิตร ใจดี", posts=post)]
    _, (new,) = found_iris(two, [person("c", "ประวิตร", posts=post)])
    assert new not in {found.iri for found in two}


def test_a_further_name_alone_does_not_make_two_one():
    """`พระบาทสมเด็จพระเจ้าอยู่หัว` is said of every king."""
    style = "พระบาทสมเด็จพระเจ้าอยู่หัว"
    assert not are_one(person("a", f"{style} รัชกาลที่ 9", style), person("b", f"{style} รัชกาลที่ 10", style))


def test_posts_follow_their_bodies():
    """The body is one under two spellings, and so speaks for a name that is spelled otherwise."""
    long = "สำนักงานส่งเสริมการคุ้มครองแรงงานในภาคประมง"
    found = found_iris(
        [body("o1", long), person("a", "สมชาย ใจดี", posts=[("ผู้อำนวยการ", "o1")])],
        [body("o2", f"{long} (สคป.)"), person("b", "สมชาย ใจดีย์", posts=[("รองผู้อำนวยการ", "o2")])],
    )
    assert found[0] == found[1]


def test_levels():
    assert level("ผู้ว่าราชการจังหวัดตาก") == (4, "ตาก")
    assert level("รองผู้ว่าราชการจังหวัดตาก") == (3, "ตาก")
    assert level("โฆษกกระทรวง") is None
    assert exclude("นายอำเภอแม่สอด", "นายอำเภออุ้มผาง", 0)
    assert not exclude("นายอำเภอแม่สอด", "นายอำเภออุ้มผาง", 30)


def test_keys_of_spellings():
    assert sounding("จันทร์ โอชา") == sounding("จันทร์โอชา")
    assert sounding("ศุภชัย") == sounding("สุภชัย")
    assert latin_words("H. E. Mr. José Díaz") == ("diaz", "jose")
    assert one_slip("abcd", "abd") and one_slip("abcd", "abxd") and one_slip("abcd", "xabcd")
    assert not one_slip("abcd", "badc")
