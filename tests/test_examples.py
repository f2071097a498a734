"""The shapes: every example of theirs, good or bad, judged by the command, and by shacl-engine in JavaScript.

Each bad one breaks exactly its constraints, and both engines find the same, result by result. Core constraints are
pySHACL's on our side. Of the SPARQL constraints rdflib answers those of a document, and Oxigraph, asked once for all
things, those of a dataset; on the other side Comunica is asked for every thing.
"""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyshacl.entrypoints import meta_validate
from rdflib import URIRef
from rdflib.namespace import RDF, SH

import prachum.validate
from conftest import missing
from faults import BAD, GOOD, Fault, broken_by, example, read_fault
from prachum.cli import main
from prachum.config import data_folder
from prachum.validate import Report, load_dataset_shapes, load_shapes, validate_file

# Why the two engines differ; each is a limit of one of them, not of the shapes.
EXPLAINED = {
    # 2018-02-30 has the form of an xsd:date: shacl-engine does not look whether there is such a day.
    "document-date-not-a-day": {("pySHACL", "Document-datePublished Node")},
    # Of two things with one code the first by code point is told. Comunica compares strings by the rules of a
    # language, in which h is before K; so it tells of the other.
    "dataset-notation": {("pySHACL", "Notation-one SPARQL"), ("shacl-engine", "Notation-one SPARQL")},
}
# `file: Violation: <focus> schema:name (shape:Meeting-name MinCount): Give the meeting …`
TOLD = re.compile(r"^.*?\.ttl: (Violation|Warning|Info): \S.* \(shape:([\w-]+) (\w+)\): (.*)$", re.MULTILINE)
SHAPE_GRAPH = load_shapes() + load_dataset_shapes()
SPARQL = [str(constraint).rpartition("#")[2] for constraint in SHAPE_GRAPH.objects(None, SH.sparql)]
Found = Counter[tuple[str, ...]]
Find = Callable[[Path, list[str]], Found]


@dataclass(frozen=True)
class Judged:
    """An example, what the command prints of it, its exit codes with `--strict` and without, and the report."""

    file: Path
    breaks: frozenset[str]
    output: str
    exit_codes: tuple[int, int]
    report: Report


@pytest.fixture(scope="module", params=[*BAD, *GOOD], ids=lambda file: file.stem)
def judged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    source: Path = request.param
    fault = read_fault(source) if source in BAD else Fault(example(source.stem), frozenset())
    file = tmp_path_factory.mktemp("example") / source.name
    fault.graph.serialize(file, format="turtle")
    reports: list[Report] = []

    def once(path: Path) -> Report:
        if not reports:
            reports.append(validate_file(path))
        return reports[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prachum.validate, "validate_file", once)
        strict, run = (CliRunner().invoke(main, ["validate", *how, str(file)]) for how in (["--strict"], ["-v"]))
    assert TOLD.findall(strict.output) == TOLD.findall(run.output)
    return Judged(file, fault.breaks, run.output, (strict.exit_code, run.exit_code), reports[0])


def test_the_command_tells_exactly_the_broken_constraints(judged: Judged) -> None:
    told = TOLD.findall(judged.output)
    assert {f"{shape} {component}" for _, shape, component, _ in told} == judged.breaks
    for severity, shape, _, message in told:
        assert severity == severity_of(shape)
        assert says(shape, message), message
        assert re.match(r"[A-Za-z{].{20,} .*[ก-๙]{3}", message), "not first English, then Thai"
    assert judged.exit_codes == (bool(judged.breaks), "Violation" in {severity for severity, *_ in told})


def says(shape: str, message: str) -> bool:
    """Whether it is the message of that shape, in English and then in Thai."""
    texts = SHAPE_GRAPH.objects(URIRef(f"https://w3id.org/prachum/shape#{shape}"), SH.message)
    english, thai = sorted(texts, key=lambda text: str(getattr(text, "language", "")))
    pattern = re.escape(f"{english} {thai}")
    return bool(re.fullmatch(re.sub(r"\\\{\\\?\w+\\\}", ".*", pattern), message, re.DOTALL))


def severity_of(shape: str) -> str:
    node = URIRef(f"https://w3id.org/prachum/shape#{shape}")
    holder = SHAPE_GRAPH.value(None, SH.sparql, node) or node
    return str(SHAPE_GRAPH.value(holder, SH.severity) or SH.Violation).rpartition("#")[2]


