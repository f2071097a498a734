"""Where an instrument stands: signed, adopted, a draft, or not said."""

import re
from collections.abc import Collection
from pathlib import Path

from prachum.extract.agreements.conditions import holds, is_one_of
from prachum.extract.agreements.contexts import cues, governing
from prachum.extract.agreements.dating import dated
from prachum.extract.agreements.named import Named
from prachum.extract.agreements.story import Story
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.tagging import MODELS, judge
from prachum.model import Status

LEAST = 0.3  # probability from which a status is told rather than `unknown`

Facts = Collection[str]
APPROVED = frozenset({"before=approve", "listed=เห็นชอบ", "listed=อนุมัติ"})
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
    (
        "draft",
        "memorandum convention declaration",
        "earlier=coming+before=sign before=push+earlier=sign earlier=coming+before=make",
    ),
    ("signed", "memorandum convention declaration plan", "before=sign listed=ลงนาม"),
    ("signed", "memorandum", "dated"),
    ("adopted", "convention declaration", "dated before=party"),
    ("signed", "memorandum convention", "before=made"),  # ได้จัดทำบันทึกความเข้าใจกับ…
    ("draft", "memorandum declaration", "before=make before=review"),
    ("adopted", "plan procedure", "before=made"),
    ("draft", "plan procedure", "before=make"),
    (
        "adopted",
        "plan procedure",
        "before=according before=review before=push before=spread before=under dated period after=force",
    ),
    ("unknown", "*", "*"),
)


def status(
    reading: Reading, named: Named, story: Story, mentions: Mentions, models: Path = MODELS
) -> tuple[Status, float]:
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
    expect, kind = expected(named.kind, facts), named.kind
    noun = named.name.split(" ")[0][:16]
    row = ["bias", f"kind={kind}", f"noun={noun}", f"expected={expect}", f"expected={expect}|{kind}"]
    return sorted({*row, *facts, *(f"{fact}|{kind}" for fact in facts)})


def expected(kind: str, facts: Facts) -> Status:
    """The status that an instrument of a kind mostly has, in the light of facts told of it."""
    for state, kinds, told in _EXPECTED:
        if is_one_of(kinds, kind) and holds(told, facts):
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
    facts |= {"signed-then" if signed else "dated" for _, signed in dated(reading, named, mentions)}
    return facts
