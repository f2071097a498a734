"""What the words in and around an instrument's name tell of the bodies and countries that they name."""

import re
from collections.abc import Iterator, Sequence

from prachum.extract.actors.entities import Entity
from prachum.extract.reading import Reading
from prachum.extract.tagging import Mention

REGION = 4  # countries from which a list of them is that of a region
BEHIND = 240  # characters behind an instrument's name in which its parties are told
SIGNING = 400  # characters behind it in which the list of those who sign may begin
SIGNATORIES = 2000  # characters of that list
LIST = 90  # characters between two names of a list
_BETWEEN = re.compile(r"ระหว่าง(?!วันที่|เดือน|การ|เวลา|ที่)")
_ENDS = re.compile(r"ว่าด้วย|เรื่อง|ในการ|เพื่อ|ด้าน|ซึ่ง|\n|โดยมี")
_HANDS_OVER = re.compile(  # บันทึกข้อตกลง… (MOU) ระหว่าง กรม… · … ประกอบด้วย 5 หน่วยงาน ดังนี้ …
    r"[ \n]*(?:\([^()]*\)[ \n]*)?(?:\d+ (?:หน่วยงาน|แห่ง|องค์กร|ฝ่าย)[ \n]*)?(?:ครั้งนี้|ดังกล่าว|ร่วมกัน)?[ \n]*(?P<lead>ระหว่าง|กับ|ร่วมกับ|ประกอบด้วย|ได้แก่|โดยมี|ของ)"
    r"(?:[ \n:]|ภาคีเครือข่าย|หน่วยงาน[^ ]{0,20}|ดังนี้|ได้แก่|\d+(?![.)\d])|แห่ง|สถานประกอบกิจการ|\()*"
)
# … (MOU) ในวันนี้ เป็นการรวมพลังของหน่วยงานทั้ง 4 แห่ง ประกอบด้วย …
_SIGNERS = re.compile(
    r"[^\n]{0,120}?(?:หน่วยงาน|ภาคี(?:เครือข่าย)?|องค์กร|สถาบัน|ฝ่าย|บริษัท|สมาคม)[^ \n]{0,16}[ \n]?(?:จำนวน|ทั้ง|รวม)?[ \n]?\d+ ?(?:หน่วยงาน|แห่ง|องค์กร|ฝ่าย|ราย)[ \n]*(?:ดังนี้|ได้แก่|ประกอบด้วย|คือ)[ \n:]*"
    r"|[^\n]{0,40}?\d+ ?(?:หน่วยงาน|แห่ง|องค์กร|ฝ่าย)[ \n]*(?:ดังนี้|ได้แก่|ประกอบด้วย|คือ)[ \n:]*"
)
# โดยมีหัวหน้าส่วนราชการร่วมลงนาม ประกอบด้วย … · ผู้ร่วมลงนาม ดังนี้ … · ฝ่ายที่ร่วมทำข้อตกลงมี … เช่น …
_SIGNED_BY = re.compile(
    r"(?:ผู้(?:ร่วม)?ลงนาม|ร่วม(?:กัน)?ลงนาม|ร่วมทำข้อตกลง)[^\n]{0,90}?(?:ดังนี้|ประกอบด้วย|ได้แก่|เช่น|คือ|อาทิ)[ \n:]*"
)
_SIGNED = re.compile(r"พยาน|ทั้งนี้|นอกจาก|วัตถุประสงค์|เพื่อ|โดย(?=บันทึก)|\n[ \t]*(?!\(?[\d๐-๙])")
_FAR = re.compile(r"ระหว่าง[ \n]?")
_JOINT = re.compile(r"(?:[ \n,]|\([^()\n]*\)|\d+[.)]|และ|ร่วมกับ|กับ|โดย|รวมทั้ง|ตลอดจน|-|/)*")
_BY = re.compile(r"โดย[ \n]?(?!มี|ได้|เฉพาะ)")
_SUPPORTED = re.compile(r"[^\n]{0,60}?สนับสนุน[^ \n]{0,16}?(?:จาก|โดย)[ \n]?")
_OTHER = re.compile(r"โครงการ|แผน(?!ก)")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)][ \n]?")
_PAIRED = re.compile(r"[ \n]?(?:-|กับ|และ)[ \n]?")
_GLOSS = r"(?:[ \n]?\([^()\n]*\))?[ \n]?"
_MAY = r"(?:ได้|จึง|จะ|ร่วมกัน|มีการ|ให้มีการ|กำหนดให้|การ|เข้า| )*"
_DOES = re.compile(  # กรม ก ในฐานะหน่วยงานหลัก จึงได้จัดทำ "โครงการ…
    rf"{_GLOSS}(?:ในฐานะ[^\n]{{0,90}}? )?{_MAY}(?:จัดทำ|จัด|ลงนาม(?:ใน)?|ดำเนิน(?:การ|งาน)?(?:ตาม)?|ออก|รับรอง|เห็นชอบ|พัฒนา|เปิดตัว|เสนอ)(?:ร่าง|การ|[ \n(\"'“‘])*$"
)
# ประเทศไทยและราชอาณาจักร… เข้าเป็นรัฐภาคีอนุสัญญา… · อนุสัญญา… โดยประเทศไทยได้ลงนามเข้าเป็นภาคี
_ACCEDES = re.compile(
    rf"{_GLOSS}{_MAY}(?:ลงนาม)?{_MAY}(?:(?:เป็น|ในฐานะ)(?:รัฐ)?ภาคี|ให้สัตยาบัน)(?:สมาชิก|ของ|ใน|ต่อ|สาร| )*$"
)
_ADOPTS = re.compile(rf"{_GLOSS}(?:ได้|จึง|มีมติ| )*(?:รับรอง|ประกาศใช้|ออก)(?:กฎ|[ \n])?")  # สภา…ได้ประกาศใช้แผน…
# กรม ก และมูลนิธิ ข จัดพิธีลงนาม【บันทึกข้อตกลง…】
_SIGNS = re.compile(
    rf"{_GLOSS}{_MAY}(?:จัด(?:ให้มี|งาน)?)?(?:พิธี|การ)*(?:ร่วม)?(?:ลงนาม|จัดทำ|ทำ|ต่ออายุ|เซ็น)(?:ใน|ร่วมกัน|ร่าง|ต่ออายุ|[ \n(\"'“‘])*$"
)
# นาย ก อธิบดีกรม ข【และนาย ค ประธาน】บริษัท ง ร่วมลงนาม…
_WITH_PERSON = re.compile(
    r"[ \n]?(?:\([^()\n]*\))?[ \n,]*(?:และ|กับ|ร่วมกับ|โดย)?[ \n]?(?:นาย|นาง|น\.ส\.|ดร\.|ศ\.|ผศ\.|รศ\.|พล|พัน|Mr|Ms)[^\n]{3,90}"
)
_DEEDS = (("does", _DOES), ("signs", _SIGNS), ("accedes", _ACCEDES), ("adopts", _ADOPTS))
_WHO = r"(?:\([^()\n]*\))?[ \n]?(?:ซึ่ง|ที่|โดย|อัน)[ \n]?(?P<who>[^\n]{2,120}?)[ \n]?(?:ได้|ร่วมกัน|[ \n])*"
_DONE = (
    ("signs", re.compile(rf"{_WHO}(?:ร่วม)?(?:ลงนาม(?!เข้า)|จัดทำ|ต่ออายุ|ทำร่วมกัน)")),
    ("accedes", re.compile(rf"{_WHO}(?:ลงนาม|เข้า)*(?:เป็น(?:รัฐ)?ภาคี|ให้สัตยาบัน)")),
)
_OF = re.compile(r"(?:ของ|แห่ง|กระทรวง)?$")


