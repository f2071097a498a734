"""What several tests need: the development corpus, programs from outside Python, and a build of the seeds."""

import fcntl
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from serving import SECONDS

if TYPE_CHECKING:
    from starlette.testclient import TestClient

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture(scope="session")
def seeds() -> Path:
    return CHECKOUT / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development corpus beside the checkout; not everyone has it."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no development corpus beside the checkout")
    return folder


def missing(message: str) -> NoReturn:
    """Skip the test; in CI, where nothing may be missing, fail it."""
    if os.environ.get("CI"):
        pytest.fail(f"{message}: .ci/run must install it")
    pytest.skip(message)


@pytest.fixture(scope="session")
def system() -> Callable[[str], str]:
    """`system("rapper")`: the path of a program; without it the test is skipped, in CI it fails."""

    def find(name: str) -> str:
        return shutil.which(name) or missing(f"{name} is not installed")

    return find


@pytest.fixture(scope="session")
def node(system: Callable[[str], str]) -> Callable[..., bytes]:
    """`node("to_nquads.mjs", file)`: what a script beside the tests prints; package.json has its packages."""
    if not (CHECKOUT / "node_modules/n3").is_dir():
        missing("the packages of package.json are not installed")
    program = system("node")

    def run(script: str, *words: object) -> bytes:
        command = [program, CHECKOUT / "tests" / script, *map(str, words)]
        return subprocess.run(command, check=True, capture_output=True, timeout=900).stdout

    return run


def build_once(tmp_path_factory: pytest.TempPathFactory, releases: Path) -> Path:
    """The output folder of one build of a folder, which all processes of pytest-xdist share."""
    from prachum.config import Settings  # noqa: PLC0415 - tests of single stages must not load all stages
    from prachum.pipeline import build  # noqa: PLC0415

    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"built-{releases.name}"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "output").is_dir():  # a build leaves it whole or not at all
            build([releases], Settings(output=folder / "output"))
    return folder / "output"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """The output folder of one build of the seeds; tests only read it."""
    return build_once(tmp_path_factory, seeds)


@pytest.fixture(scope="session")
def built_dev(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """The output folder of one build of the releases that check what is extracted; tests only read it."""
    return build_once(tmp_path_factory, shared / "corpus/dev")


@pytest.fixture(scope="module")
def output() -> Path:
    """The output folder of a build of two short releases; tests only read it."""
    from releases import published  # noqa: PLC0415 - likewise

    return published()


@pytest.fixture(scope="module")
def client(output: Path) -> "Iterator[TestClient]":
    """The server over `output`, in this process."""
    from starlette.testclient import TestClient  # noqa: PLC0415 - likewise

    from prachum.serve import create_app  # noqa: PLC0415 - likewise
    from prachum.serve.limits import Limits  # noqa: PLC0415 - likewise

    app = create_app(output, Limits(seconds=SECONDS, rows=1000, answer_bytes=1_500_000, query_bytes=5000))
    with TestClient(app, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[str, list[float]]]:
    """An address, as it stands in a query, and when who connected to it."""
    server = socket.create_server(("127.0.0.1", 0))
    hits: list[float] = []

    def listen() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            hits.append(time.monotonic())
            connection.close()

    threading.Thread(target=listen, daemon=True).start()
    yield f"<http://127.0.0.1:{server.getsockname()[1]}/>", hits
    server.close()
