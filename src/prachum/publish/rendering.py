"""The templates: HTML that escapes whatever it is given, in each language of the site."""

from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from prachum import __version__
from prachum.namespaces import DEFAULT_BASE
from prachum.publish.addresses import page_file, relative
from prachum.publish.data import FORMATS
from prachum.publish.dataset import TURNING
from prachum.publish.labels import KIND_LABELS, N_
from prachum.publish.languages import Language, load_languages
from prachum.publish.structured import describe_page, to_script

PACKAGE = Path(__file__).parents[1]

# What every page leads to, in the order of the menu.
NAVIGATION = (
    ("meetings", N_("Meetings")),
    ("agreements", N_("Agreements")),
    ("persons", N_("People")),
    ("organizations", N_("Organizations")),
    ("places", N_("Places")),
    ("documents", N_("Documents")),
    ("codes", N_("Code lists")),
    ("query", N_("Query")),
    ("download", N_("Download")),
)


class Templates:
    """Our templates, with a publisher's own in `theme` before them, for the site of the data under `base`.

    A template of the publisher's can build on ours under the name `prachum/…`.
    """

    def __init__(self, base: str = DEFAULT_BASE, theme: Path | None = None) -> None:
        self.base = base
        self.languages = load_languages(theme / "locale" if theme else None)
        self._theme = theme
        self._environments: dict[str, Environment] = {}

    @cached_property
    def own_pages(self) -> tuple[str, ...]:
        """The names of the pages that the publisher brings: `about` for `pages/about.html`."""
        return tuple(sorted(file.stem for file in self._theme.glob("pages/*.html"))) if self._theme else ()

    def language(self, code: str) -> Language:
        """The language of this code, else the first."""
        return next((language for language in self.languages if language.code == code), self.languages[0])

    def page(self, template: str, path: str, language: str, **context: Any) -> str:
        """The page of the site at `path`, such as `id/meeting/x` or `meetings`, which each language has."""
        return self.render(template, page_file(path, language), language, path=path, **context)

    def render(self, template: str, file: str, language: str, path: str = "", **context: Any) -> str:
        """A page to be shown at the address `file` below the base.

        In the template, `url(file)` leads to a file of the site and `to(path)` to a page in the same language.
        `path` is the page's own, without which there is no link to other languages.
        """

        def url(target: str) -> str:
            return relative(file, target)

        def to(target: str, other: str = "") -> str:
            return relative(file, page_file(target, other or language))

        own = self._environment(language).get_template(template)
        return own.render(url=url, to=to, file=file, path=path, **context)

    def absolute(self, file: str) -> str:
        """The address of a file of the site."""
        return self.base + file

    def _environment(self, language: str) -> Environment:
        if language not in self._environments:
            env = Environment(
                loader=self._loader,
                autoescape=True,
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
                extensions=["jinja2.ext.i18n"],
            )
            env.install_gettext_translations(self.language(language).texts, newstyle=True)  # type: ignore[attr-defined]
            env.globals.update(
                kinds=KIND_LABELS,
                language=language,
                navigation=NAVIGATION,
                webpage=partial(describe_page, base=self.base, language=language),
                script=lambda item: Markup(to_script(item)),  # noqa: S704 - it has no sign that HTML would obey
                own_pages=[(name, name.replace("-", " ").capitalize()) for name in self.own_pages],
                formats=FORMATS,
                languages=self.languages,
                absolute=self.absolute,
                own_address=self.base != DEFAULT_BASE,
                version=__version__,
                themed=self._theme is not None and (self._theme / "static/theme.css").is_file(),
            )
            env.tests["turning"] = lambda words: any(sign in TURNING for sign in words)
            env.filters["ordinal"] = ord
            self._environments[language] = env
        return self._environments[language]

    @cached_property
    def _loader(self) -> BaseLoader:
        ours = FileSystemLoader(PACKAGE / "templates")
        return ChoiceLoader([*self._own_loaders(), ours, PrefixLoader({"prachum": ours})])

    def _own_loaders(self) -> Iterator[BaseLoader]:
        if self._theme:
            yield FileSystemLoader(self._theme / "templates")
            yield PrefixLoader({"pages": FileSystemLoader(self._theme / "pages")})
