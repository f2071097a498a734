"""Running the server: a stop, a new build, processes that are killed, a full disk, a proxy, the log, the metrics."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import httpx2
import pytest

from prachum.errors import UsageError
from prachum.publication import replacing
from prachum.serve.access_log import Lines
from prachum.serve.proxy import networks
from releases import published
from serving import Server, serving

COUNT = "SELECT (COUNT(?m) AS ?n) { ?m a <https://w3id.org/prachum/def#Meeting> }"
LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def count(address: str, mark: object = "") -> str:
    """The honest question, which `mark` makes another than before."""
    answer = httpx2.get(f"{address}sparql", params={"query": f"{COUNT} # {mark}"}, timeout=60)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["results"]["bindings"][0]["n"]["value"])


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until it holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def metrics(server: Server) -> str:
    return httpx2.get(f"{server.address}metrics").text


def alive(process: int) -> bool:
    """Whether it runs: one that has ended and was not yet asked for how does not."""
    try:
        return ") Z" not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def idle(processes: list[int]) -> bool:
    """Whether none of them does anything for half a second."""
    before = [_time_spent(process) for process in processes]
    time.sleep(0.5)
    return [_time_spent(process) for process in processes] == before


def _time_spent(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A build of one's own."""
    return Path(shutil.copytree(published(), tmp_path / "output", symlinks=True))


# ---- stopping and starting ---------------------------------------------------------------------


def test_a_stop_waits_for_what_is_open(output: Path) -> None:
    answers: list[httpx2.Response] = []
    with serving(output, "--query-seconds", "2") as server:
        url = f"{server.address}sparql?query={quote(LONG)}"
        asking = threading.Thread(target=lambda: answers.append(httpx2.get(url, timeout=30)))
        asking.start()
        until(lambda: "prachum_queries_open 1.0" in metrics(server))
        workers = server.workers
        server.process.send_signal(signal.SIGTERM)
        asking.join()
        assert server.process.wait(timeout=30) == 0
    assert answers[0].status_code == 503
    assert "2 seconds" in answers[0].text
    until(lambda: not any(map(alive, workers)))


def test_killed_workers_are_replaced_and_no_request_is_lost(output: Path) -> None:
    with serving(output) as server:
        workers = server.workers
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        assert [count(server.address, mark) for mark in range(4)] == ["3"] * 4
        until(lambda: len(server.workers) == len(workers) and not set(workers) & set(server.workers))


