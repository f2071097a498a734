"""The dumps, the catalogue and the tables, offered on the site where the catalogue says that they are."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from prachum.publish.labels import TEXTS, Label
from prachum.serialise.columns import TABLES
from prachum.serialise.tables import METADATA

# What a build writes beside the site, in the order of the page, and what each holds.
DOWNLOADS = (
    ("dataset.nq", Label("ทุกกราฟ เป็น N-Quads", "All named graphs, as N-Quads")),
    ("dataset.trig", Label("ทุกกราฟ เป็น TriG", "All named graphs, as TriG")),
    ("dataset.ttl", Label("ทุกข้อความรวมกัน เป็น Turtle", "The union of all graphs, as Turtle")),
    ("dataset.jsonld", Label("ทุกกราฟ เป็น JSON-LD", "All named graphs, as JSON-LD")),
    ("catalog.ttl", Label("บัญชีชุดข้อมูล DCAT เป็น Turtle", "The DCAT catalogue, as Turtle")),
    ("catalog.jsonld", Label("บัญชีชุดข้อมูล DCAT เป็น JSON-LD", "The DCAT catalogue, as JSON-LD")),
    *(
        (f"tables/{name}.csv", Label(f"ตาราง{TEXTS[name].thai} เป็น CSV", f"{TEXTS[name].english}, as CSV"))
        for name in (table.name for table in TABLES)
    ),
    (f"tables/{METADATA}", Label("คำอธิบายตาราง CSVW", "What the tables' columns mean, as CSVW")),
)
UNITS = ("B", "kB", "MB", "GB")


@dataclass(frozen=True, slots=True)
class Download:
    """A file on the site."""

    path: str
    size: str
    holds: Label


def offer(site: Path) -> list[Download]:
    """Put the files that stand beside `site` into it as well, and say what they are."""
    offered = []
    for path, holds in DOWNLOADS:
        file = site.parent / path
        if file.is_file():
            _link(file, site / path)
            offered.append(Download(path, _human(file.stat().st_size), holds))
    return offered


def _link(source: Path, target: Path) -> None:
    """The same file under a second name, or a copy where the disk has no such thing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _human(size: float) -> str:
    """`12345` → `12.3 kB`."""
    for unit in UNITS:
        if size < 1000 or unit == UNITS[-1]:
            break
        size /= 1000
    return f"{size:.0f} B" if unit == "B" else f"{size:.1f} {unit}"
