"""Phrases that may name an instrument: the noun that each begins with, and where each ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from prachum import authorities
from prachum.authorities import Authorities
from prachum.extract.gazetteer import Gazetteer, entries
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention
from prachum.thai import fold

LONGEST = 320  # characters of an instrument's name
NEAR = 8  # characters by which the tagger may begin an instrument sooner (`ร่าง…`)
SHORTEST = 3  # letters of a name by which the lists may know an instrument
_DATE = r"\d{1,2} ?(?:[ก-ฮ]{1,2}\.?[ก-ฮ]{1,2}\.|[ก-ฮเแโใไ][ะ-์ก-ฮ]{3,9}) ?(?:พ\. ?ศ\. ?)?\d{2,4}"

# Words that never stand in a name: it ends before them though nothing separates it from them.
_WALL = re.compile(
    r"ดังกล่าว|ข้างต้น|(?:ใน)?ครั้ง(?:นี้|ที่)|ฉบับนี้|นี้(?=[ \n]|$)|ทั้งสองฉบับ|ทั้ง ?\d ฉบับ|ทุกฉบับ|ต่าง ?ๆ|ระหว่างกัน"  # แผนดังกล่าว
    r"|ร่วมกัน(?=อย่าง|ใน(?!การ)|ต่อไป|เพื่อ|โดย)|อย่าง(?!ยั่งยืน)|ต่อไป(?=[ \n]|$)|ขึ้น(?:ใหม่)?(?=[ \n])"  # … อย่างจริงจัง
    r"|สู่การปฏิบัติ|ไปใช้|ไปแล้ว|เสร็จ(?:สมบูรณ์|สิ้น)|นำ(?:ความรู้|ไป|มา)"  # … ไปสู่การปฏิบัติ
    r"|ซึ่ง(?!กัน)|ที่(?:เกี่ยวข้อง(?! เรื่อง)|สามารถ|ผ่านมา|จะ|ได้|ประชุม|มีผล|สำคัญ)|เพื่อ(?:ให้|นำ|แสดง|เป็น)"
    r"|เมื่อ(?:ปี|วัน|เดือน|ต้น)|ใน(?:วัน|เดือน|ปี|โอกาส|ประเด็น| ?\d)|ตั้งแต่|ประจำ(?:ประเทศ|จังหวัด)|จะ(?:ดำเนิน|ช่วย|เป็น|ได้|มี)"  # … ตั้งแต่ปี 2560
    r"|ประกอบด้วย|ได้แก่|อาทิ|เช่น|ตลอดจน|รวมถึง|รวมทั้ง|พร้อม(?:ทั้ง|ด้วย|กับ|เดินหน้า)|ร่วมกับ|กำหนด(?:ให้|ไว้|ที่|หลัก)|มีผล|ก่อน"
    r"|ให้(?:มี|เกิด|แล้ว|สอดคล้อง|บรรลุ|ครอบคลุม)|และ(?:แก้ไขเพิ่มเติม|ได้|จะ|ให้|นำ|มอบ|มี(?:การ|ผล)|ที่แก้ไข|ที่ประชุม|การประชุม)|ได้(?:แจ้ง|ลงนาม|มีการ)|มาตรา ?\d|[ \n]?\d+ ?ฉบับ|จำนวน ?\d|: ?(?=[ก-๙])|[;•#*+_=]|\.{5,}"
    r"|(?<!\d)\(?\d{1,2}[.)](?!\d)"  # โครงการปลูกป่า 2) โครงการ …
)
_VERBS = r"ร่าง|\(?\d{1,2}[.)]|[:;]|ซึ่ง|ประกอบด้วย|ใน(?:วัน|ปี|เดือน|ครั้ง|การนี้|การประชุม)|แสดง|กำหนด|เห็นชอบ|ยืนยัน|ประกาศ|ถือ|กล่าว|เสนอ|ให้|ได้|จะ|มี|เป็น|ต้อง|นำ|ว่า(?!ด้วย)|หวัง|มุ่ง|จับมือ|วาง|ยกระดับ|สอด|ขยาย|รับทราบ|เปิด|จัด(?!ตั้ง)|เมื่อ|ภายใต้|ตาม|สำหรับกลุ่ม|ทั้งนี้|นอกจาก|โดย|ที่|ณ |ด้วย"
_PART = rf"(?!{_VERBS}|เพื่อ)(?:(?!แผน|โครงการ|พระราช|พ\.ร|กฎ|ประกาศ|คำสั่ง|อนุสัญญา|บันทึก|ลงนาม)[^ \n])+"  # of a list inside a name
_YEARS = r"(?:(?:19|20|25)\d\d\)?|\.{3,}|ระยะที่ ?\d)$"
# Whether a name goes on at white space: the first row whose patterns fit what stands before (its end) and after.
# The part of what follows that a row's second pattern takes is taken into the name whole.
_ROWS: tuple[tuple[bool, str, str], ...] = (
    # พ.ร.บ. คุ้มครองปะการัง · พระราชกำหนด การประมง
    (True, r"^(?:พ\.ร\.[บกฎ]\.?|พร[บก]\.?|พระราช(?:บัญญัติ|กำหนด|กฤษฎีกา)|กฎกระทรวง)$", r"(?!ดังกล่าว|นี้|ฉบับ|ที่|ซึ่ง|และ|หรือ|จะ|ได้|เพื่อ|โดย|ใน|ต่าง|ของ|มี|เป็น|ให้|ว่า|มาตรา|กำหนด|จำนวน|ทั้ง|เมื่อ|ก่อน|อื่น|ดัง|ถึง|แล้ว|ต่อ)[ก-๙]{4}"),
    (True, r"", r"(?:ร่วมกัน[ \n]?)?ว่าด้วย"),  # ขั้นตอนการปฏิบัติงาน (SOP) ร่วมกัน ว่าด้วยการกู้ภัย
    (True, r"^มติ", rf"(?:(?:เมื่อ|ลง)?วันที่ ?)?\(?{_DATE}\)?"),  # มติคณะรัฐมนตรี เมื่อวันที่ 3 มีนาคม 2563
    (True, r"", r"ว่าด้วย|เรื่อง(?!ที่|นี้)"),  # บันทึกความเข้าใจ ว่าด้วยความร่วมมือด้านแรงงาน
    (True, r"", r"(?:ปี ?)?(?:พ\. ?ศ\.|ค\.ศ\.|พุทธศักราช) ?(?:\d{4}(?: ?- ?(?:พ\. ?ศ\. ?)?\d{2,4})?|\.{3,})"),  # พระราชบัญญัติการประมง พ.ศ. 2490
    (True, r"", r"\((?:(?:ระยะ|ฉบับ)[^()A-Za-z\n]*|(?:พ\.ศ\.|ค\.ศ\.|ปี)? ?\d{4}[^()A-Za-z\n]*)\)"),  # (ฉบับที่ 3) · (พ.ศ. 2561 - 2565)
    (True, r"", r"(?:ประจำ)?ปี(?:งบประมาณ|บัญชี)? ?(?:พ\.ศ\. ?)?\d{4}|ประจำปี|\d{4} ?- ?\d{2,4}"),  # แผนปฏิบัติการ ประจำปี 2562
    (True, r"", r"(?:ใน)?ระยะ(?:ที่ ?\d|ยาว| ?\d+ ?ปี)|\d+ (?:ปี|ด้าน)|ฉบับ(?:ที่ ?\d+|ใหม่|เดิม|แรก)|ฉ\. ?\d+|ที่ \d+/\d{4}"),  # แผนปฏิบัติการฯ ระยะที่ 2
    (True, r"", r"\([ก-๙ ]{2,24}\)"),  # โครงการเงินอุดหนุน (เด็กเล็ก)
    (True, r"", r"โดยเฉพาะ(?:สตรี|เด็ก|ผู้หญิง)|แห่ง(?:ชาติ|ราช|สาธารณ|สห)|ใน(?:กระบวนการ|บริบท)"),  # … การค้ามนุษย์ โดยเฉพาะสตรีและเด็ก
    (True, r"^(?!.*ระหว่าง)", r"ระหว่าง(?!วันที่|เดือน|ปี|การ|เวลา|กัน|ที่)"),  # … ด้านสุขภาพ ระหว่าง กรมอนามัย กับ …
    (True, r"(?:และ|หรือ|ของ|แห่ง|ใน|กับ|(?<!พื้น)(?<!หน้า)(?<!สถาน)ที่|(?<!ติด)ตาม|ภายใต้|เพื่อ|จำนวน|ด้าน|ว่าด้วย|ระหว่าง|เรื่อง|(?:ว่าด้วย|ด้าน|และ|ใน|ของ)การ|ความ|รัฐบาล|(?<!กฎ)กระทรวง|โดย|[-/])$", r""),
    (True, r"ระหว่าง(?!.*(?:กับ|และ|-)[ \n]*\S)", r"และ|กับ|-|,|โดย|[^\n]{0,60}?[ ก-๙](?:กับ|และ)"),  # ระหว่าง กรม ก กระทรวง ข กับ กรม ค
    (False, _YEARS, r""),
    (False, r"", _VERBS),
    (True, r"^(?!.*(?:ต่อต้าน|ป้องกัน|ปราบปราม|ขจัด|แก้ไข))", r"เพื่อ(?:การ)?(?:ต่อต้าน|ป้องกัน|ปราบปราม|ขจัด|จัดการ|บังคับ)"),  # โครงการไทย - ลาว เพื่อป้องกันไฟป่า
    (True, r"", r"- ?(?=[ก-๙A-Z])"),
    (True, r"[A-Za-z][,.]?$|^(?:[ก-๙]+)$", r"(?<= )(?:[A-Z][\w&.-]*|[ก-ฮ]{2,5}\.)"),  # อนุสัญญา ILO · ยุทธศาสตร์ BCG
    (True, r"[A-Za-z]$", r"(?:(?:to|of|for|and|on|in|the|against|with) )+(?=[A-Z])"),  # โครงการ Ship to Shore
    (True, r"", rf"(?:{_PART}[ \n]){{1,4}}?(?:{_PART} ?)?(?:พ\. ?ศ\. ?(?:\d{{4}}|\.{{3,}})|ประจำปีงบประมาณ)"),
    (True, r"^(?!.*ระหว่าง)(?:บันทึก|ความตกลง|ข้อตกลง)", rf"(?:{_PART}[ \n]){{1,4}}?ระหว่าง(?!วัน|เดือน|ปี|การ|เวลา|กัน|ที่)"),
)  # fmt: skip
_VERDICTS = tuple((goes_on, re.compile(before, re.DOTALL), re.compile(after)) for goes_on, before, after in _ROWS)
# Nouns that make one with the noun before them: นโยบาย ยุทธศาสตร์ และมาตรการในการ…
_NOUN = r"(?:แผน(?:ปฏิบัติการ|ระดับชาติ|แม่บท|งาน|การดำเนินงาน)?|ยุทธศาสตร์|กลยุทธ์|มาตรการ(?:เร่งด่วน)?|นโยบาย|แนวทาง(?:ปฏิบัติ)?)"
_COUPLED = re.compile(rf"(?:[ \n]?{_NOUN})*[ \n]?และ{_NOUN}")
_BARE_ON = re.compile(r"ทาง|การ(?!ประชุม)|ด้าน|ความ|ใน(?:การ(?!นี้|ประชุม)|เรื่อง)")  # บันทึกความเข้าใจ (MOU) ทางวิชาการ …
_TAIL = re.compile(
    r"(?:[ \n,:\-(\"']|แล้ว|ตามข้อ|ตามที่|จากเดิมที่|และ|หรือ|(?<!พื้น)(?<!หน้า)(?<!สถาน)ที่|ใน|ของ|โดย|เพื่อ|ให้|ด้วย|รวม|ได้)+$"
)
_GLOSS = re.compile(r"\([^()\n]{1,160}\)")
_FOREIGN = re.compile(r"[A-Za-z]|[ก-ฮ]\.")
_QUOTES = {'"': '"', "'": "'", "‘": "’"}


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """A phrase that may name an instrument: `start` to `end`, where its noun ends, and the kind that this tells.

    `trust` is the tagger's confidence in an instrument that begins here, 0 where it saw none.
    """

    start: int
    end: int
    head: int
    kind: str
    trust: float = 0.0


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, str]]:
    """The nouns of instruments, and the longer phrases in which they name none, as one pattern; each noun's kind."""
    kinds = {fold(row[0]): row[1] for row in entries("instruments.txt")}
    words = [(row[0], "") for row in entries("instruments.txt") if not _is_english(row[0])]
    words += [(row[0], "(?!ว่าด้วย)") for row in entries("not_instruments.txt")]  # บังคับใช้กฎหมายว่าด้วยการประมง
    loose = (
        r"[ \n]?".join(map(re.escape, _parts(word))) + but for word, but in sorted(words, key=lambda w: -len(w[0]))
    )
    return re.compile("|".join(f"(?:{word})" for word in loose), re.IGNORECASE), kinds


