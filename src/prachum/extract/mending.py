"""Tagged names whose ends are off by a word: known names, and signs that no name holds, set them right."""

import re
from collections.abc import Iterator, Sequence

from prachum.extract.gazetteer import Gazetteer, lexicon
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention
from prachum.thai import fold

# What may follow a known body's name inside a longer name of its own: `สำนักงานแรงงาน` + `จังหวัด…`.
_GOES_ON = re.compile(
    r"[ \n]*(?:จังหวัด|ประจำ|แห่ง|เขต|สาขา|ภาค|ระดับ|ระหว่าง|ประเทศ|ของ|ด้าน|เพื่อ|เฉพาะ|ร่วม|และ|ฝ่าย"
    r"|\d|\(|-|ณ |หญิง|ชาย|ไทย|สห|สาธารณ|[A-Za-z])"
)
_COUNTED = "คน|ราย|ฉบับ|ข้อ|ประเด็น|ด้าน|ปี|วัน|แห่ง|ประเทศ|หน่วยงาน|ครั้ง|เรื่อง"
_NUMBER = re.compile(rf" ?\d{{1,2}}(?![\d.)/]| ?(?:{_COUNTED}|\.))")
_NUMBERED = ("กองบังคับการ", "กองกำกับการ", "ส่วน", "กลุ่ม", "ตำรวจภูธรภาค", "โรงเรียน", "กองทัพภาค", "เขต", "ภูมิภาค")
_HYPHENED = re.compile(r" ?- ?(?=\S)")
_LANGUAGE = re.compile(r"ภาษา ?$")
_JUNK = re.compile(r"[\W\d_]*|(?:[A-Z]\. ?)+|รัฐบาลแห่ง|ทางการ|คณะผู้แทน")


def mended(reading: Reading, mentions: Sequence[Mention], names: Gazetteer) -> tuple[Mention, ...]:
    """The name mentions with their ends set right, and those that are none left out."""
    out: list[Mention] = []
    for mention in mentions:
        if mention.label == "PER":
            out.append(mention)
            continue
        pieces = _split(reading, _balanced(reading, mention), names)
        cut = (_cut(reading, piece, names) for piece in pieces)
        out += [m for m in (_between(reading, m, m.start, m.end) for m in cut) if _is_name(reading, m)]
    return tuple(_grown(reading, mention, out, names) for mention in sorted(out))


def _balanced(reading: Reading, mention: Mention) -> Mention:
    """A name without a bracket that has no partner in it: `ศูนย์ …: XY) ประจำ` → `ศูนย์ …: XY`."""
    words = reading.text[mention.start : mention.end]
    opening, closing = words.find("("), words.find(")")
    if closing >= 0 and (opening < 0 or opening > closing):
        return _between(reading, mention, mention.start, mention.start + closing)
    if opening >= 0 and words.count("(") > words.count(")"):
        close = reading.text.find(")", mention.end, mention.end + 4)
        if close >= 0 and opening > 0 and not re.search(r"[A-Za-z]", words[opening:]):
            return _between(reading, mention, mention.start, close + 1)
        return _between(reading, mention, mention.start, mention.start + opening)
    return mention


def _between(reading: Reading, mention: Mention, start: int, end: int) -> Mention:
    """A mention with other ends, white space and signs at them left out."""
    words = reading.text[start:end]
    left = len(words) - len(words.lstrip(" \n,:;-*"))
    right = len(words.rstrip(" \n,:;*-("))
    return Mention(start + left, start + max(left, right), mention.label, mention.confidence)


def _split(reading: Reading, mention: Mention, names: Gazetteer) -> Iterator[Mention]:
    """Two known names that were tagged as one (`กองทัพบกสำนักงานตำรวจแห่งชาติ`), or a unit and the body above it."""
    above = _body_above(reading, mention)
    if above:
        yield _between(reading, mention, mention.start, above)
        yield _between(reading, mention, above, mention.end)
        return
    if fold(reading.text[mention.start : mention.end]) not in names.labels:
        for index in _inner_starts(reading, mention):
            at = reading.tokens[index].start
            rest, before = reading.text[at : mention.end], reading.text[mention.start : at]
            whole = fold(rest) in names.labels and len(fold(rest)) > 5
            headed = lexicon("organizations.txt").longest(reading, index) is not None
            spaced = mention.label == "ORG" and headed and before[-1:] in " \n" and " " not in before.strip()
            if whole and (spaced or fold(before) in names.labels):
                yield _between(reading, mention, mention.start, at)
                yield _between(reading, mention, at, mention.end)
                return
    yield mention