# ---- the examples are complete --------------------------------------------------------------------------

CONSTRAINTS = {
    SH.minCount: "MinCount",
    SH.maxCount: "MaxCount",
    SH.datatype: "Datatype",
    SH["class"]: "Class",
    SH.nodeKind: "NodeKind",
    SH.pattern: "Pattern",
    SH.languageIn: "LanguageIn",
    SH.uniqueLang: "UniqueLang",
    SH.minLength: "MinLength",
    SH.node: "Node",
    SH["or"]: "Or",
    SH.closed: "Closed",
    SH.minInclusive: "MinInclusive",
    SH.maxInclusive: "MaxInclusive",
    SH.lessThan: "LessThan",
    SH["in"]: "In",
}


def test_every_constraint_has_a_fault_that_breaks_it() -> None:
    constraints = {
        f"{str(shape).partition('#')[2]} {CONSTRAINTS[parameter]}"
        for shape in SHAPE_GRAPH.subjects(SH.message)
        for parameter in SHAPE_GRAPH.predicates(shape)
        if parameter in CONSTRAINTS
    } | {f"{str(constraint).partition('#')[2]} SPARQL" for constraint in SHAPE_GRAPH.subjects(SH.select)}
    faults = [broken_by(file) for file in BAD]
    assert frozenset().union(*faults) == constraints
    # Some values break two rules whatever one does: a quote without words is not the text either.
    alone = {next(iter(breaks)) for breaks in faults if len(breaks) == 1}
    assert len(constraints - alone) < 25


def test_every_parameter_of_the_shapes_is_known_to_these_tests() -> None:
    other = {SH.path, SH.message, SH.severity, SH.property, SH.sparql, SH.select, SH.prefixes, SH.ignoredProperties}
    other |= {SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf, RDF.type}
    used = {p for shape in SHAPE_GRAPH.subjects(SH.message) for p in SHAPE_GRAPH.predicates(shape)}
    assert used == other | set(CONSTRAINTS)


def test_the_shapes_are_valid_shacl() -> None:
    conforms, _, text = meta_validate(SHAPE_GRAPH)
    assert conforms, text


# ---- the second engine -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def second(system: Callable[[str], str], checkout: Path) -> Iterator[Find]:
    """What shacl-engine finds in a file by the core constraints and by the named SPARQL constraints."""
    if not (checkout / "node_modules/shacl-engine").is_dir():
        missing("the packages of package.json are not installed")
    command = [system("node"), checkout / "tests/shacl.mjs", data_folder("shapes"), data_folder("ontology") / "codes"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as engine:
        assert engine.stdin and engine.stdout

        def find(file: Path, constraints: list[str]) -> Found:
            print(json.dumps({"file": str(file), "constraints": constraints}), file=engine.stdin, flush=True)
            return Counter(tuple(result.values()) for result in json.loads(engine.stdout.readline()))

        yield find
        engine.stdin.close()


def first(report: Report, constraints: Iterable[str]) -> Found:
    """What we find, without other SPARQL constraints; a blank node has no name that both engines know."""
    return Counter(
        (named(r.focus), r.path, named(r.value), r.severity, r.component, shape)
        for r in report.results
        if (shape := r.shape.partition("#")[2]) in constraints or r.component != "SPARQL"
    )


def named(term: str) -> str:
    return "" if re.fullmatch(r"n?[0-9a-f]{16,32}(b\d+)?", term) else term


def differences(one: Found, other: Found) -> set[tuple[str, str]]:
    missed = (("pySHACL", one - other), ("shacl-engine", other - one))
    return {(engine, f"{shape} {component}") for engine, found in missed for *_, component, shape in found}


@pytest.mark.system
def test_both_engines_find_the_same(judged: Judged, second: Find) -> None:
    if judged.file.stem == "every-class":
        asked = SPARQL
    else:
        asked = [constraint for constraint in SPARQL if f"{constraint} SPARQL" in judged.breaks]
    found = second(judged.file, asked)
    assert {f"{shape} {component}" for *_, component, shape in found} <= judged.breaks
    assert differences(first(judged.report, asked), found) == EXPLAINED.get(judged.file.stem, set())


@pytest.mark.system
@pytest.mark.slow
def test_both_engines_find_the_same_in_the_seeds(second: Find, built: Path) -> None:
    seeds = built / "dataset.nq"
    found = second(seeds, SPARQL)
    assert found
    assert differences(first(validate_file(seeds), SPARQL), found) == set()
