"""Tagged names whose ends are off by a word: known names, and signs that no name holds, set them right."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from prachum.extract.gazetteer import Gazetteer, lexicon
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention
from prachum.thai import fold

# What may follow a known body's name inside a longer name of its own: `สำนักงานแรงงาน` + `จังหวัด…`.
_GOES_ON = re.compile(
    r"[ \n]*(?:จังหวัด|ประจำ|แห่ง|เขต|สาขา|ภาค|ระดับ|ระหว่าง|ประเทศ|ของ|ด้าน|เพื่อ|เฉพาะ|ร่วม|และ|ฝ่าย"
    r"|อำเภอ|ตำบล|กลาง|\d|\(|-|ณ |หญิง|ชาย|ไทย|สห|สาธารณ|[A-Za-z])"
)
# The noun with which the name of another body begins behind a space: `สำนักโฆษก ` + `สำนักเลขาธิการ…`.
_NEXT_BODY = re.compile(
    r"(?<=\S{3}[ \n])(?:กระทรวง|กรม|กอง|สำนัก|ศูนย์|สถาบัน|มูลนิธิ|สมาคม|โรงเรียน|มหาวิทยาลัย|คณะกรรมการ|คณะอนุกรรมการ"
    r"|บริษัท|ธนาคาร|สถานี|องค์การ|เทศบาล)(?=\S{4})"
)
# The district in which a body stands, behind its name: `โรงเรียน… ` + `เขตดอนเมือง กทม.`.
_STANDS_IN = re.compile(r"[ \n](?:เขต(?=[ก-ฮเ-ไ])|อำเภอ|อ\.|ตำบล|ต\.|แขวง).*", re.DOTALL)
# What else no name goes on with.
_OVER = re.compile(
    r"ต่อไป|ไป|มา|อย่าง|ด้วย|นั้น|นี้|ทั่ว|จะ|ก็|ยัง|ถือ|เพราะ|แต่|ต้อง|ควร|อื่น|ต่าง|ทุก|ชุด|ปี|ขึ้น|ลง|อีก|เอง|ว่า|ซึ่ง|กล่าว|รายงาน|แจ้ง|ครั้ง|เข้า|ออก|ใช้|สนธิ"
)
_COUNTED = "คน|นาย(?![ก-๎])|ท่าน|ราย|ฉบับ|ข้อ|ประเด็น|ด้าน|ปี|วัน|แห่ง|ประเทศ|หน่วยงาน|ครั้ง|เรื่อง"
_NUMBER = re.compile(rf" ?\d{{1,2}}(?![\d.)/]| ?(?:{_COUNTED}|\.))")
_COUNTER = re.compile(rf"[ \n]?(?:{_COUNTED}|จังหวัด(?![ก-๎])|โรง)")  # ตำรวจน้ำ 10 + ` นาย`
_CALL = re.compile(r"[ \n]?(?:สายด่วน|โทร\.?)?[ \n]?1[1-9]\d\d$")  # ศูนย์ดำรงธรรม + ` 1567`
_NUMBERED = ("กองบังคับการ", "กองกำกับการ", "ส่วน", "กลุ่ม", "ตำรวจภูธรภาค", "โรงเรียน", "กองทัพภาค", "เขต", "ภูมิภาค")
_HYPHENED = re.compile(r" ?- ?(?=\S)")
_OF = re.compile(r"[ \n]ของ.*", re.DOTALL)  # กระทรวงแรงงาน + ` ของ สปป.ลาว`
_AND_SO_ON = re.compile(r"[ \n]+(?:เป็นต้น|ฯลฯ|\d{1,2}[.)])$")  # of a list, or the number of its next item
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
        cut = (_cut(reading, _relabelled(reading, piece, names), names) for piece in pieces)
        out += [m for m in (_between(reading, m, m.start, m.end) for m in cut) if _is_name(reading, m)]
    grown = [_grown(reading, mention, names) for mention in sorted(out)]
    bodies = [(m.start, m.end) for m in grown if m.label == "ORG"]
    return tuple(m for m in grown if m.label != "LOC" or not any(a <= m.start and m.end <= b for a, b in bodies))


def _relabelled(reading: Reading, mention: Mention, names: Gazetteer) -> Mention:
    """A place that was tagged as a body; the name of a city may be that of its council."""
    if names.labels.get(fold(reading.text[mention.start : mention.end])) in (
        "country",
        "province",
        "district",
        "region",
    ):
        return Mention(mention.start, mention.end, "LOC", mention.confidence)
    return mention


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
    words = _AND_SO_ON.sub("", reading.text[start:end])
    left = len(words) - len(words.lstrip(" \n,:;-*"))
    right = len(words.rstrip(" \n,:;*-("))
    return Mention(start + left, start + max(left, right), mention.label, mention.confidence)


def _split(reading: Reading, mention: Mention, names: Gazetteer) -> Iterator[Mention]:
    """Names that were tagged as one: `สำนักโฆษก สำนักเลขาธิการ…`, `กองทัพบกสำนักงานตำรวจแห่งชาติ`."""
    bodies = [m.start() for m in _NEXT_BODY.finditer(reading.text, mention.start, mention.end)]
    ends = (mention.start, *(bodies if mention.label == "ORG" else ()), mention.end)
    for start, end in pairwise(ends):
        piece = _between(reading, mention, start, end)
        seam = _seam(reading, piece, names)
        yield _between(reading, piece, piece.start, seam or piece.end)
        if seam:
            yield _between(reading, piece, seam, piece.end)


def _seam(reading: Reading, mention: Mention, names: Gazetteer) -> int | None:
    """Where the second of two known names begins of which a tagged one is made."""
    if fold(reading.text[mention.start : mention.end]) in names.labels:
        return None
    for index in _inner_starts(reading, mention):
        at = reading.tokens[index].start
        before, rest = fold(reading.text[mention.start : at]), fold(reading.text[at : mention.end])
        glued = names.labels.get(rest) == "country" and not reading.text[at - 1].isspace()
        if len(rest) > 5 and rest in names.labels and before in names.labels and not glued:
            return at
    return None


def _inner_starts(reading: Reading, mention: Mention) -> Iterator[int]:
    first = reading.starts.get(mention.start)
    if first is not None:
        for index in range(first + 1, len(reading.tokens)):
            if reading.tokens[index].start >= mention.end:
                return
            yield index


def _cut(reading: Reading, mention: Mention, names: Gazetteer) -> Mention:
    """A known name without the verb that follows it, or what stands before it: `กรม…ประสานงาน`, `ขอบคุณไทย`."""
    if mention.label == "ORG":
        mention = _without_tail(reading, mention)
    first = reading.starts.get(mention.start)
    if first is None or fold(reading.text[mention.start : mention.end]) in names.labels:
        return mention
    known = names.longest(reading, first)
    if known and len(fold(reading.text[mention.start : reading.tokens[known[0] - 1].end])) > 3:
        end = reading.tokens[known[0] - 1].end
        if end < mention.end and _breaks_off(reading, end, names):
            return _between(reading, mention, mention.start, end)
    if mention.label == "LOC":
        for index in _inner_starts(reading, mention):
            hit, at = names.longest(reading, index), reading.tokens[index].start
            if hit and hit[1] == "country" and reading.tokens[hit[0] - 1].end == mention.end:
                led = _LEADS.fullmatch(reading.text, mention.start, at)
                return mention if led else _between(reading, mention, at, mention.end)
    return _without_last_verbs(reading, mention)


def _without_tail(reading: Reading, mention: Mention) -> Mention:
    """A body without whose it is, where it stands, and numbers: `กระทรวงช่างฝีมือ ของ สปป.ลาว`, `โรงเรียนปลาทอง เขตบางรัก`."""
    if of := _OF.search(reading.text, mention.start, mention.end):
        mention = _between(reading, mention, mention.start, of.start())
    if stands := _STANDS_IN.search(reading.text, mention.start + 4, mention.end):
        mention = _between(reading, mention, mention.start, stands.start())
    return _without_number(reading, mention)


def _without_number(reading: Reading, mention: Mention) -> Mention:
    """A body without the number of its people, or that under which it answers: `ตำรวจน้ำ 10 นาย`, `ศูนย์ดำรงธรรม 1567`."""
    words = reading.text[mention.start : mention.end]
    number = re.search(r"(?<!ภาค)(?<!เขต)(?<!ที่)[ \n]\d{1,3}$", words)
    if number and _COUNTER.match(reading.text, mention.end):
        return _between(reading, mention, mention.start, mention.start + number.start())
    call = _CALL.search(words, 4)
    return _between(reading, mention, mention.start, mention.start + call.start()) if call else mention


_LEADS = re.compile(r"(?:คณะผู้แทน|ผู้แทน|คณะ)?(?:ของ|ฝ่าย|จาก)?(?:ทางการ|รัฐบาล|ประเทศ|ฝ่าย)?(?:แห่ง|ของ)? ?")


def _breaks_off(reading: Reading, end: int, names: Gazetteer) -> bool:
    """Whether a known name is over though more was tagged: before a space, a verb or another word that no name has."""
    if _GOES_ON.match(reading.text, end) or _country_at(reading, end, names):
        return False
    index = reading.starts.get(end)
    if index is None or not reading.folded[index] or _OVER.match(reading.text, end):
        return True
    return lexicon("verbs.txt").longest(reading, index) is not None


def _country_at(reading: Reading, position: int, names: Gazetteer) -> int | None:
    """Where the name of a country ends that begins at a position: `กระทรวงกลาโหม` + `เวียดนาม`."""
    index = reading.starts.get(position)
    hit = names.longest(reading, index) if index is not None and reading.folded[index] else None
    return reading.tokens[hit[0] - 1].end if hit and hit[1] == "country" else None


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


def _grown(reading: Reading, mention: Mention, names: Gazetteer) -> Mention:
    """A name with the number or the second country that belongs to it: `ส่วนคดี 1`, `…ร่วมไทย - จีน`."""
    if mention.label != "ORG":
        return mention
    if end := _runs_on(reading.text, mention):
        return Mention(mention.start, end, mention.label, mention.confidence)
    if country := _country_behind(reading, mention, names):
        return Mention(mention.start, country, mention.label, mention.confidence)
    hyphen = _HYPHENED.match(reading.text, mention.end)
    index = reading.starts.get(hyphen.end()) if hyphen else None
    hit = names.longest(reading, index) if index is not None else None
    if hit and hit[1] == "country" and _ends_with_country(reading, mention, names):
        return Mention(mention.start, reading.tokens[hit[0] - 1].end, mention.label, mention.confidence)
    return mention


# The rest of the name of another country's ministry that begins as one at home: `กระทรวงแรงงาน` + `และฝึกอาชีพ`.
_AND = re.compile(
    r"และ(?!กระทรวง|กรม|ส[ำํ]|หน่วย)[ก-๎]{3,30}?(?= ?(?:ของ|แห่ง)? ?(?:ราชอาณาจักร|สาธารณรัฐ|สห(?:ภาพ|สา|ร)|สปป))"
)


def _runs_on(text: str, mention: Mention) -> int | None:
    """Where a body's name ends with the number, or the second task, that follows what was tagged."""
    rows = (
        (text.startswith(_NUMBERED, mention.start), _NUMBER),
        (text.startswith("กระทรวง", mention.start), _AND),
        (_DIVISION.match(text, mention.start), _AND_THE),
    )
    found = (behind.match(text, mention.end) for fits, behind in rows if fits)
    return next((match.end() for match in found if match), None)


# The second task in the name of a division: `กองส่งเสริมอาชีพ` + `และการจัดหาที่ดิน`.
_DIVISION = re.compile("สำนัก|กอง|กลุ่ม|ศูนย์|ฝ่าย|ส่วน|คณะ")
_AND_THE = re.compile(r"และการ[ก-๎]{4,40}(?=[ \n,)]|$)")


def _country_behind(reading: Reading, mention: Mention, names: Gazetteer) -> int | None:
    """Where the country ends that is the last part of a body's name: `กระทรวงกลาโหม` + `เวียดนาม`, `กต.` + ` ลาว`."""
    first = reading.starts.get(mention.start)
    short = reading.text[mention.end - 1] == "."
    if short and reading.text.startswith(" ", mention.end):
        return _country_at(reading, mention.end + 1, names)
    headed = first is not None and lexicon("organizations.txt").longest(reading, first)
    return _country_at(reading, mention.end, names) if headed or short else None


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