def _body_above(reading: Reading, mention: Mention) -> int | None:
    """Where the name of the higher body begins that was tagged with its unit: `กองกลาง ` + `กรมการค้า`."""
    words, height = reading.text[mention.start : mention.end], _height(reading.text, mention.start)
    if mention.label != "ORG" or not height:
        return None
    starts = (mention.start + space.end() for space in re.finditer(r"[ \n]", words))
    return next((at for at in starts if _height(reading.text, at) > height), None)


_HEIGHTS = (
    ("กลุ่ม", "ส่วน", "ฝ่าย", "แผนก"),
    ("กอง", "สำนัก", "ศูนย์", "สถาน"),
    ("กรม", "สำนักงานปลัด", "สำนักงานตำรวจแห่งชาติ"),
    ("กระทรวง",),
)


def _height(text: str, at: int) -> int:
    """How high a body stands whose name begins at a position: 1 a section … 4 a ministry; 0 unknown."""
    return max((height for height, heads in enumerate(_HEIGHTS, 1) if text.startswith(heads, at)), default=0)


def _inner_starts(reading: Reading, mention: Mention) -> Iterator[int]:
    first = reading.starts.get(mention.start)
    if first is not None:
        for index in range(first + 1, len(reading.tokens)):
            if reading.tokens[index].start >= mention.end:
                return
            yield index


def _cut(reading: Reading, mention: Mention, names: Gazetteer) -> Mention:
    """A known name without the verb that follows it, or what stands before it: `กรม…ประสานงาน`, `ขอบคุณไทย`."""
    first = reading.starts.get(mention.start)
    if first is None or fold(reading.text[mention.start : mention.end]) in names.labels:
        return mention
    known = names.longest(reading, first)
    if known and len(fold(reading.text[mention.start : reading.tokens[known[0] - 1].end])) > 3:
        end = reading.tokens[known[0] - 1].end
        if end < mention.end and not _GOES_ON.match(reading.text, end):
            return _between(reading, mention, mention.start, end)
    if mention.label == "LOC":
        for index in _inner_starts(reading, mention):
            hit, at = names.longest(reading, index), reading.tokens[index].start
            if hit and hit[1] == "country" and reading.tokens[hit[0] - 1].end == mention.end:
                led = _LEADS.fullmatch(reading.text, mention.start, at)
                return mention if led else _between(reading, mention, at, mention.end)
    return _without_last_verbs(reading, mention)


_LEADS = re.compile(r"(?:คณะผู้แทน|ผู้แทน|คณะ)?(?:ของ|ฝ่าย|จาก)?(?:ทางการ|รัฐบาล|ประเทศ|ฝ่าย)?(?:แห่ง|ของ)? ?")


def _without_last_verbs(reading: Reading, mention: Mention) -> Mention:
    last = reading.ends.get(mention.end)
    first = reading.starts.get(mention.start)
    if last is None or first is None:
        return mention
    while last > first and reading.tokens[last].text in _verbs():
        last -= 1
    return _between(reading, mention, mention.start, reading.tokens[last].end)


def _verbs() -> frozenset[str]:
    return frozenset(lexicon("verbs.txt").labels)


def _grown(reading: Reading, mention: Mention, others: Sequence[Mention], names: Gazetteer) -> Mention:
    """A name with the number or the second country that belongs to it: `ส่วนคดี 1`, `…ร่วมไทย - จีน`."""
    if mention.label != "ORG":
        return mention
    number = _NUMBER.match(reading.text, mention.end)
    if number and reading.text.startswith(_NUMBERED, mention.start):
        return Mention(mention.start, number.end(), mention.label, mention.confidence)
    hyphen = _HYPHENED.match(reading.text, mention.end)
    index = reading.starts.get(hyphen.end()) if hyphen else None
    hit = names.longest(reading, index) if index is not None else None
    if hit and hit[1] == "country" and _ends_with_country(reading, mention, names):
        return Mention(mention.start, reading.tokens[hit[0] - 1].end, mention.label, mention.confidence)
    return mention


def _ends_with_country(reading: Reading, mention: Mention, names: Gazetteer) -> bool:
    hits = ((names.longest(reading, index)) for index in _inner_starts(reading, mention))
    return any(hit and hit[1] == "country" and reading.tokens[hit[0] - 1].end == mention.end for hit in hits)


def _is_name(reading: Reading, mention: Mention) -> bool:
    """Whether a stretch can be a name at all: it has letters, and is no language or lone foreign word."""
    words = reading.text[mention.start : mention.end]
    if _JUNK.fullmatch(words) or mention.end - mention.start < 2:
        return False
    if mention.label == "LOC":
        return not _LANGUAGE.search(reading.text[max(0, mention.start - 6) : mention.start])
    alone = " " not in words.strip() and not lexicon("organizations.txt").labels.get(fold(words))
    plain = bool(re.fullmatch(r"[A-Za-z]?[a-z]+", words)) or len(fold(words)) < 3
    return not (alone and plain and mention.confidence < 0.9)
