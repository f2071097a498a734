"""The command as a person runs it: what it says, how it ends, and that it never shows a traceback."""

import http.server
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from prachum import __version__
from prachum.cli import main
from prachum.store import build_store

PRACHUM = Path(sys.executable).with_name("prachum")
SENTENCE = "วันนี้ (22 เม.ย. 62) กระทรวงแรงงานจัดประชุมคณะกรรมการ ครั้งที่ 3/2562 ณ กรุงเทพมหานคร\n" * 3
NAME = "http://xmlns.com/foaf/0.1/name"
COMMANDS = ("build", "serve", "validate", "extract", "evaluate", "query", "push", "check-privacy")


def prachum(*words: object, **options) -> subprocess.CompletedProcess[str]:
    command = [PRACHUM, *map(str, words)]
    result = subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False, stdin=subprocess.DEVNULL, **options
    )
    assert "Traceback" not in result.stdout + result.stderr
    return result


def invoke(*words: object, **options):
    result = CliRunner().invoke(main, list(map(str, words)), **options)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def output(tmp_path) -> Path:
    """The output of a build as far as the commands on a built dataset read it."""
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "dataset.nq").write_text(
        f'<https://example.org/x> <{NAME}> "อุษณี"@th <https://example.org/g1> .\n'
        f'<https://example.org/y> <{NAME}> "\\u001B[31mred\\nname" <https://example.org/g2> .\n'
    )
    text = (folder / "dataset.nq").read_text()
    (folder / "dataset.ttl").write_text(re.sub(r" <[^>]*/g\d> \.$", " .", text, flags=re.MULTILINE))
    build_store(folder / "dataset.nq", folder / "dataset.ttl", folder / "store")
    return folder


def test_version_and_help():
    assert invoke("--version").output == f"prachum, version {__version__}\n"
    overview = invoke("--help").output
    for command in COMMANDS:
        assert f"  {command} " in overview
        assert "..." not in overview.partition("Commands:")[2]
        text = invoke(command, "--help").output
        assert "--verbose" in text
        assert "--quiet" in text


# Each with what stands in the folder `in`, the words after `build`, the exit code, and what is said.
BAD_INPUT = [
    ("a missing path", {}, ["in/none"], 2, "in/none: no such file or folder"),
    ("an empty folder", {}, ["in"], 2, "in: no .txt file in this folder"),
    ("no folder seeds", {}, [], 2, "seeds: no such file or folder"),
    ("an empty file", {"a.txt": b""}, ["in"], 1, "in/a.txt: unreadable, is empty"),
    ("a binary file", {"a.txt": b"\x7fELF\0\0"}, ["in"], 1, "is a binary file"),
    ("no UTF-8", {"a.txt": "ประชุม".encode("cp874")}, ["in"], 1, "is not UTF-8"),
    ("no archive", {"a.zip": b"PK"}, ["in/a.zip"], 1, "a.zip: unreadable, is a broken archive"),
    ("no base", {"a.txt": b"x"}, ["in", "--base", "x"], 2, "x: no base"),
    ("a base without its slash", {"a.txt": b"x"}, ["in", "--base", "https://x.org"], 2, "ends with /"),
    ("no number of workers", {"a.txt": b"x"}, ["in", "--workers", "0"], 2, "--workers"),
    ("an output that is a file", {"a.txt": b"x"}, ["in", "-o", "in/a.txt"], 2, "in/a.txt: is a file"),
    (
        "an output below a file",
        {"a.txt": b"x"},
        ["in", "-o", "in/a.txt/out"],
        2,
        "in/a.txt/out: cannot be written",
    ),
    (
        "an output nobody can write",
        {"a.txt": b"x"},
        ["in", "-o", "/proc/out"],
        2,
        "/proc/out: cannot be written",
    ),
    ("an output that is a disk", {"a.txt": b"x"}, ["in", "-o", "/"], 2, "/: is a mount point"),
    (
        "an output of others",
        {"a.txt": b"x"},
        ["in", "-o", "in"],
        2,
        "in: holds a.txt and was not made by prachum",
    ),
]


