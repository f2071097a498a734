"""What docs/deployment.md tells operators to use is what their programs accept."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import CHECKOUT
from prachum.cli import main
from prachum.serve import Limits

TEXT = (CHECKOUT / "docs/deployment.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.system
def test_systemd_accepts_the_unit(system: Callable[[str], str], tmp_path: Path) -> None:
    (unit,) = blocks("ini")
    program = "/opt/prachum/venv/bin/prachum"
    assert program in unit
    file = tmp_path / "prachum.service"
    file.write_text(unit.replace(program, sys.executable))
    verified = subprocess.run(
        [system("systemd-analyze"), "verify", "--man=no", str(file)], capture_output=True, text=True, check=False
    )
    assert verified.returncode == 0, verified.stderr
    assert "prachum.service" not in verified.stderr


def test_every_option_of_serve_that_is_told_of_exists() -> None:
    told = {option for line in TEXT.splitlines() for option in re.findall(r"--[a-z-]+", line)}
    there = set(re.findall(r"--[a-z-]+", CliRunner().invoke(main, ["serve", "--help"]).output))
    assert {"--trust-proxy", "--access-log", "--query-seconds"} <= told & there
    for line in TEXT.splitlines():
        if "prachum serve" in line or line.startswith("ExecStart"):
            assert set(re.findall(r"(?<=\s)--[a-z-]+", line)) <= there | {"--host"}, line


def test_the_limits_are_those_of_the_code() -> None:
    limits = Limits()
    table = {
        line.split("|")[1].strip(): line.split("|")[2].strip() for line in TEXT.splitlines() if line.count("|") == 5
    }
    assert table["time of a query"] == f"{limits.seconds:g} s"
    assert table["memory of a worker"] == f"{limits.memory // 1024**3} GiB"
    assert table["workers"].startswith(str(limits.workers))
    assert table["queries that wait"] == f"{limits.waiting}, each for {limits.waiting_seconds:g} s"
    assert table["queries of one client, running or waiting"] == str(limits.per_client)
    assert table["length of a query"] == f"{limits.query_bytes:,} bytes"
    assert table["the answer"] == f"{limits.rows:,} rows, {limits.answer_bytes // 1_000_000} MB"
    assert table["answers kept in memory"] == f"{limits.cache_bytes // 1024**2} MiB"
