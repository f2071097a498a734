"""The shapes and the code lists, each as one graph."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rdflib import Graph

from prachum.config import data_folder

# What is asked of all documents together: see `together`.
DATASET = "dataset.ttl"
PREFIXES = "prefixes.ttl"
EXAMPLES = ("every-class.ttl", "ontology.ttl")


@cache
def load_shapes() -> Graph:
    """The shapes that judge a document, an authority list or the ontology."""
    return _load(file for file in _files(data_folder("shapes")) if file.name != DATASET)


@cache
def load_dataset_shapes() -> Graph:
    """The shapes that judge a whole dataset."""
    return _load(file for file in _files(data_folder("shapes")) if file.name in (DATASET, PREFIXES))


@cache
def load_codes() -> Graph:
    """The code lists."""
    return _load(_files(data_folder("ontology") / "codes"))


@cache
def load_examples() -> Graph:
    """A good example of every kind of thing that the shapes judge."""
    examples = data_folder("shapes") / "examples"
    return _load(examples / name for name in EXAMPLES) + load_codes()


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.ttl"))


def _load(files: Iterable[Path]) -> Graph:
    graph = Graph()
    for file in files:
        graph.parse(file)
    return graph