Shown = Sequence[tuple[Mention, Entity]]  # all mentions of bodies and places, in text order


def claims(reading: Reading, phrase: Mention, shown: Shown) -> Iterator[tuple[str, Mention, Entity]]:
    """What is told of each actor beside one phrase that names an instrument, with the actor's mention."""
    yield from _in_phrase(reading, phrase, shown)
    yield from (("behind", m, a) for m, a in _behind(reading, phrase, shown))
    yield from (("by", m, a) for m, a in _by(reading, phrase, shown))
    yield from (("by", m, a) for m, a in _supporting(reading, phrase, shown))
    for fact, words in _DEEDS:
        yield from ((fact, m, a) for m, a in _subjects(reading, phrase, shown, words))
    for fact, words in _DONE:
        yield from ((fact, m, a) for m, a in _told_behind(reading, phrase, shown, words))


def is_country(actor: Entity) -> bool:
    """Whether an actor is a country."""
    return actor.label == "LOC" and bool(actor.entry and actor.entry.code and len(actor.entry.code) == 2)


def region(reading: Reading, shown: Shown) -> frozenset[str]:
    """The countries that the text lists as those of a region: `4 ประเทศ ได้แก่ บรูไน ฟิลิปปินส์ มาเลเซีย และอินโดนีเซีย`."""
    countries = [(m, a) for m, a in shown if is_country(a)]
    run: list[tuple[Mention, Entity]] = []
    for mention, actor in countries:
        if run and not _JOINT.fullmatch(reading.text[run[-1][0].end : mention.start]):
            run = []
        run.append((mention, actor))
        held = frozenset(a.id for _, a in run)
        if len(held) >= REGION:
            return held | _rest(reading, mention, countries)
    return frozenset()


