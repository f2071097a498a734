"""How many people attended."""

import re
from collections.abc import Iterator, Sequence

from prachum.extract.events.choice import Event
from prachum.extract.events.when import is_of_first_sitting
from prachum.extract.reading import Reading
from prachum.model import Attendance, Bound, Evidence, Stated

REACH = 2500  # characters of the body in which the number of those at the main event is told
CLAUSE, AFTER, BESIDE = (
    300,
    36,
    160,
)  # characters ahead of a number, behind it, and behind the name of another event
_COUNT = re.compile(
    r"(?<!ทั้ง )(?<!ทั้ง)(?P<bound>กว่า|ไม่น้อยกว่า|มากกว่า|ประมาณ|ราว|เกือบ)? ?(?<![\d,/])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,5}) ?(?P<over>กว่า|เศษ)? ?(?:คน|ท่าน)(?!ที่)"
)
# Those counted are there: ผู้เข้าร่วมประชุม จำนวน 60 คน · หัวหน้าส่วนราชการ จำนวน 45 คน เข้าร่วมประชุม
_COMERS = re.compile(
    r"ผู้เข้าร่วม|ผู้ร่วม(?:งาน|ประชุม|กิจกรรม|พิธี|สัมมนา|เสวนา)|ผู้เข้า(?:รับการ)?(?:อบรม|ฝึก|สัมมนา|ประชุม)|กลุ่มเป้าหมาย(?!ที่)|สำหรับ"
    r"|เข้ารับการ(?:อบรม|ฝึก)|(?:เข้า)?ร่วม(?:ประชุม|งาน|พิธี|กิจกรรม|การประชุม|สัมมนา|รับฟัง|โครงการ|เสวนา|อบรม|การ)|เข้าร่วม|แขกผู้มีเกียรติ"
)
_COME = re.compile(r" ?(?:ได้|มา)?(?:เข้าร่วม|ร่วม(?:ประชุม|งาน|พิธี|กิจกรรม|รับฟัง|ให้การ|การ|สัมมนา|โครงการ)|เข้ารับการ|เข้าอบรม)")
# Those counted are others: ช่วยเหลือผู้เสียหายแล้ว 120 คน · แรงงานต่างด้าว 200 คน
_OTHERS = re.compile(r"ผู้เสียหาย|คดี(?!พิเศษ)|จับกุม|ผู้ต้องหา|ต่างด้าว|ช่วยเหลือ|เหยื่อ|ล้าน|บาท|นักท่องเที่ยว|ประชากร|ผู้ป่วย|เสียชีวิต|ว่างงาน")
_SENTENCE = re.compile(r"[\n]|กล่าวว่า|ทั้งนี้|นอกจากนี้|โดยมี(?!ผู้เข้า)")
_BOUNDS: dict[str | None, Bound] = {
    None: "exact",
    "กว่า": "at_least",
    "เศษ": "at_least",
    "ไม่น้อยกว่า": "at_least",
    "มากกว่า": "at_least",
    "ประมาณ": "about",
    "ราว": "about",
    "เกือบ": "about",
}


def attendance(reading: Reading, event: Event, others: Sequence[Event]) -> Stated[Attendance] | None:
    """The number of people that the text gives for an event; one joined to the first had the same people."""
    if event.main:
        found = _at_main(reading) if is_of_first_sitting(reading, event, others) else None
    else:
        found = _beside(reading, event, others)
    if found is None:
        return None
    number = int(found["number"].replace(",", ""))
    evidence = Evidence(reading.stored(*found.span()), 0.8)
    return Stated(Attendance(number, _BOUNDS["กว่า" if found["over"] else found["bound"]]), evidence)


def _at_main(reading: Reading) -> re.Match[str] | None:
    """The first number of comers from the opening on."""
    start = reading.opening[0]
    for match in _COUNT.finditer(reading.text, start, min(reading.body[1], start + REACH)):
        if _are_there(reading.text, max(start, match.start() - CLAUSE), match):
            return match
    return None


def _are_there(text: str, start: int, count: re.Match[str]) -> bool:
    """Whether those counted are at the event, by the words from a place on."""
    clause = _clause(text, count.start(), start)
    counted = _COMERS.search(clause) or _COME.match(text, count.end())
    return bool(counted) and not _OTHERS.search(clause[-90:])


def _beside(reading: Reading, event: Event, others: Sequence[Event]) -> re.Match[str] | None:
    """A number behind the event's name, with no other event in between."""
    starts = [m.start for other in others if other is not event for m in other.mentions]
    for mention in event.mentions:
        end = min(
            mention.end + BESIDE,
            reading.line_of(mention.end)[1],
            *(s for s in starts if s >= mention.end),
            len(reading.text),
        )
        match = _COUNT.search(reading.text, mention.end, end)
        if match and _are_there(reading.text, mention.end, match):
            return match
    return None


def _clause(text: str, end: int, start: int) -> str:
    """The words before a place in its sentence."""
    breaks: Iterator[int] = (m.end() for m in _SENTENCE.finditer(text, start, end))
    return text[max(breaks, default=start) : end]
