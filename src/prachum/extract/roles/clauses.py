"""A text as a row of telling words: what was done, and the names, events, venues and instruments between.

`นาย ก เป็นประธาน การประชุม… โดยมี นาย ข และนาย ค เข้าร่วม` becomes `PER presides EVENT there-was PER joins`,
where a run of names with no telling word between is one list.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from prachum.extract.events.choice import Event
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.roles.items import Item

# What is done (if anything), and the words for it; the first row that fits where a word begins is taken.
_WORDS: tuple[tuple[str, str], ...] = (
    ("line", r"\n"),
    # no telling words: องค์การระหว่างประเทศของ…, การประชุมซึ่งจัดขึ้นระหว่างวันที่ 5 - 6 …
    ("", r"ระหว่างประเทศ(?=ของ|ด้าน|และ|[ \n)])|จัดขึ้น(?=[ \n]?(?:ระหว่าง|เมื่อ|ณ|ใน|ที่|วัน))"),
    ("presides", r"เป็น(?:องค์)?ประธาน(?!กรรมการ|อนุกรรมการ|สภา|บริษัท)|ทำหน้าที่(?:เป็น)?ประธาน|นั่งหัวโต๊ะ|ประธานร่วม|ประธานเปิด"),
    ("heads", r"(?<!รอง)หัวหน้าคณะ"),
    ("led-by", r"นำโดย|นําโดย"),
    ("leads", r"นำ(?:ทีม|คณะ|ผู้แทน|ผู้บริหาร)"),
    ("signs", r"(?:ร่วม|เป็นผู้)ลงนาม|ลงนาม"),
    ("witnesses", r"สักขีพยาน"),
    ("with", r"พร้อมด้วย|พร้อมกับ|พร้อมคณะ|และคณะ|พร้อมทั้ง|พร้อม"),
    ("there-was", r"โดยมี|ซึ่งมี|มี(?=ผู้แทน|ผู้บริหาร| ?นาย| ?นาง| ?พล)"),
    ("namely", r"ได้แก่|อาทิ|ประกอบด้วย|เช่น|ดังนี้|คือ"),
    ("receives", r"(?:ให้การ)?(?:ต้อนรับ|รับรอง)"),
    ("calls-on", r"(?:เข้า|เดินทางเข้า)(?:เยี่ยม|พบ)(?:คารวะ|คำนับ)?|เยี่ยม(?:คารวะ|คำนับ)|พบปะ"),
    ("talks", r"(?:พบ|ประชุม|ร่วม)*หารือ"),
    ("observer", r"ผู้สังเกตการณ์"),
    ("observes", r"(?:ร่วม)?สังเกตการณ์"),
    ("follows", r"(?:โดย)?ตามเสด็จ|โดยเสด็จ|ร่วมเดินทาง|ร่วมคณะ"),
    ("joins", r"(?:เข้า)ร่วม|ร่วม(?=การ|ประชุม|งาน|พิธี|เป็น|ให้|รับ|ด้วย|คณะ|เดินทาง|กิจกรรม|สัมมนา|ฟัง|แถลง)|มาร่วม"),
    ("jointly", r"ร่วมกับ|จับมือ(?:กับ)?|ร่วมมือ(?:กับ)?|ผนึกกำลัง(?:กับ)?"),
    ("host", r"(?:เป็น|รับเป็น)?(?<!\()เจ้าภาพ"),
    ("invites", r"เชิญ(?!ชวน)"),
    ("held-by", r"จัด(?:ขึ้น)?โดย|ดำเนินการโดย|สนับสนุนโดย|โดยการสนับสนุน"),
    ("holds", r"จัด(?=การ|ประชุม|งาน|พิธี|อบรม|สัมมนา|กิจกรรม|ให้|โครงการ|เวที|ขึ้น|แถลง| )|เปิดตัว|เปิดเวที"),
    ("opens", r"กล่าวเปิด(?!เผย)"),
    ("speaks", r"กล่าว(?:ต้อนรับ|รายงาน|แสดงความ|ปาฐกถา|ปิด|ให้)|บรรยาย|วิทยากร|อภิปราย|ปาฐกถา"),
    ("says", r"กล่าว|เปิดเผย|ระบุ|ชี้แจง|เผย(?!แพร่)|แถลง|เน้นย้ำ|ย้ำ"),
    ("praises", r"ขอบคุณ|ชื่นชม|ขอบใจ|แสดงความยินดี"),
    ("orders", r"มอบหมาย|สั่งการ|กำชับ|มอบนโยบาย|แต่งตั้ง|เห็นชอบ|อนุมัติ"),
    ("proposes", r"เสนอ|รายงาน|ขอให้|ประสาน|สนับสนุน|ช่วยเหลือ|ผลักดัน|ส่งเสริม|พัฒนา|ดำเนินการ|คุ้มครอง|แก้ไข"),
    ("as", r"ในฐานะ|แทน(?=นาย|นาง|พล| )"),
    ("represents", r"(?:คณะ)?ผู้แทน(?:จาก|ของ|ฝ่าย|รัฐบาล)*|ฝ่าย(?=ไทย)"),
    ("people", r"เจ้าหน้าที่|ผู้บริหาร|คณะ(?=กรรม|ทำงาน)?|หน่วยงาน|ข้าราชการ|บุคลากร"),
    ("travels", r"เดินทาง|เยือน|ลงพื้นที่|ตรวจเยี่ยม|ตรวจราชการ"),
    ("between", r"ระหว่าง"),
    ("for", r"เพื่อ|ต่อ"),
    ("which", r"ซึ่ง|ทั้งนี้|นอกจากนี้|โดย(?!มี)|ว่า|ทั้งสองฝ่าย"),
    ("of", r"ของ|แห่ง|สังกัด|ภายใต้|ภายใน|ใน|ตาม"),
    ("from", r"จาก"),
    ("to", r"กับ|แก่|ให้"),
    ("at", r"ณ |ที่ ?(?=โรงแรม|ห้อง|ทำเนียบ|กระทรวง|อาคาร|ศูนย์)"),
)
_WORD = re.compile("|".join(f"(?P<w{number}>{words})" for number, (_, words) in enumerate(_WORDS)))


@dataclass(frozen=True, slots=True)
class Sign:
    """A telling word (or a run of names, an event, a venue, an instrument) with its place."""

    start: int
    end: int
    what: str
    items: tuple[int, ...] = ()  # of a run of names, their numbers


_ENDS = ("line", "says")
LONG = 3  # names of a list that may go on in the next line
FAR = 12  # signs of a sentence that bear on one in it
_SOFT = ("represents", "people")  # words that do not break a list: ผู้แทนกระทรวง ก ผู้แทนกระทรวง ข


def signs(reading: Reading, mentions: Mentions, event: Event, found: Sequence[Item]) -> list[Sign]:
    """The row of signs of a text, seen from an event."""
    whole = _phrases(mentions, event)
    names = []
    for number, item in enumerate(found):
        inside = next((w.what for w in whole if w.start <= item.start and item.mention.end <= w.end), "")
        names.append(Sign(item.start, item.end, f"{item.actor.label}{inside and ' in '}{inside}", (number,)))
    spans = sorted((s.start, s.end) for s in (*whole, *names))
    words = [sign for gap in _gaps(spans, len(reading.text)) for sign in _words(reading.text, *gap)]
    return _joined(sorted([*whole, *names, *words], key=lambda s: (s.start, bool(s.items), -s.end)))


@lru_cache(maxsize=1 << 15)  # every event of a text asks for nearly the same stretches
def _words(text: str, start: int, end: int) -> tuple[Sign, ...]:
    """The telling words that begin in a stretch; what follows it is seen, too."""
    found = []
    while (match := _WORD.search(text, start)) and match.start() < end:
        what = _WORDS[int((match.lastgroup or "w0")[1:])][0]
        if what:
            found.append(Sign(match.start(), match.end(), what))
        start = match.end()
    return tuple(found)


def _phrases(mentions: Mentions, event: Event) -> list[Sign]:
    """The phrases in which names may stand: events (this one and others), venues and instruments."""
    own = [(m.start, m.end) for m in event.mentions]
    others = [m for m in mentions.events if not any(m.start < end and start < m.end for start, end in own)]
    return [
        *(Sign(start, end, "EVENT") for start, end in own),
        *(Sign(m.start, m.end, "OTHER") for m in others),
        *(Sign(m.start, m.end, "VENUE") for m in mentions.venues),
        *(Sign(m.start, m.end, "INSTRUMENT") for m in mentions.instruments),
    ]


def _gaps(spans: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The stretches that no span covers."""
    out, at = [], 0
    for start, end in [*spans, (length, length)]:
        if start > at:
            out.append((at, start))
        at = max(at, end)
    return out