def _rest(reading: Reading, last: Mention, countries: Shown) -> frozenset[str]:
    """The countries that go on the list after a mention."""
    rest: set[str] = set()
    for mention, actor in countries:
        if mention.start < last.end:
            continue
        if not _JOINT.fullmatch(reading.text[last.end : mention.start]):
            break
        rest.add(actor.id)
        last = mention
    return frozenset(rest)


def _in_phrase(reading: Reading, phrase: Mention, shown: Shown) -> Iterator[tuple[str, Mention, Entity]]:
    """How an actor's name stands inside that of the instrument: `between`, `of`, or in its `topic`."""
    text = reading.text
    opens = _BETWEEN.search(text, phrase.start, phrase.end)
    closes = _ENDS.search(text, opens.end(), phrase.end) if opens else None
    low, high = (opens.end(), closes.start() if closes else phrase.end) if opens else (0, 0)
    inside = [(m, a) for m, a in shown if phrase.start < m.start < phrase.end]
    last: tuple[Mention, Entity] | None = None
    for place, (mention, actor) in enumerate(inside):
        if low <= mention.start < high:
            held = last is not None and mention.start - last[0].end < 3 and _is_around(last[1], actor)
            yield ("parent" if held else "between"), mention, actor
            last = mention, actor
            continue
        near = [inside[i] for i in (place - 1, place + 1) if 0 <= i < len(inside)]
        if not opens and any(a.label == actor.label and _are_paired(text, mention, m) for m, a in near):
            yield "between", mention, actor
        else:
            lead = text[phrase.start : mention.start]
            yield ("of" if len(lead) < 16 or lead.endswith("ของ") else "topic"), mention, actor


def _are_paired(text: str, one: Mention, other: Mention) -> bool:
    """`ไทย - ลาว`, `จังหวัด… กับนคร…`."""
    first, second = sorted((one, other))
    return bool(_PAIRED.fullmatch(text[first.end : second.start]))


def _is_around(inner: Entity, outer: Entity) -> bool:
    """Whether a name right behind another says where or whose that one is: `กรม… กระทรวง…`, `อำเภอ… จังหวัด…`."""
    if outer.label == "LOC":
        return not is_country(inner)
    return outer.name.startswith("กระทรวง") and not inner.name.startswith("กระทรวง")


def _behind(reading: Reading, phrase: Mention, shown: Shown) -> Iterator[tuple[Mention, Entity]]:
    """The actors of the list that follows an instrument's name, numbered or not."""
    opens = _HANDS_OVER.match(reading.text, phrase.end) or _SIGNERS.match(reading.text, phrase.end)
    listed = list(_listed(reading, phrase, opens.end(), shown)) if opens else []
    yield from listed or [*_between_behind(reading, phrase, shown)] or _signatories(reading, phrase, shown)


def _signatories(reading: Reading, phrase: Mention, shown: Shown) -> Iterator[tuple[Mention, Entity]]:
    """The bodies of those whom the text lists as signing: `โดยมีผู้ร่วมลงนาม ดังนี้ 1. นาย… ผู้อำนวยการสำนักงาน ก 2. …`."""
    opens = _SIGNED_BY.search(reading.text, phrase.end, phrase.end + SIGNING)
    if phrase.label not in ("memorandum", "declaration") or opens is None:
        return
    closes = _SIGNED.search(reading.text, opens.end(), opens.end() + SIGNATORIES)
    end = closes.start() if closes else opens.end() + SIGNATORIES
    last: tuple[Mention, Entity] | None = None
    for mention, actor in shown:
        if opens.end() <= mention.start < end and actor.label == "ORG":
            if last is None or not (mention.start - last[0].end < 3 and _is_around(last[1], actor)):
                yield mention, actor
            last = mention, actor


