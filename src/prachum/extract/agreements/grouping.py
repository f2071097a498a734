"""Which phrases name one and the same instrument."""

import re
from dataclasses import dataclass, field

from prachum.extract.agreements.glosses import abbreviations, foreign_names
from prachum.extract.agreements.phrases import Phrase, find_phrases
from prachum.extract.agreements.sameness import sameness
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.likeness import similar
from prachum.thai import fold

ALIKE = 0.75  # likeness from which two names are one instrument's
TRANSLATED = 0.6  # likeness from which two foreign names are one instrument's
LONGEST_GAP = 200  # characters between an instrument and the words that say what it is
_WHICH_IS = re.compile(r"[ \n]*(?:\([^()\n]*\))?[ \n]*(?:ซึ่งเป็น|อันเป็น|ซึ่งถือเป็น|ที่เป็น)")
_GENERIC = frozenset(
    [
        "กฎหมาย",
        "ระเบียบ",
        "ประกาศ",
        "คำสั่ง",
        "ขั้นตอน",
        "แผน",
        "แผนงาน",
        "แผนการ",
        "โครงการ",
        "นโยบาย",
        "ยุทธศาสตร์",
        "มติ",
        "คู่มือ",
        "แนวปฏิบัติ",
        "แนวทางปฏิบัติ",
        "ข้อกำหนด",
        "เจตนารมณ์",
    ]
)
_RESTS_ON = re.compile(r"(?:ตาม|ภายใต้|อนุวัติการ|ขับเคลื่อน|ของ|ใน)[ \n]*$")  # แผนปฏิบัติการตามบันทึกความเข้าใจ…
_KIND_WORDS = r"(?:ฯ|ร่วมกัน|ร่วม|ความร่วมมือ|ทางวิชาการ|ข้อ|เดิม|ใหม่|ระดับประเทศ|[ \n\"'(])*"