def test_when_the_server_is_killed_its_workers_go_too_and_it_starts_again(output: Path) -> None:
    with serving(output) as server:
        workers = server.workers
        assert count(server.address) == "3"
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(f"GET /sparql?query={quote(LONG)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            until(lambda: "prachum_queries_open 1.0" in metrics(server))
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        until(lambda: not any(map(alive, workers)))
    with serving(output) as server:
        assert count(server.address) == "3"


def test_a_new_build_is_taken_up_and_no_request_is_dropped(output: Path) -> None:
    problems: list[object] = []
    seen: list[str] = []
    with serving(output) as server:
        ended = threading.Event()

        def ask() -> None:
            with httpx2.Client(base_url=server.address, timeout=60) as client:
                while not ended.is_set():
                    for path in ("index.html", "dataset.ttl", f"sparql?query={quote(f'{COUNT} # {time.time()}')}"):
                        answer = client.get(path)
                        if answer.status_code != 200:
                            problems.append((path, answer.status_code, answer.text))
                        seen.append(answer.headers.get("etag", ""))

        clients = [threading.Thread(target=ask) for _ in range(3)]
        for client in clients:
            client.start()
        before = server.workers
        for number in range(3):
            with replacing(output) as building:
                shutil.copytree(output, building, dirs_exist_ok=True, symlinks=True)
                catalog = building / "site/catalog.ttl"
                catalog.write_text(catalog.read_text() + f"# build {number}\n")
            reloads = f"prachum_reloads_total {number + 1}.0"
            until(lambda reloads=reloads: reloads in metrics(server))
        ended.set()
        for client in clients:
            client.join()
        until(lambda: len(server.workers) == len(before) and not set(server.workers) & set(before))
        assert httpx2.get(f"{server.address}catalog.ttl").text.endswith("# build 2\n")
    assert problems == []
    assert len(seen) > 20


def test_without_a_build_for_a_while_the_old_one_is_served(output: Path) -> None:
    with serving(output) as server:
        output.rename(output.parent / "elsewhere")
        time.sleep(1.5)
        assert count(server.address, "again") == "3"
        assert httpx2.get(f"{server.address}health").text == "ok\n"


def fails(*options: str, before: str = "pass") -> tuple[int, str]:
    """How a server ends that cannot start, in a process of its own that does something `before`."""
    code = f"from prachum.cli import main; import prachum.serve.app, os, sys; {before}; main()"
    command = [sys.executable, "-c", code, "serve", "--port", "0", *options]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ended.stdout == ""
    return ended.returncode, ended.stderr


def test_a_port_in_use_is_an_error_of_one_line(output: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, message = fails("-o", str(output), "--port", str(port))
    assert code == 2
    assert message.startswith(f"Error: cannot listen on 127.0.0.1:{port} (")
    assert message.count("\n") == 1


def test_a_missing_build_is_an_error_of_one_line(tmp_path: Path) -> None:
    code, message = fails("-o", str(tmp_path / "none"))
    assert (code, message.count("\n")) == (2, 1)
    assert "run `prachum build` first" in message


def test_a_build_that_may_not_be_read_is_an_error_of_one_line(output: Path) -> None:
    """Root may read anything, so it becomes another user."""
    (output / "site").chmod(0)
    before = "os.geteuid() or os.setuid(65534)"
    code, message = fails("-o", str(output), before=before)
    (output / "site").chmod(0o755)
    assert (code, message.count("\n")) == (2, 1)
    assert "may not read it" in message


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"x")])
def test_a_damaged_store_is_an_error_of_one_line(output: Path, damage: Callable[[Path], object]) -> None:
    for table in (output / "store").glob("*.sst"):
        damage(table)
    code, message = fails("-o", str(output))
    assert (code, message.count("\n")) == (3, 1), message
    assert "store cannot be opened" in message


def test_a_log_that_cannot_be_written_is_an_error_of_one_line(output: Path, tmp_path: Path) -> None:
    code, message = fails("-o", str(output), "--access-log", str(tmp_path / "none/log"))
    assert (code, message.count("\n")) == (2, 1)
    assert "name another --access-log" in message


@pytest.mark.parametrize(
    ("program", "why"), [("/nowhere/python", "No process can be started"), ("/bin/false", "ended, or did not start")]
)
def test_workers_that_do_not_start_are_an_error_of_one_line(output: Path, program: str, why: str) -> None:
    code, message = fails("-o", str(output), before=f"sys.executable = {program!r}")
    assert (code, message.count("\n")) == (3, 1), message
    assert why in message


def test_nothing_is_written_to_the_home_of_the_user(output: Path) -> None:
    """A service may have none."""
    command = [sys.executable, "-c", "from prachum.cli import main; main()", "serve", "--help"]
    ended = subprocess.run(
        command, env={**os.environ, "HOME": "/dev/null"}, capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stderr) == (0, "")


# ---- the log -----------------------------------------------------------------------------------


def read(log: Path) -> list[dict[str, object]]:
    lines = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line["path"] != "/health"]  # asked to see that the server is there


