"""Whether two phrases name one and the same instrument."""

import re
from collections.abc import Sequence
from functools import lru_cache

from prachum.extract.agreements.phrases import Phrase, known_instruments
from prachum.extract.reading import Reading
from prachum.likeness import similar
from prachum.thai import fold

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


def sameness(reading: Reading, phrase: Phrase, names: Sequence[Phrase]) -> float:
    """How likely a phrase is one more name of an instrument, from 0 to 1; 0 where one of its names is surely another's."""
    if any(_apart(reading, phrase, other) for other in names):
        return 0.0
    return max(_alike(reading, phrase, other) for other in names)


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