def _listed(reading: Reading, phrase: Mention, at: int, shown: Shown) -> Iterator[tuple[Mention, Entity]]:
    """The actors of the list that begins at a position, numbered or not."""
    yield from _chain(reading, at, shown)
    if _NUMBERED.match(reading.text, at):
        starts = {m.end() for m in _NUMBERED.finditer(reading.text, at, reading.line_of(phrase.end)[1])}
        yield from ((m, a) for m, a in shown if m.start in starts)


def _between_behind(reading: Reading, phrase: Mention, shown: Shown) -> Iterator[tuple[Mention, Entity]]:
    """The two or more actors further behind: `บันทึกความเข้าใจว่าด้วย… ภายใต้โครงการ… ระหว่าง ก ข และ ค`, `… จังหวัด ก กับนคร ข`."""
    if phrase.label not in ("memorandum", "convention"):
        return
    end = min(reading.line_of(phrase.end)[1], phrase.end + BEHIND)
    starts = (phrase.end + 1, *(m.end() for m in _FAR.finditer(reading.text, phrase.end, end)))
    chains = ([*_chain(reading, at, shown)] for at in starts if any(m.start == at for m, _ in shown))
    yield from next((chain for chain in chains if len(chain) > 1), ())


def _by(reading: Reading, phrase: Mention, shown: Shown) -> Iterator[tuple[Mention, Entity]]:
    """Who carries an instrument out, as its line tells: `โครงการ… โดย กรม… ร่วมกับ มูลนิธิ…`."""
    end = reading.line_of(phrase.start)[1]
    for by in _BY.finditer(reading.text, phrase.end, end):
        if _OTHER.search(reading.text, phrase.end, by.start()):
            return
        if any(m.start == by.end() and a.label == "ORG" for m, a in shown):
            yield from _chain(reading, by.end(), shown)


def _chain(reading: Reading, at: int, shown: Shown) -> Iterator[tuple[Mention, Entity]]:
    """The actors from a position on, as long as only commas and conjunctions stand between them."""
    last: Entity | None = None
    for mention, actor in shown:
        if mention.start < at:
            continue
        if mention.start - at > LIST or not _JOINT.fullmatch(reading.text[at : mention.start]):
            return
        if last is None or not (mention.start - at < 3 and _is_around(last, actor)):
            yield mention, actor
        at, last = mention.end, actor


def _supporting(reading: Reading, phrase: Mention, shown: Shown) -> Iterator[tuple[Mention, Entity]]:
    """Who pays for a project: `โครงการ… (Safe Coast) ซึ่งได้รับการสนับสนุนจากสหภาพยุโรป`."""
    if phrase.label == "project" and (words := _SUPPORTED.match(reading.text, phrase.end)):
        yield from _chain(reading, words.end(), shown)


def _subjects(
    reading: Reading, phrase: Mention, shown: Shown, words: re.Pattern[str]
) -> Iterator[tuple[Mention, Entity]]:
    """Who does what the words before a name tell, all that are joined: `กระทรวง ก โดยกรม ข และกรม ค ได้จัดโครงการ…`."""
    after: Mention | None = None
    for mention, actor in reversed(shown):
        joined = after is not None and any(
            gap.fullmatch(reading.text, mention.end, after.start)
            for gap in ((_JOINT, _WITH_PERSON) if words is _SIGNS else (_JOINT,))
        )
        if joined or _does(reading, phrase, mention, words):
            after = mention
            yield mention, actor


def _told_behind(
    reading: Reading, phrase: Mention, shown: Shown, words: re.Pattern[str]
) -> Iterator[tuple[Mention, Entity]]:
    """Who did what the clause behind a name tells: `บันทึกความเข้าใจ… ซึ่งกรม ก และกรม ข ได้ต่ออายุเมื่อ…`."""
    for clause in words.finditer(reading.text, phrase.end, min(reading.line_of(phrase.end)[1], phrase.end + BEHIND)):
        told = [(m, a) for m, a in shown if clause.start("who") <= m.start < clause.end("who")]
        if told and told[0][0].start == clause.start("who"):
            yield from [(m, a) for m, a in told if a.label == "ORG"] or told


def _does(reading: Reading, phrase: Mention, mention: Mention, words: re.Pattern[str]) -> bool:
    """Whether a name is the subject that makes, signs or carries out the instrument behind it."""
    gap = reading.text[mention.end : phrase.start] if 0 <= phrase.start - mention.end < LIST else "\n\n"
    return bool(words.fullmatch(gap))
