"""Between whom an instrument is: bodies and countries in its name, in the list behind it, or on the two sides of a meeting."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prachum.extract.actors.entities import Entity
from prachum.extract.agreements.conditions import holds, is_one_of
from prachum.extract.agreements.named import Named
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.model import MeetingKind

LEAST = 0.4  # probability from which an actor is taken for a party
REGION = 4  # countries from which a list of them is that of a region
LIST = 90  # characters between two names of a list
_REGIONAL = re.compile(r"ภูมิภาค|ลุ่ม(?:แม่)?น้ำ|ประเทศสมาชิก|\d ประเทศ")
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
_JOINT = re.compile(r"(?:[ \n,]|\([^()\n]*\)|\d+[.)]|และ|ร่วมกับ|กับ|โดย|รวมทั้ง|ตลอดจน|-|/)*")
_BY = re.compile(r"โดย[ \n]?(?!มี|ได้|เฉพาะ)")
_OTHER = re.compile(r"โครงการ|แผน(?!ก)")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)][ \n]?")
_PAIRED = re.compile(r"[ \n]?(?:-|กับ|และ)[ \n]?")
_DOES = re.compile(
    r"(?:[ \n]?\([^()]*\))?[ \n]?(?:ได้|จึง|จะ|ร่วมกัน|มีการ|ให้มีการ|กำหนดให้|การ| )*(?:จัดทำ|จัด|ลงนาม(?:ใน)?|ดำเนิน|ออก|รับรอง|เห็นชอบ|พัฒนา|เปิดตัว|เสนอ)(?:ร่าง|การ| |\()*$"
)
_AS = re.compile(r"(?:[ \n]?\([^()\n]*\))?[ \n]?โดย[ \n]?")
_ADOPTS = re.compile(r"(?:[ \n]?\([^()]*\))?[ \n]?(?:ได้|จึง|มีมติ| )*(?:รับรอง|ประกาศใช้|ออก)[ \n]?")  # สภา…ได้ประกาศใช้แผน…
_OF = re.compile(r"(?:ของ|แห่ง|กระทรวง)?$")

_SIDED = re.compile(r"ระหว่าง(?!หน่วยงาน|กัน).{4,}?(?:กับ|และ)", re.DOTALL)
# Open to many countries, so that the two sides of a meeting are not its parties: ปฏิญญาอาเซียน… · อนุสัญญาว่าด้วยสิทธิ…
_WIDER = re.compile(
    r"[^ ]{0,24} ?(?:อาเซียน|สหประชาชาติ|องค์การแรงงาน|ILO|ไอแอลโอ|สากล)|(?:ร่าง)?(?:พิธีสาร[^ ]{0,12})?อนุสัญญา(?!ระหว่าง)"
)

Facts = Collection[str]
# Whether an actor is mostly a party (`yes`, `no`), and how it stands to the instrument: the first row that
# fits. A row asks for one of the kinds of instrument and for one of the facts told of the two (all: `*`; `a+b`: both).
_STANDINGS: tuple[tuple[str, str, str, str], ...] = (
    ("no", "around", "*", "parent"),  # ระหว่าง กรม ก กระทรวง ข กับ …: ข
    ("yes", "between", "*", "between"),  # บันทึกข้อตกลงระหว่าง ก กับ ข
    ("yes", "behind", "*", "behind"),  # บันทึกข้อตกลง … ประกอบด้วย ก ข และ ค
    ("yes", "adopts", "plan declaration resolution law", "adopts"),  # ที่ประชุมใหญ่…มีมติรับรองปฏิญญา…
    ("no", "others'", "*", "organ"),  # … ของสหประชาชาติ, where it is its assembly that adopted it
    ("yes", "by", "project plan", "by"),  # โครงการ … โดย ก ร่วมกับ ข
    ("no", "others'", "*", "explicit+topic"),  # บันทึกข้อตกลงไทย - ลาว ระหว่าง ก กับ ข
    ("no", "topic", "*", "topic"),  # บันทึกข้อตกลงว่าด้วยการจัดตั้งศูนย์ ก
    ("yes", "of", "law plan resolution declaration procedure project", "of"),  # แผนปฏิบัติการของ ก
    ("no", "law", "law resolution", "*"),
    ("no", "others'", "*", "explicit owned"),
    ("yes", "region", "memorandum convention declaration plan procedure", "region"),  # … ในอนุภูมิภาคลุ่มแม่น้ำโขง
    (
        "yes",
        "side",
        "memorandum convention declaration plan procedure project",
        "side+talk",
    ),  # the two sides of a meeting
    ("yes", "side", "memorandum convention declaration plan procedure", "side+pair"),
    ("yes", "side", "memorandum", "side"),
    ("yes", "does", "project plan", "does"),  # ก ได้จัดโครงการ …
    ("no", "none", "*", "*"),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the document as a whole tells: its main events' kinds, and the two countries that it is between, if so."""

    kinds: frozenset[MeetingKind]
    sides: frozenset[str]


