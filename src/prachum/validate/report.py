"""What judging finds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from rdflib.namespace import SH
from rdflib.term import Node

from prachum.thai import language


@dataclass(frozen=True, slots=True)
class Result:
    """One broken rule: at `focus`, along `path`, for `value`. `message` says what to do.

    `severity` is Violation, Warning or Info. `path` and `value` are empty where the rule has none. `shape` is
    the shape or the SPARQL constraint, `component` the kind of constraint (`MinCount`). The message is in
    English, then in Thai.
    """

    severity: str
    focus: str
    path: str
    value: str
    message: str
    shape: str
    component: str


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a graph conforms (warnings allowed), and every result in a fixed order."""

    conforms: bool
    results: tuple[Result, ...] = ()

    @classmethod
    def of(cls, results: Iterable[Result]) -> Self:
        """The report that has these results."""
        found = sorted(results, key=lambda r: (r.severity, r.focus, r.path, r.value, r.shape, r.component, r.message))
        return cls(all(result.severity != "Violation" for result in found), tuple(found))


def local(term: Node | str | None) -> str:
    """The name of a term of SHACL without its namespace: `Violation`, `MinCount`."""
    return str(term or "").removeprefix(str(SH)).removesuffix("ConstraintComponent")


def bilingual(messages: Iterable[Node | str]) -> str:
    """Messages as one, those in English first."""
    return " ".join(sorted({str(m) for m in messages}, key=lambda m: (language(m), m)))
