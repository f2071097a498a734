"""The keys under which names from different documents meet: what stays when a name's accidents are gone.

Other things stand in a key by the last segments of their IRIs, so that it is one under every base.
"""

import re

from prachum.model import Agreement, Document, Meeting, Organization, Person, Place, PlaceKind
from prachum.thai import fold

_BRACKETED = re.compile(r"\([^()]*\)")
_ORDINAL = re.compile(r"ครั้งที่\s*[\d๐-๙]+(?:\s*/\s*[\d๐-๙]+)?")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")

# `ประชุมคณะกรรมการ ปคม.` and `การประชุมคณะกรรมการ ปคม.` name one meeting.
_OPENING = re.compile(r"^(?:การ|งาน|พิธี)+")

# What is left of a meeting's name without these tells it from others, if anything is left
# (`การประชุมเมื่อวันที่ 12 กรกฎาคม 2561`, `เข้าเยี่ยมคารวะ`, `ลงพื้นที่ตรวจเยี่ยม`: nothing).
_MEETING_WORDS = re.compile(
    r"เมื่อวัน.*|ประชุม|หารือ|เข้าเยี่ยม|เยี่ยมชม|เยี่ยม|คารวะ|คำนับ|เข้าพบ|พบปะ|พบ|ให้การ|ต้อนรับ|"
    r"ลงพื้นที่|ตรวจราชการ|ตรวจ|ติดตาม|ศึกษาดูงาน|เดินทาง|ไป|เยือน|แถลงข่าว|ลงนาม|ใน|บันทึกความเข้าใจ|"
    r"ข้อราชการ|ทวิภาคี|อย่างเป็นทางการ|ร่วมกัน|ร่วม|เปิด|อบรม|สัมมนา|เชิงปฏิบัติการ|ประเทศไทย|ไทย|"
    r"การ|งาน|พิธี|และ|mou"
)
# Likewise of an instrument's (`ความตกลงการค้าเสรี`, `แผนปฏิบัติการฯ ระยะที่ 3`).
_AGREEMENT_WORDS = re.compile(
    r"บันทึก|ความเข้าใจ|ความร่วมมือ|ความตกลง|ข้อตกลง|สนธิสัญญา|อนุสัญญา|ปฏิญญา|ว่าด้วย|เรื่อง|ระหว่าง|"
    r"รัฐบาล|ของ|ทั้งสอง|ฝ่าย|ประเทศ|แผนปฏิบัติการ|แผนปฏิบัติ|แผนงาน|แผน|ยุทธศาสตร์|โครงการ|ขั้นตอน|"
    r"การปฏิบัติงาน|มาตรฐาน|แนวปฏิบัติ|ระยะ|ที่|ปี|ฉบับ|ใหม่|การค้าเสรี|ด้าน|ตาม|ร่วม|ร่าง|การ|ใน|"
    r"mou|moa|sop|fta|\d"
)
# The parties in a title: `ระหว่างรัฐบาลแห่งราชอาณาจักรไทยกับ…`, `ไทย-กัมพูชา`.
_BETWEEN = re.compile(r"ระหว่าง.*?(?=ว่าด้วย|เรื่อง|ด้าน|ในการ|เพื่อ|เกี่ยวกับ|ฉบับ|$)|ไทย\s*[-‐-―]\s*[^\s\d]+")
# Countries conclude such instruments on one subject with many others: the parties tell one from the next.
_BILATERAL = re.compile(r"^(?:บันทึก|ความตกลง|ข้อตกลง|mou|moa)", re.IGNORECASE)
# Every ministry has these (`กองการต่างประเทศ`, `สำนักงานปลัดกระทรวง`).
_COMMON_UNIT = re.compile(
    r"^(?:กอง(?!ทัพ|ทุน|บัญชาการ)|ฝ่าย|ส่วน|กลุ่ม|แผนก|สำนัก(?!งาน)|สำนักงานปลัด|สำนักงานรัฐมนตรี|สำนักงานเลขา)"
)
_BARE_COMMITTEE = re.compile(r"^คณะ(?:กรรมการ|อนุกรรมการ|กรรมาธิการ|ทำงาน)$")
_EXPANSIONS = (
    (re.compile(r"^\(?ร่าง\)?\s*"), ""),
    (re.compile(r"พ\.?\s*ร\.?\s*บ\."), "พระราชบัญญัติ"),
    (re.compile(r"พ\.?\s*ร\.?\s*ก\."), "พระราชกำหนด"),
    (re.compile(r"พ\.?\s*ร\.?\s*ฎ\."), "พระราชกฤษฎีกา"),
    (re.compile(r"ครม\."), "คณะรัฐมนตรี"),
    (re.compile(r"พ\.\s*ศ\."), ""),
)
# `ห้องประชุม ชั้น 2` is in every building.
_VENUE_WORDS = re.compile(r"ห้องประชุม|ห้อง|ประชุม|ชั้น|อาคาร|โรงแรม|ที่ทำการ|สำนักงาน|ทาง|วิดีโอ|ระบบ|ใหญ่|เล็ก|\d")
_PLACE_CLASS: dict[PlaceKind, re.Pattern[str]] = {
    "country": re.compile(r"^ประเทศ"),
    "province": re.compile(r"^(?:จังหวัด|จ\.)\s*"),
    "city": re.compile(r"^(?:กรุง|มหานคร|นคร|เมือง)+\s*(?=.)"),
    "district": re.compile(r"^(?:อำเภอ|อ\.|เขต)\s*"),
}
_SUBDISTRICT = re.compile(r"^(?:ตำบล|ต\.|แขวง)\s*")
_TELLING = 4  # letters left of a name that tell it from others
_FULL = 12  # letters of a name that stands for one alone


