"""The settings of a build."""

import os
from dataclasses import dataclass
from pathlib import Path

from prachum.namespaces import DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build is told.

    `base` is the IRI under which the data is published, `workers` the number of processes,
    `strict` makes a rejected document an error, `publisher` is the name that the catalogue gives, facts
    whose confidence is under `min_confidence` are not published, `authorities` are Turtle files of the
    publisher's own, `corrections` the file of what the publisher has corrected, and `theme` the folder of
    the publisher's own templates, texts and pictures.
    """

    output: Path = Path("output")
    base: str = DEFAULT_BASE
    workers: int = os.cpu_count() or 1
    strict: bool = False
    publisher: str = "The prachum project"
    min_confidence: float = 0.0
    authorities: tuple[Path, ...] = ()
    corrections: Path | None = None
    theme: Path | None = None


def data_folder(name: str) -> Path:
    """The folder `ontology`, `shapes` or `queries`: inside an installed package, else in the checkout."""
    packaged = Path(__file__).parent / "data" / name
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).parents[2]
    return checkout / ("docs/queries" if name == "queries" else name)
