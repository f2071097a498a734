"""The site: a page for every IRI in each language, its data beside it, lists, queries, downloads, the style."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from prachum import __version__
from prachum.publish.addresses import page_file
from prachum.publish.data import FORMATS, data_of
from prachum.publish.dataset import Dataset
from prachum.publish.document import read
from prachum.publish.downloads import Download, offer
from prachum.publish.examples import load_examples
from prachum.publish.languages import Language
from prachum.publish.lists import Lists
from prachum.publish.page import Page
from prachum.publish.rendering import PACKAGE, Templates
from prachum.publish.search import INDEXES, records, script

SITE = "site.json"  # what the server must know of the site


def publish_site(store: ox.Store, folder: Path, base: str, theme: Path | None = None) -> None:
    """Write the static site of the dataset in `store` into `folder`, as the publisher's `theme` has it.

    A file that stands beside `folder` and is a dump, a catalogue or a table is offered for download.
    Raises OSError if the folder cannot be written, UsageError if the theme cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True)
    templates = Templates(base, theme)
    downloads = offer(folder)
    dataset = Dataset(store, base, (download.path for download in downloads))
    for static in (PACKAGE / "static", *([theme / "static"] if theme and (theme / "static").is_dir() else ())):
        shutil.copytree(static, folder / "static", dirs_exist_ok=True)
    for path in dataset.pages:
        _write_thing(dataset, path, templates, folder)
    found = records(dataset)
    for name, make in INDEXES:
        _write(folder / "search" / f"{name}.js", script(name, make(dataset, found)))
    for language in templates.languages:
        lists = Lists(dataset, found, templates, language)
        for path, html in _own_pages(lists, downloads, templates, language):
            _write(folder / page_file(path, language.code), html)
    first = templates.languages[0].code
    _write(folder / "index.html", templates.render("languages.html", "index.html", first, path="index"))
    described = {"base": base, "version": __version__, "languages": [language.code for language in templates.languages]}
    _write(folder / SITE, json.dumps(described) + "\n")


def _write_thing(dataset: Dataset, path: str, templates: Templates, folder: Path) -> None:
    """A thing's page in each language, and its data."""
    for language in templates.languages:
        page = Page(dataset, path, language)
        reading = read(page) if page.kind.name == "document" else None
        html = templates.page(page.kind.template, path, language.code, page=page, reading=reading)
        _write(folder / page.file, html)
    triples = data_of(dataset, path)
    for form in FORMATS:
        file = folder / (path + form.suffix)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(form.serialise(triples))


def _own_pages(
    lists: Lists, downloads: list[Download], templates: Templates, language: Language
) -> Iterator[tuple[str, str]]:
    """The pages that are no IRI's, in one language: the path of each with its HTML."""
    yield from lists.pages()
    yield "query", templates.page("query.html", "query", language.code, examples=load_examples())
    yield "download", templates.page("download.html", "download", language.code, files=downloads)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
