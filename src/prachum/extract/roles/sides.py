"""The two sides of a bilateral meeting, where another event is told of `ทั้งสองฝ่าย`."""

import re
from collections.abc import Iterator, Sequence

from prachum.extract.events.occasions import Occasion
from prachum.extract.reading import Reading
from prachum.extract.roles.items import Item
from prachum.extract.roles.parts import Part

# โดยทั้ง 2 ประเทศเคยจัดการประชุม…
_BOTH = re.compile(r"(?:ทั้ง ?)?(?:สอง|2) ?(?:ฝ่าย|ประเทศ)(?:ได้|จะ|เคย|มี|จัด|ร่วม|เข้า|เห็นชอบ|ให้|กำหนด| )*(?:การ)?$")
REACH = 60  # characters before the event
SURE = 0.9


def both_sides(reading: Reading, told: Sequence[Occasion], occasion: Occasion, names: Sequence[Item]) -> Iterator[Part]:
    """The countries that name the bilateral meeting of a release, for a mentioned event of both sides."""
    best = occasion.event.best
    if occasion.event.main or not _BOTH.search(reading.text, max(0, best.start - REACH), best.start):
        return
    spans = [(m.start, m.end) for o in told if o.kind == "bilateral_meeting" and o.event.main for m in o.event.mentions]
    seen: set[str] = set()
    for item in names:
        code = item.actor.entry.code if item.actor.entry else None
        inside = any(start <= item.start and item.mention.end <= end for start, end in spans)
        if inside and code and len(code) == 2 and item.actor.id not in seen:
            seen.add(item.actor.id)
            yield Part("participant", item.actor, item.mention.start, item.mention.end, SURE)
