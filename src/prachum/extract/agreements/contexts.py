"""What stands around a phrase that names an instrument: what is done with it, and when."""

import re
from collections.abc import Iterator

from prachum.extract.reading import Reading

NEAR = 48  # characters before and after a phrase in which words tell what is done with it
SENTENCE = 160  # characters before it in which its sentence may begin

_Table = tuple[tuple[str, str], ...]
# Right before a phrase.
_BEFORE: _Table = (
    ("sign", r"ลงนาม(?:ใน|ร่าง|ร่วม|ร่วมใน|เอกสาร)*[ \n\"(]*$"),
    ("signed", r"(?:ได้|ที่)(?:มีการ)?(?:ร่วม|ร่วมกัน)?ลงนาม(?:ใน)?[ \n\"(]*$"),
    ("signing", r"(?:จะ|ให้|การ|ผลักดัน)(?:มี)?(?:พิธี|การ)?(?:ร่วม)?ลงนาม[^ \n]{0,12}[ \n\"(]*$"),
    ("draft", r"ร่าง\)?(?: ?สุดท้าย)?(?:ของ)?[ \n\"]*$|เอกสารสุดท้ายของ$"),
    ("made", r"ได้(?:มีการ|ร่วมกัน)*(?:จัดทำ|ประกาศใช้|ออก)[ \n\"(]*$"),
    ("under", r"(?:ภายใต้|อยู่ใน|กรอบ)(?:ร่าง)?[ \n\"]*$"),
    ("according", r"(?:ตาม|สอดคล้องกับ|เป็นไปตาม|แห่ง|ยึด|อนุวัติ)[ \n\"]*$"),
    ("approve", r"(?:เห็นชอบ|อนุมัติ|รับรอง|ออก|ประกาศใช้)(?:ใน|ต่อ|ร่าง|หลักการ|การ| )*[ \n\"(]*$"),
    ("ratify", r"สัตยาบัน(?:สาร|ของ|ใน)?[ \n\"(]*$"),
    ("party", r"ภาคี(?:สมาชิก)?(?:ของ|ใน)?[ \n\"(]*$"),
    ("make", r"(?:จัดทำ|ทำ|พัฒนา|กำหนด|วาง|ยก|เสนอ|เจรจา)(?:เอกสาร)?(?:ร่าง)?\)?[ \n\"(]*$"),
    (
        "push",
        r"(?:ขับเคลื่อน|ผลักดัน|ดำเนิน|ดำเนินการ|ดำเนินงานตาม|ดำเนินการตาม|สนับสนุน|ส่งเสริม|เร่งรัด|ติดตาม|บริหาร)[ \n\"(]*$",
    ),
    (
        "review",
        r"(?:ทบทวน|ปรับปรุง|แก้ไข|แก้ไขเพิ่มเติม|ต่ออายุ|พิจารณา|หารือ|รับทราบ|เจรจาใน)(?:เรื่อง|ร่าง| \(ร่าง\))?[ \n\"(]*$",
    ),
    ("spread", r"(?:เผยแพร่|ความเข้าใจ|รู้เรื่อง|ชี้แจง|ซักซ้อม|ความรู้)(?:เกี่ยวกับ)?[ \n\"(]*$"),
    ("open", r"(?:เปิด|เปิดตัว|จัด|จัดงาน|เข้าร่วม|ร่วม|อบรม)[ \n\"(]*$"),
    (  # รายงานความคืบหน้าการดำเนินงานตาม【แผนปฏิบัติการ…】
        "progress",
        r"(?:ความคืบหน้า|ความก้าวหน้า|ผลการ|ทบทวน|ติดตาม|รายงาน|หารือ|สะท้อนผล|แนวทาง)[^\n]{0,40}"
        r"(?:ดำเนินงาน|ดำเนินการ|ขับเคลื่อน|ปฏิบัติ|อนุวัติ)[^ \n]{0,8}(?:ตาม|ภายใต้)[ \"]*$",
    ),
    (
        "office",
        r"(?:ผู้อำนวยการ|ผอ\.|สำนักงาน|เจ้าหน้าที่|ผู้แทน|ผู้จัดการ|ประธาน|กองทุน|มูลนิธิ|หน่วยงาน|องค์กร|บริษัท|ร่วมมือกับ|ร่วมกับ)[ \n\"(]*$",
    ),
    ("count", r"\d+[ \n]*$"),
    ("item", r"(?:^|[ \n])\(?\d{1,2}[.)][ \n]*(?:ร่าง|เรื่อง)?[ \n]*$|(?:ได้แก่|อาทิ|เช่น)[ \n]*$"),
    ("loose", r"(?:มี|เป็น|ตามแนว|ด้าน|เกี่ยวกับ|รับรู้|บังคับใช้|ปฏิบัติตาม|ละเมิดต่อ|สร้าง|แสดง|แสดงถึง)[ \n\"(]*$"),
    ("and", r"(?:และ|หรือ|กับ|,|/)[ \n]*(?:ร่าง)?$"),
)
# Anywhere in its sentence before it.
_EARLIER: _Table = (
    ("sign", r"ลงนาม"),
    ("meeting", r"ที่ประชุม|การประชุม|คณะกรรมการ"),
    ("consider", r"พิจารณา|หารือ|ทบทวน|แลกเปลี่ยน|ติดตาม|รับทราบ|ความคืบหน้า|ความก้าวหน้า|นำเสนอ|เสนอ|ตกลง"),
    ("approve", r"เห็นชอบ|อนุมัติ|รับรอง|มติ"),
    ("make", r"จัดทำ|ร่าง|พัฒนา"),
    ("glad", r"ยินดี|ชื่นชม|พร้อม|ผลักดัน|เห็นพ้อง|สนับสนุน|เชื่อมั่น|หวัง"),
    ("both", r"ทั้งสอง|สองฝ่าย|ร่วมกัน|ระหว่างกัน"),
    ("past", r"ที่ผ่านมา|เมื่อปี|ตั้งแต่|ภายหลัง|แล้ว|เคย"),
    ("coming", r"จะ|เตรียม|ต่อไป|คาดว่า"),
    ("ready", r"เรียบร้อย|สำเร็จ|มีผล|บังคับใช้"),
    ("under", r"ภายใต้"),
    ("according", r"ตาม|สอดคล้อง"),
    ("aim", r"เพื่อ|วัตถุประสงค์"),
    ("today", r"วันนี้|ในวันนี้|ครั้งนี้"),
    ("witness", r"สักขีพยาน|เป็นประธาน|พิธี"),
    ("purpose", r"จัดขึ้นเพื่อ|ประชุม[^ ]*[ \n]เพื่อ"),
    ("teach", r"ความรู้|ความเข้าใจ|ซักซ้อม|ชี้แจง|ถ่ายทอด|บรรยาย"),
)
# Right after it.
_AFTER: _Table = (
    ("pointer", r"[ \n]?(?:ดังกล่าว|นี้|ข้างต้น|ฉบับนี้)"),
    ("many", r"[ \n]?(?:จำนวน|ทั้ง|รวม)?[ \n]?\d+ ?ฉบับ"),
    ("related", r"[ \n]?(?:ที่เกี่ยวข้อง|ต่าง|อื่น|ทั้งหมด|ทุก)"),
    ("dated", r"[ \n]?(?:ฉบับ[^ ]{1,6} ?)?(?:เมื่อ|ใน|ตั้งแต่)(?:วันที่|ปี|เดือน)?[ \n]?(?:\d|พ\.ศ\.|วัน|เดือน)"),
    ("gloss", r"[ \n]?\([^()\n]*[A-Z]{2}"),
    ("company", r"[ \n]?(?:และ|ร่วมกับ|กับ)"),
    ("force", r"[ \n]?(?:ที่|อัน)?มีผล"),
    ("signed", r"[ \n]?(?:ที่|ซึ่ง)[^ \n]{0,40}(?:ได้|มีการ)(?:ร่วม|ร่วมกัน)?ลงนาม"),
    ("clause", r"[ \n]?(?:ซึ่ง|โดย|เพื่อ|ที่|จะ|ได้|มี|เป็น)"),
    ("end", r"[ \n]?(?:$|\n|[)\"])"),
)
# Anywhere in its sentence after it.
_LATER: _Table = (
    ("sign", r"ลงนาม"),
    ("draft", r"ร่าง|ยกร่าง|อยู่ระหว่าง|กฤษฎีกา"),
    ("ready", r"แล้วเสร็จ|เรียบร้อย|มีผล|บังคับใช้|ประกาศ"),
    ("approve", r"เห็นชอบ|อนุมัติ|รับรอง"),
    ("coming", r"จะ|ต่อไป|คืบหน้า"),
    ("drive", r"ดำเนิน|ขับเคลื่อน|ความคืบหน้า"),
)
_TABLES = {
    name: tuple((label, re.compile(pattern)) for label, pattern in rows)
    for name, rows in (("before", _BEFORE), ("earlier", _EARLIER), ("after", _AFTER), ("later", _LATER))
}


