"""Where an instrument stands: its status, and the dated step that gave it this."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prachum.dates import DateMention
from prachum.extract.agreements import Named
from prachum.extract.contexts import cues, governing
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, Mention, judge
from prachum.extract.when import When
from prachum.model import ActionKind, AgreementKind, Relation, Status

LEAST = 0.3  # probability from which a status is told rather than `unknown`
BUDDHIST = 543  # years from the Buddhist to the Christian era
NEAR = 130  # characters between an instrument's name and the date of its step

_STEPS: Mapping[AgreementKind, ActionKind] = {
    "law": "enact",
    "resolution": "adopt",
    "plan": "adopt",
    "declaration": "adopt",
    "procedure": "adopt",
    "project": "approve",
}
# … (ACTIP) เมื่อวันที่ 21 พฤศจิกายน 2558 · … และได้ลงนามร่วมกัน เมื่อเดือนสิงหาคม 2559
_THEN = re.compile(r" *(?:\([^()]*\) *)?(?P<verb>[^\n]*?(?:ลงนาม|รับรอง|เห็นชอบ|ประกาศ|อนุมัติ)?[^\n]{0,24}?)(?:เมื่อ|ใน|ตั้งแต่)[ \n]?(?:วันที่|วัน[^ ]{2,9}ที่|เดือน|ปี|เมื่อ)?[ \n]?")
_OTHER_VERB = re.compile(r"ประชุม|มีผล|หารือ|จัดทำ|ดำเนิน|ระหว่าง|เริ่ม|สิ้นสุด|จะ(?!ได้)")
_BEFORE = re.compile(r"[ \n)]*[^\n]{0,40}(?:รับรอง|ลงนาม(?:ใน)?|เห็นชอบ|ประกาศใช้)[ \n]?")
_TODAY = re.compile(r"วันนี้")
_NUMBERED = re.compile(r"(?:ที่|ฉบับที่) ?\d+/(?P<year>25\d\d)")  # คำสั่ง … ที่ 52/2558
_PARTY = re.compile(r"(?:ภาคี|สัตยาบัน)[^ \n]{0,8}[ \n]?$")  # เข้าเป็นรัฐภาคี【อนุสัญญา…】ในปี พ.ศ. 2535
_ONE_YEAR = re.compile(r"(?:พ\. ?ศ\.|ค\.ศ\.) ?\d{4}$")

Facts = Collection[str]
# The status that an instrument mostly has: the first row that fits. A row asks for one of the kinds of
# instrument and for one of the facts told of it (all: `*`; `a+b`: both).
_EXPECTED: tuple[tuple[Status, str, str], ...] = (
    ("draft", "*", "blank"),  # ร่างพระราชบัญญัติ… พ.ศ. ....
    ("draft", "*", "coming+signed"),
    ("signed", "*", "signed"),
    ("adopted", "law resolution", "*"),
    ("adopted", "project plan procedure", "before=approve listed=เห็นชอบ listed=อนุมัติ"),
    ("signed", "memorandum convention declaration plan project", "signed-then before=signed after=signed"),
    ("draft", "*", "before=draft"),
    ("signed", "memorandum convention declaration plan project", "dated+before=sign dated+later=sign"),
    ("draft", "memorandum convention declaration", "earlier=coming+before=sign before=push+earlier=sign earlier=coming+before=make"),
    ("signed", "memorandum convention declaration plan", "before=sign listed=ลงนาม"),
    ("signed", "memorandum", "dated"),
    ("adopted", "convention declaration", "dated before=party"),
    ("draft", "memorandum declaration", "before=make before=review"),
    ("adopted", "plan procedure", "before=made"),
    ("draft", "plan procedure", "before=make"),
    ("adopted", "plan procedure", "before=according before=review before=push before=spread before=under dated period after=force"),
    ("unknown", "*", "*"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """What an event did with an instrument: the relation, and the days of the event and of the document."""

    relation: Relation | None = None
    date: DateMention | None = None
    published: str = ""

    def coming(self, date: DateMention | None) -> bool:
        """Whether a date lies after the document's own."""
        return bool(date and self.published and date.first > self.published)


def status(reading: Reading, named: Named, story: Story, mentions: Mentions, models: Path = MODELS) -> tuple[Status, float]:
    """Whether the instrument is signed, a draft, in force, or not said, and how sure this is."""
    facts = status_facts(reading, named, story, mentions)
    chances = judge("status", [status_features(named, facts)], models)[0]
    told = {label: chance for label, chance in chances.items() if label != "unknown"}
    best = max(told, key=lambda label: (told[label], label), default="unknown")
    if told.get(best, 0.0) < LEAST:
        return "unknown", chances.get("unknown", 0.0)
    return best, told[best]  # type: ignore[return-value]  # the model's labels are the statuses