def test_the_log_has_a_line_for_each_answer_and_no_query(output: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    with serving(output, "--access-log", str(log)) as server:
        count(server.address, "secret-word")
        httpx2.post(f"{server.address}sparql", data={"query": "ASK { ?secret ?word 1 }"})
        httpx2.get(f"{server.address}nothing%0A%22here?secret=word", headers={"User-Agent": 'x"\\'})
    lines = read(log)
    assert [line["status"] for line in lines] == [200, 200, 404]
    assert lines[0].keys() == {"time", "client", "method", "path", "status", "bytes", "ms", "agent"}
    assert lines[2]["path"] == '/nothing\n"here'
    assert "secret" not in log.read_text()


def test_the_log_has_queries_if_asked(output: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    with serving(output, "--access-log", str(log), "--log-queries") as server:
        count(server.address, "ก")
    assert read(log)[0]["query"] == f"{COUNT} # ก"


def test_a_full_disk_stops_nobody(output: Path) -> None:
    with serving(output, "--access-log", "/dev/full") as server:
        assert [count(server.address, mark) for mark in range(5)] == ["3"] * 5


def test_lines_that_found_no_room_are_written_when_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk is full in the middle of a line, stays so for a while, and then is not."""
    room = [7]
    write = os.write

    def into_little_room(descriptor: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(28, "No space left on device")
        written = write(descriptor, data[: room[0]])
        room[0] -= written
        return written

    log, lost = tmp_path / "log", []
    lines = Lines(log, lambda: lost.append(1))
    monkeypatch.setattr(os, "write", into_little_room)
    for number in range(10):
        lines.write(f"line {number}")
    assert log.read_text() == "line 0\n"
    room[0] = 3
    lines.write("line 10")
    assert log.read_text() == "line 0\nlin"
    room[0] = 10_000
    lines.tend()
    assert log.read_text() == "".join(f"line {number}\n" for number in range(11))
    assert lost == []
    assert capsys.readouterr().err.count("No space left") == 1


def test_a_log_that_is_moved_away_is_begun_anew(tmp_path: Path) -> None:
    log = tmp_path / "log"
    lines = Lines(log, lambda: None)
    lines.write("before")
    log.rename(tmp_path / "log.1")
    lines.tend()
    lines.write("after")
    assert (log.read_text(), (tmp_path / "log.1").read_text()) == ("after\n", "before\n")


def test_a_log_that_cannot_be_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--access-log"):
        Lines(tmp_path / "none/log", lambda: None)


# ---- health, metrics, connections --------------------------------------------------------------


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    options = ("--trust-proxy", "127.0.0.9", "--trust-proxy", "10.0.0.0/8", "--queries-per-client", "2")
    with serving(published(), *options, "--root-path", "/data/", "--query-seconds", "3") as server:
        yield server


def test_metrics_count_requests(server: Server) -> None:
    count(server.address, "x")
    count(server.address, "x")
    text = metrics(server)
    assert 'prachum_requests_total{route="/sparql",status="200"}' in text
    assert "prachum_queries_cached_total 1.0" in text
    assert "prachum_queries_open 0.0" in text
    assert 'prachum_request_seconds_bucket{le="0.05",route="/sparql"}' in text


def test_a_head_without_end_is_cut_off(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX-Long: ")
        with pytest.raises(OSError, match=r"reset|pipe"):
            for _ in range(100):
                connection.sendall(b"x" * 65536)
                time.sleep(0.01)
    assert count(server.address) == "3"


QUESTIONS = {
    "GET": f"GET /sparql?query={quote(LONG)} HTTP/1.1\r\nHost: x\r\n\r\n",
    "POST": "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    f"Content-Length: {len(LONG)}\r\n\r\n{LONG}",
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_query_ends_when_its_client_hangs_up(output: Path, tmp_path: Path, question: str) -> None:
    """The one that runs, and those that wait for it."""
    log = tmp_path / "access.log"
    with serving(output, "--query-seconds", "300", "--access-log", str(log)) as server:
        before = server.workers
        clients = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(3)]
        for client in clients:
            client.sendall(question.encode())
        until(lambda: "prachum_queries_open 3.0" in metrics(server))
        time.sleep(0.5)
        clients.pop().close()
        until(lambda: "prachum_queries_open 2.0" in metrics(server))
        time.sleep(0.5)
        assert "prachum_queries_open 2.0" in metrics(server)
        for client in clients:
            client.close()
        until(lambda: "prachum_queries_open 0.0" in metrics(server))
        until(lambda: len(server.workers) == len(before))
        assert set(server.workers) != set(before)
        assert count(server.address) == "3"
        until(lambda: idle(server.workers))
    assert [line["status"] for line in read(log) if line["path"] == "/sparql"] == [499, 499, 499, 200]


def test_head_and_body_of_an_answer_are_sent_together(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        assert connection.recv(65536).endswith(b"\r\n\r\nok\n")


def test_answers_to_requests_sent_together_come_whole_and_in_order(server: Server) -> None:
    files = ["dataset.nq", "static/prachum.css", "dataset.ttl", "index.html"]
    asked = "".join(f"GET /{file} HTTP/1.1\r\nHost: x\r\n\r\n" for file in files)
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(f"{asked}GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    places = [received.find((published() / "site" / file).read_bytes()) for file in files]
    assert -1 not in places
    assert places == sorted(places)


def test_a_kept_answer_is_not_sent_again(server: Server) -> None:
    url = f"{server.address}sparql?query={quote(COUNT)}"
    first = httpx2.get(url)
    assert first.headers["ETag"].startswith("W/")
    again = httpx2.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = httpx2.get(url, headers={"If-None-Match": first.headers["ETag"], "Accept": "text/csv"})
    assert other.status_code == 200
    now = httpx2.get(f"{server.address}sparql", params={"query": "SELECT (RAND() AS ?x) {}"})
    assert "ETag" not in now.headers
    assert now.headers["Cache-Control"] == "no-store"


# ---- behind a proxy ----------------------------------------------------------------------------


def endpoint(server: Server, peer: str, path: str = "sparql", **headers: str) -> str:
    """Where the description, asked for from the address `peer`, says that the endpoint is."""
    with httpx2.Client(transport=httpx2.HTTPTransport(local_address=peer)) as client:
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = client.get(server.address + path, headers={"Accept": "application/n-triples", **fields})
    triple = next(line for line in answer.text.splitlines() if "service-description#endpoint>" in line)
    return triple.split()[2].strip("<>")


HEADERS = [
    {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "data.example.go.th", "X_Forwarded_For": "192.0.2.1"},
    {"Forwarded": 'for="[2001:db8::1]:4711";proto=https;host=data.example.go.th'},
    {"Forwarded": 'for=evil;host=evil, for=192.0.2.1;Proto=https;Host="data.example.go.th"'},
]


@pytest.mark.parametrize("headers", HEADERS)
def test_a_trusted_proxy_tells_the_public_address(server: Server, headers: dict[str, str]) -> None:
    assert endpoint(server, "127.0.0.9", **headers) == "https://data.example.go.th/sparql"


@pytest.mark.parametrize("headers", HEADERS)
def test_anyone_else_does_not(server: Server, headers: dict[str, str]) -> None:
    assert endpoint(server, "127.0.0.1", **headers) == f"{server.address}sparql"


@pytest.mark.parametrize("host", ["a b", "x/../y", "<script>", "a:b:c", ""])
def test_what_is_no_host_is_not_believed(server: Server, host: str) -> None:
    assert endpoint(server, "127.0.0.9", X_Forwarded_Host=host) == f"{server.address}sparql"


def test_below_a_path(server: Server) -> None:
    assert endpoint(server, "127.0.0.1", "data/sparql") == f"{server.address}data/sparql"
    assert httpx2.get(f"{server.address}data/index.html").status_code == 200
    assert httpx2.get(f"{server.address}database").status_code == 404


def test_clients_behind_a_proxy_are_told_apart(server: Server) -> None:
    """Each may have two queries open; who is no proxy has those two, whoever it says to be."""

    def statuses(peer: str, clients: list[str]) -> list[int]:
        found: list[int] = []

        def ask(client: str) -> None:
            with httpx2.Client(transport=httpx2.HTTPTransport(local_address=peer), timeout=60) as http:
                fields = {"X-Forwarded-For": f"203.0.113.7, {client}, 10.1.2.3"}
                found.append(http.get(f"{server.address}sparql", params={"query": LONG}, headers=fields).status_code)

        threads = [threading.Thread(target=ask, args=(client,)) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found

    different = [f"192.0.2.{number}" for number in range(4)]
    assert 429 not in statuses("127.0.0.9", different)
    assert statuses("127.0.0.9", ["192.0.2.1"] * 4).count(429) == 2
    assert statuses("127.0.0.1", different).count(429) == 2


def test_what_is_no_proxy_is_named() -> None:
    with pytest.raises(UsageError, match="--trust-proxy"):
        networks(["proxy.example"])