def cues(reading: Reading, start: int, end: int) -> Iterator[str]:
    """`before=sign`, `later=draft` …: what the words around a phrase tell of it."""
    text = reading.text
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    yield from _found("before", before, [p for p in _TABLES["before"] if p[1].search(before)])
    yield from _found("after", after, [p for p in _TABLES["after"] if p[1].match(after)])
    low, high = reading.line_of(start)
    earlier = text[max(low, start - SENTENCE) : start]
    yield from (f"earlier={name}" for name, pattern in _TABLES["earlier"] if pattern.search(earlier))
    later = text[end : min(high, end + SENTENCE // 2)]
    yield from (f"later={name}" for name, pattern in _TABLES["later"] if pattern.search(later))


_GOVERNING = re.compile(r"ลงนาม|เห็นชอบ|อนุมัติ|รับรอง|พิจารณา|รับทราบ|หารือ|ภายใต้|อาทิ|กฎหมายที่")
_OPENS_LIST = re.compile(r"ได้แก่|ดังนี้|ประกอบด้วย|อาทิ|คือ|1[.)]")


def governing(reading: Reading, start: int) -> str:
    """The last verb before the list in which a phrase is an item: `ลงนาม… ได้แก่ 1) …` → `ลงนาม`; else empty."""
    text = reading.text
    if not dict(_TABLES["before"])["item"].search(text[max(0, start - NEAR) : start]):
        return ""
    before = text[max(0, start - 1500) : start]
    opens = max(_OPENS_LIST.finditer(before), key=lambda m: m.start(), default=None)
    verbs = list(_GOVERNING.finditer(before, 0, opens.start() if opens else len(before)))
    return verbs[-1].group() if verbs and (opens is None or opens.start() - verbs[-1].end() < 200) else "none"


def _found(side: str, words: str, rows: list[tuple[str, re.Pattern[str]]]) -> Iterator[str]:
    yield from (f"{side}={name}" for name, _ in rows)
    if not rows:
        yield f"{side}=none"
