"""The texts of the site: every one is translated, a third language is a file, and a publisher's own words win."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from conftest import CHECKOUT
from prachum.errors import UsageError
from prachum.namespaces import DEFAULT_BASE
from prachum.publish import publish_site
from prachum.publish.labels import INVERSES, KIND_LABELS, PROPERTIES
from prachum.publish.languages import CATALOGUES, load_languages
from prachum.publish.rendering import PACKAGE
from releases import published
from sites import read
from test_publish import HOSTILE, loaded

KEYWORDS = {"_": None, "N_": None, "pgettext": ((1, "c"), 2), "ngettext": (1, 2), "gettext": None}
METHODS = [("templates/**.html", "jinja2"), ("publish/**.py", "python")]
OPTIONS = {"templates/**.html": {"newstyle_gettext": "true", "trimmed": "true"}}


def messages() -> Iterator[tuple[str, str]]:
    """Each text of templates and code with its context, and each label."""
    found = extract_from_dir(PACKAGE, METHODS, OPTIONS, KEYWORDS)
    for _file, _line, message, _comments, context in found:
        yield context or "", message[0] if isinstance(message, tuple) else message
    for context, labels in (("kind", KIND_LABELS), ("property", PROPERTIES), ("inverse", INVERSES)):
        yield from ((context, label) for label in labels.values())


def test_every_text_is_in_the_thai_catalogue() -> None:
    with (CATALOGUES / "th.po").open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    known = {(m.context or "", m.id[0] if isinstance(m.id, tuple) else m.id) for m in catalogue if m.id and m.string}
    wanted = set(messages())
    assert len(wanted) > 200
    texts = {text for _, text in known}
    missing = {
        (context, text) for context, text in wanted if text not in texts or (context and (context, text) not in known)
    }
    assert not missing


def test_a_translation_has_the_variables_of_its_text() -> None:
    with (CATALOGUES / "th.po").open("rb") as file:
        for message in read_po(file):
            variables = [
                set(re.findall(r"%(?:\(\w+\))?[sd]", text)) for text in (*_texts(message.id), *_texts(message.string))
            ]
            assert all(found == variables[0] for found in variables), message.id


def _texts(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Meetings"
msgstr "Zusammenkünfte"

msgctxt "kind"
msgid "Person"
msgstr "Mensch"

msgid "About us"
msgstr "Über uns"
"""


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A publisher's own look: a language that does not exist, another name, a page, a template, colours, a logo."""
    files = {
        "locale/x-own.po": PO,
        "locale/en.po": 'msgid "Prachum"\nmsgstr "Agency of Examples"\n',
        "templates/error.html": "ours no more",
        "templates/list.html": '{% extends "prachum/list.html" %}'
        '{% block content %}<p id="own">own</p>{{ super() }}{% endblock %}',
        "pages/about-us.html": '{% extends "base.html" %}{% block content %}<h1>{{ _("About us") }}</h1>{% endblock %}',
        "static/theme.css": ":root { --accent: #004d00 }",
        "static/prachum.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    for name, text in files.items():
        file = tmp_path / "theme" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "theme"


def test_a_theme_changes_words_pages_and_pictures_and_adds_a_language(theme: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_site(loaded(HOSTILE), site, DEFAULT_BASE, theme)
    english, own = read(site / "en/meetings.html"), read(site / "x-own/meetings.html")
    assert "Agency of Examples" in english.text
    assert "Prachum" not in english.text
    assert english.inside["own"] == "own"
    assert "Zusammenkünfte" in own.text
    assert "Organizations" in own.text  # no text of its own: English
    assert "Mensch" in read(site / "x-own/id/person/x.html").text
    assert {link for link, attributes in own.links if attributes.get("hreflang")} >= {"../th/meetings.html"}
    about = read(site / "x-own/about-us.html")
    assert about.text.count("Über uns") >= 2  # its heading, and the link to it
    assert "../static/theme.css" in [link for link, _ in about.links]
    assert (site / "static/prachum.svg").read_text(encoding="utf-8") == "<svg xmlns='http://www.w3.org/2000/svg'/>"
    assert (site / "static/prachum.css").is_file()
    assert '"languages": ["th", "en", "x-own"]' in (site / "site.json").read_text()


def test_a_broken_catalogue_is_told(tmp_path: Path) -> None:
    (tmp_path / "lo.po").write_text("no catalogue", encoding="utf-8")
    with pytest.raises(UsageError, match=r"lo\.po: this catalogue"):
        load_languages(tmp_path)


def test_a_page_has_only_its_language_or_says_which() -> None:
    """Thai letters on English pages stand in elements that say so."""
    thai = re.compile("[\u0e00-\u0e7f]")
    pages = sorted((published() / "site/en/id").rglob("*.html"))
    assert len(pages) >= 20
    for page in pages:  # notes on codes and terms name Thai words
        assert [text for text in read(page).untagged if thai.search(text)] == [], page


def test_what_the_page_on_the_site_shows_is_so(tmp_path: Path) -> None:
    blocks = re.findall(r"^```(po|css|jinja)\n(.*?)^```$", (CHECKOUT / "docs/site.md").read_text("utf-8"), re.S | re.M)
    files = ("locale/en.po", "static/theme.css", "templates/home.html", "pages/about.html")
    for name, (_, text) in zip(files, blocks, strict=True):
        file = tmp_path / "theme" / name
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    publish_site(loaded(HOSTILE), tmp_path / "site", DEFAULT_BASE, tmp_path / "theme")
    home = read(tmp_path / "site/en/index.html")
    assert "Agency of Examples" in home.text
    assert "Data of a pilot." in home.text
    assert "about.html" in [link for link, _ in home.links]
    assert read(tmp_path / "site/th/about.html").headings == ["About"]
