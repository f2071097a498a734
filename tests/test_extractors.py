"""An extractor that another package brings by the entry point group `prachum.extractors`."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent / "extractor_example" / "hearings.py"
TEXT = "ศาลอาญานัดสืบพยานโจทก์ ในคดีค้ามนุษย์\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the example as an installed package."""
    return install(tmp_path / "site", "hearings = hearings:extract")


def install(folder: Path, entry_point: str) -> Path:
    metadata = folder / "hearings-1.0.dist-info"
    metadata.mkdir(parents=True)
    shutil.copy(EXAMPLE, folder)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: hearings\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(f"[prachum.extractors]\n{entry_point}\n", encoding="utf-8")
    return folder


def prachum(site: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH", "")]))
    command = [sys.executable, "-c", "from prachum.cli import main; main()", *map(str, words)]
    return subprocess.run(
        command, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def release(tmp_path: Path) -> Path:
    (tmp_path / "release.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "release.txt"


def test_its_facts_are_published_with_their_words(site: Path, tmp_path: Path) -> None:
    done = prachum(site, "build", release(tmp_path), "-o", tmp_path / "output", "--extractor", "hearings", "-q")
    assert done.returncode == 0, done.stderr
    quads = (tmp_path / "output" / "dataset.nq").read_text(encoding="utf-8")
    assert "นัดสืบพยานโจทก์" in quads
    assert '"0.8"' in quads


def test_the_command_extract_asks_it_too(site: Path, tmp_path: Path) -> None:
    done = prachum(site, "extract", release(tmp_path), "--extractor", "hearings")
    assert "นัดสืบพยานโจทก์" in [meeting["name"] for meeting in json.loads(done.stdout)["meetings"]]
    ours = prachum(site, "extract", release(tmp_path))
    assert "นัดสืบพยานโจทก์" not in [meeting["name"] for meeting in json.loads(ours.stdout)["meetings"]]


@pytest.mark.parametrize(
    ("entry_point", "name", "message"),
    [
        ("hearings = hearings:extract", "nothing", "not installed; there are: hearings"),
        ("hearings = hearings:absent", "hearings", "cannot be loaded"),
        ("hearings = absent:extract", "hearings", "cannot be loaded"),
        ("hearings = hearings:HEARING", "hearings", "is no function"),
    ],
)
def test_what_is_wrong_with_one_is_told(tmp_path: Path, entry_point: str, name: str, message: str) -> None:
    site = install(tmp_path / "site", entry_point)
    done = prachum(site, "build", release(tmp_path), "-o", tmp_path / "output", "--extractor", name)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()