@pytest.mark.parametrize(
    ("files", "words", "code", "message"), [row[1:] for row in BAD_INPUT], ids=[row[0] for row in BAD_INPUT]
)
def test_bad_input(tmp_path, files, words, code, message):
    (tmp_path / "in").mkdir()
    for name, data in files.items():
        (tmp_path / "in" / name).write_bytes(data)
    result = prachum("build", *words, cwd=tmp_path)
    assert result.returncode == code
    assert message in result.stderr
    assert result.stdout == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


@pytest.mark.slow
def test_bad_documents_stop_no_others(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(SENTENCE, encoding="utf-8")
    (folder / "no-meeting.txt").write_text("ราคาน้ำมันวันนี้ไม่เปลี่ยนแปลง\n", encoding="utf-8")
    for name, data in {"empty": b"", "binary": b"\0\1", "old": "ไทย".encode("cp874")}.items():
        (folder / f"{name}.txt").write_bytes(data)
    result = prachum("build", folder, "-o", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    for name, why in (("empty", "is empty"), ("binary", "binary"), ("old", "not UTF-8")):
        assert f"in/{name}.txt: unreadable" in result.stderr
        assert why in result.stderr
    assert "No meeting found in: no-meeting" in result.stderr
    assert "2 documents published" in result.stdout
    strict = prachum("build", folder, "-o", tmp_path / "strict", "--strict")
    assert (strict.returncode, (tmp_path / "strict").exists()) == (1, False)
    assert "3 of 5 documents are rejected" in strict.stderr


@pytest.mark.slow
def test_a_quiet_build_says_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    result = prachum("build", tmp_path / "a.txt", "-o", tmp_path / "out", "-q")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_fault_of_ours_is_one_line_and_a_traceback_on_demand(monkeypatch, output):
    def fault(*arguments: object) -> None:
        raise ZeroDivisionError("none of the user's doing")

    monkeypatch.setattr("prachum.cli.dataset.open_store", fault)
    for words, shown in (([], False), (["-vv"], True)):
        result = invoke("push", "http://localhost", *words)
        assert result.exit_code == 3
        assert "unexpected ZeroDivisionError: none of the user's doing (run with -vv" in result.output
        assert ("Traceback" in result.output) == shown


NAMES = "SELECT ?s ?n { ?s foaf:name ?n } ORDER BY ?s"


def test_query_prints_a_table_that_cannot_harm_a_terminal(output, tmp_path):
    (tmp_path / "q.rq").write_text(NAMES)
    lines = invoke("query", tmp_path / "q.rq", "-o", output).output.splitlines()
    assert lines[0].split() == ["s", "n"]
    assert lines[2] == "https://example.org/x  อุษณี"
    assert lines[3] == "https://example.org/y  �[31mred name"


def test_query_from_standard_input_in_other_formats(output):
    answer = invoke("query", "-", "-o", output, "--format", "csv", input="SELECT ?s { ?s foaf:name 'อุษณี'@th }").output
    assert answer.split() == ["s", "https://example.org/x"]
    assert invoke("query", "-", "-o", output, input="ASK { ?s ?p ?o }").output == "yes\n"
    turtle = invoke("query", "-", "-o", output, input="CONSTRUCT WHERE { ?s foaf:name ?o }").output
    assert len(list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"SELEC", "not a SPARQL query: error at 1:6"),
        (b"SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_a_bad_query(output, text, message):
    result = invoke("query", "-", "-o", output, input=text)
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize("command", [["query", "-"], ["push", "http://localhost:1"], ["check-privacy"], ["serve"]])
def test_without_a_build_the_next_step_is_told(tmp_path, command):
    result = invoke(*command, "-o", tmp_path / "none", input="ASK {}")
    assert result.exit_code == 2
    assert "prachum build" in result.output


def test_validate_tells_files_apart(tmp_path):
    (tmp_path / "good.ttl").write_text("<https://example.org/x> <https://example.org/p> 1 .")
    (tmp_path / "bad.ttl").write_text("<https://example.org/x> a <https://w3id.org/prachum/def#Meeting> .")
    (tmp_path / "broken.ttl").write_text("<https://example.org/x> a")
    assert invoke("validate", tmp_path / "good.ttl").exit_code == 0
    result = invoke("validate", tmp_path / "good.ttl", tmp_path / "bad.ttl")
    assert result.exit_code == 1
    assert f"{tmp_path / 'bad.ttl'}: Violation: https://example.org/x" in result.output
    assert "1 of 2 files do not conform" in result.output
    assert invoke("validate", tmp_path / "broken.ttl").exit_code == 1
    assert invoke("validate", tmp_path / "none.ttl").exit_code == 2


def test_extract_refuses_what_it_cannot_read(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    result = invoke("extract", tmp_path / "empty.txt")
    assert result.exit_code == 1
    assert "empty.txt is empty" in result.output
    assert invoke("extract", tmp_path).exit_code == 2


def test_check_privacy(output):
    assert "No name was found" in invoke("check-privacy", "-o", output).output
    with (output / "dataset.nq").open("a") as file:
        file.write(f'<https://example.org/z> <{NAME}> "x@example.org" <https://example.org/g> .\n')
    result = invoke("check-privacy", "-o", output)
    assert result.exit_code == 1
    assert "https://example.org/z: an e-mail address: x@example.org" in result.output


class GraphStore(http.server.BaseHTTPRequestHandler):
    """A store that takes what it is given."""

    status = 204
    taken: list[tuple[str, str | None, bytes]]

    def do_PUT(self):
        data = self.rfile.read(int(self.headers["Content-Length"]))
        self.taken.append((self.path, self.headers["Authorization"], data))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def graph_store():
    GraphStore.taken, GraphStore.status = [], 204
    with http.server.HTTPServer(("127.0.0.1", 0), GraphStore) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/data"
        server.shutdown()
        thread.join()


def test_push_replaces_every_graph(output, graph_store, monkeypatch):
    monkeypatch.setenv("PRACHUM_PASSWORD", "secret")
    result = invoke("push", graph_store, "-o", output, "--user", "me")
    assert result.output == f"2 graphs uploaded to {graph_store}\n"
    paths, keys, data = zip(*GraphStore.taken, strict=True)
    assert paths == (
        "/data?graph=https%3A%2F%2Fexample.org%2Fg1",
        "/data?graph=https%3A%2F%2Fexample.org%2Fg2",
    )
    assert set(keys) == {"Basic bWU6c2VjcmV0"}
    assert data[0].decode() == '<https://example.org/x> <http://xmlns.com/foaf/0.1/name> "อุษณี"@th .\n'


@pytest.mark.parametrize(("status", "advice"), [(401, "--user"), (404, "no graph store"), (500, "500")])
def test_push_says_what_the_store_answered(output, graph_store, status, advice):
    GraphStore.status = status
    result = invoke("push", graph_store, "-o", output)
    assert result.exit_code == 3
    assert advice in result.output
    assert len(GraphStore.taken) == 1


@pytest.mark.parametrize(
    ("endpoint", "code", "message"),
    [
        ("http://127.0.0.1:9/data", 3, "is it running"),
        ("file:///etc/passwd", 2, "no address"),
        ("x", 2, "no address"),
    ],
)
def test_push_to_nowhere(output, endpoint, code, message):
    result = invoke("push", endpoint, "-o", output)
    assert result.exit_code == code
    assert message in result.output


def test_output_to_a_reader_that_has_seen_enough(output, tmp_path):
    (tmp_path / "q.rq").write_text(
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?q ?r ?s . ?t ?u ?v }"
    )
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        command = [PRACHUM, "query", tmp_path / "q.rq", "-o", output]
        result = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert result.stderr == ""
