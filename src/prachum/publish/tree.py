"""Bodies in their hierarchy: each below the one that it is a part of, with the number of meetings it took part in."""

from collections import defaultdict
from dataclasses import dataclass

from prachum.namespaces import PROLOGUE
from prachum.publish.dataset import text
from prachum.publish.linker import Linker, Value
from prachum.publish.parts import SIZE, dictionary_order, span

BODIES = (
    PROLOGUE
    + """SELECT DISTINCT ?body ?parent {
  ?body a ?type ; skos:prefLabel ?name
  VALUES ?type { org:Organization org:FormalOrganization org:OrganizationalUnit p:Government p:Delegation }
  OPTIONAL { ?body org:unitOf|org:subOrganizationOf ?parent }
} ORDER BY ?body ?parent"""
)
ATTENDED = (
    PROLOGUE
    + """SELECT ?body (COUNT(DISTINCT ?meeting) AS ?meetings) {
  ?meeting a p:Meeting ; cv:hasParticipation/cv:hasParticipant ?body
} GROUP BY ?body"""
)


@dataclass(frozen=True, slots=True)
class Node:
    """A body with those below it; `size` counts it and all of them."""

    body: Value
    meetings: int
    below: tuple["Node", ...]
    size: int


def forest(here: Linker) -> list[Node]:
    """The bodies that are part of none, sorted by name, with all others below them.

    A body with several parents stands below each; one in a circle of parents stands at the top.
    """
    parents: dict[str, set[str]] = {}
    for row in here.dataset.rows(BODIES):
        parents.setdefault(text(row["body"]), set()).add(text(row["parent"]))
    below = defaultdict(list)
    for body, over in parents.items():
        for parent in {parent if parent in parents else "" for parent in over}:
            below[parent].append(body)
    counts = {text(row["body"]): int(text(row["meetings"])) for row in here.dataset.rows(ATTENDED)}
    placed = set[str]()

    def node(body: str, above: frozenset[str]) -> Node:
        placed.add(body)
        inner = [node(part, above | {body}) for part in below[body] if part not in above | {body}]
        size = 1 + sum(part.size for part in inner)
        return Node(here.resource(body), counts.get(body, 0), tuple(sorted(inner, key=_by_name)), size)

    trees = [node(body, frozenset()) for body in below[""]]
    trees += [node(body, frozenset()) for body in parents if body not in placed]
    return sorted(trees, key=_by_name)


def _by_name(node: Node) -> tuple[str, str]:
    return dictionary_order(node.body.text)


def cut(trees: list[Node]) -> list[list[Node]]:
    """The trees in runs of about SIZE bodies; a tree is never torn."""
    runs: list[list[Node]] = [[]]
    room = SIZE
    for tree in trees:
        if room < tree.size and runs[-1]:
            runs.append([])
            room = SIZE
        runs[-1].append(tree)
        room -= tree.size
    return runs


def path(number: int) -> str:
    """The path of the page with the run of this number, from 1."""
    return "organizations" if number == 1 else f"organizations-{number}"


def label(run: list[Node]) -> str:
    """The letters from which to which the bodies of a run go."""
    return span([node.body.text for node in run])
