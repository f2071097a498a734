"""The names in a text with all that belongs to each: prefix, titles, a gloss in brackets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prachum.extract.actors.entities import Entity
from prachum.extract.actors.person_names import prefix_before
from prachum.extract.actors.persons import titles_after
from prachum.extract.actors.posts import widened
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.roles.offices import Held, offices
from prachum.extract.tagging import Mention

_GLOSS = re.compile(r"[ \n]*\([^()\n]*")
_SHORT = re.compile(r" ?\((?:ปลัด|รองปลัด|รมว|รมช|อธิบดี|ผอ|ผู้ว่า)[^()\n]{0,24}\)")  # นาย… ปลัดกระทรวง… (ปลัด พม.)


_PRESIDING = re.compile(r"[ )]*เป็นประธาน")


@dataclass(frozen=True, slots=True)
class Item:
    """A name with all that belongs to it: a person's prefix and titles, a body's bracketed other name."""

    actor: Entity
    mention: Mention
    start: int
    end: int


def items(reading: Reading, actors: Sequence[Entity], mentions: Mentions) -> list[Item]:
    """The actors' names in text order.

    A gloss in brackets is part of the name before it; a body in a person's title is none of its own; an office
    in the headline names its holder.
    """
    titles = [widened(reading, post, mentions) for post in mentions.posts]
    rows = sorted(((m, actor) for actor in actors for m in actor.mentions), key=lambda row: (row[0].start, row[0].end))
    out: list[Item] = []
    held: list[Held] = []
    for mention, actor in rows:
        start, end = mention.start, mention.end
        if out and start < out[-1].end:
            continue  # the body in a person's title, or another form of the same name
        if out and actor is out[-1].actor and _GLOSS.fullmatch(reading.text[out[-1].end : start]):
            close = reading.text.find(")", end)
            out[-1] = replace(out[-1], end=close + 1 if 0 <= close - end < 40 else end)
            continue
        if actor.label == "PER":
            start = prefix_before(reading, start)[1]
            after = titles_after(reading, mention, titles, mentions)
            borne = [title for title in after if not _presides(reading, end, title)]
            held += [(actor, title.start, title.end) for title in borne]
            end = max([end, *(title.end for title in borne)])
        end = gloss.end() if (gloss := _SHORT.match(reading.text, end)) else end
        out.append(Item(actor, mention, start, end))
    above = [Item(holder, office, office.start, office.end) for holder, office in offices(reading, actors, held)]
    return sorted([*out, *above], key=lambda item: (item.start, item.end))


def _presides(reading: Reading, end: int, title: Mention) -> bool:
    """Whether a title is no title: `(พลเอก ก) เป็นประธาน`."""
    return bool(_PRESIDING.match(reading.text, end)) and reading.text[title.start : title.end].endswith("ประธาน")
