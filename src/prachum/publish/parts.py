"""Long lists in parts: a page for each year, or for a run of names, so that no page grows with the dataset."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prachum.publish.dates import show
from prachum.publish.languages import Language
from prachum.publish.linker import Value

SIZE = 100  # lines on a page

# Thai dictionaries sort by consonants: a vowel written before its consonant counts after it, marks count last.
_VOWEL_FIRST = re.compile("([เแโใไ])([ก-ฮ])")
_MARKS = re.compile("[\u0e47-\u0e4e]")
_LETTER = re.compile(r"[^\W\d_]")

Line = list[list[Value]]


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a list with a page of their own at `path`."""

    path: str
    label: str
    lines: list[Line]


def dictionary_order(name: str) -> tuple[str, str]:
    """The key by which names are sorted as in a dictionary, Thai and others.

    `เกาะ` stands between `กา` and `ขาว`.
    """
    plain = _VOWEL_FIRST.sub(r"\2\1", name).casefold()
    return _MARKS.sub("", plain), plain


def by_year(path: str, lines: list[Line], column: int, language: Language) -> list[Part]:
    """Parts by the year of the date in `column`, in the order of the lines.

    They are at `meetings-2019` and, if that is long, `meetings-2019-2`, or at `meetings-undated`.
    """
    years: dict[str, list[Line]] = {}
    for line in lines:
        date = line[column][0].date if line[column] else None
        years.setdefault(date.iso[:4] if date else "", []).append(line)
    parts = []
    for year, found in years.items():
        label = show(year, language.code).text if year else language.say("Date not known")
        for number, some in enumerate(_cut(found), start=1):
            again = f"-{number}" if number > 1 else ""
            parts.append(Part(f"{path}-{year or 'undated'}{again}", f"{label} {again[1:]}".strip(), some))
    return parts


def by_name(path: str, lines: list[Line], column: int) -> list[Part]:
    """Parts of lines sorted by the name in `column`: the first at `path` itself, `persons-2` the next."""
    ordered = sorted(lines, key=lambda line: dictionary_order(line[column][0].text))
    cut = _cut(ordered) or [[]]
    return [
        Part(path if number == 1 else f"{path}-{number}", span([line[column][0].text for line in some]), some)
        for number, some in enumerate(cut, start=1)
    ]


def _cut(lines: Sequence[Line]) -> list[list[Line]]:
    return [list(lines[at : at + SIZE]) for at in range(0, len(lines), SIZE)]


def span(names: list[str]) -> str:
    """`ก – จ`: the letters with which the first and the last name begin."""
    ends = [dictionary_order(name)[0] for name in (names[:1] + names[-1:])]
    letters = [found[0].upper() if (found := _LETTER.search(end)) else end[:1] for end in ends]
    return " – ".join(dict.fromkeys(letters))