def scene(reading: Reading, kinds: Collection[MeetingKind], actors: Sequence[Entity]) -> Scene:
    """The scene of a reading: Thailand and the foreign country that it names most, the opening counting double."""
    counts: Counter[str] = Counter()
    for actor in actors:
        if is_country(actor) and any(m.start < reading.opening[1] for m in actor.mentions):
            counts[actor.id] = sum(1 + (m.start < reading.opening[1]) for m in actor.mentions)
    home = {a.id for a in actors if is_country(a) and a.entry and a.entry.code == "TH"}
    foreign = [(count, id_) for id_, count in counts.items() if id_ not in home]
    rest = sorted(foreign, reverse=True)
    alone = len(rest) == 1 or (len(rest) > 1 and rest[0][0] >= 2 * rest[1][0])
    return Scene(frozenset(kinds), frozenset({*home, rest[0][1]}) if rest and alone else frozenset())


def is_country(actor: Entity) -> bool:
    """Whether an actor is a country."""
    return actor.label == "LOC" and bool(actor.entry and actor.entry.code and len(actor.entry.code) == 2)


def parties(
    reading: Reading, named: Named, actors: Sequence[Entity], here: Scene, models: Path = MODELS
) -> Iterator[tuple[Entity, Mention, float]]:
    """The bodies and countries between which an instrument is, each with the mention that shows it."""
    told = party_facts(reading, named, actors, here)
    for actor in actors:
        if actor.label == "PER":
            continue
        mention, facts = told[actor.id]
        chance = judge("parties", [party_features(named, actor, facts)], models)[0].get("party", 0.0)
        if chance >= LEAST:
            yield actor, mention, chance


def party_features(named: Named, actor: Entity, facts: Facts) -> list[str]:
    """What the model of parties sees of an actor beside an instrument."""
    sort = "country" if is_country(actor) else actor.label
    answer, how = standing(named.kind, facts)
    return ["bias", answer, f"{answer}|{sort}", f"{answer}|{named.kind}", how, f"{how}|{sort}"]


def standing(kind: str, facts: Facts) -> tuple[str, str]:
    """Whether an actor is mostly a party to an instrument of a kind, and how it stands to it, by the facts told of the two."""
    for answer, name, kinds, told in _STANDINGS:
        if is_one_of(kinds, kind) and holds(told, facts):
            return answer, name
    return "no", "none"


def party_facts(
    reading: Reading, named: Named, actors: Sequence[Entity], here: Scene
) -> dict[str, tuple[Mention, set[str]]]:
    """For each body and place the mention that shows it best, and what is told of it beside the instrument."""
    bodies = [a for a in actors if a.label != "PER"]
    shown = sorted(((m, a) for a in bodies for m in a.mentions), key=lambda row: row[0].start)
    facts: dict[str, set[str]] = {a.id: set() for a in bodies}
    proof: dict[str, Mention] = {}
    for phrase in named.mentions:
        rows = (
            *_in_phrase(reading, phrase, shown),
            *(("behind", m, a) for m, a in _behind(reading, phrase, shown)),
            *(("by", m, a) for m, a in _by(reading, phrase, shown)),
            *(("does", m, a) for m, a in _doers(reading, phrase, shown)),
            *(("adopts", m, a) for m, a in shown if _does(reading, phrase, m, _ADOPTS)),
        )
        for fact, mention, actor in rows:
            facts[actor.id].add(fact)
            proof.setdefault(actor.id, mention)
    sided = sum(bool(told & {"between", "behind"}) for told in facts.values())
    explicit = sided > 1 or (sided == 1 and bool(_SIDED.search(named.name)))
    region = _region(reading, shown) if _REGIONAL.search(named.name) else frozenset()
    owned = any("of" in told for told in facts.values()) or bool(_WIDER.match(named.name))
    adopters = [a.name for a in bodies if "adopts" in facts[a.id]]
    for actor in bodies:
        told = facts[actor.id]
        if any(actor.name in name and actor.name != name for name in adopters):
            told.add("organ")
        if "between" in told:
            told.discard("parent")
        told |= {fact for fact, holds in _scenic(actor, here) if holds}
        told |= {"region"} if actor.id in region else set()
        told |= {"explicit"} if explicit and not told & {"between", "behind"} else set()
        told |= {"owned"} if owned and not told & {"of", "between", "behind"} else set()
        if not told & {"between", "of", "topic"} and any(len(f) > 3 and f in named.name for f in actor.forms):
            told.add("in name")
        proof.setdefault(actor.id, nearest(named, actor))
    return {a.id: (proof[a.id], facts[a.id]) for a in bodies}


