"""A stage imports the stages before it, never a later one; the contract stands in pyproject.toml."""

import subprocess
import sys
from pathlib import Path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([command], check=False, cwd=folder, capture_output=True, text=True, timeout=120)


def test_no_stage_imports_a_later_one(checkout):
    result = lint(checkout)
    assert result.returncode == 0, result.stdout
    assert "KEPT" in result.stdout
