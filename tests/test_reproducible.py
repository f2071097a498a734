"""The same documents give the same bytes: wherever, whenever, and however many work on them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
PRACHUM = Path(sys.executable).with_name("prachum")


def contents(output: Path, *without: str) -> dict[str, bytes]:
    """The bytes of all files, but for the folders named."""
    files = (path for path in output.rglob("*") if path.is_file())
    names = {path.relative_to(output).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in names.items() if name.partition("/")[0] not in without}


def build(inputs: Path, output: Path, seed: int, workers: int) -> dict[str, bytes]:
    command = [PRACHUM, "build", inputs, "-o", output, "--workers", str(workers), "-q"]
    subprocess.run(command, check=True, timeout=600, env={**os.environ, "PYTHONHASHSEED": str(seed)})
    return contents(output, "store")


def test_two_builds_are_the_same(tmp_path, seeds):
    elsewhere = tmp_path / "another folder" / "seeds"
    shutil.copytree(seeds, elsewhere)
    one = build(seeds, tmp_path / "one", seed=1, workers=1)
    two = build(elsewhere, tmp_path / "two", seed=2, workers=3)
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_what_is_committed_is_what_a_build_gives(built, checkout):
    committed = contents(checkout / "output", "hosting", "site", "store")
    fresh = contents(built, "hosting", "site", "store")
    assert committed.keys() == fresh.keys(), "run `make run` and commit output/"
    changed = [name for name in fresh if committed[name] != fresh[name]]
    assert changed == [], "run `make run` and commit output/"
