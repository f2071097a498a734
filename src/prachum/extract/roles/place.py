"""Where a name stands: between which events of its line, after which words of the clause, beside which words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prachum.extract.reading import Reading
from prachum.extract.roles.items import Item
from prachum.extract.roles.stage import Stage
from prachum.extract.wording import Wording, beside, told_things, wording

LAST = 3  # words that begin a clause whose order counts
_SAYS = re.compile(r"กล่าว|เปิดเผย|ระบุ|ชี้แจง|เผย(?!แพร่)|แถลง|ย้ำ")
_BEGINS = re.compile(  # words with which a clause begins
    r"ทั้งนี้|นอกจากนี้|โดยมี|จากนั้น|สำหรับ|ในการนี้|โอกาสนี้|ต่อมา|ภายหลัง|ตามที่|เนื่องจาก|ปัจจุบัน|ที่ผ่านมา|กล่าว|เปิดเผย|เพื่อ|ซึ่ง|ว่า "
    r"|ได้แก่|ประกอบด้วย|อาทิ|โดย|พร้อม|และ"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A reading seen from one of its events: its words, and where phrases name this event (True) or another."""

    reading: Reading
    words: Wording
    named: Sequence[tuple[int, bool]]

    def part(self, start: int) -> str:
        """Above the opening, in it, or later."""
        first, last = self.reading.opening
        return "above" if start < first else "lead" if start < last else "body"


def seen_from(stage: Stage) -> Place:
    """A reading seen from the event of a stage; the names found count as one word each, with their titles."""
    told = [(m, event is stage.event) for event in stage.events for m in event.mentions]
    phrases = ((m.start, m.end, "EVENT" if own else "OTHER") for m, own in told)
    names = ((item.start, item.end, item.actor.label) for item in stage.found)
    words = wording(stage.reading, [*phrases, *names, *told_things(stage.mentions)])
    return Place(stage.reading, words, sorted((m.start, own) for m, own in told))


def place_features(here: Place, item: Item) -> Iterator[str]:
    """What the model of roles sees of the place where a name stands."""
    label, part = item.actor.label, here.part(item.start)
    yield from (f"{word}|{label}" for word in beside(here.words, item.start, item.end))
    yield from _between(here, item, part)
    line = here.reading.text[here.reading.line_of(item.start)[0] : item.start]
    says, near = bool(_SAYS.search(line)), _events(here, item)
    yield from (f"said={says}|{part}|{label}", f"said={says}|{near}|{label}")
    begun = [match.group() for match in _BEGINS.finditer(line)][-LAST:][::-1]
    yield from (f"clause{number}={words}|{label}" for number, words in enumerate(begun))
    yield f"clauses={' '.join(begun[:2])}|{label}"


def _between(here: Place, item: Item, part: str) -> Iterator[str]:
    """Which event is named last before a name and next behind it in its line, and last in all."""
    label, near = item.actor.label, _events(here, item)
    last = next((own for at, own in reversed(here.named) if at <= item.start), None)
    yield from (f"events={near}|{label}", f"events={near}|{label}|{part}", f"event={last}|{label}|{part}")


def _events(here: Place, item: Item) -> str:
    start, end = here.reading.line_of(item.start)
    before = next((own for at, own in reversed(here.named) if start <= at <= item.start), None)
    behind = next((own for at, own in here.named if item.start < at < end), None)
    return f"{before} {behind}"
