"""A document made ready for extraction: regular text, words, lines, and the way back to the stored text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pythainlp.tokenize import word_tokenize

from prachum.extract.spacing import spaced
from prachum.extract.wrapping import paragraphed, unwrapped
from prachum.model import Document, Span
from prachum.thai import Normalised, fold, normalise

# Thai abbreviations keep their dots (`พล.ต.อ.`), so that a word list can know them.
_PIECE = re.compile(
    r"(?P<space>[ \n]+)"
    r"|(?P<abbreviation>(?:[ก-ฮ][ะ-์]*[ก-ฮ]?\.){2,}|[ก-ฮ]{1,3}\.)"
    r"|(?P<thai>[\u0e00-\u0e7f]+)"
    r"|(?P<latin>[^\W\d_\u0e00-\u0e7f]+(?:['’&][^\W\d_\u0e00-\u0e7f]+)*)"
    r"|(?P<number>\d+)"
    r"|.",
    re.DOTALL,
)


OPENING_LINES = 5  # lines of the body among which its opening is looked for
OPENING_WORDS = 160  # characters at a line's beginning in which an opening gives its date
SUMMED_UP = 0.6  # of a line's groups of three letters, that the text behind it has too, if it sums that up
OPENING_MOST = 1500  # characters of an opening
ONE_LINE = 900  # of that of a text that was all one line
_DATED = re.compile(
    r"วันนี้|เมื่อ(?:วันที่|เช้า|วาน|เวลา)|ใน ?วัน|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|วันที่ ?\d|เวลา ?\d|ระหว่างวันที่"
)
# How a line begins that tells who did something; one above it sums the text up: `กรมประมงหารือภาคเอกชน เร่งแก้ปัญหา…`.
_PERSON = re.compile(
    r"(?:นาย(?!ก)|นาง|น\.ส\.|ดร\.|(?:รอง|ผู้ช่วย)?ศาสตราจารย์|[รผ]?ศ\. ?ดร|พล(?:เอก|โท|ตรี|ตำรวจ|เรือ|อากาศ|\.)|พัน(?:เอก|โท|ตรี|ตำรวจ)|พ\.[ตอ]|ร้อย(?:เอก|โท|ตรี|ตำรวจ)|ว่าที่|ม\.[รล]\.|หม่อม|ฯพณฯ|H\.E|Mr|Ms)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a sign or white space: `start` to `end` in the regular text."""

    start: int
    end: int
    text: str
    shape: str


