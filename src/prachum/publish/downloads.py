"""The dumps, the catalogue and the tables, offered on the site where the catalogue says that they are."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from prachum.publish.labels import N_
from prachum.serialise.columns import TABLES
from prachum.serialise.tables import METADATA

# What a build writes beside the site, in the order of the page, and what each holds.
DOWNLOADS = (
    ("dataset.nq", N_("All named graphs, as N-Quads")),
    ("dataset.trig", N_("All named graphs, as TriG")),
    ("dataset.ttl", N_("The union of all graphs, as Turtle")),
    ("dataset.jsonld", N_("All named graphs, as JSON-LD")),
    ("catalog.ttl", N_("The DCAT catalogue, as Turtle")),
    ("catalog.jsonld", N_("The DCAT catalogue, as JSON-LD")),
    *((f"tables/{table.name}.csv", N_("A table, as CSV")) for table in TABLES),
    (f"tables/{METADATA}", N_("What the tables' columns mean, as CSVW")),
)
MEDIA_TYPES = {
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".csv": "text/csv",
    ".json": "application/csvm+json",
}
UNITS = ("B", "kB", "MB", "GB")


@dataclass(frozen=True, slots=True)
class Download:
    """A file on the site: its size in bytes and for readers, its SHA-256 in hexadecimal digits."""

    path: str
    bytes: int
    size: str
    sha256: str
    media_type: str
    holds: str


def offer(site: Path) -> list[Download]:
    """Put the files that stand beside `site` into it as well, and say what they are."""
    offered = []
    for path, holds in DOWNLOADS:
        file = site.parent / path
        if file.is_file():
            link(file, site / path)
            size, media_type = file.stat().st_size, MEDIA_TYPES[file.suffix]
            offered.append(Download(path, size, _human(size), _sha256(file), media_type, holds))
    return offered


def link(source: Path, target: Path) -> None:
    """The same file under a second name, or a copy where the disk has no such thing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _human(size: float) -> str:
    """`12345` → `12.3 kB`."""
    for unit in UNITS:
        if size < 1000 or unit == UNITS[-1]:
            break
        size /= 1000
    return f"{size:.0f} B" if unit == "B" else f"{size:.1f} {unit}"