@dataclass(slots=True)
class Group:
    """Phrases of one instrument: `full` name it, `bare` ones (`แผนฯ`, `MOU`) only point to it, `other` are its foreign names."""

    full: list[Phrase] = field(default_factory=list)
    bare: list[Phrase] = field(default_factory=list)
    other: list[tuple[int, int]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What the nouns of its phrases tell."""
        return next((p.kind for p in (*self.full, *self.bare) if p.kind), "")

    @property
    def start(self) -> int:
        """Where its first phrase begins."""
        return min(p.start for p in (*self.full, *self.bare))


def groups(reading: Reading, mentions: Mentions) -> list[Group]:
    """All phrases that may name an instrument, those of one instrument together.

    A bare phrase belongs to the last instrument of its kind before it, one in the headline to the first
    one of the body.
    """
    every = find_phrases(reading, mentions)
    phrases = [p for p in every if not any(_is_part(reading, p, outer) for outer in every)]
    full = [p for p in phrases if p.head > p.start and not is_bare(reading, p)]
    found: list[Group] = []
    for phrase in sorted(full, key=lambda p: (p.start < reading.opening[0], p.start)):
        if explained := next((g for g in found if _explains(reading, phrase, g)), None):
            explained.bare.append(phrase)
            continue
        alike = [sameness(reading, phrase, group.full) for group in found]
        if max(alike, default=0.0) < ALIKE:
            found.append(Group(full=[phrase]))
        else:
            found[alike.index(max(alike))].full.append(phrase)
    _join_abbreviated(reading, found)
    _join_headline(reading, found)
    for phrase in phrases:
        if phrase.head > phrase.start and is_bare(reading, phrase) and not _is_generic(reading, phrase):
            _point(found, phrase)
    for group in found:
        group.other += sorted(set(foreign_names(reading, (*group.full, *group.bare))))
    taken = {span for group in found for span in group.other}
    for phrase in phrases:
        if phrase.head == phrase.start and not any(a <= phrase.start < b for a, b in taken):
            home = next((g for g in found if _translates(reading, phrase, g)), None)
            if home:
                home.other.append((phrase.start, phrase.end))
            else:
                found.append(Group(full=[phrase]))
    return sorted(found, key=lambda g: g.start)


def _is_part(reading: Reading, phrase: Phrase, outer: Phrase) -> bool:
    """Whether a phrase is only a part of the name around it, and no instrument on which that one rests."""
    if not outer.start < phrase.start < outer.end or outer.head == outer.start:
        return False
    between, tail = reading.text[outer.start : phrase.start], reading.text[phrase.head : phrase.end]
    if tail.startswith("ฯ") or between.startswith("พิธีสาร"):
        return True
    return not (_RESTS_ON.search(between) or (phrase.kind == "project" and re.search(r"ว่าด้วย[ \n]?$", between)))


def is_bare(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is hardly more than its noun: `บันทึกความเข้าใจฯ`, `MOU`, `แผนร่วม`."""
    tail = reading.text[phrase.head : phrase.end]
    return bool(re.fullmatch(rf"{_KIND_WORDS}(?:ระหว่างหน่วยงาน(?:ที่เกี่ยวข้อง)?)?", tail)) or (
        phrase.kind == "resolution" and not re.search(r"\d", tail)
    )


def _explains(reading: Reading, phrase: Phrase, group: Group) -> bool:
    """Whether a phrase says what the instrument before it is: `โครงการบ้านสุขใจ (Happy Home) ซึ่งเป็นโครงการของ…`."""
    gaps = (reading.text[p.end : phrase.start] for p in group.full if p.kind == phrase.kind and p.end <= phrase.start)
    return any(len(gap) < LONGEST_GAP and _WHICH_IS.fullmatch(gap) for gap in gaps)


def _translates(reading: Reading, phrase: Phrase, group: Group) -> bool:
    """Whether a foreign name is nearly one that the text gives an instrument in brackets."""
    name = reading.text[phrase.start : phrase.end]
    return any(similar(name, reading.text[a:b]) >= TRANSLATED for a, b in group.other)


def _join_headline(reading: Reading, found: list[Group]) -> None:
    """What only the headline says joins the one instrument of its kind that the body names, if that is one."""
    body = [g for g in found if g.full[-1].start >= reading.opening[0]]
    for group in [g for g in found if g not in body]:
        alike = [g for g in body if g.kind == group.kind]
        best = max(alike, key=lambda g: _shared(reading, group, g), default=None)
        if best and (len(alike) == 1 or _shared(reading, group, best) >= 0.4):
            best.full += group.full
            found.remove(group)


def _join_abbreviated(reading: Reading, found: list[Group]) -> None:
    """`โครงการ ABC` joins the instrument whose name the text glosses as `(ABC)`."""
    for group in list(found):
        tails = {fold(reading.text[p.head : p.end]) for p in group.full}
        if not all(re.fullmatch(r"[a-z]{3}[a-z\d]*", tail) for tail in tails):
            continue
        home = next((g for g in found if g is not group and tails & set(abbreviations(reading, g.full))), None)
        if home:
            home.full += group.full
            found.remove(group)


def _shared(reading: Reading, one: Group, other: Group) -> float:
    return max(
        similar(reading.text[a.head : a.end], reading.text[b.head : b.end]) for a in one.full for b in other.full
    )


def _is_generic(reading: Reading, phrase: Phrase) -> bool:
    """Whether a bare noun means any such thing: `กฎหมาย`, `แผน`, but not `แผนฯ` or `แผนดังกล่าว`."""
    noun = fold(reading.text[phrase.start : phrase.head])
    return noun in _GENERIC and not re.match(r"ฯ|[ \n]?(?:ดังกล่าว|นี้|ฉบับ)", reading.text[phrase.head :])


def _point(found: list[Group], phrase: Phrase) -> None:
    """File a bare phrase with the last instrument of its kind before it, or the first after it, or on its own."""
    alike = [g for g in found if g.kind == phrase.kind]
    before = [g for g in alike if any(p.start < phrase.start for p in g.full or g.bare)]
    home = max(before, key=lambda g: max(p.start for p in g.full or g.bare if p.start < phrase.start), default=None)
    home = home or min(alike, key=lambda g: g.start, default=None)
    if home is None:
        found.append(Group(bare=[phrase]))
    else:
        home.bare.append(phrase)


def fullest(reading: Reading, group: Group) -> Phrase:
    """The phrase of a group that says most: a Thai one, in the body rather than in the headline."""
    return max(
        group.full or group.bare,
        key=lambda p: (
            p.head > p.start,
            p.start >= reading.opening[0],
            len(fold(reading.text[p.start : p.end])),
            -p.start,
        ),
    )
