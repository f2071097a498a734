"""The spaces that a text leaves out behind a person's name, put back: `นายสมชาย ใจดีอธิบดีกรมตัวอย่าง`."""

import re

from prachum.thai import Normalised

_TITLE = (
    r"(?:นางสาว|นาง|นาย(?!ก(?:รัฐ|ฯ|เทศ|สมาคม|องค์|เหล่า|สภา)|อำเภอ|จ้าง|ทะเบียน|ทหาร)|น\.ส\.|ดร\.|ศาสตราจารย์|แพทย์หญิง|นายแพทย์|(?:พล|พัน|ร้อย)(?:ตำรวจ|เรือ|อากาศ)?(?:เอก|โท|ตรี)"
    r"|(?:พล|พ|ร|ด|ส|จ)\. ?(?:[ตทจอร]\. ?){1,3})"
)
_SURNAME = (
    r"(?!นายก|เป็น|และ|หรือ|ได้|ใน|นำ|กล่าว|เผย|ยัง|พร้อม|มี|ที่|เพื่อ|จะ|ต่อ|ทุก|ร่วม|คณะ|ให้|เข้า|โดย|ซึ่ง|รอง|ปลัด|อธิบดี|รัฐ|ผู้|ประธาน|กระทรวง|กรม"
    r"|จึง|ขอ|ลง|พบ|หัวหน้า|เลขา|สำนัก|ตำแหน่ง|เดินทาง|ฝ่าย|ทาง|คือ|ว่า|แถลง|ชี้แจง|อดีต|อำลา|ดำรง|ก็|อาทิ|โครงการ)[ก-ฮเ-ไ][ก-๎]{2,20}?"
)
# What begins a post or a verb, and no surname goes on so.
_NEXT = (
    r"(?:รอง|อดีต)?(?:นายกรัฐมนตรี|รัฐมนตรี|รมว\.|รมช\.|ปลัดกระทรวง|ปลัดจังหวัด|อธิบดี|ผู้อำนวยการ|ผอ\.|เลขาธิการ|เลขานุการ"
    r"|ผู้ว่าราชการ|โฆษก|ผู้บัญชาการ|ผู้บังคับ|ผู้ตรวจราชการ|ผู้ช่วย|ผู้แทน|ผู้จัดการ|ประธาน|หัวหน้า|ที่ปรึกษา|กรรมการ|อุปทูต|เอกอัครราชทูต|ปลัด ?พม)"
    r"|เป็นประธาน|เปิดเผย|กล่าว(?:ว่า|ต่อ|เพิ่ม|เปิด|ต้อนรับ)|พร้อมด้วย|พร้อมคณะ|ให้การต้อนรับ|เข้าเยี่ยม|เข้าร่วม|ลงพื้นที่|เดินทาง|ได้(?:ร่วม|รับ|มี|กล่าว|เดินทาง|ให้|เป็น)|ในฐานะ"
)
_GLUED = re.compile(rf"{_TITLE} ?[ก-ฮเ-ไ](?:(?!ฯ)[ก-๎]){{1,18}} {_SURNAME}(?={_NEXT})")


def spaced(normalised: Normalised) -> Normalised:
    """The text with a space behind each name that a post or a verb is glued to; it stands for nothing stored."""
    text, offsets = normalised.text, normalised.offsets
    parts: list[str] = []
    kept: list[int] = []
    last = 0
    for match in _GLUED.finditer(text):
        parts += (text[last : match.end()], " ")
        kept += (*offsets[last : match.end()], offsets[match.end()])
        last = match.end()
    return Normalised("".join((*parts, text[last:])), (*kept, *offsets[last:]))
