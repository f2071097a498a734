"""Under which other instrument an instrument was made, as the text says of the two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prachum.extract.agreements.named import Named
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

BEHIND = 200  # characters between an instrument and the one under which it was made
_UNDER = r"(?:ภายใต้|ตาม)(?:กรอบ)?(?:ความร่วมมือ)?(?:ของ|แห่ง)?[ \n\"'“]*"
_INSIDE = re.compile(rf".*?(?P<words>{_UNDER})", re.DOTALL)  # แผนปฏิบัติการตาม【บันทึกความเข้าใจ…】
# โครงการบ้านสุขใจ (Happy Home) ซึ่งอยู่ภายใต้【แผนแม่บท…】
_AFTER = re.compile(
    r"[\"'”]?(?:[ \n]*\([^()\n]*\))*[ \n]*(?:ซึ่ง|ที่|โดย|อัน|และ)?(?:ได้|มีการ)?"
    r"(?:เป็น|ส่วนหนึ่ง|กิจกรรม|การดำเนินงาน|จัดทำ(?:ขึ้น)?|จัดตั้ง(?:ขึ้น)?|เกิดขึ้น|ออก|ดำเนินการ|ดำเนินงาน|อยู่|บรรจุไว้|[ \n])*"
    rf"(?P<words>{_UNDER})"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """That one instrument, by number, was made under another, with the words that say so."""

    instrument: int
    other: int
    proof: Mention


def frames(reading: Reading, named: Sequence[Named]) -> Iterator[Frame]:
    """The pairs of instruments of which one was made under the other, each once."""
    seen: set[frozenset[int]] = set()
    for number, instrument in enumerate(named):
        for other, frame in enumerate(named):
            proof = _proof(reading, instrument, frame) if number != other else None
            if proof and frozenset((number, other)) not in seen:
                seen.add(frozenset((number, other)))
                yield Frame(number, other, proof)


def _proof(reading: Reading, instrument: Named, frame: Named) -> Mention | None:
    for mention in instrument.mentions:
        for other in frame.mentions:
            inside = mention.start < other.start < mention.end
            if inside and frame.kind == "law":
                continue  # what a project or an order is about: การอบรมพนักงานเจ้าหน้าที่ตามกฎหมาย…
            at, words = (mention.start, _INSIDE) if inside else (mention.end, _AFTER)
            if not 0 < other.start - at <= BEHIND + inside * BEHIND:
                continue
            if match := words.fullmatch(reading.text, at, other.start):
                return Mention(match.start("words"), other.end, "under", min(mention.confidence, other.confidence))
    return None
