"""The kind of an event, from the words of its name and what stands around it."""

from collections.abc import Sequence
from pathlib import Path

from prachum.extract.events import Candidate
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, judge
from prachum.model import MeetingKind

_WORDS = (
    "คณะกรรมการ", "คณะอนุกรรมการ", "คณะทำงาน", "คณะรัฐมนตรี", "ทวิภาคี", "เชิงปฏิบัติการ", "อบรม", "สัมมนา",
    "ระหว่างประเทศ", "ระดับภูมิภาค", "อาเซียน", "เอเปค", "สุดยอด", "ระดับสูง", "รัฐมนตรี", "ผู้นำ", "ลงนาม", "หารือ",
    "เยี่ยม", "ต้อนรับ", "เยือน", "ลงพื้นที่", "เปิดตัว", "แถลง", "รณรงค์", "วัน", "งาน", "พิธี", "โครงการ", "กิจกรรม",
    "ระหว่าง", "ไทย", "ครั้งที่", "ประชุม", "นโยบาย", "เสวนา", "หลักสูตร", "ดูงาน", "ขับเคลื่อน", "มอบ",
)  # fmt: skip


def kind_features(reading: Reading, candidate: Candidate) -> list[str]:
    """What the model of kinds sees of an event's name."""
    words = reading.text[candidate.start : candidate.end]
    row = ["bias", f"suggested={candidate.kind}", f"head={candidate.head}", f"start={words[:8]}"]
    row += [f"has={word}" for word in _WORDS if word in words]
    row += [f"suggested|has={candidate.kind}|{word}" for word in _WORDS if word in words]
    return row


def kind_of(reading: Reading, mentions: Sequence[Candidate], models: Path = MODELS) -> tuple[MeetingKind, float]:
    """The likeliest kind of an event and its probability, from the phrase that names it best."""
    judged = judge("event-kind", [kind_features(reading, mentions[0])], models)[0]
    best = max(judged, key=lambda kind: (judged[kind], kind))
    return best, judged[best]  # type: ignore[return-value]  # the model's labels are the kinds
