"""The site: a page for every IRI in each language, its data beside it, lists, queries, downloads, the style."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pyoxigraph as ox

from prachum import __version__
from prachum.config import data_folder
from prachum.errors import PrachumError
from prachum.publish.addresses import page_file
from prachum.publish.compressed import compress_large
from prachum.publish.dataset import Dataset, find_pages
from prachum.publish.dates import show
from prachum.publish.document import read
from prachum.publish.downloads import Download, offer
from prachum.publish.editor import add_editor, has_editor
from prachum.publish.examples import load_examples
from prachum.publish.gone import GONE, find_gone
from prachum.publish.languages import Language
from prachum.publish.lists import Lists
from prachum.publish.page import Page
from prachum.publish.rendering import PACKAGE, Templates
from prachum.publish.representations import write_data, write_links
from prachum.publish.rules import all_rules
from prachum.publish.search import indexes, records, script
from prachum.publish.sitemap import ROBOTS, Entry, robots, sitemaps
from prachum.publish.structured import describe_dataset
from prachum.store import open_store
from prachum.workers import in_processes

SITE = "site.json"  # what the server must know of the site
# What others adopt: each folder of the site with its files.
STANDARD = {
    "shapes": sorted(data_folder("shapes").glob("*.ttl")),
    "shapes/examples": sorted((data_folder("shapes") / "examples").glob("*.ttl")),
    "frames": sorted((data_folder("ontology") / "frames").glob("*.jsonld")),
    ".": [data_folder("ontology") / "context.jsonld"],
}
BATCH = 16  # pages that a process writes in one go


@dataclass(frozen=True, slots=True)
class Job:
    """What a process must know to write pages: the folders of store and site, the base, the theme, the dumps."""

    store: Path
    folder: Path
    base: str
    theme: Path | None
    files: tuple[str, ...]


def publish_site(store: Path | ox.Store, folder: Path, base: str, theme: Path | None = None, workers: int = 1) -> None:
    """Write the static site of the dataset in `store` into `folder`, as the publisher's `theme` has it.

    `store` is the folder of a store, which `workers` processes read, or a store in memory, which one does.
    A file that stands beside `folder` and is a dump, a catalogue or a table is offered for download.
    Raises OSError if the folder cannot be written, UsageError if the theme cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True)
    templates = Templates(base, theme)
    downloads = offer(folder)
    files = tuple(download.path for download in downloads)
    for static in (PACKAGE / "static", *([theme / "static"] if theme and (theme / "static").is_dir() else ())):
        shutil.copytree(static, folder / "static", dirs_exist_ok=True)
    add_editor(store if isinstance(store, ox.Store) else open_store(store), folder / "static")
    for name, sources in STANDARD.items():
        (folder / name).mkdir(exist_ok=True)
        for source in sources:
            shutil.copyfile(source, folder / name / source.name)
    if isinstance(store, ox.Store):
        dataset = Dataset(store, base, files)
        entries = [write_thing(dataset, path, templates, folder) for path in dataset.pages]
    else:
        _pages.cache_clear()  # another build may have had its store in the same folder
        dataset = Dataset(open_store(store), base, files, _pages(store, base))
        entries = _write_things(Job(store, folder, base, theme, files), list(dataset.pages), workers)
    found = records(dataset)
    for name, index in indexes(dataset, found):
        _write(folder / "search" / f"{name}.js", script(name, index))
    for language in templates.languages:
        lists = Lists(dataset, found, templates, language)
        for path, html in _own_pages(lists, downloads, templates, language, has_editor(folder)):
            _write(folder / page_file(path, language.code), html)
            entries += [Entry(path, dataset.newest)] if language is templates.languages[0] else []
    _write_top(dataset, entries, templates, folder)
    compress_large(folder)


def _write_things(job: Job, paths: list[str], workers: int) -> list[Entry]:
    """The pages at `paths`, written by several processes."""
    batches = [paths[at : at + BATCH] for at in range(0, len(paths), BATCH)]
    return [entry for written in in_processes(partial(_write_batch, job), batches, workers, _died) for entry in written]


def _write_batch(job: Job, paths: list[str]) -> list[Entry]:
    dataset, templates = _opened(job, os.getpid())
    return [write_thing(dataset, path, templates, job.folder) for path in paths]


@cache
def _opened(job: Job, process: int) -> tuple[Dataset, Templates]:
    """What a process works with: it opens the store for itself, for a store that is open does not outlive a fork."""
    dataset = Dataset(open_store(job.store), job.base, job.files, _pages(job.store, job.base))
    return dataset, Templates(job.base, job.theme)


@cache
def _pages(store: Path, base: str) -> dict[str, list[str]]:
    """The pages of a store; found before there are processes, it is there in all of them."""
    return find_pages(open_store(store), base)


def _died(paths: list[str]) -> list[Entry]:
    raise PrachumError(f"the process that wrote the pages {paths[0]} to {paths[-1]} was ended: too little memory?")


def write_thing(dataset: Dataset, path: str, templates: Templates, folder: Path) -> Entry:
    """Write a thing's page in each language, and its data."""
    modified = ""
    for language in templates.languages:
        page = Page(dataset, path, language)
        reading = read(page) if page.kind.name == "document" else None
        html = templates.page(page.kind.template, path, language.code, page=page, reading=reading)
        _write(folder / page.file, html)
        modified = page.modified or dataset.newest
    write_data(dataset, path, folder)
    write_links(dataset, path, folder, [language.code for language in templates.languages])
    return Entry(path, modified)


def _own_pages(
    lists: Lists, downloads: list[Download], templates: Templates, language: Language, editor: bool
) -> Iterator[tuple[str, str]]:
    """The pages that are no IRI's, in one language: the path of each with its HTML."""
    dataset = lists.dataset
    yield from lists.pages()
    shapes = [f"{folder}/{file.name}" for folder in ("shapes", "shapes/examples") for file in STANDARD[folder]]
    yield "shape", templates.page("shape.html", "shape", language.code, groups=all_rules(), files=shapes)
    examples = load_examples()
    yield "query", templates.page("query.html", "query", language.code, examples=examples, editor=editor)
    files = tuple((download.path, download.media_type) for download in downloads)
    yield (
        "download",
        templates.page(
            "download.html",
            "download",
            language.code,
            files=downloads,
            newest=show(dataset.newest, language.code) if dataset.newest else None,
            structured=describe_dataset(dataset, language, files),
        ),
    )
    for name in templates.own_pages:
        yield name, templates.page(f"pages/{name}.html", name, language.code)


def _write_top(dataset: Dataset, entries: list[Entry], templates: Templates, folder: Path) -> None:
    """What stands at the top of the site: the choice of a language, and what machines look for there."""
    base, codes = dataset.base, [language.code for language in templates.languages]
    _write(folder / "index.html", templates.render("languages.html", "index.html", codes[0], path="index"))
    for file, text in sitemaps(base, entries, codes):
        _write(folder / file, text)
    _write(folder / ROBOTS, robots(base))
    _write(folder / SITE, json.dumps({"base": base, "version": __version__, "languages": codes}) + "\n")
    _write(folder / GONE, json.dumps(find_gone(dataset), indent=1) + "\n")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
