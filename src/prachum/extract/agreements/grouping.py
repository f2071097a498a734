"""Which phrases name one and the same instrument."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from prachum.extract.agreements.phrases import Phrase, find_phrases, known_instruments
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
_GLOSS = re.compile(r"[ \n]?\(([^()\n]{2,160})\)|[ \n]หรือ[ \n](?=[A-Z])([A-Z][\w ,&.-]{1,60})")
_QUOTE = tuple("\"'’”")  # โครงการ "บ้านสุขใจ" (Happy Home)
_SPLIT = re.compile(r"[ \n]?[:,;][ \n]?|(?<=[a-z])[ \n]+-[ \n]+|หรือ")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*[A-Z][\w-]*(?:[ -]+(?:[A-Z]+|[IVX\d]+))*")
_KIND_WORDS = r"(?:ฯ|ร่วมกัน|ร่วม|ความร่วมมือ|ทางวิชาการ|ข้อ|เดิม|ใหม่|ระดับประเทศ|[ \n\"'(])*"
_NUMBERS = re.compile(r"(ระยะที่|ฉบับที่|ที่|ฉ\.) ?(\d+(?:/\d+)?)")
# อนุสัญญาองค์การแรงงานระหว่างประเทศ ฉบับที่ 87 ว่าด้วย… · อนุสัญญา ILO ฉบับที่ 87 · อนุสัญญา C87
_NUMBERED = re.compile(r"อนุสัญญา[^\d]{0,60}?(?:ฉบับที่|C|ฯ|ที่) ?(\d{1,3})(?!\d)")
_YEARS = re.compile(r"(?:19|20|25)\d\d")
_BRACKET = re.compile(r"\(([ก-๙ ]{2,24})\)$")
_EARLIER = re.compile(r"ฉบับ(เดิม|แรก|ก่อน)")  # MOU ฉบับเดิม
_BLANK_YEAR = re.compile(r"พ\. ?ศ\. ?\.{2,}")  # ร่างพระราชบัญญัติ… พ.ศ. ....
_PAIR = re.compile(r"([ก-๙]{2,} ?- ?[ก-๙]{2,})(?= |$)")  # โครงการไทย - ลาว
_NOUNS = tuple(  # of two instruments that are never one
    re.compile(noun)
    for noun in (
        r"พระราชบัญญัติ|พ\.?ร\.?บ",
        r"พระราชกำหนด|พ\.?ร\.?ก",
        r"พิธีสาร",
        r"อนุสัญญา|สนธิสัญญา|กติกา",
        r"คำสั่ง",
        r"ประกาศ",
        r"ระเบียบ",
        r"กฎกระทรวง",
    )
)
_ALIKE_KINDS = ({"memorandum", "convention"}, {"plan", "procedure"})


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
        alike = [_likeness(reading, phrase, group) for group in found]
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
        group.other += sorted(set(_foreign_names(reading, group)))
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


def _likeness(reading: Reading, phrase: Phrase, group: Group) -> float:
    """How likely a phrase names the instrument of a group, from 0 to 1; 0 where one of its names is surely another's."""
    if any(_apart(reading, phrase, other) for other in group.full):
        return 0.0
    return max(_alike(reading, phrase, other) for other in group.full)


