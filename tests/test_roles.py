"""What the words around names tell of their bearers' roles."""

import re
from dataclasses import replace

import pytest

from prachum.authorities import Entry
from prachum.extract.actors.entities import Entity
from prachum.extract.events.candidates import Candidate
from prachum.extract.events.choice import Event
from prachum.extract.events.occasions import Occasion
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading, read
from prachum.extract.roles.clauses import Sign, nearest, sentence, signs
from prachum.extract.roles.exact import exact_roles
from prachum.extract.roles.frames import frames
from prachum.extract.roles.items import Item
from prachum.extract.roles.offices import Held, offices
from prachum.extract.roles.parts import parts
from prachum.extract.roles.proofs import proofs
from prachum.extract.roles.sides import both_sides
from prachum.extract.roles.stage import Stage
from prachum.extract.tagging import Mention
from prachum.model import MeetingKind, Role
from reading import document

NAMES = (("PER", r"นาย ?[กขค]\S*"), ("ORG", r"(?:กรม|มูลนิธิ|สมาคม)[ก-ฮ]{1,2}ทดสอบ"), ("LOC", r"ประเทศ[ก-ฮ]ทดสอบ"))
EVENT = r"(?:การ)?ประชุมวิชาการประจำปี|พิธีลงนาม\S*"


NOTHING = Mentions((), (), (), (), (), (), ())


def staged(text: str, main: bool = True) -> tuple[Reading, list[Item], Event]:
    """A text with the names in it, in order, and its event."""
    reading: Reading = read(document(text))
    spans = sorted((m.start(), m.end(), label) for label, form in NAMES for m in re.finditer(form, reading.text))
    found = []
    for number, (start, end, label) in enumerate(spans):
        mention = Mention(start, end, label, 1.0)
        entity = Entity(str(number), label, reading.text[start:end], (), (mention,))
        found.append(Item(entity, mention, start, end))
    named = tuple(Candidate(m.start(), m.end(), "meeting", 1.0) for m in re.finditer(EVENT, reading.text))
    return reading, found, Event(main, named, 1.0)


def signed(text: str) -> tuple[list[Sign], list[str]]:
    """The signs of a text, and the names in it in order."""
    reading, found, event = staged(text)
    return signs(reading, NOTHING, event, found), [item.actor.name for item in found]


def told(text: str, kind: MeetingKind) -> dict[str, list[Role]]:
    """The roles of those who have one in an event of a kind."""
    reading, found, event = staged(text)
    out: dict[str, list[Role]] = {}
    for part in parts(Stage(reading, NOTHING, Occasion(event, kind, 1.0, None), [event], found)):
        out.setdefault(part.actor.name, []).append(part.role)
    return out


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
    row, _ = signed("นายกิตติ เป็นประธานพิธีลงนามความร่วมมือ")
    assert [sign.what for sign in row] == ["PER", "presides", "EVENT"]


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
        ("นายกิตติ และ นายขจร ร่วมเป็นประธานการประชุมวิชาการประจำปี", "นายกิตติ", "chair"),
        ("โดยมี นายขจร และคณะ ตามเสด็จด้วย", "นายขจร", "participant"),
        ("ผู้สังเกตการณ์จากประเทศกทดสอบ", "ประเทศกทดสอบ", "participant"),
        ("คณะผู้แทนประเทศกทดสอบ ได้หารือกับกรมกทดสอบ", "ประเทศกทดสอบ", "participant"),
        ("กรมกทดสอบ จึงเชิญผู้แทนหน่วยงานเข้าร่วมประชุม", "กรมกทดสอบ", "organizer"),
        ("พิธีลงนามความร่วมมือ ระหว่าง กรมกทดสอบ กับ กรมขทดสอบ", "กรมขทดสอบ", "participant"),
    ],
)
def test_frames(text: str, name: str, role: str):
    assert role in roles(text)[name]


def test_a_long_list_goes_on_in_the_next_line():
    row, _ = signed("ได้แก่ กรมกทดสอบ กรมขทดสอบ กรมคทดสอบ\nกรมงทดสอบ เข้าร่วม")
    assert [sign.what for sign in row] == ["namely", "ORG", "joins"]


def test_two_headlines_are_no_list():
    row, _ = signed("กรมกทดสอบ\nกรมขทดสอบ เข้าร่วม")
    assert [sign.what for sign in row] == ["ORG", "line", "ORG", "joins"]


@pytest.mark.parametrize(
    ("part", "kind", "frames", "expected"),
    [
        ("chair", "meeting", {"presides"}, ("chair",)),
        ("chair", "meeting", {"heads"}, ("head_of_delegation",)),
        ("chair", "signing_ceremony", {"signs"}, ("head_of_delegation", "signatory")),
        ("chair", "consultation", {"leads"}, ("interlocutor",)),
        ("chair", "visit", set(), ("head_of_delegation",)),
        ("participant", "signing_ceremony", {"with", "witnesses"}, ("witness",)),
        ("participant", "meeting", {"speaks", "opens"}, ("opening_speaker",)),
        ("participant", "meeting", {"signs"}, ("participant",)),
        ("organizer", "meeting", {"hosts", "holds"}, ("host",)),
    ],
)
def test_exact_roles(part: str, kind: MeetingKind, frames: set[str], expected: tuple[Role, ...]):
    assert exact_roles(part, kind, frames) == expected


