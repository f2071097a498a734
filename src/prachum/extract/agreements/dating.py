"""Dates that belong to an instrument: in its name, or beside it as those of a step in its life."""

import re
from collections.abc import Iterator

from prachum.dates import DateMention
from prachum.extract.agreements.named import Named
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.thai import to_common_era

NEAR = 130  # characters between an instrument's name and the date of its step
# … (ACTIP) เมื่อวันที่ 21 พฤศจิกายน 2558 · … และได้ลงนามร่วมกัน เมื่อเดือนสิงหาคม 2559
_THEN = re.compile(
    r" *(?:\([^()]*\) *)?(?P<verb>[^\n]*?(?:ลงนาม|รับรอง|เห็นชอบ|ประกาศ|อนุมัติ)?[^\n]{0,24}?)(?:เมื่อ|ใน|ตั้งแต่)[ \n]?(?:วันที่|วัน[^ ]{2,9}ที่|เดือน|ปี|เมื่อ)?[ \n]?"
)
_OTHER_VERB = re.compile(r"ประชุม|ระบุ|กล่าว|คาด|จัด|มีผล|หารือ|ดำเนิน|ระหว่าง|เริ่ม|สิ้นสุด|จะ(?!ได้)")
_BEFORE = re.compile(r"[ \n)]*[^\n]{0,40}(?:รับรอง|ลงนาม(?:ใน)?|เห็นชอบ|ประกาศใช้)[ \n]?")
_NUMBERED = re.compile(r"(?:ที่|ฉบับที่) ?\d+/(?P<year>25\d\d)")  # คำสั่ง … ที่ 52/2558
_PARTY = re.compile(r"(?:ภาคี|สัตยาบัน)[^ \n]{0,8}[ \n]?$")  # เข้าเป็นรัฐภาคี【อนุสัญญา…】ในปี พ.ศ. 2535
_ONE_YEAR = re.compile(
    r"(?<!ปี)(?<!ปี )(?<!งบประมาณ)(?<!งบประมาณ )(?<!บัญชี)(?<!บัญชี )พ\. ?ศ\. ?\d{4}$"
)  # not the year for which a plan is
_ISSUED = re.compile(
    r"[ \n]*(?:เรื่อง[^\n]{0,120})?(?:ลง|(?:สั่ง|ประกาศ)[ \n]?ณ[ \n]?)วันที่[ \n]*"
)  # คำสั่ง… ที่ 52/2558 ลงวันที่ 3 มีนาคม 2558


def inside(reading: Reading, named: Named, mentions: Mentions) -> DateMention | None:
    """The year in the name of a law, or the day in that of a resolution; the single year that a plan's name ends with."""
    for mention in named.mentions:
        dates = [d for d in mentions.dates if mention.start <= d.start < mention.end + 3]
        words = reading.text[mention.start : mention.end]
        if named.kind == "law" and (issued := _issued(reading, mention.end, mentions)):
            return issued
        if named.kind == "law" and (number := _NUMBERED.search(words)):
            year = str(to_common_era(int(number["year"])))
            return DateMention(mention.start + number.start("year"), mention.start + number.end(), year, year)
        day = bool(dates) and len(dates[-1].first) == 10 and dates[-1].start < mention.end
        if dates and (named.kind in ("law", "resolution") or day):
            return dates[-1]
        if (
            dates
            and named.kind in ("plan", "procedure")
            and _ONE_YEAR.search(words)
            and dates[-1].first == dates[-1].last
        ):
            return dates[-1]
    return None


def _issued(reading: Reading, at: int, mentions: Mentions) -> DateMention | None:
    """The day on which an order was issued, right behind its name."""
    near = (d for d in mentions.dates if 0 <= d.start - at <= NEAR)
    return next((d for d in near if _ISSUED.fullmatch(reading.text, at, d.start)), None)


def dated(reading: Reading, named: Named, mentions: Mentions) -> Iterator[tuple[DateMention, bool]]:
    """The dates that stand behind or before the names as those of a step, and whether it was a signing."""
    text = reading.text
    for mention in named.mentions:
        if _PARTY.search(text, max(0, mention.start - 20), mention.start):
            continue
        signed = bool(re.search(r"ลงนาม[^ ]{0,8}[ \n]?$", text[max(0, mention.start - 20) : mention.start]))
        for date in mentions.dates:
            gap = text[mention.end : date.start]
            if (
                0 <= date.start - mention.end <= NEAR
                and (then := _THEN.fullmatch(gap))
                and not _OTHER_VERB.search(then["verb"])
            ):
                yield date, signed or "ลงนาม" in then["verb"]
            ahead = text[date.end : mention.start]
            if 0 <= mention.start - date.end <= NEAR // 2 and _BEFORE.fullmatch(ahead):
                yield date, "ลงนาม" in ahead
