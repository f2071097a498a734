"""How many people attended."""

import re

from prachum.extract.reading import Reading
from prachum.model import Attendance, Bound, Evidence, Stated

_COUNT = re.compile(
    r"(?P<who>ผู้เข้าร่วม|ผู้เข้าอบรม|ผู้เข้ารับการ|ผู้ร่วม|เข้าร่วม|ร่วมประชุม|ร่วมงาน|ร่วมพิธี|ผู้แทน|ผู้บริหาร|ประชาชน|รวม|กลุ่มเป้าหมาย|จำนวน)"
    r"[^\n.]{0,140}?"
    r"(?P<bound>กว่า|ไม่น้อยกว่า|มากกว่า|ประมาณ|ราว|เกือบ)? ?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,5}) ?(?P<over>กว่า)? ?(?P<unit>คน|ท่าน|ราย)"
)
_MEANT = re.compile(r"เข้าร่วม|ร่วมประชุม|ร่วมงาน|ร่วมพิธี|เข้าอบรม|เข้ารับการอบรม|เข้ารับการฝึก|รวมทั้งสิ้น|กลุ่มเป้าหมาย")
_NOT_MEANT = re.compile(r"ผู้เสียหาย|คดี|จับกุม|ผู้ต้องหา|แรงงานต่างด้าว|ช่วยเหลือ|งบประมาณ|เหยื่อ|ล้าน")
_BOUNDS: dict[str | None, Bound] = {
    None: "exact",
    "กว่า": "at_least",
    "ไม่น้อยกว่า": "at_least",
    "มากกว่า": "at_least",
    "ประมาณ": "about",
    "ราว": "about",
    "เกือบ": "about",
}


def attendance(reading: Reading) -> Stated[Attendance] | None:
    """The number of people that the first lines of the body give for the event."""
    start, end = reading.body
    limit = min(end, start + 2500)
    for match in _COUNT.finditer(reading.text, start, limit):
        around = reading.text[max(0, match.start() - 40) : match.end() + 40]
        if not _MEANT.search(around) or _NOT_MEANT.search(match.group()):
            continue
        bound = _BOUNDS["กว่า" if match["over"] else match["bound"]]
        number = int(match["number"].replace(",", ""))
        evidence = Evidence(reading.stored(match.start(), match.end()), 0.8)
        return Stated(Attendance(number, bound), evidence)
    return None
