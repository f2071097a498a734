"""The parts of a release: what the site put around it, its headline, dateline, body and footer.

Works on lines, with no knowledge of any one site: a headline is a short line near the top that the page
repeats or that stands before the prose; a dateline is a line that is hardly more than a date.
"""

import re
from dataclasses import dataclass
from itertools import zip_longest

from prachum.dates import find_dates
from prachum.model import Layout, Span
from prachum.thai import fold, normalise

HEADLINE_AT_LEAST = 15
PAGE_AT_MOST = 160  # characters of a line, if the text was broken to fit a page
FULL = 0.7  # of the longest line, from which a line of a page goes on in the next
HEADLINE_AT_MOST = 320  # characters; a longer first line is prose
LABELLED_AT_MOST = 150  # of one that stands under a section's label; more is the first paragraph under a short headline
PROSE_AT_LEAST = 60
SITE_NAME = 60  # characters that a site may put before the headline that its page repeats
BESIDE_DATE = 14  # letters that a dateline may have more: `ข่าวจังหวัดตราด 5 มีนาคม 2563`
TOP = 12  # lines among which a headline is looked for

# `วันอังคารที่ 9 สิงหาคม 2565`, `เผยแพร่ : 5 ส.ค. 2563 14:52 น.`: what may stand beside the date of a dateline.
_AROUND_DATE = re.compile(
    r"วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?|ที่|เผยแพร่|เมื่อ|ประกาศ|โพสต์|โพสท์|ลงข่าว|อัปเดต|อัพเดท|ข่าว|เวลา|น\.|โดย"
    r"|Published|Posted|Date|on|[\d:.|,()\s/\-•]+",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^(?:พิมพ์|แชร์|แชร์ข่าว|Share|Tweet|Facebook|Twitter|Line|Print|หน้าแรก|Home|ข่าว|ข่าวเด่น|ข่าวประชาสัมพันธ์|ย้อนกลับ|อ่านต่อ|Show|\W*"
    r"|(?:โดย|ผู้เขียน|เขียนโดย|เรื่อง|ภาพ|ผู้สื่อข่าว|ผู้รายงาน|ทีมข่าว|กองบรรณาธิการ|By)\s?:?\s?[^\d๐-๙]{0,40})$",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"^\s*(?:ที่มา|อ่านเพิ่มเติม|ข้อมูลเพิ่มเติม|ดูเพิ่มเติม|แก้ไขครั้งล่าสุด|ปรับปรุงล่าสุด|แท็ก|Tags?|ข่าวที่เกี่ยวข้อง|ยินดีต้อนรับ|เปลี่ยนรูป|Show|#|-{4,})"
)
_SCENE = re.compile(r"(?:ใน|เมื่อ)วัน|วันนี้")  # ในวันศุกร์ที่ 27 เมษายน 2561 เวลา 09.00 น.: a sentence broken behind its date
# How the text begins behind a headline on its line: วันนี้ (5 ส.ค. 63) · เมื่อวันที่ 9 ส.ค. 61 เวลา … · นายสมชาย ใจดี เปิดเผยว่า …
OPENS = re.compile(
    r"วันนี้\s?\(|(?:เมื่อ|ใน)?วัน(?:ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)\S*\s?[\d๐-๙][^\n]{3,22}[\d๐-๙]\)?\s?"
    r"(?:เวลา|นาย|นาง|น\.ส|พล|พัน|ร้อย|ร\.ต|ดร|ศาสตรา|ผู้ช่วยศาสตรา|รองศาสตรา|กระทรวง|กรม|สำนักงาน|สถาบัน|จังหวัด)"
    r"|(?:นาย|นาง|พล|พัน|ร้อย|ร\.ต|ดร)\S* (?:\S+ ){1,5}(?:เปิดเผย|กล่าว)(?:ว่า|ถึง|ภายหลัง)"
)
LEADS_ON = re.compile(r"(?:ว่า|ขึ้น|จัด|เมื่อ|ใน|ระหว่าง|ตั้งแต่|ถึง|ของ|และ|กับ|ก่อน|หลัง|ประจำ|[(:\-])\s*$")  # … เปิดเผยว่า เมื่อวันที่ …
REPEATED = 0.5  # of a headline's groups of three letters, that the text behind it has too
GIST = 1500  # characters of the text behind in which they are looked for
_SITE = re.compile(r"^[^-–|]{0,40}[-–|]\s?ข่าว[^-–|]{0,40}[-–|]\s?(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where it stands in the stored text."""
        return Span(self.start, self.end)


def find_layout(text: str) -> Layout:
    """The parts of a stored text; spans count its code points."""
    lines = _unglued(_whole_head(_lines(text), text))
    if not lines:
        return Layout(body=Span(0, len(text)))
    dateline = next((line for line in lines[:TOP] if is_dateline(line.text)), None)
    headline = _headline(lines, dateline)
    first = _first_of_body(lines, headline, dateline)
    last = _last_of_body(lines, first)
    footer = Span(lines[last + 1].start, lines[-1].end) if last + 1 < len(lines) else None
    body = Span(lines[first].start, lines[last].end)
    return Layout(body, headline, dateline.span if dateline else None, footer)


def is_dateline(line: str) -> bool:
    """Whether a line is hardly more than a date: `วันอังคารที่ 9 สิงหาคม 2565`."""
    regular = normalise(line).text
    dates = [d for d in find_dates(regular) if d.complete and len(d.first) == 10]
    if not dates or len(regular) > 90:
        return False
    rest = regular[: dates[0].start] + " " + regular[dates[0].end :]
    return len(re.sub(r"\s", "", _AROUND_DATE.sub("", rest))) <= BESIDE_DATE


def _lines(text: str) -> list[Line]:
    lines = []
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        stripped = match.group().strip("\ufeff\u200b \t\xa0")
        if stripped:
            start = match.start() + match.group().index(stripped)
            lines.append(Line(start, start + len(stripped), stripped))
    return lines


def _whole_head(lines: list[Line], text: str) -> list[Line]:
    """The lines, those of a headline that was broken to fit a page made one."""
    width = max((len(line.text) for line in lines), default=0)
    first = next(
        (n for n, line in enumerate(lines[:TOP]) if not _is_furniture(line) and len(line.text) >= FULL * width), None
    )
    if first is None or width > PAGE_AT_MOST or _starts_prose(lines[first].text):
        return lines
    last = first
    while (
        last + 1 < len(lines) and len(lines[last].text) >= FULL * width and _is_next(text, lines[last], lines[last + 1])
    ):
        last += 1
    start, end = lines[first].start, lines[last].end
    if end - start > HEADLINE_AT_MOST:
        return lines
    return [*lines[:first], Line(start, end, re.sub(r"[\r\n]", " ", text[start:end])), *lines[last + 1 :]]


def _is_next(text: str, line: Line, following: Line) -> bool:
    """Whether no blank line stands between two lines, nor begins the second the text."""
    blank = text[line.end : following.start].replace("\r\n", "\n").count("\n") > 1
    return not blank and not _is_furniture(following) and not _starts_prose(following.text)


def _unglued(lines: list[Line]) -> list[Line]:
    """The lines, the first of prose made two if it begins with the headline."""
    long = (n for n, line in enumerate(lines[:TOP]) if len(line.text) > PROSE_AT_LEAST and not is_dateline(line.text))
    index = next(long, None)
    if index is None or _starts_prose(lines[index].text):
        return lines
    line = lines[index]
    for begins in OPENS.finditer(line.text, HEADLINE_AT_LEAST, HEADLINE_AT_MOST):
        head = line.text[: begins.start()].rstrip()
        body = Line(line.start + begins.start(), line.end, line.text[begins.start() :])
        following = "".join(each.text for each in (body, *lines[index + 1 :]))
        if not LEADS_ON.search(head) and _is_repeated(head, following[:GIST]):
            return [*lines[:index], Line(line.start, line.start + len(head), head), body, *lines[index + 1 :]]
    return lines


def _is_repeated(head: str, text: str) -> bool:
    """Whether a text tells what a headline says."""
    key, known = fold(head), fold(text)
    groups = [key[at : at + 3] for at in range(len(key) - 2)]
    return sum(group in known for group in groups) >= REPEATED * len(groups)


def _headline(lines: list[Line], dateline: Line | None) -> Span | None:
    """The title that the page repeats; else the short line that stands before the prose."""
    top = [line for line in lines[:TOP] if not _is_furniture(line)]
    for line in top[1:]:
        if (
            len(line.text) >= HEADLINE_AT_LEAST
            and len(line.text) <= HEADLINE_AT_MOST
            and len(line.text) + SITE_NAME >= len(top[0].text)
            and fold(top[0].text).endswith(fold(line.text))
        ):
            return line.span
    site = _SITE.match(top[0].text) if top else None
    if site:
        return Span(top[0].start + site.end(), top[0].end)
    for line, following in zip_longest(top, top[1:]):
        if len(line.text) > HEADLINE_AT_MOST or _starts_prose(line.text):
            return None
        if following and len(following.text) >= PROSE_AT_LEAST and not _is_label(line.text, following.text):
            return line.span
    return None


def _is_label(line: str, following: str) -> bool:
    """Whether a line is a section's label above the headline proper: `สังคม/CSR`, `Update News`."""
    return len(line) < 15 or (len(line) < 40 and len(following) <= LABELLED_AT_MOST and not _starts_prose(following))


def _is_furniture(line: Line) -> bool:
    return bool(_FURNITURE.match(line.text)) or is_dateline(line.text)


def _starts_prose(text: str) -> bool:
    """`วันนี้ (5 ส.ค. 63)`, `เมื่อวันที่ 16 …`: how the first sentence of a release begins, never its headline."""
    return bool(re.match(r"(?:วันนี้|เมื่อ(?:วันที่|วาน)|ในวัน|วันที่\s*[\d๐-๙])", text))


def _first_of_body(lines: list[Line], headline: Span | None, dateline: Line | None) -> int:
    """The index of the first line after title, dateline and their repetitions."""
    title = fold(headline_text(lines, headline)) if headline else ""
    last_head = -1
    for index, line in enumerate(lines[:TOP]):
        key = fold(line.text)
        same = bool(title) and (key == title or (key.endswith(title) and len(key) < len(title) + 60))
        if (
            same
            or (headline and line.span.contains(headline))
            or (_is_furniture(line) and index == last_head + 1 and not _SCENE.match(line.text))
        ):
            last_head = index
    return min(last_head + 1, len(lines) - 1)


def headline_text(lines: list[Line], headline: Span) -> str:
    """The words of the headline."""
    line = next(line for line in lines if line.span.contains(headline))
    return line.text[headline.start - line.start : headline.end - line.start]


def _last_of_body(lines: list[Line], first: int) -> int:
    """The index of the last line before the foot; the foot is what follows the last prose."""
    for index in range(first, len(lines)):
        rest = lines[index:]
        if index > first and _FOOT.match(lines[index].text) and all(len(line.text) < 400 for line in rest):
            return index - 1
    return len(lines) - 1
