"""The quotes on a page, numbered as footnotes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from prachum.publish.contexts import Words
from prachum.publish.dataset import Quote


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered quote in its sentence (`words`); `href` leads there in the document."""

    number: int
    quote: Quote
    href: str
    words: Words


@dataclass(slots=True)
class Notes:
    """The quotes of a page, numbered as the page comes to them; the same words of a document only once."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)

    def number(self, quotes: Iterable[Quote]) -> tuple[int, ...]:
        """The numbers of `quotes`, given to those that have none."""
        found = set()
        for quote in quotes:
            key = quote.document, quote.text
            if key not in self.numbers:
                self.quotes.append(quote)
                self.numbers[key] = len(self.quotes)
            found.add(self.numbers[key])
        return tuple(sorted(found))