def _is_english(word: str) -> bool:
    return word[0].isascii() and not word.isupper() and word != "MoU"


def _parts(word: str) -> list[str]:
    """A word cut where a stray space may stand: before a consonant that follows a full syllable."""
    if word[0].isascii() or len(word) < 6:
        return [word]
    return re.findall(r"[เแโใไ]?[ก-ฮฤ][ะ-ฺ็-๎]*(?:[ก-ฮ](?![ะ-ฺ็-๎]))*|.", word)


def heads(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Where the noun of an instrument stands, with nouns coupled to it, and the kind that it tells."""
    pattern, kinds = _nouns()
    past = -1
    for match in pattern.finditer(reading.text):
        kind = kinds.get(fold(match.group()))
        if kind is None or match.start() <= past or _inside_word(reading.text, match):
            continue
        coupled = _COUPLED.match(reading.text, match.end()) if kind in ("plan", "procedure") else None
        past = coupled.end() if coupled else match.end()
        yield match.start(), past, kind


def _inside_word(text: str, match: re.Match[str]) -> bool:
    return match.group()[0].isascii() and (text[: match.start()][-1:].isalpha() or text[match.end() :][:1].isalpha())


def _joint(name: str) -> str:
    return re.sub(r"[ \n]", "๛", name).replace("และ", "แอะ")


@dataclass(frozen=True, slots=True)
class Marks:
    """What else is marked in a text: names of bodies and places, and what the tagger takes for instruments."""

    names: Sequence[Mention]
    tagged: Sequence[Mention]

    def joined(self, text: str, start: int, head: int) -> str:
        """The text with each body's and place's name after `head` made one word: without white space and `และ`."""
        for name in self.names:
            if head <= name.start < start + LONGEST:
                text = text[: name.start] + _joint(text[name.start : name.end]) + text[name.end :]
        return text

    def tag(self, start: int) -> Mention | None:
        """What the tagger sees at `start`."""
        return next((m for m in self.tagged if m.start - NEAR <= start < m.end), None)


def extent(reading: Reading, marks: Marks, start: int, head: int) -> int:
    """The end of the name that begins at `start` with the noun up to `head`."""
    text = marks.joined(reading.text, start, head)
    limit = min(len(text), start + LONGEST)
    if (opened := text[start - 1 : start]) in _QUOTES and (close := text.find(_QUOTES[opened], head, limit)) >= 0:
        limit = close
    at = head
    while at < limit:
        char = text[at]
        if char in _QUOTES and (close := text.find(_QUOTES[char], at + 1, limit)) >= 0:
            at = close + 1
            continue
        onward: int | None = at + 1
        if char in " \n(":
            onward = _onward(marks, text, start, head, at)
        elif char in ')]"' or _WALL.match(text, at):
            onward = _verdict(text[start:at], text, at) if text.startswith("มติ", start) else None
        if not onward:
            break
        at = onward
    return start + len(_TAIL.sub("", text[start : min(at, limit)]))


def _onward(marks: Marks, text: str, start: int, head: int, gap: int) -> int | None:
    """Where a name goes on after white space or a bracket at `gap`; None where it ends before it."""
    at = _past_space(text, gap)
    name, bare = text[start:gap], gap - head < 2
    on = _verdict(name, text, at)
    gloss = _GLOSS.match(text, at)
    if gloss and not on and _FOREIGN.search(gloss.group()):
        after = _past_space(text, gloss.end())
        on = _verdict(name, text, after)
        return on or (after + 1 if on is None and bare and _BARE_ON.match(text, after) else None)
    if on or on == 0 or _WALL.match(text, at):
        return on or None
    quoted = text[at : at + 1] in _QUOTES
    if bare and (quoted or _BARE_ON.match(text, at)):
        return at if quoted else at + 1
    tag = marks.tag(start)
    return at + 1 if tag and tag.start <= start + 1 and tag.end > at else None


def _past_space(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\n"):
        at += 1
    return at


def _verdict(name: str, text: str, at: int) -> int | None:
    """Where a name goes on by the table of rows, 0 where it ends, None where no row fits."""
    for goes_on, before, after in _VERDICTS:
        if before.search(name) and (match := after.match(text, at, at + 200)):
            return max(match.end(), at + 1) if goes_on else 0
    return None


_ENGLISH = re.compile(  # ASEAN Plan of Action … · Convention on …
    r"(?:(?:[A-Z][\w&.'-]*|of|on|the|for|and|to|in|against|-)[ \n])*"
    r"(?P<noun>Memorandum of Understanding|Convention(?! (?:and Exhibition |& Exhibition )?(?:Cent|Hall))|Protocol|Declaration|Agreement|Treaty|Charter|Compact|Plans? of Action|Action Plan|Work ?[Pp]lans?"
    r"|Strategy|Roadmap|Agenda|Programme?|Project|Guidelines|Procedures?|Mechanism|Joint Statement|Arrangement)s?\b"
    r"(?:[ \n](?:(?:[A-Z][\w&.',-]*|\d{4}|of|on|the|for|and|to|in|against|with|between|among|-|combat|prevent|suppress|promote|protect|eliminate)[ \n]?)*[A-Z\d][\w.-]*)?"
)
_JOINS = re.compile(r"(?:^|(?<=[ \n]))(?:(?:of|on|the|for|and|to|in|against|-)[ \n])+")  # Meeting on the Plan of Action
_KINDS_IN_ENGLISH = {
    "Memorandum of Understanding": "memorandum", "Convention": "convention", "Protocol": "convention", "Declaration": "declaration",
    "Agreement": "convention", "Treaty": "convention", "Charter": "convention", "Compact": "declaration", "Arrangement": "convention",
    "Programme": "project", "Program": "project", "Project": "project", "Guidelines": "procedure", "Procedure": "procedure",
    "Procedures": "procedure", "Mechanism": "procedure", "Joint Statement": "declaration",
}  # fmt: skip


def known_instruments() -> Gazetteer:
    """The names of well-known instruments, each with the IRI of its entry."""
    return _gazetteer(authorities.load())


@cache
def _gazetteer(lists: Authorities) -> Gazetteer:
    named = ((n, e.iri) for e in lists.of_kind("agreement") for n in e.names)
    return Gazetteer((name, iri) for name, iri in named if len(fold(name)) >= SHORTEST)


def find_phrases(reading: Reading, mentions: Mentions) -> list[Phrase]:
    """The phrases that may name an instrument, in text order; one may stand inside another.

    They begin with the noun of an instrument in Thai, or have one in English, or the lists know them.
    """
    marks = Marks([m for m in mentions.names if m.label != "PER"], mentions.instruments)
    known = {
        reading.tokens[a].start: (reading.tokens[b - 1].end, iri) for a, b, iri in known_instruments().matches(reading)
    }
    found: dict[int, Phrase] = {}
    for start, head, kind in heads(reading):
        end = max(extent(reading, marks, start, head), known.get(start, (0, ""))[0])
        tag = marks.tag(start)
        found[start] = Phrase(start, end, head, kind, tag.confidence if tag else 0.0)
    for phrase in (*_in_english(reading), *_known(known)):
        if not any(p.start < phrase.end and phrase.start < p.end for p in found.values()):
            found[phrase.start] = phrase
    return sorted(found.values())


def _in_english(reading: Reading) -> Iterator[Phrase]:
    for match in _ENGLISH.finditer(reading.text):
        lead = match.group()[: match.start("noun") - match.start()]
        whole = reading.text[match.start() - 1 : match.start()] == "("  # (Friends to Friends Project)
        name = match.group()[0 if whole else max((m.end() for m in _JOINS.finditer(lead)), default=0) :]
        if len(re.findall(r"[A-Z]\w", name)) > 1 and (
            not name.startswith(match["noun"]) or re.match(r"\w+ (?:of|on|to|for|against)", name)
        ):
            start = match.end() - len(name)
            yield Phrase(start, match.end(), start, _KINDS_IN_ENGLISH.get(match["noun"], "plan"))


def _known(known: dict[int, tuple[int, str]]) -> Iterator[Phrase]:
    lists = authorities.load()
    for start, (end, iri) in known.items():
        yield Phrase(start, end, start, lists.entries[iri].genre or "")
