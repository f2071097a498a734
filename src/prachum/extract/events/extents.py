"""Where the name of an event ends: before the words that tell when, where, with whom or what for it was held."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from prachum.extract.events.heads import Head
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

LONGEST = 320  # characters of an event's name
AHEAD = 220  # characters behind a purpose within which an ordinal shows that the name goes on
WRAPPED = (30, 140)  # characters of a line that may have been broken inside a phrase

# Behind white space these begin something else.
_SPACED = (
    "โดย", "ซึ่ง", "เมื่อ", "ณ ", "ที่ห้อง", "ที่โรงแรม", "ที่อาคาร", "ที่ทำเนียบ", "ในวัน", "วันที่", "เวลา", "พร้อม", "และได้", "ได้",
    "จะ", "ว่า(?!ด้วย)", "ทั้งนี้", "นอกจากนี้", "ในการนี้", "ตลอดจน", "ในฐานะ", "กล่าว", "เป็น", "มี", "นำ", "รวมทั้ง", "รวมถึง", "ให้(?!กับ|แก่)",
    "ที่ได้", "หลังจาก", "ผ่าน(?:ระบบ|สื่อ|ทาง|แอป|วิดีโอ|วีดิ)", "ภายใต้", "หัวข้อ", r"จำนวน ?\d", "ประกอบด้วย", "อาทิ", "ได้แก่", "เช่น", "ก่อน", "ตามมติ", "ตามภารกิจ",
    "ตามที่", "จึง", "แล้ว", "ขึ้น", "ประสบ", "อย่าง(?!เป็นทางการ)", "หวังว่า", "เชื่อมั่น", "เนื่องใน", "ถือเป็น", "นับเป็น", "ดังนี้", "จากนั้น", "อีกทั้ง", "กำลัง", "ไม่", "พบว่า", "จนถึง",
    "ต่อจาก", "ในช่วง", "#", "[•*]", "รวมจำนวน", "ทุกฝ่าย", "ทั้งสอง", "ขอบคุณ", "ขอให้", "ขอแสดง", "ยินดี", "แสดงความ(?:ยินดี|ชื่นชม|ขอบคุณ|เสียใจ)", "ส่วน(?!กลาง|ราชการ|ภูมิภาค|ท้องถิ่น)", "ร่วมกับ(?! ?(?:การ)?ประชุม)", "ร่วม(?:ต้อนรับ|ให้|เป็น|ประชุม|พิธี|งาน|รับ|แถลง)", "หรือ [A-Z]", "(?:ที่)?บริเวณ",
    "ที่(?:ศูนย์|กระทรวง|สำนัก|มหา|จังหวัด|ประเทศ|กรุง|เมือง|ศาลา|สนาม|หอ|ลาน|วัด|โรง)",
)  # fmt: skip
# These do so wherever they stand.
_ANYWHERE = (
    "เมื่อวันที่", "ในวันที่", "ระหว่างวันที่", "ตั้งแต่วันที่", r"วันที่ ?\d", "ณ ?ห้อง", "ณ ?โรงแรม", "ที่ห้องประชุม", "ที่โรงแรม", "โดยมี", "จัดขึ้น", "จัดโดย",
    "พร้อมด้วย", "พร้อมทั้ง", "พร้อมกับ", "พร้อม(?:ร่วม)?หารือ", "ว่าเป็น", "และมี", "ซึ่ง", "(?<!กล่าว)ว่า(?= )", "นั้น(?= )", "ดังกล่าว", "ดังนี้", "เป็นประธาน", "เข้าร่วม", "(?:เนื่อง)?ในโอกาส(?!ครบ|วัน)", "ในฐานะ",
    "ภายหลัง", "ที่มี", "ที่จะ", "ที่เป็น(?!มาตรฐาน)", "อยู่ภายใต้", "สรุปสาระ", "(?:ใน)?ครั้งนี้", "(?:ใน)?วันนี้", "ในห้วง", "ในหัวข้อ", "ภายใต้หัวข้อ", "ผ่านระบบ", "ผ่านสื่อ", "อย่างต่อเนื่อง", "อย่างใกล้ชิด", "(?<!ว่า)ด้วย(?!ตน)", "เป็นครั้ง", "ไปแล้ว", "กันไว้", "ร่วมกันไว้",
    "(?:ใน)?(?:ช่วง)?(?:ต้น|กลาง|ปลาย)?ปี(?:นี้|หน้า|ที่ผ่านมา|ที่แล้ว)", r"(?:ใน|เมื่อ)ปี ?(?:พ\.ศ\.)? ?\d", r"[?!;*_]{1,}", r"\.{3,}", "…", "[“”]",
)  # fmt: skip
_STOP = re.compile(rf"[ \n](?:{'|'.join(_SPACED)})|{'|'.join(_ANYWHERE)}")
# A purpose told apart by a space, or by what is done there; ความร่วมมือเพื่อต่อต้านการค้ามนุษย์ is one name.
_PURPOSE = re.compile(r"[ \n]เพื่อ|เพื่อ(?:ให้|นำ|หารือ|พิจารณา|ติดตาม|รับ|ชี้แจง|เตรียม|แสดง|แลกเปลี่ยน|เป็น)")
_ANOTHER = re.compile(r"(?:การ|เข้าร่วม)ประชุม|พิธี|สัมมนา")
_ORDINAL = re.compile(r"(?:ครั้งที่?|สมัยที่|รุ่นที่) ?\d")
_JOINED = re.compile(
    r"(?:และ|หรือ|จาก|ใน(?:ช่วง|ระหว่าง)?|รวมทั้ง|กับ|ก่อน|หลัง|ระหว่าง|สำหรับ|ของ|พร้อม|เพื่อ)?(?:ร่วม|เข้า|เข้าร่วม|ไป|มา|ได้|ร่วมเป็นสักขีพยาน)*(?:ใน|ใน)?[ \n]?$"
)
_SIDES = re.compile(r"ระหว่าง(?!วัน)(?:(?!กับ|และ).)*$", re.DOTALL)
_LED = re.compile(
    r"(?:[ \n]|เดือน|เมื่อ|ใน|ช่วง|ระหว่าง|ประมาณ|ภายใน|ตั้งแต่|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?(?:ที่)?|ห้วง|ต้น|กลาง|ปลาย|\()*$"
)
_GOING = ("เยือน", "ลงพื้นที่", "เดินทาง")  # words for a journey, whose goal is all its name
_CLOSED = re.compile(r"(?:ครั้งที่?|สมัยที่|รุ่นที่) ?\d[\d/ -]*$")  # an ordinal closes a name, unless this follows it
_ALLOWED = re.compile(
    r" (?:\(|ระดับ|ด้าน|ว่าด้วย|เรื่อง|ระหว่าง|ของ|ใน|ภาค|[-–]|สมัย|ประจำ|และ|ปี|พ\.ศ|หัวข้อ|\"|ที่|เพื่อ|แห่ง|ช่วง|[A-Za-z])"
)
_OFFICIAL = re.compile(r" ?อย่างเป็นทางการ")
_FRESH = re.compile(r"(?:นาย|นาง|วัน|ที่มา|ทั้งนี้|โดย|เพื่อ|สำหรับ|ด้าน|ใน)")  # a line that begins so begins a sentence
_BRACKETS = {"(": ")", "[": "]", '"': '"', "'": "'", "‘": "’"}
_TAIL = re.compile(
    r"[ ,:\n(-]+(?:(?:และ|หรือ|ของ|ใน|ที่|ร่วม|จาก|กับ)[ ,:\n-]*)?$|[ \n]?\((?:(?!ครั้งที่? ?\d|สมัยที่ ?\d)[^()])*\)$|ของ(?:ประเทศ)?ไทย$"
)
_SECOND = re.compile(r"(?<=\d) ?และ ?(?=คณะ(?:กรรมการ|อนุกรรมการ|ทำงาน))")  # … ครั้งที่ 3/2561 และคณะอนุกรรมการ…


def event_end(reading: Reading, mentions: Mentions, head: Head, heads: Sequence[Head]) -> int:
    """The end of the phrase that begins with a head word.

    It runs to the next clause, to the next event joined to it, to its date or its place, at most
    `LONGEST` characters. A name, an instrument or a bracket that begins inside is kept whole.
    """
    text = reading.text
    limit = min(head.start + LONGEST, len(text))
    stops = sorted({limit, *_stops(reading, mentions, head, heads)})
    names = chain(mentions.instruments, (n for n in mentions.names if n.label == "ORG"))
    whole = {m.start: _closed(text, m.start, m.end) for m in names}
    quoted = text.count('"', text.rfind("\n", 0, head.start) + 1, head.start) % 2
    at = head.end
    while at < limit and at not in stops:
        char = text[at]
        if char in ")]" or (char == '"' and quoted):
            break
        close = text.find(_BRACKETS[char], at + 1, at + LONGEST) if char in _BRACKETS else -1
        if char in "([" and close < 0:
            break
        if close > 0:
            at = close + 1
        elif whole.get(at, 0) > at:
            at = min(whole[at], next(stop for stop in stops if stop > at))
        elif _ends(text, head, at):
            break
        else:
            at += 1
    return _tidy(text, head, min(at, limit))


def _closed(text: str, start: int, end: int) -> int:
    """The end of a name with the bracket that opens in it: `คู่มือ… (Handbook` → `คู่มือ… (Handbook)`."""
    words = text[start:end]
    close = text.find(")", end, end + LONGEST) if words.count("(") > words.count(")") else -1
    return close + 1 if close >= 0 else end


def _ends(text: str, head: Head, at: int) -> bool:
    """Whether a phrase ends at a place by the words that follow."""
    if text[at] == "\n":
        return not _is_wrapped(text, at)
    if _PURPOSE.match(text, at):
        return not _goes_on(text, head, at)
    if at == head.end and text.startswith(" และ", at):
        return True
    if text[at] == " " and _CLOSED.search(text, head.end, at) and not _ALLOWED.match(text, at):
        return not text[at + 1].isdigit() and text[at + 1] not in "/-"
    stop = _STOP.match(text, at)
    if stop is None:
        return False
    return not (stop.group().strip() == "โดย" and _SIDES.search(text, head.end, at) and "กับ" in text[at : at + AHEAD])


def _goes_on(text: str, head: Head, at: int) -> bool:
    """Whether a purpose is part of the name: nothing else names the event, or its ordinal is still to come."""
    if at - head.end < 4 and (head.kind not in ("consultation", "visit") or "ประชุม" in head.words):
        return True
    ahead = _ORDINAL.search(text, at, at + AHEAD)
    return (
        ahead is not None
        and not _STOP.search(text, at + 6, ahead.start())
        and not _ANOTHER.search(text, at + 6, ahead.start())
        and not _ORDINAL.search(text, head.start, at)
    )


def _is_wrapped(text: str, at: int) -> bool:
    """Whether the line break at a place stands inside a sentence that was broken to fit a page."""
    start = text.rfind("\n", 0, at) + 1
    low, high = WRAPPED
    return (
        low <= at - start <= high
        and bool(re.match(r"[ก-ฮเ-ไ(]", text[at + 1 : at + 2]))
        and not _FRESH.match(text, at + 1)
    )


def _stops(reading: Reading, mentions: Mentions, head: Head, heads: Sequence[Head]) -> Iterator[int]:
    """Places where a phrase ends for what begins there: the next event, a date, a place, a person met."""
    text, reach = reading.text, head.start + LONGEST
    if second := _SECOND.search(text, head.end, reach):
        yield second.start()
    for other in heads:
        if head.end < other.start <= reach and (cut := _joined(text, head, other)) is not None:
            yield cut
    for date in mentions.dates:
        if head.end <= date.start <= reach and len(date.first) > 4:
            led = _LED.search(text, head.end, date.start)
            yield led.start() if led else date.start
    for name in mentions.names:
        if head.end <= name.start <= reach:
            yield from _at_name(text, head, name)


def _joined(text: str, head: Head, other: Head) -> int | None:
    """Where the words that join another event to a phrase begin; None if it is part of the same name."""
    lead = _JOINED.search(text, head.end, other.start)
    if lead is None:
        return None
    words = lead.group().strip()
    if not words and lead.group() and _ORDINAL.search(text, head.end, lead.start()):
        return lead.start()  # การประชุม… ครั้งที่ 5 การประชุม…
    if not words:
        verbal = other.kind in ("consultation", "visit") and not other.words.startswith("การ")
        return lead.start() if verbal and lead.group() and head.kind in ("consultation", "visit") else None
    if other.start - head.end < 16 and words.startswith(("และ", "พร้อม", "ร่วม")):
        return None  # เข้าเยี่ยมคารวะและร่วมหารือ
    return None if words == "ร่วม" else lead.start()


def _at_name(text: str, head: Head, name: Mention) -> Iterator[int]:
    before = text[head.end : name.start]
    if name.label == "LOC":
        if led := re.search(r"[ \n]?(?:(?<!พื้น)(?<!หน้า)ที่|ณ) ?$", before):
            yield head.end + led.start()
        if any(word in head.words for word in _GOING) and len(before) < 12:
            official = _OFFICIAL.match(text, name.end)
            yield official.end() if official else name.end
    if name.label == "PER" and head.kind in ("consultation", "visit"):
        met = len(before) < 24 and re.search("ต้อนรับ|พบ", head.words)
        led = re.search(r"[ \n]?(?:กับ|ต่อ) ?(?:[^ \n]{0,16} ?)?$|[ \n][^ \n]{0,16}[ \n]?$", before)
        yield name.end if met else head.end + (led.start() if led else len(before))


def _tidy(text: str, head: Head, end: int) -> int:
    """The end without loose words, signs and a bracketed gloss."""
    while (tail := _TAIL.search(text[head.end : end])) and tail.group():
        end = head.end + tail.start()
    return end
