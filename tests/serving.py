"""The real server: `prachum serve` in a process of its own, on a port of the system's choice."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

COMMAND = [sys.executable, "-c", "from prachum.cli import main; main()", "serve", "--port", "0"]

SECONDS = 3.0  # that a query may take by the fixture `client`


@dataclass
class Server:
    address: str  # with `/` at its end
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2].strip("/"))

    @property
    def workers(self) -> list[int]:
        """The ids of its worker processes."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in task.read_text().split()]

    @property
    def memory(self) -> int:
        """The bytes of memory that it and its workers have now."""
        return sum(map(_resident, [self.process.pid, *self.workers]))


@contextmanager
def serving(output: Path, *options: str) -> Iterator[Server]:
    """A server over what a build wrote; it must end by itself, and well, when it is asked to."""
    process = subprocess.Popen([*COMMAND, "-o", str(output), *options], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    line = process.stdout.readline()
    address = re.search(r"http://\S+/", line)
    assert address, line
    server = Server(address[0], process)
    try:
        httpx2.get(f"{server.address}health", timeout=60)  # answered when all has started
        yield server
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=40) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _resident(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0
