"""The phrases of a reading that may name events, with what of the text bears on them: dates, places, the headline."""

from collections.abc import Sequence
from dataclasses import dataclass

from prachum.dates import DateMention
from prachum.extract.actors.locating import Stretch, places
from prachum.extract.events.candidates import Candidate, candidates
from prachum.extract.events.timing import beside, told_day
from prachum.extract.mentions import Mentions
from prachum.extract.reading import Reading
from prachum.extract.wording import Wording, told_things, wording


@dataclass(frozen=True, slots=True)
class Setting:
    """All candidates in text order, and for each its date (or None); where places stand; the day told first; the words."""

    reading: Reading
    mentions: Mentions
    found: Sequence[Candidate]
    dates: Sequence[DateMention | None]
    located: Sequence[Stretch]
    today: str | None
    wording: Wording

    @property
    def title(self) -> str:
        """The headline's words, empty if there is none."""
        headline = self.reading.document.layout.headline
        return headline.of(self.reading.document.text) if headline else ""

    def words(self, candidate: Candidate) -> str:
        """The words of a candidate."""
        return self.reading.text[candidate.start : candidate.end]

    def before(self, candidate: Candidate, reach: int = 40) -> str:
        """The text ahead of a candidate."""
        return self.reading.text[max(0, candidate.start - reach) : candidate.start]

    def after(self, candidate: Candidate, reach: int = 30) -> str:
        """The text behind a candidate."""
        return self.reading.text[candidate.end : candidate.end + reach]

    def earlier(self, number: int) -> list[int]:
        """The numbers of the candidates ahead of one, from the opening on."""
        return [n for n in range(number) if self.found[n].start >= self.reading.opening[0]]

    def part(self, position: int) -> str:
        """`head`, `above` the opening, `lead` (the opening), `body` or `foot`."""
        (start, end), (first, last) = self.reading.body, self.reading.opening
        limits = ((start, "head"), (first, "above"), (last, "lead"), (end, "body"))
        return next((name for limit, name in limits if position < limit), "foot")


def setting(reading: Reading, mentions: Mentions) -> Setting:
    """The candidates of a reading in their setting."""
    found = candidates(reading, mentions)
    dates = [beside(reading, mentions, found, candidate) for candidate in found]
    words = wording(reading, [*((n.start, n.end, n.label) for n in mentions.names), *told_things(mentions)])
    return Setting(reading, mentions, found, dates, places(reading, mentions), told_day(reading, mentions), words)
