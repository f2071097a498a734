"""What share of many releases got a main meeting, its date, place and chair, and how long each took to read.

    python bench/coverage.py ARCHIVE_OR_FOLDER [--facts FILE] [--workers N]

Prints a table by year of the dateline and the slowest releases; `--facts` keeps all facts, a line of JSON each.
"""

import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import click

from prachum.config import Settings
from prachum.extract import extract
from prachum.facts_json import to_json
from prachum.model import Document
from prachum.read import Unreadable, read_documents

Json = dict[str, Any]
COLUMNS = ("releases", "main meeting", "date", "place", "chair", "anyone", "agreement")


@click.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--facts", type=click.Path(path_type=Path), help="Where to keep the facts.")
@click.option("--workers", type=int, default=Settings().workers, show_default=True)
def main(source: Path, facts: Path | None, workers: int) -> None:
    """Read all releases of SOURCE and tell what was found in how many."""
    documents = [d for d in read_documents([source]) if not isinstance(d, Unreadable)]
    with ProcessPoolExecutor(workers) as pool:
        found = list(pool.map(_read, documents, chunksize=4))
    if facts:
        facts.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one, _ in found), encoding="utf-8")
    for line in table([one for one, _ in found]):
        click.echo(line)
    seconds = [taken for _, taken in found]
    click.echo(f"\nseconds a release: median {statistics.median(seconds):.2f}, longest {max(seconds):.2f}")
    for taken, name in sorted(((taken, one["doc"]) for one, taken in found), reverse=True)[:5]:
        click.echo(f"  {taken:6.2f} {name}")


def _read(document: Document) -> tuple[Json, float]:
    begin = time.perf_counter()
    found = to_json(extract(document))
    return found, time.perf_counter() - begin


def table(found: list[Json]) -> Iterator[str]:
    """A line for each year, then one for all; the shares are of the releases of the line."""
    yield f"{'year':8}" + "".join(f"{column:>14}" for column in COLUMNS)
    years = sorted({_year(one) for one in found})
    for year in [*years, "all"]:
        of_year = [one for one in found if year in ("all", _year(one))]
        counts = Counter(column for one in of_year for column in _has(one))
        shares = "".join(f"{counts[column] / len(of_year):14.3f}" for column in COLUMNS[1:])
        yield f"{year:8}{len(of_year):14d}{shares}"


def _year(one: Json) -> str:
    return (one["document"]["published"] or "undated")[:4]


def _has(one: Json) -> Iterator[str]:
    """What a release has, of the columns."""
    main_meetings = [meeting for meeting in one["meetings"] if meeting["main"]]
    roles = ("organizers", "chairs", "participants")
    tests = (
        ("main meeting", bool(main_meetings)),
        ("date", any(m["start"] for m in main_meetings)),
        ("place", any(m["places"] or m["venue"] for m in main_meetings)),
        ("chair", any(m["chairs"] for m in main_meetings)),
        ("anyone", any(m[role] for m in main_meetings for role in roles)),
        ("agreement", bool(one["agreements"])),
    )
    return (column for column, holds in tests if holds)


if __name__ == "__main__":
    main()
