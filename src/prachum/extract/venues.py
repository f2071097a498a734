"""Venues: the stretch behind `ณ` or `ที่` that begins with a word for a room, a building or a site."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from prachum.dates import DateMention
from prachum.extract.gazetteer import entries
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

SHORTEST, LONGEST = 4, 140  # characters of a venue
TOLD = 0.85  # trust in a venue that its words tell
# More of the words with which a site begins behind ที่, which is much else besides; behind ณ any word will do.
_SITES = (
    "สโมสร", "สถาบัน", "สถาน", "โรงพยาบาล", "เรือนจำ", "ทัณฑสถาน", "ด่าน", "ศูนย์", "กรม", "กอง", "สำนัก", "นิคม", "อุทยาน", "โรงงาน", "ตลาด", "หอ", "เวที", "พระที่นั่ง",
    "วัง", "พระบรม", "พระตำหนัก", "จุฬาลงกรณ์", "วิทยาลัย", "คอนเวนชั่น", "ศาล", "ธนาคาร", "บริษัท", "เทศบาล", "องค์การ", "ช่อง", "ที่ทำการ", "จวน", "เดอะ", "อิมแพ", "ไบเทค", "พารากอน",
)  # fmt: skip
_NO_SITE = re.compile(
    r"(?:จังหวัด|จ\.|อำเภอ|ตำบล|เขต|แขวง|กรุง|กทม|เมือง|นคร|ประเทศ|ราชอาณาจักร|สาธารณรัฐ|วัน|ปัจจุบัน|ขณะ|ที่(?:นี้|นั้น|ประชุม)|สิ้น|ตอน|จุดนี้|เดือน|เวลา|ช่วง|ต้น|โอกาส|\d|[^ \n]{0,12}แห่งนี้)"
)  # ณ วันที่ 1 มีนาคม
# Behind white space these end it: the place that holds it, who came, what was done there.
_SPACED = (
    "จังหวัด", r"จ\.", "อำเภอ", r"อ\.", "ตำบล", r"ต\.", "เขต", "แขวง", "กรุง", "กทม", "เมือง(?!ทอง|โบราณ)", "นคร(?!ราช)", "ประเทศ", "ราชอาณาจักร", "สาธารณรัฐ",
    r"สปป", "สหรัฐ", "โดย", "ซึ่ง", "เพื่อ", "และ(?!คอนเวน|การ)", "พร้อม", "เมื่อ", "ระหว่าง", "ใน(?!ศาลา)", "วันที่", "วันนี้", "เวลา", "ร่วม", "รวม", "ได้", "มี", "เป็น",
    "กล่าว", "จัด", "เข้า", "เปิด", "พิจารณา", "มอบ", "จึง", "ขอ(?:เชิญ|ให้|รับ)", "ถูก", "คึกคัก", "เดินทาง", "ต้อนรับ", "หารือ", "ลงนาม", "พบ", "ผ่าน", "จำนวน", "ทั้งนี้", "นอกจากนี้", "สำหรับ", "ตาม", "ภายใต้", "ภายหลัง", "เนื่อง", "ว่า", "ให้", "จะ", "นำ", "ก่อน", "หลัง", "จาก", "ตั้งแต่", "จนถึง", "ข่าว", "ทั้ง",
    "ปลัด", "รอง", "อธิบดี", "เลขาธิการ", "ผู้อำนวยการ", "ผู้ตรวจ", "ประธาน", "โฆษก", "รัฐมนตรี", "ผู้ว่า", "นายก", "คณะ", "ประชุม", "การประชุม", "พิธี", "ตลอดจน", "โอกาส", "ต่อ", "ที่", "คุณ", "ท่าน", r"[A-Z][a-z]*\.", "H.E",
)  # fmt: skip
# These wherever they stand.
_ANYWHERE = (
    r"\n", "โดยมี", "ซึ่งมี", "ซึ่งเป็น", "ซึ่งได้", "เพื่อ(?!คุ้ม|การ)", "พร้อมด้วย", "ระหว่างวันที่", "เมื่อวันที่", "ในวันที่", "วันที่ ?\\d", "ดังกล่าว", "เป็นประธาน", "[\"“”:;]", "แล้ว",
    r"เข้าร่วม", "จัดขึ้น", "ภายหลัง", "ว่า(?=[ \n]|$)", "(?<=[ก-๙])ต้อนรับ(?= )",
)  # fmt: skip
# Nouns for what nothing but a site is named with.
_PLAIN = (
    "ห้องประชุม", "ห้องรับรอง", "ห้อง(?!น้ำ|เรียน|สมุด|ขัง|พัก|แถลง|ปฏิบัติ|เช่า|แล็บ)", r"โรงแรม", r"รร\.", "หอประชุม", "ศาลากลาง", "ศาลาประชาคม", "ศูนย์ประชุม", "ศูนย์การประชุม", "ที่ทำการ", "ที่ว่าการ",
    "อาคาร(?!สถานที่)", "ตึก", "ทำเนียบ", "สนาม", "ลาน", "ท่าอากาศยาน", "ศูนย์ราชการ", "บ้านพัก",
)  # fmt: skip
_ROOM = re.compile(r"(?:ห้อง|ตึก|อาคาร|หอ)[^ \n]* ?")  # a person's name behind these is that of the room
_LOOSE = re.compile(r"(?:[ ,(-]+|(?<![ก-ฮ])\.| ณ ?| ใน)+$")


def venues(
    reading: Reading, tagged: Sequence[Mention], names: Sequence[Mention], dates: Sequence[DateMention]
) -> tuple[Mention, ...]:
    """The venues of a reading, in order: those that their words tell, and those that the tagger alone has found."""
    told = [Mention(*stretch, "VENUE", TOLD) for stretch in _told(reading, names, dates)]
    alone = (v for v in tagged if not any(t.start < v.end and v.start < t.end for t in told))
    cut = (replace(v, end=_end(reading.text, v.start, v.end)) for v in alone)
    return tuple(sorted((*told, *cut)))


def _told(reading: Reading, names: Sequence[Mention], dates: Sequence[DateMention]) -> Iterator[tuple[int, int]]:
    text, at = reading.text, reading.body[0]
    whole = [(n.start, n.end) for n in names if n.label == "PER"]
    begun = [n.start for n in names if n.label in ("PER", "LOC")]
    while led := _led().search(text, at, reading.body[1]):
        start = at = led.end()
        if any(a < led.start() < b for a, b in whole) or start in begun or _NO_SITE.match(text, start):
            continue
        bounds = (*(d.start for d in dates), *(a for a, _ in whole if not _ROOM.fullmatch(text, start, a)))
        end = _end(text, start, min(start + LONGEST, len(text), *(b for b in bounds if b > start)))
        if end - start >= SHORTEST:
            yield start, end
            at = end


def bare_venues(reading: Reading, known: Sequence[Mention], dates: Sequence[DateMention]) -> Iterator[Mention]:
    """Stretches that begin with a word for a room, a building or a hotel, outside of the `known` venues: they may be one."""
    for match in _bare().finditer(reading.text, *reading.body):
        start = match.start()
        if start not in reading.starts or any(v.start <= start < v.end for v in known):
            continue
        bounds = (*(d.start for d in dates if d.start > start), *(v.start for v in known if v.start > start))
        end = _end(reading.text, start, min(start + LONGEST, len(reading.text), *bounds))
        if end - match.end() >= SHORTEST:
            yield Mention(start, end, "BARE", 0.0)


def _end(text: str, start: int, limit: int) -> int:
    """Where a venue ends; a bracket inside is kept whole."""
    at = start
    while at < limit:
        if text[at] == "(" and (close := text.find(")", at, limit)) >= 0:
            at = close + 1
        elif text[at] in "()" or (_ends().match(text, at) and not _is_namesake(text, start, at)):
            break
        else:
            at += 1
    return start + len(_LOOSE.sub("", text[start : min(at, limit)]))


def _is_namesake(text: str, start: int, at: int) -> bool:
    """Whether the title behind a room is that of the person after whom it is called: `ห้องประชุม ศ.มานะ ใจดี ชั้น 5`."""
    return bool(_ROOM.fullmatch(text, start, at) and _titles().match(text, at))


@cache
def _led() -> re.Pattern[str]:
    """`ณ`, or `ที่` before a word for a site: เวลา 09.00 น. ที่โรงแรม…"""
    sites = sorted({*_SITES, *(row[0] for row in entries("venues.txt"))}, key=len, reverse=True)
    return re.compile(
        rf"(?:(?<![ก-๙])ณ(?= |ห้อง|โรงแรม|อาคาร|ศูนย์|ทำเนียบ|ตึก|หอ|ศาลา)|(?:(?<=[ \n)])|^)(?:ที่|ภายใน)(?= ?(?:บริเวณ ?)?(?:{'|'.join(map(re.escape, sites))}))) ?",
        re.MULTILINE,
    )


@cache
def _bare() -> re.Pattern[str]:
    """The plain nouns wherever a phrase may begin with them, and all words for a site behind the goal of a way:
    `โรงแรม… คึกคักด้วย…`, `เปิดห้องประชุม… ต้อนรับ`, `ประชุมที่สำนักงาน…`, `ไปเยือนสถาบัน…`.
    """
    sites = "|".join(
        re.escape(site) for site in sorted({*_SITES, *(row[0] for row in entries("venues.txt"))}, key=len, reverse=True)
    )
    return re.compile(rf"{'|'.join(_PLAIN)}|(?:(?<=ที่)|(?<=ยัง)|(?<=เยือน)|(?<=เยี่ยม)|(?<=เยี่ยมชม)|(?<=ดูงาน))(?:{sites})")


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf" +(?:{'|'.join(re.escape(row[0]) for row in entries('prefixes.txt'))})")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"[ ,]+(?:{'|'.join(_SPACED)})|{_titles().pattern}|{'|'.join(_ANYWHERE)}")