def _apart(reading: Reading, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases surely name two instruments."""
    if (one.start < other.end and other.start < one.end) or _side_by_side(reading, one, other):
        return True
    if one.kind != other.kind and not any({one.kind, other.kind} <= kinds for kinds in _ALIKE_KINDS):
        return True
    a, b = (plain(reading.text[p.start : p.end]) for p in (one, other))
    nouns = [next((n for n in _NOUNS if n.match(name)), None) for name in (a, b)]
    return _differ(a, b) or (all(nouns) and nouns[0] is not nouns[1])


def _alike(reading: Reading, one: Phrase, other: Phrase) -> float:
    """How alike two names are, from 0 to 1."""
    a, b = (plain(reading.text[p.start : p.end]) for p in (one, other))
    short, long = sorted((fold(a), fold(b)), key=len)
    numbers = {match[1] if (match := _NUMBERED.match(name)) else "" for name in (a, b)}
    if short == long or (len(numbers) == 1 and "" not in numbers):
        return 1.0
    tails = [plain(reading.text[p.head : p.end]) for p in (one, other)]
    within = 0.8 if len(fold(min(tails, key=len))) >= 8 and long.startswith(short) else 0.0
    known = _entry(reading, one), _entry(reading, other)
    if all(known):
        return max(float(known[0] == known[1]), within)
    topics = [_topic(tail) for tail in tails]
    likeness = min(similar(a, b), similar(*tails) + 0.1)
    return max(likeness, within, similar(*topics) if min(map(len, topics)) >= 8 else 0.0)


def _topic(tail: str) -> str:
    """What a name is about, without its parties: `ระหว่าง ก กับ ข ว่าด้วยความร่วมมือด้านแรงงาน` → `แรงงาน`."""
    about = re.sub(r"ระหว่าง.*?(?=ว่าด้วย|เรื่อง|ในการ|เพื่อ|ด้าน|$)", "", tail, flags=re.DOTALL)
    return fold(re.sub(r"^(?:[ \n]|ว่าด้วย|ความร่วมมือ|ร่วมกัน|ด้าน|ใน|เพื่อ|เรื่อง|การ)+", "", about))


def _entry(reading: Reading, phrase: Phrase) -> str | None:
    first = reading.starts.get(phrase.start)
    hit = known_instruments().longest(reading, first) if first is not None else None
    return hit[1] if hit else None


def _differ(one: str, other: str) -> bool:
    """Whether the numbers, years or bracketed words of two names tell them apart: `ระยะที่ 1`, `ระยะที่ 2`."""
    for pattern in (_NUMBERS, _YEARS, _BRACKET, _PAIR):
        a, b = ({fold(str(hit)) for hit in pattern.findall(name)} for name in (one, other))
        if a and b and not a & b:
            return True
    if any(_BLANK_YEAR.search(name) for name in (one, other)) and any(_YEARS.search(name) for name in (one, other)):
        return bool(_BLANK_YEAR.search(one)) is not bool(_BLANK_YEAR.search(other))
    return bool(_EARLIER.search(one)) is not bool(_EARLIER.search(other))


def _side_by_side(reading: Reading, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases are neighbours in a list: what a list names side by side is not the same."""
    first, second = sorted((one, other))
    gap = reading.text[first.end : second.start]
    return (
        len(gap) < 12
        and "\n" not in gap
        and bool(re.fullmatch(r"[ ,]*(?:และ|หรือ|กับ|รวมถึง)?[ ]*(?:ร่าง|\(?\d+[.)])?[ ]*", gap))
    )


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name without what stands in Latin letters in brackets: `อนุสัญญา… (CEDAW)` → `อนุสัญญา…`."""
    return re.sub(r" ?\([^()]*[A-Za-z][^()]*\)", " ", name)


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
        home = next((g for g in found if g is not group and tails & set(_abbreviations(reading, g))), None)
        if home:
            home.full += group.full
            found.remove(group)


def _abbreviations(reading: Reading, group: Group) -> Iterator[str]:
    for phrase in group.full:
        yield from (fold(reading.text[a:b]) for a, b in _glosses(reading, phrase))
        after = reading.text[phrase.end : phrase.end + 60]
        if match := re.match(r"[ \n]?\(([A-Z]{4,})[ \n]|[ \n]?หรือ(?:แผน|โครงการ)? ?([A-Z][A-Z \d]+[A-Z])", after):
            yield fold(match[1] or match[2])


def _shared(reading: Reading, one: Group, other: Group) -> float:
    return max(
        similar(reading.text[a.head : a.end], reading.text[b.head : b.end]) for a in one.full for b in other.full
    )


def _foreign_names(reading: Reading, group: Group) -> Iterator[tuple[int, int]]:
    """Where the bracketed English names and abbreviations of an instrument stand, there and elsewhere."""
    short: set[str] = set()
    for phrase in (*group.full, *group.bare):
        for start, end in _glosses(reading, phrase):
            yield start, end
            if _ABBREVIATION.fullmatch(reading.text[start:end]) and end - start >= 3:
                short.add(reading.text[start:end])
    for name in sorted(short):
        for match in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", reading.text):
            yield match.span()


def _glosses(reading: Reading, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """The parts of the bracketed gloss in or behind a name, unless that is the gloss of a body that the name ends with."""
    for gloss in _GLOSS.finditer(reading.text, phrase.head, min(len(reading.text), phrase.end + 180)):
        if gloss.start() > phrase.end + (reading.text[phrase.end : phrase.end + 1] in _QUOTE):
            return
        start, end = gloss.span(1) if gloss[1] else gloss.span(2)
        at = start
        for cut in [*_SPLIT.finditer(reading.text, start, end), None]:
            stop = cut.start() if cut else end
            words = reading.text[at:stop].strip()
            if re.match(r"[A-Za-z]{2}", words) and not re.search(r"[Mm]eeting|Committee|Conference|Workshop", words):
                yield reading.text.index(words, at), reading.text.index(words, at) + len(words)
            at = cut.end() if cut else end


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