def person_key(person: Person, document: Document) -> tuple[str, ...]:
    """The name; within its document only, where it is a given name alone."""
    name = fold(person.name)
    in_full = " " in person.name.strip() or len(name) >= _FULL
    return (name,) if in_full else (name, document.identifier)


def organization_key(organization: Organization, parent: str | None, document: Document) -> tuple[str, ...]:
    """The name; with the body that it is a part of, where every body has one of that name.

    If the text does not say which, or says no more than `คณะทำงาน`, it is one within its document only.
    """
    name = fold(organization.name)
    return (name, parent or document.identifier) if body_is_generic(organization.name) else (name,)


def body_is_generic(name: str) -> bool:
    """Whether many bodies have a part of that name: `กองการต่างประเทศ`, `คณะทำงาน`."""
    return any(pattern.match(fold(name)) for pattern in (_BARE_COMMITTEE, _COMMON_UNIT))


def post_key(title: str, body: str | None, document: Document) -> tuple[str, ...]:
    """The title to the letter, since it is the post's only name, and the body that it is in.

    A short title in no body (`ผู้อำนวยการ`) is one within its document only.
    """
    return (title, body) if body else (title,) if len(fold(title)) >= _FULL else (title, document.identifier)


def place_key(place: Place, container: str | None) -> tuple[str, ...]:
    """Kind and name without its class; a district's with the place that contains it."""
    name = fold(bare_place_name(place.name, place.kind))
    return (place.kind, name, container) if container and place.kind == "district" else (place.kind, name)


def bare_place_name(name: str, kind: PlaceKind) -> str:
    """The name without the word for its kind: `จังหวัดตาก` → `ตาก`; a subdistrict keeps it: `ตำบลท่าสาย`."""
    if is_subdistrict(name):
        return "ตำบล" + _SUBDISTRICT.sub("", name)
    pattern = _PLACE_CLASS.get(kind)
    return pattern.sub("", name) if pattern else name


def is_subdistrict(name: str) -> bool:
    """Whether the name says that the place is a part of a district."""
    return _SUBDISTRICT.match(name) is not None


def venue_key(name: str, container: str | None, document: Document) -> tuple[str, ...]:
    """Name and the place around it; within its document, where the name fits many venues."""
    folded = fold(name)
    telling = len(_VENUE_WORDS.sub("", folded)) >= _TELLING
    return (folded, container or "") if telling else (folded, container or "", document.identifier)


def agreement_title(title: str) -> str:
    """The title written out, without ร่าง and พ.ศ.: `ร่าง พ.ร.บ. ประมง พ.ศ.๒๕๕๘` → `พระราชบัญญัติ ประมง ๒๕๕๘`."""
    for pattern, full in _EXPANSIONS:
        title = pattern.sub(full, title)
    return title


def agreement_is_generic(title: str) -> bool:
    """Whether the title fits many instruments: `แผนปฏิบัติการฯ ระยะที่ 3`."""
    return len(_AGREEMENT_WORDS.sub("", fold(agreement_title(title)))) < _TELLING


def agreement_subject(title: str) -> str:
    """What the instrument is about: the folded title without its parties and the words that all of its kind have.

    `บันทึกความเข้าใจระหว่างรัฐบาลไทยกับรัฐบาลกัมพูชาว่าด้วยการต่อต้านการค้ามนุษย์` → `ต่อต้านค้ามนุษย์`.
    """
    return _AGREEMENT_WORDS.sub("", fold(_BETWEEN.sub("", _BRACKETED.sub("", agreement_title(title)))))


def agreement_key(agreement: Agreement, parties: list[str], document: Document) -> tuple[str, ...]:
    """Kind and title; with its parties (else within its document) where the title fits many."""
    title = agreement_title(agreement.name)
    key = (agreement.kind, fold(title))
    if not agreement_is_generic(title) and ("ระหว่าง" in title or not _BILATERAL.match(title)):
        return key
    return (*key, *(sorted(set(parties)) or [document.identifier]))


def meeting_key(meeting: Meeting, taking_part: list[str], sides: list[str], document: Document) -> tuple[str, ...]:
    """What two releases on one meeting agree on, beside its date.

    A consultation is known by those on both sides. Any other meeting is known by its name without
    brackets and ครั้งที่; by those who took part too, where that leaves nothing; and, where no full day
    tells it from others of the name, by its ordinal or else within its document.
    """
    name = meeting_name(meeting.name)
    if meeting.kind.value == "consultation" and len(set(sides)) > 1:
        return ("consultation", *sorted(set(sides)))
    key = [name]
    if meeting_is_generic(meeting.name):
        key += [meeting.kind.value, *(sorted(set(taking_part)) or [document.identifier])]
    if meeting.start is None or not _FULL_DAY.match(meeting.start.value):
        if meeting.ordinal:
            key.append(fold(meeting.ordinal.value))
        elif meeting.start is None:
            key.append(document.identifier)
    return tuple(key)


def meeting_is_generic(name: str) -> bool:
    """Whether the name fits many meetings: `การประชุมหารือ`, `เข้าเยี่ยมคารวะ`."""
    return len(_MEETING_WORDS.sub("", meeting_name(name))) < _TELLING


def meeting_name(name: str) -> str:
    """The folded name without its brackets, its ordinal and its first nominaliser."""
    return fold(_OPENING.sub("", _ORDINAL.sub("", _BRACKETED.sub("", name)).strip()))
