"""Offices in a headline that stand for their holders: `ปลัด พม. เปิดงาน…`, of `นาย… ปลัดกระทรวง…` below."""

import re
from collections.abc import Iterator, Sequence

from prachum.extract.actors.entities import Entity
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

# An office before the name of its body, and the short forms of it.
_OFFICE = re.compile(
    r"(?P<office>(?:รอง|ผู้ช่วย)?(?:รัฐมนตรี(?:ช่วย)?ว่าการ|รัฐมนตรี|ปลัด|อธิบดี|เลขาธิการ|ผู้อำนวยการ|ผู้ว่าราชการ|ประธาน)"
    r"|รมว|รมช|ผอ|ผู้ตรวจราชการ|โฆษก|ผู้แทน)\.? ?(?:จังหวัด)?$"
)
_FULL = {"รมว": "รัฐมนตรีว่าการ", "รมช": "รัฐมนตรีช่วยว่าการ", "ผอ": "ผู้อำนวยการ"}
_PREMIER = ("นายกรัฐมนตรี", "นายกฯ", "นายก ฯ")
_REACH = 24  # characters of an office before the name of its body
SHORTEST = 8  # letters of a title that is known by itself
SURE = 0.7
NEXT = 8  # characters between an office and the name that it introduces, prefix included
_OTHER = re.compile(r"(?:รอง|ผู้ช่วย|อดีต|โฆษก|ประจำ|สำนัก|สำนักงาน|คณะ)$")  # รองนายกรัฐมนตรี is another office
_ABROAD = re.compile(r" ?(?:แห่ง|ของ|ประเทศ|หญิง)")
Held = tuple[Entity, int, int]  # a person, and where the titles behind a name of theirs stand


def offices(reading: Reading, actors: Sequence[Entity], held: Sequence[Held]) -> Iterator[tuple[Entity, Mention]]:
    """Each office above the opening that one person alone holds, with that person."""
    taken: list[tuple[int, int]] = []
    for start, end, holders in [*_of_bodies(reading, actors, held), *_in_full(reading, held)]:
        free = not any(low < end and start < high for low, high in taken)
        if free and len(holders) == 1 and _is_alone(reading, actors, start, end):
            taken.append((start, end))
            yield holders[0], Mention(start, end, "PER", SURE)


def _of_bodies(
    reading: Reading, actors: Sequence[Entity], held: Sequence[Held]
) -> Iterator[tuple[int, int, list[Entity]]]:
    """`รมว.พม.`: an office with any name of its body."""
    bodies = [(mention, actor) for actor in actors if actor.label == "ORG" for mention in actor.mentions]
    known: dict[tuple[str, str], dict[str, Entity]] = {}
    for person, low, high in held:
        for mention, body in bodies:
            if low <= mention.start and mention.end <= high and (told := _office(reading, mention.start)):
                known.setdefault((told[1], body.id), {})[person.id] = person
    for mention, body in bodies:
        if mention.start < reading.opening[0] and (told := _office(reading, mention.start)):
            yield told[0], mention.end, list(known.get((told[1], body.id), {}).values())


def _office(reading: Reading, at: int) -> tuple[int, str] | None:
    """The office that ends where the name of a body begins: its place, and its full form."""
    match = _OFFICE.search(reading.text, max(0, at - _REACH), at)
    return (match.start(), _FULL.get(match["office"], match["office"])) if match else None


def _in_full(reading: Reading, held: Sequence[Held]) -> Iterator[tuple[int, int, list[Entity]]]:
    """`นายกฯ`, `เอกอัครราชทูต…ประจำประเทศไทย`: a title in the words that stand behind its holder's name."""
    known: dict[str, dict[str, Entity]] = {}
    for person, low, high in held:
        title = reading.text[low:high].strip(" ()")
        for form in _PREMIER if title.startswith(_PREMIER[0]) else (title,):
            if len(form) >= SHORTEST or form in _PREMIER:
                known.setdefault(form, {})[person.id] = person
    for form, people in sorted(known.items(), key=lambda row: (-len(row[0]), row[0])):
        for match in re.finditer(re.escape(form), reading.text[: reading.opening[0]]):
            yield match.start(), match.end(), list(people.values())


def _is_alone(reading: Reading, actors: Sequence[Entity], start: int, end: int) -> bool:
    """Whether it is that very office, of this country, and no name is told with it."""
    text = reading.text
    if _OTHER.search(text, max(0, start - 8), start) or _ABROAD.match(text, end):
        return False
    told = [
        (actor.label, text[end : m.start].strip(" (")) for actor in actors for m in actor.mentions if m.start >= end
    ]
    return not any((label == "PER" and len(gap) < NEXT) or (label == "LOC" and not gap) for label, gap in told)
