"""Turns of phrase that tell who did what at an event, before or after a name or a list of names."""

import re
from collections.abc import Iterator

# What it tells, whose names (PER, ORG, LOC), and the words after the name with its titles (or the list).
_AFTER: tuple[tuple[str, str, str], ...] = (
    (
        "presides",
        "PER",
        r"(?:ได้|ร่วม|ร่วมกัน|ทำหน้าที่|ให้เกียรติ|มา|เดินทางมา)*เป็นประธาน(?!กรรมการ|อนุกรรมการ)",
    ),  # … เป็นประธานเปิดการประชุม
    ("leads", "PER", r"(?:พร้อมคณะ |และคณะ )?(?:ได้)?นำ(?:ทีม|คณะ|ผู้แทน)"),  # … นำทีมเจ้าหน้าที่เดินทางไป
    ("heads", "PER", r"(?:ใน)?(?:ฐานะ|เป็น) ?หัวหน้าคณะ"),  # … เป็นหัวหน้าคณะผู้แทนฝ่ายไทย
    ("signs", "PER", r"(?:เป็นผู้|ร่วม|ร่วมกัน|ได้|เป็นผู้แทน)*ลงนาม"),  # … ร่วมลงนาม
    (
        "joins",
        "PER",
        r"(?:ได้|จะ)?(?:เสด็จ)?(?:เข้า|เดินทางเข้า)?ร่วม(?:การ|ใน|เป็น|ให้การ)?(?:ประชุม|งาน|พิธี|สักขีพยาน|หารือ|ต้อนรับ|รับฟัง|คณะ|ด้วย)",
    ),
    (
        "joins",
        "ORG",
        r"(?:เป็นต้น |ฯลฯ |และ\S{0,30} )?(?:ได้|จะ)?(?:เข้า)?ร่วม(?:การ|ใน|เป็น|ให้การ)?(?:ประชุม|งาน|พิธี|สักขีพยาน|หารือ|ต้อนรับ|รับฟัง|ด้วย|ฯ|$)",
    ),
    ("joins", "LOC", r"(?:ได้|จะ)?(?:เข้า)?ร่วม(?:การ|ใน)?(?:ประชุม|งาน|พิธี|หารือ)"),
    ("receives", "PER", r"(?:ได้)?(?:ให้การต้อนรับ|ให้การรับรอง|ต้อนรับ)"),  # … ได้ให้การต้อนรับ
    ("calls on", "PER", r"(?:พร้อมคณะ |และคณะ )?(?:ได้)?(?:พบหารือ|หารือ|เข้าพบ|เข้าเยี่ยม|เยี่ยมคารวะ|ร่วมหารือ|พบปะ)"),
    ("witnesses", "PER", r"(?:ร่วม)?เป็นสักขีพยาน"),
    ("reports", "PER", r"(?:เป็นผู้)?กล่าวรายงาน"),
    ("welcomes", "PER", r"(?:เป็นผู้)?กล่าวต้อนรับ"),
    ("says", "PER", r"(?:กล่าว|เปิดเผย|ระบุ|ชี้แจง|เผย)(?:ว่า|เพิ่มเติม|ต่อ)"),
    ("follow", "ORG", r"(?:ตามเสด็จ|ตามลำดับ)"),
    ("follow", "PER", r"(?:ตามเสด็จ|ร่วมเดินทาง|ร่วมคณะ|ร่วมให้การ)"),
    ("invites", "ORG", r"(?:จึง|ได้|จึงได้)?เชิญ[^\n]{0,60}เข้าร่วม"),  # สมาคม… จึงเชิญผู้แทน…เข้าร่วมประชุม
)
# … and the words before it.
_BEFORE: tuple[tuple[str, str, str], ...] = (
    ("with", "PER", r"พร้อมด้วย ?"),
    ("with", "ORG", r"พร้อมด้วย ?(?:ผู้แทน(?:จาก)?)? ?"),
    ("there was", "PER", r"โดยมี ?"),
    ("namely", "ORG", r"(?:อาทิ|ได้แก่|ประกอบด้วย|เช่น|คือ) ?:? ?(?:ผู้แทน(?:จาก)?)? ?"),
    ("namely", "LOC", r"(?:อาทิ|ได้แก่|ประกอบด้วย|เช่น|คือ) ?:? ?(?:ผู้แทน(?:จาก)?)? ?"),
    ("namely", "PER", r"(?:อาทิ|ได้แก่|ประกอบด้วย|เช่น|คือ) ?:? ?"),
    ("represented", "ORG", r"(?:ผู้แทน|เจ้าหน้าที่|คณะผู้แทน)(?:จาก|ของ)? ?"),
    ("represented", "LOC", r"(?:คณะผู้แทน|ผู้แทน|คณะ)(?:จาก|ของ|ฝ่าย)? ?"),
    ("met", "PER", r"(?:ต้อนรับ|เข้าพบ|เยี่ยมคารวะ|เยี่ยมคำนับ|หารือกับ|พบหารือกับ|หารือร่วมกับ|พบกับ|พบปะกับ) ?"),
    ("met", "ORG", r"(?:เข้าพบ|หารือกับ|พบหารือกับ|หารือร่วมกับ|พบกับ|ร่วมกับ) ?(?:ผู้แทน(?:จาก)?|ฝ่าย)? ?"),
    ("between", "ORG", r"ระหว่าง ?"),
    ("between", "LOC", r"ระหว่าง ?"),
    ("held by", "ORG", r"(?:จัดขึ้นโดย|จัดโดย|ดำเนินการโดย|เจ้าภาพโดย|โดยความร่วมมือระหว่าง|โดยการสนับสนุนของ) ?"),
    ("in post", "ORG", r"(?:รัฐมนตรีว่าการ|รมว\.|ปลัด|อธิบดี|ผู้อำนวยการ|โฆษก|เลขาธิการ) ?"),
    ("ordered", "ORG", r"(?:ให้|มอบหมายให้|สั่งการให้|กำชับ|มอบ) ?"),
    ("of", "ORG", r"(?:ของ|จาก|ต่อ|กับ|ใน) ?"),
    ("people of", "LOC", r"(?:แรงงาน|ชาว|คน|สัญชาติ|ภาษา|ประชาชน|ศิลปิน) ?"),
)


def _compiled(rows: tuple[tuple[str, str, str], ...], form: str) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    labels = dict.fromkeys(label for _, label, _ in rows)
    return {
        of: tuple((told, re.compile(form.format(words))) for told, label, words in rows if label == of) for of in labels
    }


AFTER, BEFORE = _compiled(_AFTER, r"[ \n]?(?:{0})"), _compiled(_BEFORE, r"(?:{0})$")


def told(text: str, start: int, end: int, label: str) -> Iterator[str]:
    """What the words around `text[start:end]`, names of a kind, tell of their bearers."""
    after, before = text[end : end + 90], text[max(0, start - 40) : start]
    yield from (f"{what}>" for what, words in AFTER.get(label, ()) if words.match(after))
    yield from (f"<{what}" for what, words in BEFORE.get(label, ()) if words.search(before))
