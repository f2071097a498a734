"""The dated step that gave an instrument its status."""

import re
from collections.abc import Mapping

from prachum.dates import DateMention
from prachum.extract.agreements.dating import NEAR, dated, inside
from prachum.extract.agreements.named import Named
from prachum.extract.agreements.standing import APPROVED, status_facts
from prachum.extract.agreements.story import Story
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.model import ActionKind, AgreementKind, Status

_STEPS: Mapping[AgreementKind, ActionKind] = {
    "law": "enact",
    "resolution": "adopt",
    "plan": "adopt",
    "declaration": "adopt",
    "procedure": "adopt",
    "project": "approve",
}
_TODAY = re.compile(r"วันนี้")


def step(
    reading: Reading, named: Named, state: Status, story: Story, mentions: Mentions
) -> tuple[ActionKind, DateMention] | None:
    """The dated step that gave an instrument its status; None where the text gives no date."""
    kind = "sign" if state == "signed" else _STEPS.get(named.kind, "sign")
    if told := inside(reading, named, mentions):
        return kind, told
    if state not in ("signed", "adopted"):
        return None
    if state == "signed" and story.relation == "signed" and story.date and not story.coming(story.date):
        return "sign", story.date
    then = next((date for date, _ in dated(reading, named, mentions) if not story.coming(date)), None)
    if then:
        return kind, then
    return (kind, story.today) if story.today and _is_todays(reading, named, state, story, mentions) else None


def _is_todays(reading: Reading, named: Named, state: Status, story: Story, mentions: Mentions) -> bool:
    """Whether it is what the document reports that signed or approved the instrument."""
    facts = status_facts(reading, named, story, mentions)
    if state == "adopted":
        return bool(APPROVED & facts) and story.relation == "considered" and named.kind != "law"
    lines = [reading.text[max(0, m.start - NEAR) : m.end + NEAR] for m in named.mentions]
    return "listed=ลงนาม" in facts or any(_TODAY.search(line) and "ลงนาม" in line for line in lines)
