"""Head words of events: where a text has a word with which the name of an event begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from prachum.extract.gazetteer import entries

# A head word is none behind these letters: ห้องประชุม, หน่วยงานวัน…, กล่าวต้อนรับ, ผู้เข้าอบรม.
_NOT_AFTER = {
    "การประชุม": ("ระบบ", "ผู้เข้าร่วม"),
    "การอบรม": ("ผู้เข้าร่วม", "ผ่าน", "รับ"),
    "การฝึกอบรม": ("ผู้เข้าร่วม", "ผ่าน", "รับ"),
    "ประชุม": ("โต๊ะ", "ระบบ", "ห้อง", "องค์", "ผู้เข้าร่วม", "ผู้ร่วม", "ศูนย์", "หอ"),
    "งาน": ("หน่วย", "ทำ", "เนิน", "บัติ", "ราย", "แรง", "นัก", "ผล", "สาน", "จ้าง", "หา", "กำลัง", "ชิ้น", "คน"),
    "อบรม": ("เข้า", "ผ่านการ", "รับการ", "ผู้"),
    "ฝึกอบรม": ("เข้า", "ผ่านการ", "รับการ"),
    "ต้อนรับ": ("กล่าว", "พิธี", "การ", "งาน", "ยินดี"),
    "หารือ": ("ปรึกษา", "ข้อ"),
    "การหารือ": ("ปรึกษา",),
    "ลงนาม": ("ผู้", "ร่าง"),
    "ตรวจราชการ": ("ผู้",),
    "รณรงค์": ("สื่อ", "เดือน"),
    "ปาฐกถา": ("กล่าว", "แสดง", "ฟัง", "การ"),
}
_ERRANDS = (
    "ถึง",
    "เก็บ",
    "ทำงาน",
    "เป็น",
    "ขาย",
    "ค้า",
    "หา",
    "กลับ",
    "มา",
    "ยังต่าง",
    "ต่าง",
    "นอก",
    "ประชุม",
    "การประชุม",
    "ร่วม",
    "เข้าร่วม",
    "พบ",
    "เข้าพบ",
    "ลงนาม",
    "ปฏิบัติ",
    "ราชการ",
)  # เดินทางไปทำงาน, เดินทางไปประชุม…: the way to what is told then
# Nor before these: พิธีสาร, พิธีการศุลกากร, การฝึกอาชีพ.
_NOT_BEFORE = {
    "พิธี": ("สาร", "การ", "กร", "กรรม"),
    "การฝึก": ("อาชีพ", "ทักษะ", "งาน", "สอน"),
    "เวที": (
        "ระดับสากล",
        "ระดับโลก",
        "ระดับนานา",
        "ระดับภูมิ",
        "โลก",
        "ระหว่างประเทศ",
        "นานาชาติ",
        "สากล",
        "ต่าง",
        "การค้า",
        "มวย",
    ),
    "กิจกรรม": (
        "ทาง",
        "ต่าง",
        "ที่",
        "การ",
        "ของ",
        "สำคัญ",
        "ภายใต้",
        "ภายใน",
        "ดังกล่าว",
        "และ",
        "ด้าน",
        "ใน",
        "จำนวน",
        "ทั้ง",
        "หลัก",
        "อื่น",
        "ตาม",
        "ร่วม",
        "ระหว่าง",
        "กับ",
        " ก",
        " ท",
        " เ",
    ),
    "การลงนาม": ("แล้ว",),
    "การแข่งขัน": ("ของ", "ทาง", "ที่", "ใน", "กับ", "และ", "สูง", "ได้", "อย่าง", "ด้าน"),
    "โครงการ": (" 1", " 2", " 3", " 4", " 5", " 6", " 7", " 8", " 9", "เพิ่มเติม", "ดังกล่าว", "นี้", "ที่", "ต่าง", "จำนวน"),
    "เดินทางไป": _ERRANDS,
    "การเดินทางไป": _ERRANDS,
}
# These are heads only here: เปิดโครงการ…, ที่ประชุมคณะกรรมการ….
_ONLY_AFTER = {"โครงการ": re.compile(r"(?:เปิด|ปิด|จัด|ร่วม|จัดทำ)$"), "หลักสูตร": re.compile(r"(?:เปิด|ปิด|จัด|ร่วม)$")}
_ONLY_BEFORE = {"งาน": re.compile(r" ?[\"A-Z]")}  # งาน Thailand Social Expo
_OPENED = re.compile(r"(?:เปิด|ร่วม|จัด|ประธาน(?:ใน)?)$")  # เปิดงานนัดพบแรงงาน
_NO_FAIR = re.compile(r"กับ|กัน|นี้|ดังกล่าว|และ|ใน|ที่|ให้|ได้|ของ|โดย|ณ| |\n|$|ด้าน|บริการ|สร้าง|อย่าง|ขึ้น|พร้อม|วิจัย")
_ASSEMBLY = re.compile(r"ประชุม ?(?:คณะ|ระดับ|สุดยอด|รัฐมนตรี|ผู้นำ|สมัชชา|ใหญ่|วิชาการ)")  # the rest of ที่ประชุม… is who met
_OPENING = (
    "พิธีเปิด",
    "พิธีปิด",
    "กิจกรรม",
    "โครงการ",
    "เปิดตัว",
    "เวที",
)  # พิธีเปิดการประชุม…: the event is what it opens


@dataclass(frozen=True, slots=True)
class Head:
    """A head word in the regular text, and the kind of event that it suggests."""

    start: int
    end: int
    words: str
    kind: str


def find_heads(text: str) -> list[Head]:
    """The head words in a regular text, in order; of `พิธีเปิดการประชุม` only the inner one."""
    found = list(_heads(text))
    out = []
    for head, following in zip_longest(found, found[1:]):
        opens = head.words.startswith(_OPENING) and following is not None
        if not (opens and re.fullmatch(r"[ :\n\"]*", text[head.end : following.start])):
            out.append(head)
    return out


def _heads(text: str) -> Iterator[Head]:
    pattern, kinds = _lexicon()
    match = pattern.search(text)
    while match:
        if _is_head(text, match):
            yield Head(match.start(), match.end(), match.group(), kinds[_key(match.group())])
            match = pattern.search(text, match.end())
        else:
            match = pattern.search(text, match.start() + 1)


def _is_head(text: str, match: re.Match[str]) -> bool:
    before, words, after = text[: match.start()][-12:], match.group(), text[match.end() : match.end() + 16]
    if any(words.startswith(stem) and before.endswith(ends) for stem, ends in _NOT_AFTER.items()):
        return False
    if any(words == stem and after.startswith(ends) for stem, ends in _NOT_BEFORE.items()):
        return False
    if words.startswith("ประชุม") and before.endswith("ที่") and not _ASSEMBLY.match(text, match.start()):
        return False
    if any(words == stem and not where.match(after) for stem, where in _ONLY_BEFORE.items()):
        return bool(_OPENED.search(before)) and not _NO_FAIR.match(after)
    return all(words != stem or where.search(before) for stem, where in _ONLY_AFTER.items())


@cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, str]]:
    """The lexicon as one pattern, longest entry first, and the kind of each entry."""
    rows = [(row[0], row[1]) for row in entries("events.txt")]
    ranked = sorted((head for head, _ in rows), key=len, reverse=True)
    pattern = "|".join(re.escape(head).replace(r"\ ", r"[ \n]?") for head in ranked)
    return re.compile(pattern), {_key(head): kind for head, kind in rows}


def _key(head: str) -> str:
    return re.sub(r"\s", "", head)
