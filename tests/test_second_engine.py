"""shacl-engine, a SHACL engine in JavaScript, finds in every example what pySHACL finds, result by result."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from rdflib import Graph

from conftest import missing
from faults import BAD, SHAPES, read_fault, write_faults
from prachum.config import data_folder
from prachum.validate import Result, validate_file

pytestmark = [pytest.mark.system, pytest.mark.slow]

# Why the two engines differ; each is a limit of one of them, not of the shapes.
EXPLAINED = {
    # 2018-02-30 has the form of an xsd:date: shacl-engine does not look whether there is such a day.
    "document-date-not-a-day": ("pySHACL", "Document-datePublished Node"),
    # pySHACL matches a pattern with the number 0.9 that an xsd:double stands for, shacl-engine with the words 9.0E-1.
    "annotation-confidence-type": ("shacl-engine", "Annotation-confidence Pattern"),
}
Found = Counter[tuple[str, str, str, str, str]]


@pytest.fixture(scope="module")
def second(node: Callable[..., bytes], checkout: Path) -> Callable[..., dict[str, Found]]:
    """What the second engine finds in files, by their stems; `core` leaves the SPARQL constraints out."""
    if not (checkout / "node_modules/shacl-engine").is_dir():
        missing("the packages of package.json are not installed")

    def find(which: str, shapes: Path, files: list[Path]) -> dict[str, Found]:
        lines = node("shacl.mjs", which, shapes, data_folder("ontology") / "codes", *files).decode().splitlines()
        keys = ("focus", "path", "component", "shape", "severity")
        found = [Counter(tuple(r[key] for key in keys) for r in json.loads(line)) for line in lines]
        return dict(zip((file.stem for file in files), found, strict=True))

    return find


def first(file: Path) -> list[Result]:
    """What pySHACL and the store find."""
    return list(validate_file(file).results)


def counted(results: Iterable[Result], sparql: bool) -> Found:
    return Counter(
        (
            named(r.focus),
            r.path,
            r.component,
            r.shape.partition("#")[2],
            r.severity,
        )
        for r in results
        if sparql or r.component != "SPARQL"
    )


def named(focus: str) -> str:
    """The IRI of a thing; nothing for a blank node, whose name differs from engine to engine."""
    return focus if ":" in focus else ""


def differences(one: Found, other: Found) -> set[tuple[str, str]]:
    missed = ((engine, found) for engine, found in (("pySHACL", one - other), ("shacl-engine", other - one)))
    return {(engine, f"{shape} {component}") for engine, found in missed for _, _, component, shape, _ in found}


def test_both_find_the_same_in_every_example(second: Callable[..., dict[str, Found]], tmp_path: Path) -> None:
    files = [*write_faults(tmp_path), *sorted((SHAPES / "good").glob("*.ttl"))]
    others = second("core", data_folder("shapes"), files)
    differ = {file.stem: differences(counted(first(file), sparql=False), others[file.stem]) for file in files}
    assert {stem: found for stem, found in differ.items() if found} == {k: {v} for k, v in EXPLAINED.items()}
    assert sum(bool(found) for found in others.values()) > 300


def test_both_find_the_same_in_the_seeds(second: Callable[..., dict[str, Found]], built: Path) -> None:
    seeds = built / "dataset.nq"
    others = second("core", data_folder("shapes"), [seeds])["dataset"]
    assert differences(counted(first(seeds), sparql=False), others) == set()


# The second engine starts a query engine for every focus node: so each example meets only the shapes of its kind.
@pytest.mark.parametrize("whole_dataset", [False, True], ids=["of a document", "of a dataset"])
def test_both_answer_the_sparql_constraints_alike(
    whole_dataset: bool, second: Callable[..., dict[str, Found]], tmp_path: Path
) -> None:
    names = ["dataset.ttl", "values.ttl"] if whole_dataset else ["agreement.ttl", "document.ttl", "values.ttl"]
    (tmp_path / "shapes").mkdir()
    for name in names:
        shutil.copy(data_folder("shapes") / name, tmp_path / "shapes")
    own = Graph()
    for name in names:
        own.parse(tmp_path / "shapes" / name)
    constraints = {str(subject).partition("#")[2] for subject in own.subjects()}
    wanted = {
        file.name
        for file in BAD
        if any(f"{constraint} SPARQL" in read_fault(file).breaks for constraint in constraints)
    }
    files = [file for file in write_faults(tmp_path / "faults") if file.name in wanted]
    assert len(files) >= 5
    for stem, found in second("sparql", tmp_path / "shapes", files).items():
        results = first(tmp_path / f"faults/{stem}.ttl")
        mine = counted((r for r in results if r.shape.partition("#")[2] in constraints), sparql=True)
        assert differences(mine, found) == set(), stem