def test_who_signs_for_a_side_heads_it_and_is_told_twice():
    assert told("นายกิตติ ลงนามบันทึกข้อตกลง ในพิธีลงนามความร่วมมือ", "signing_ceremony")["นายกิตติ"] == [
        "head_of_delegation",
        "signatory",
    ]


def test_the_unit_that_holds_an_event_organizes_it():
    assert told("การประชุมวิชาการประจำปี จัดโดย กรมกทดสอบ", "conference") == {"กรมกทดสอบ": ["organizer"]}


def test_a_delegation_that_acts_makes_its_country_take_part():
    assert told("คณะผู้แทนประเทศกทดสอบ ได้หารือในการประชุมวิชาการประจำปี", "visit") == {"ประเทศกทดสอบ": ["participant"]}


def country(name: str, code: str) -> Entry:
    """An entry of the lists for a country."""
    return Entry(f"https://example.org/{code}", frozenset(), ((name, "th"),), (), code, None)


@pytest.mark.parametrize(("words", "sides"), [("ทั้งสองฝ่ายได้มี", 2), ("กรมกทดสอบได้มี", 0)])
def test_both_sides_of_a_bilateral_meeting_take_part_in_another_event_of_both(words: str, sides: int):
    text = f"พิธีลงนามประเทศกทดสอบประเทศขทดสอบ\n{words}การประชุมวิชาการประจำปี"
    reading, found, event = staged(text)
    first, second = event.mentions
    names = [
        replace(item, actor=replace(item.actor, entry=country(item.actor.name, code)))
        for item, code in zip((i for i in found if i.actor.label == "LOC"), ("QA", "QB"), strict=True)
    ]
    main = Occasion(Event(True, (first,), 1.0), "bilateral_meeting", 1.0, None)
    aside = Occasion(Event(False, (second,), 1.0), "bilateral_meeting", 1.0, None)
    assert len(list(both_sides(reading, [main, aside], aside, names))) == sides


def test_no_frame_tells_a_role_of_who_is_merely_thanked():
    assert roles("ขอขอบคุณ นายกิตติ ที่ช่วยเหลือ") == {"นายกิตติ": set()}


def test_what_is_held_at_a_time_holds_nothing_and_observers_take_part():
    row, _ = signed("ผู้สังเกตการณ์จากองค์การระหว่างประเทศของประเทศกทดสอบ ซึ่งจัดขึ้นระหว่างวันที่ 5 - 6 มีนาคม 2563")
    place = next(n for n, sign in enumerate(row) if sign.items)
    assert [name for name, _ in frames(row, place)] == ["observer"]


TITLE = "รัฐมนตรีว่าการกระทรวงทดสอบ"
HEADLINES = (
    ("รมว.ทดสอบ เปิดงานประจำปี", ["รมว.ทดสอบ"]),
    (f"{TITLE} เปิดงานประจำปี", [TITLE]),
    ("รมช.ทดสอบ เปิดงานประจำปี", []),
    ("อดีตรมว.ทดสอบ เปิดงานประจำปี", []),
)


def titled(headline: str, *names: str) -> tuple[Reading, list[Entity], list[Held]]:
    """A release whose headline names an office, with the ministry and those who hold the office."""
    body = " ".join(f"นาย{name} {TITLE}" for name in names)
    reading: Reading = read(document(f"{headline}\n\nวันนี้ (5 มิ.ย. 61) {body} เปิดงานประจำปี"))
    forms = [m.span() for m in re.finditer("(?:กระทรวง)?ทดสอบ", reading.text)]
    ministry = Entity("o", "ORG", "กระทรวงทดสอบ", (), tuple(Mention(*span, "ORG", 1.0) for span in forms))
    held = []
    for name in names:
        at = reading.text.index(name)
        person = Entity(name, "PER", name, (), (Mention(at, at + len(name), "PER", 1.0),))
        title = reading.text.index(TITLE, at)
        held.append((person, title, title + len(TITLE)))
    return reading, [ministry, *(person for person, _, _ in held)], held


@pytest.mark.parametrize(("headline", "expected"), HEADLINES)
def test_an_office_in_the_headline_stands_for_its_holder(headline: str, expected: list[str]):
    reading, actors, held = titled(headline, "กิตติ ใจดี")
    found = [(person.id, reading.text[m.start : m.end]) for person, m in offices(reading, actors, held)]
    assert found == [("กิตติ ใจดี", words) for words in expected]


def test_an_office_of_two_stands_for_neither():
    assert not list(offices(*titled("รมว.ทดสอบ เปิดงานประจำปี", "กิตติ ใจดี", "ขจร ใจงาม")))


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("โดยมี นายขจร เป็นหัวหน้าคณะเดินทาง แถลงข่าว", "นายขจร เป็นหัวหน้าคณะเดินทาง"),
        ("จัดโดย กรมกทดสอบ ในวันนี้", "จัดโดย กรมกทดสอบ"),
        ("เมื่อวานนี้ กรมกทดสอบ ณ ห้องใหญ่", "กรมกทดสอบ"),
    ],
)
def test_a_part_is_proven_by_the_name_and_the_telling_words(text: str, proof: str):
    reading, found, event = staged(text)
    (span,) = proofs(reading, found, signs(reading, NOTHING, event, found))
    assert reading.text[slice(*span)] == proof


def test_a_proof_ends_with_a_whole_word():
    text = "นายขจร เป็นประธานพิธีลงนาม" + "ความร่วมมือ" * 8
    reading, found, event = staged(text)
    end = proofs(reading, found, signs(reading, NOTHING, event, found))[0][1]
    assert end in {token.end for token in reading.tokens}
