"""Between whom an instrument is: bodies and countries in its name, in the list behind it, or on the two sides of a meeting."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prachum.extract.actors.entities import Entity
from prachum.extract.agreements.claims import claims, is_country, region
from prachum.extract.agreements.conditions import holds, is_one_of
from prachum.extract.agreements.named import Named
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.model import MeetingKind

LEAST = 0.35  # probability from which an actor is taken for a party
SHORTEST = 3  # letters of a form that is looked for in names
NEAR = 60  # characters around a convention in which it is told who acceded to it
_ACCESSION = re.compile(r"ภาคี|สัตยาบัน")  # พันธกรณีในฐานะรัฐภาคี【อนุสัญญา…】
_TO_COME = re.compile(r"จะ|เตรียม|เรียกร้อง|รองรับ|ผลักดัน|พร้อม")  # การเตรียมความพร้อมให้สัตยาบัน【อนุสัญญา…】
_REGIONAL = re.compile(r"ภูมิภาค|ลุ่ม(?:แม่)?น้ำ|ประเทศสมาชิก|\d ประเทศ")
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
    ("yes", "accedes", "convention", "accedes"),
    ("no", "law", "law resolution", "*"),
    ("no", "others'", "*", "explicit owned"),
    ("yes", "signs", "memorandum convention declaration procedure", "signs"),
    ("yes", "region", "memorandum convention declaration plan procedure", "region"),  # … ในอนุภูมิภาคลุ่มแม่น้ำโขง
    (
        "yes",
        "side",
        "memorandum convention declaration plan procedure project",
        "side+talk",
    ),  # the two sides of a meeting
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
    tagged = [(m, a) for a in bodies for m in a.mentions]
    shown = sorted([*tagged, *_in_names(reading, named, tagged, bodies)], key=lambda row: row[0].start)
    facts: dict[str, set[str]] = {a.id: set() for a in bodies}
    proof: dict[str, Mention] = {}
    for phrase in named.mentions:
        for fact, mention, actor in claims(reading, phrase, shown):
            facts[actor.id].add(fact)
            proof.setdefault(actor.id, mention)
    sided = sum(bool(told & {"between", "behind"}) for told in facts.values())
    explicit = sided > 1 or (sided == 1 and bool(_SIDED.search(named.name)))
    area = region(reading, shown) if _REGIONAL.search(named.name) else frozenset()
    owned = any("of" in told for told in facts.values()) or bool(_WIDER.match(named.name))
    adopters = [a.name for a in bodies if "adopts" in facts[a.id]]
    for actor in bodies:
        told = facts[actor.id]
        if any(actor.name in name and actor.name != name for name in adopters):
            told.add("organ")
        if "between" in told:
            told.discard("parent")
        told |= {fact for fact, holds in _scenic(actor, here) if holds}
        told |= {"region"} if actor.id in area else set()
        told |= {"explicit"} if explicit and not told & {"between", "behind"} else set()
        told |= {"owned"} if owned and not told & {"of", "between", "behind"} else set()
        if not told & {"between", "of", "topic"} and any(len(f) > 3 and f in named.name for f in actor.forms):
            told.add("in name")
        proof.setdefault(actor.id, nearest(named, actor))
        told |= {"accedes"} if _has_acceded(reading, named, actor) else set()
    return {a.id: (proof[a.id], facts[a.id]) for a in bodies}


def _in_names(
    reading: Reading, named: Named, tagged: Sequence[tuple[Mention, Entity]], bodies: Sequence[Entity]
) -> Iterator[tuple[Mention, Entity]]:
    """The actors whose names stand in those of an instrument, where no tagger looks for them: `ปฏิญญาอาเซียน…`."""
    for phrase in named.mentions:
        taken = [m for m, _ in tagged if phrase.start <= m.start < phrase.end]
        forms = sorted(((f, a) for a in bodies for f in a.forms if len(f) >= SHORTEST), key=lambda row: -len(row[0]))
        words = reading.text[phrase.start : phrase.end]
        for form, actor in forms:
            for match in re.finditer(re.escape(form), words):
                start, end = phrase.start + match.start(), phrase.start + match.end()
                if not any(m.start < end and start < m.end for m in taken):
                    taken.append(Mention(start, end, actor.label, phrase.confidence))
                    yield taken[-1], actor


def _has_acceded(reading: Reading, named: Named, actor: Entity) -> bool:
    """Whether the text says that the country which it speaks for is a party to a convention, as that of many."""
    if named.kind != "convention" or not (is_country(actor) and actor.entry and actor.entry.code == "TH"):
        return False
    near = [reading.text[max(0, m.start - NEAR) : m.start] + reading.text[m.end : m.end + NEAR] for m in named.mentions]
    return any(_ACCESSION.search(words) for words in near) and not any(_TO_COME.search(words) for words in near)


def _scenic(actor: Entity, here: Scene) -> Iterator[tuple[str, bool]]:
    yield "side", actor.id in here.sides
    yield "talk", bool(here.kinds & {"consultation", "bilateral_meeting"})


def nearest(named: Named, actor: Entity) -> Mention:
    """The mention of an actor that stands in or closest to a name of the instrument."""
    return min(actor.mentions, key=lambda m: (min(_gap(n, m) for n in named.mentions), m.start))


def _gap(name: Mention, mention: Mention) -> int:
    if name.start <= mention.start < name.end:
        return -1
    return mention.start - name.end if mention.start >= name.end else name.start - mention.end