def status_features(named: Named, facts: Facts) -> list[str]:
    """What the model of statuses sees of an instrument."""
    expect = expected(named.kind, facts)
    few = [fact for fact in sorted(facts) if fact.startswith(("before", "relation")) or "=" not in fact]
    return ["bias", f"expected={expect}", f"expected={expect}|{named.kind}", f"kind={named.kind}", *few]


def expected(kind: str, facts: Facts) -> Status:
    """The status that an instrument of a kind mostly has, in the light of facts told of it."""
    for state, kinds, told in _EXPECTED:
        if kinds == "*" or kind in kinds.split():
            if told == "*" or any(all(f in facts for f in fact.split("+")) for fact in told.split()):
                return state
    return "unknown"


def status_facts(reading: Reading, named: Named, story: Story, mentions: Mentions) -> set[str]:
    """What the text tells of an instrument's standing: the words around its names, and what the events did with it."""
    facts = {cue for m in named.mentions if m.label for cue in cues(reading, m.start, m.end)}
    facts.add(f"relation={story.relation}")
    if story.relation == "signed":
        facts.add("signed")
    if story.coming(story.date):
        facts.add("coming")
    if re.search(r"พ\. ?ศ\. ?\.{3,}|\.{4,}", named.name):
        facts.add("blank")
    if re.search(r"\d{4} ?- ?\d{2,4}|ระยะที่ ?\d|ฉบับที่ ?\d", named.name):
        facts.add("period")
    facts |= {f"listed={verb}" for m in named.mentions if (verb := governing(reading, m.start))}
    for date, signed in _dated(reading, named, mentions):
        facts.add("signed-then" if signed else "dated")
    return facts


def step(
    reading: Reading, named: Named, state: Status, story: Story, today: When | None, mentions: Mentions
) -> tuple[ActionKind, DateMention] | None:
    """The dated step that gave an instrument its status; None where the text gives no date."""
    kind = _STEPS.get(named.kind, "sign") if state != "signed" else "sign"
    inside = _inside(reading, named, mentions)
    if inside:
        return kind, inside
    if state not in ("signed", "adopted"):
        return None
    if state == "signed" and story.relation == "signed" and story.date and not story.coming(story.date):
        return "sign", story.date
    for date, _ in _dated(reading, named, mentions):
        if not story.coming(date):
            return kind, date
    facts = status_facts(reading, named, story, mentions)
    approved = {"before=approve", "listed=เห็นชอบ", "listed=อนุมัติ"} & facts and story.relation == "considered"
    if state == "adopted" and approved and today and named.kind != "law":
        return kind, today.date
    if state == "signed" and today and ("listed=ลงนาม" in facts or any(_TODAY.search(_line(reading, m)) and "ลงนาม" in _line(reading, m) for m in named.mentions)):
        return "sign", today.date
    return None


def _line(reading: Reading, mention: Mention) -> str:
    return reading.text[max(0, mention.start - NEAR) : mention.end + NEAR]


def _inside(reading: Reading, named: Named, mentions: Mentions) -> DateMention | None:
    """The year in the name of a law, or the day in that of a resolution; the single year that a plan's name ends with."""
    for mention in named.mentions:
        dates = [d for d in mentions.dates if mention.start <= d.start < mention.end + 3]
        words = reading.text[mention.start : mention.end]
        if named.kind == "law" and (number := _NUMBERED.search(words)):
            year = str(int(number["year"]) - BUDDHIST)
            return DateMention(mention.start + number.start("year"), mention.start + number.end(), year, year)
        if dates and (named.kind in ("law", "resolution") or len(dates[-1].first) == 10):
            return dates[-1]
        if dates and named.kind in ("plan", "procedure") and _ONE_YEAR.search(words) and dates[-1].first == dates[-1].last:
            return dates[-1]
    return None


def _dated(reading: Reading, named: Named, mentions: Mentions) -> Iterator[tuple[DateMention, bool]]:
    """The dates that stand behind or before the names as those of a step, and whether it was a signing."""
    text = reading.text
    for mention in named.mentions:
        if _PARTY.search(text, max(0, mention.start - 20), mention.start):
            continue
        signed = bool(re.search(r"ลงนาม[^ ]{0,8}[ \n]?$", text[max(0, mention.start - 20) : mention.start]))
        for date in mentions.dates:
            gap = text[mention.end : date.start]
            if 0 <= date.start - mention.end <= NEAR and (then := _THEN.fullmatch(gap)) and not _OTHER_VERB.search(then["verb"]):
                yield date, signed or "ลงนาม" in then["verb"]
            ahead = text[date.end : mention.start]
            if 0 <= mention.start - date.end <= NEAR // 2 and _BEFORE.fullmatch(ahead):
                yield date, "ลงนาม" in ahead
