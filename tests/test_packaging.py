"""The wheel, installed where no checkout is, builds a dataset."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(*command, cwd: Path) -> str:
    result = subprocess.run(
        [str(c) for c in command], cwd=cwd, capture_output=True, text=True, check=False, timeout=900
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, checkout) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        folder,
        checkout,
        cwd=folder,
    )
    (found,) = folder.glob("prachum-*.whl")
    return found


def test_the_wheel_holds_what_a_build_reads(wheel, checkout):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name, pattern in (
        ("ontology", "*.jsonld"),
        ("ontology", "**/*.ttl"),
        ("shapes", "**/*.ttl"),
        ("docs/queries", "*.rq"),
    ):
        files = {path.relative_to(checkout / name).as_posix() for path in (checkout / name).glob(pattern)}
        assert files
        assert {f"prachum/data/{Path(name).name}/{file}" for file in files} <= names
    package = checkout / "src/prachum"
    left_out = {"__pycache__", "annotated"}  # what models are made from is no part of the package
    data = {path for path in package.rglob("*") if path.is_file() and not left_out & set(path.parts)}
    assert {f"prachum/{path.relative_to(package).as_posix()}" for path in data} <= names


def test_the_wheel_holds_no_more(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if "__pycache__" in name or "/build/" in name] == []
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"prachum"}


def test_an_installed_wheel_builds(wheel, tmp_path, seeds):
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv/bin"
    run(programs / "pip", "install", "--quiet", f"{wheel}[serve]", cwd=tmp_path)
    text = run(programs / "prachum", "build", seeds, "-o", tmp_path / "out", cwd=tmp_path)
    assert "4 documents published" in text
    assert (tmp_path / "out/site/index.html").is_file()
