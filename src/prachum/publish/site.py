"""The site: a page for every IRI with its data beside it, lists, queries, downloads, the style sheet."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from prachum import __version__
from prachum.publish.data import FORMATS, data_of
from prachum.publish.dataset import Dataset
from prachum.publish.document import read
from prachum.publish.downloads import Download, offer
from prachum.publish.examples import load_examples
from prachum.publish.page import Page
from prachum.publish.rendering import PACKAGE, render
from prachum.publish.views import VIEWS, Listing, listing

SITE = "site.json"  # what the server must know of the site
NEWEST = 8


def publish_site(store: ox.Store, folder: Path, base: str) -> None:
    """Write the static site of the dataset in `store` into `folder`.

    A file that stands beside `folder` and is a dump, a catalogue or a table is offered for download.
    Raises OSError if the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    downloads = offer(folder)
    dataset = Dataset(store, base, (download.path for download in downloads))
    shutil.copytree(PACKAGE / "static", folder / "static", dirs_exist_ok=True)
    for path in dataset.pages:
        _write_thing(Page(dataset, path), folder)
    listings = [listing(dataset, view) for view in VIEWS]
    for file, html in _own_pages(listings, downloads):
        _write(folder / file, html)
    _write(folder / SITE, json.dumps({"base": base, "version": __version__}) + "\n")


def _write_thing(page: Page, folder: Path) -> None:
    reading = read(page) if page.kind.name == "document" else None
    html = render(page.kind.template, page.file, page=page, reading=reading)
    _write(folder / page.file, html)
    triples = data_of(page)
    for suffix, serialise in FORMATS:
        (folder / (page.path + suffix)).write_bytes(serialise(triples))


def _own_pages(listings: list[Listing], downloads: list[Download]) -> Iterator[tuple[str, str]]:
    """The pages that are no IRI's: each file with its HTML."""
    for found in listings:
        yield f"{found.path}.html", render("list.html", f"{found.path}.html", listing=found)
    newest = [found for found in listings if found.path in ("meetings", "documents")]
    yield "index.html", render("home.html", "index.html", listings=listings, newest=newest, limit=NEWEST)
    yield "query.html", render("query.html", "query.html", examples=load_examples())
    yield "download.html", render("download.html", "download.html", files=downloads)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
