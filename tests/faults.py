"""The bad examples of the shapes: each file of tests/shapes/bad is a fault put into a good example.

`python tests/faults.py FOLDER` writes each as a whole Turtle file, for `prachum validate FOLDER/*.ttl` to reject.
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph
from rdflib.term import Node

from prachum.config import data_folder

SHAPES = Path(__file__).parent / "shapes"
BAD = sorted((SHAPES / "bad").glob("*.ttl"))
EXAMPLES = data_folder("shapes") / "examples"
GOOD = sorted(EXAMPLES.glob("*.ttl"))
DIRECTIVE = re.compile(r"^# (breaks|of|without|renamed): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Fault:
    """A graph with a fault, and the constraints that it breaks: `Meeting-name MinCount`."""

    graph: Graph
    breaks: frozenset[str]


def read_fault(file: Path) -> Fault:
    """The good example changed as `file` says.

    The example is every-class.ttl, or what `# of:` names. The triples of the file are added, those of a subject
    and predicate after `# without:` removed, and the first node after `# renamed:` becomes the second.
    """
    text = file.read_text(encoding="utf-8")
    prefixes = "\n".join(line for line in text.splitlines() if line.startswith("@"))
    directives = DIRECTIVE.findall(text)
    base = dict(directives).get("of", "every-class")
    graph = Graph() + example(base)
    for kind, words in directives:
        if kind == "without":
            [(subject, predicate, _)] = Graph().parse(data=f"{prefixes}\n{words} 0 .", format="turtle")
            assert (subject, predicate, None) in graph, f"{file.name}: nothing to leave out: {words}"
            graph.remove((subject, predicate, None))
        elif kind == "renamed":
            [(old, _, new)] = Graph().parse(data=f"{prefixes}\n{words.replace(' ', ' a ')} .", format="turtle")
            graph = replaced(graph, old, new)
    return Fault(graph + Graph().parse(data=text, format="turtle"), broken_by(file))


def broken_by(file: Path) -> frozenset[str]:
    """The constraints that a bad example says it breaks."""
    directives = DIRECTIVE.findall(file.read_text(encoding="utf-8"))
    return frozenset(words for kind, words in directives if kind == "breaks")


@cache
def example(name: str) -> Graph:
    """A good example, not to be changed."""
    return Graph().parse(EXAMPLES / f"{name}.ttl")


def replaced(graph: Graph, old: Node, new: Node) -> Graph:
    """The graph with `new` wherever `old` stands."""
    return graph_of(tuple(new if term == old else term for term in triple) for triple in graph)


def graph_of(triples: Iterable[tuple[Node, ...]]) -> Graph:
    """A graph of these triples."""
    graph = Graph()
    for subject, predicate, value in triples:
        graph.add((subject, predicate, value))
    return graph


def write_faults(folder: Path) -> list[Path]:
    """Write each fault as a whole file into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in BAD:
        read_fault(file).graph.serialize(folder / file.name, format="turtle")
    return [folder / file.name for file in BAD]


if __name__ == "__main__":
    write_faults(Path(sys.argv[1]))