@dataclass(frozen=True)
class Reading:
    """A document, its regular text and its words. Positions count the regular text's characters."""

    document: Document
    normalised: Normalised

    @property
    def text(self) -> str:
        """The regular text."""
        return self.normalised.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All words of the text, in order; together they are the text."""
        return tuple(_tokens(self.text))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each token's key for comparison; empty for white space and signs."""
        return tuple(fold(token.text) for token in self.tokens)

    @cached_property
    def found(self) -> dict[object, tuple[tuple[int, int, str], ...]]:
        """What each list of names found here: long texts are asked for it often."""
        return {}

    @cached_property
    def starts(self) -> dict[int, int]:
        """From the position at which a token starts to its index."""
        return {token.start: index for index, token in enumerate(self.tokens)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """From the position at which a token ends to its index."""
        return {token.end: index for index, token in enumerate(self.tokens)}

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """The lines that are not empty, as (first, last + 1) indexes of tokens."""
        lines, first = [], 0
        for index, token in enumerate(self.tokens):
            if token.shape == "line":
                lines.append((first, index))
                first = index + 1
        lines.append((first, len(self.tokens)))
        return tuple((a, b) for a, b in lines if a < b)

    @cached_property
    def body(self) -> tuple[int, int]:
        """Where the body stands in the regular text."""
        span = self.document.layout.body
        return self.normalised.position(span.start), self.normalised.position(span.end)

    @cached_property
    def opening(self) -> tuple[int, int]:
        """The stretch of the body that sets the scene: its first line that is dated, else the first that begins with a person, else its first."""
        start, end = self.body
        at, named = start, None
        most = OPENING_MOST if "\n" in self.document.layout.body.of(self.document.text) else ONE_LINE
        for _ in range(OPENING_LINES):
            low, high = max(self.line_of(at)[0], start), self.line_of(at)[1]
            first = named == start and not self._tells_again(start, low)
            dated = _DATED.search(self.text, low, min(high, low + OPENING_WORDS))
            if dated and not first and (low == start or dated.start() < low + 3 or self._tells_again(start, low)):
                return low, min(high, low + most)
            if named is None and _PERSON.match(self.text, low) and (low == start or self._tells_again(start, low)):
                named = low
            at = high + 1
            if at >= end:
                break
        start = start if named is None else named
        return start, min(self.line_of(start)[1], start + most)

    def _tells_again(self, start: int, at: int) -> bool:
        """Whether the text from a place on tells what the line at the start does: that line sums it up."""
        line, rest = fold(self.text[start : self.line_of(start)[1]]), fold(self.text[at : at + OPENING_MOST])
        groups = [line[n : n + 3] for n in range(len(line) - 2)]
        return sum(group in rest for group in groups) >= SUMMED_UP * len(groups)

    def stored(self, start: int, end: int) -> Span:
        """The span in the stored text of a stretch of the regular one."""
        return self.normalised.span(start, end)

    def line_of(self, position: int) -> tuple[int, int]:
        """Where the line around a position starts and ends."""
        end = self.text.find("\n", position)
        return self.text.rfind("\n", 0, position) + 1, len(self.text) if end < 0 else end


def read(document: Document) -> Reading:
    """Make a document ready for extraction."""
    start = document.layout.body.start
    regular = normalise(document.text)
    regular = spaced(unwrapped(regular, regular.position(start)))
    return Reading(document, paragraphed(regular, regular.position(start)))


# Words of the tokenizer's dictionary that join an office and the noun with which its body's name begins.
_OFFICE_OF = re.compile(
    r"(ปลัด|สำนักงานปลัด|เจ้า|นายก|หัวหน้า|ผู้ว่าราชการ|ศึกษาธิการ|ประจำ)"
    r"(กระทรวง|องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|ศูนย์|จังหวัด)"
)


_ADDRESS = re.compile(r"(?:นางสาว|นาย)(?=[ก-ฮเ-ไ])")  # split by the tokenizer before unknown names: นา|ยอ|…, นาง|สาวอ|…


def _tokens(text: str) -> Iterator[Token]:
    for piece in _PIECE.finditer(text):
        if piece.lastgroup == "thai":
            yield from _words(piece.group(), piece.start())
        else:
            yield Token(piece.start(), piece.end(), piece.group(), _shape(piece))


def _words(run: str, at: int) -> Iterator[Token]:
    for word in _split_words(run):
        office = _OFFICE_OF.fullmatch(word)
        for part in office.groups() if office else (word,):
            yield Token(at, at + len(part), part, "thai")
            at += len(part)


def _split_words(run: str) -> Iterator[str]:
    """The words of a run of Thai letters; `นาย` and `นางสาว` stay whole before a name of no dictionary."""
    words, at = word_tokenize(run, engine="newmm", keep_whitespace=True), 0
    for word, after in zip(words, [*words[1:], ""], strict=True):
        address = _ADDRESS.match(run, at)
        if address and (len(word) < len(address.group()) < len(word) + len(after) or run.startswith("นายกฤ", at)):
            yield address.group()
            yield from _split_words(run[address.end() :])
            return
        yield word
        at += len(word)


def _shape(piece: re.Match[str]) -> str:
    text = piece.group()
    match piece.lastgroup:
        case "space":
            return "line" if "\n" in text else "space"
        case "latin":
            return "ABC" if text.isupper() else "Abc" if text[0].isupper() else "abc"
        case None:
            return text
        case name:
            return name