def _joined(row: Sequence[Sign]) -> list[Sign]:
    """The row with each run of names made one, that of a long list though the line breaks in it."""
    out: list[Sign] = []
    for sign in row:
        last = next((n for n in range(len(out) - 1, -1, -1) if out[n].what not in (*_SOFT, "line")), -1)
        between = [s.what for s in out[last + 1 :]]
        same = sign.items and last >= 0 and out[last].items and out[last].what == sign.what
        if same and ("line" not in between or (between == ["line"] and len(out[last].items) >= LONG)):
            out[last:] = [Sign(out[last].start, sign.end, sign.what, (*out[last].items, *sign.items))]
        else:
            out.append(sign)
    return out


def sentence(row: Sequence[Sign], place: int) -> tuple[list[str], list[str]]:
    """The signs before and after one in its sentence."""
    first = next((n + 1 for n in range(place - 1, -1, -1) if row[n].what in _ENDS), 0)
    last = next((n for n in range(place + 1, len(row)) if row[n].what in _ENDS), len(row))
    return (
        [s.what for s in row[max(first, place - FAR) : place]],
        [s.what for s in row[place + 1 : min(last, place + FAR)]],
    )


def nearest(row: Sequence[Sign], place: int) -> str:
    """Whether it is the event or another one that is named last before a sign in its line, and next after it."""

    def first(signs: Iterable[Sign]) -> str:
        return next((sign.what for sign in signs if sign.what in ("EVENT", "OTHER", "line")), "none")

    return f"{first(reversed(row[:place]))} {first(row[place + 1 :])}"