def _region(reading: Reading, shown: Sequence[tuple[Mention, Entity]]) -> frozenset[str]:
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


def _rest(reading: Reading, last: Mention, countries: Sequence[tuple[Mention, Entity]]) -> frozenset[str]:
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


def _scenic(actor: Entity, here: Scene) -> Iterator[tuple[str, bool]]:
    yield "side", actor.id in here.sides
    yield "talk", bool(here.kinds & {"consultation", "bilateral_meeting"})
    yield "pair", len(here.sides) == 2 and "signing_ceremony" in here.kinds
    yield "thai", bool(actor.entry and actor.entry.code == "TH")


def _in_phrase(
    reading: Reading, phrase: Mention, shown: Sequence[tuple[Mention, Entity]]
) -> Iterator[tuple[str, Mention, Entity]]:
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


def _behind(
    reading: Reading, phrase: Mention, shown: Sequence[tuple[Mention, Entity]]
) -> Iterator[tuple[Mention, Entity]]:
    """The actors of the list that follows an instrument's name, numbered or not."""
    opens = _HANDS_OVER.match(reading.text, phrase.end) or _SIGNERS.match(reading.text, phrase.end)
    if opens is None:
        return
    yield from _chain(reading, opens.end(), shown)
    if _NUMBERED.match(reading.text, opens.end()):
        starts = {m.end() for m in _NUMBERED.finditer(reading.text, opens.end(), reading.line_of(phrase.end)[1])}
        yield from ((m, a) for m, a in shown if m.start in starts)


def _by(reading: Reading, phrase: Mention, shown: Sequence[tuple[Mention, Entity]]) -> Iterator[tuple[Mention, Entity]]:
    """Who carries an instrument out, as its line tells: `โครงการ… โดย กรม… ร่วมกับ มูลนิธิ…`."""
    end = reading.line_of(phrase.start)[1]
    for by in _BY.finditer(reading.text, phrase.end, end):
        if _OTHER.search(reading.text, phrase.end, by.start()):
            return
        if any(m.start == by.end() and a.label == "ORG" for m, a in shown):
            yield from _chain(reading, by.end(), shown)


def _chain(reading: Reading, at: int, shown: Sequence[tuple[Mention, Entity]]) -> Iterator[tuple[Mention, Entity]]:
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


def _doers(
    reading: Reading, phrase: Mention, shown: Sequence[tuple[Mention, Entity]]
) -> Iterator[tuple[Mention, Entity]]:
    """Who makes an instrument, with the body as whose unit it does: `กระทรวง ก โดยกรม ข ได้จัดโครงการ…`."""
    doers = [(m, a) for m, a in shown if _does(reading, phrase, m)]
    yield from doers
    for unit, _ in doers:
        yield from ((m, a) for m, a in shown if m.end <= unit.start and _AS.fullmatch(reading.text, m.end, unit.start))


def _does(reading: Reading, phrase: Mention, mention: Mention, words: re.Pattern[str] = _DOES) -> bool:
    """Whether a name is the subject that makes, signs or carries out the instrument behind it."""
    gap = reading.text[mention.end : phrase.start] if 0 <= phrase.start - mention.end < LIST else "\n\n"
    return bool(words.fullmatch(gap))


def nearest(named: Named, actor: Entity) -> Mention:
    """The mention of an actor that stands in or closest to a name of the instrument."""
    return min(actor.mentions, key=lambda m: (min(_gap(n, m) for n in named.mentions), m.start))


def _gap(name: Mention, mention: Mention) -> int:
    if name.start <= mention.start < name.end:
        return -1
    return mention.start - name.end if mention.start >= name.end else name.start - mention.end
