"""The languages of the site: what each is called, its catalogue of texts, and what is read best in it."""

import gettext
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from prachum.errors import UsageError

CATALOGUES = Path(__file__).parents[1] / "locale"
SOURCE = "en"  # the language that the texts are written in: it needs no catalogue
OURS = ("th", SOURCE)


@dataclass(frozen=True)
class Language:
    """A language of the site, known by its code (BCP 47) and called `name` in itself."""

    code: str
    name: str
    texts: gettext.NullTranslations

    def say(self, text: str, context: str = "") -> str:
        """A text in this language; in English if its catalogue has none."""
        return self.texts.pgettext(context, text) if context else self.texts.gettext(text)

    def count(self, one: str, several: str, number: int) -> str:
        """A text with a number, in the form that the language has for it."""
        return self.texts.ngettext(one, several, number) % number

    def rank(self, tag: str) -> int:
        """How well words in the language `tag` are read here, 0 best: in English `th-Latn` better than `th`."""
        if tag == self.code:
            return 0
        return 1 if tag.lower().endswith("-latn") and self.code not in LATIN_IS_FOREIGN else 2


LATIN_IS_FOREIGN = {"th"}  # their readers rather see the other words of the data than transliterations


def load_languages(own: Path | None = None) -> tuple[Language, ...]:
    """Ours, and those that have a catalogue (`{code}.po`) in `own`; texts in `own` replace ours.

    Raises UsageError for a catalogue that cannot be read.
    """
    codes = [*OURS, *sorted(file.stem for file in _catalogues(own) if file.stem not in OURS)]
    return tuple(_load(code, own) for code in codes)


@cache
def _load(code: str, own: Path | None) -> Language:
    files = [file for file in (*_catalogues(CATALOGUES), *_catalogues(own)) if file.stem == code]
    texts, *others = [_read(file) for file in files] or [Catalog(SOURCE)]
    for message in (message for other in others for message in other if message.id and message.string):
        texts[message.id] = message
    compiled = io.BytesIO()
    write_mo(compiled, texts)
    compiled.seek(0)
    locale = _locale(code)
    return Language(code, (locale and locale.get_display_name()) or code, gettext.GNUTranslations(compiled))


def _read(file: Path) -> Catalog:
    try:
        with file.open("rb") as opened:
            return read_po(opened, abort_invalid=True)
    except (OSError, ValueError, PoFileError) as error:
        raise UsageError(f"{file}: this catalogue of texts cannot be read: {error}") from error


def _catalogues(own: Path | None) -> Iterable[Path]:
    return sorted(own.glob("*.po")) if own else ()


@cache
def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
