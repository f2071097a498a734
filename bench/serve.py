"""How many requests a second are answered, and how quickly: ours next to rdflib-endpoint, on the same dataset.

    python bench/multiplied.py output /tmp/million
    python -m venv /tmp/peer && /tmp/peer/bin/pip install rdflib-endpoint oxrdflib uvicorn
    python bench/serve.py /tmp/million --peer /tmp/peer/bin/python

wrk asks over loopback with 16 connections; the server has one process for queries. Each query joins what is
known of one meeting; they are asked of all meetings in turn. `new` queries differ each time, so that none is
answered from memory; `again` are the same few hundred. `page` and `data` are several hundred files of the site
in turn, `IRI` their IRIs, which redirect to the pages; the peer has but one page. The time of the processor that
a request takes, in the server and in its worker, says what a machine could do that nobody else keeps busy.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import cast
from urllib.parse import quote

import click
import pyoxigraph as ox

from prachum.store import open_store

CONNECTIONS = 16
QUERY = """SELECT ?name ?date ?who WHERE {{
  <{meeting}> <https://schema.org/name> ?name ; <https://schema.org/startDate> ?date ;
    <http://data.europa.eu/m8g/hasParticipation>/<http://data.europa.eu/m8g/hasParticipant> ?who .
}}"""
SCRIPT = """local begun, at, queries = os.time(), 0, {{{queries}}}
request = function()
  at = at + 1
  local mark = {new} and "%20%23" .. begun .. "-" .. at or ""
  return wrk.format("GET", "{path}?query=" .. queries[at % #queries + 1] .. mark)
end
"""
PATHS = """local at, paths = 0, {{{paths}}}
request = function()
  at = at + 1
  return wrk.format("GET", paths[at % #paths + 1])
end
"""
TABLE, PAGE = "application/sparql-results+json", "text/html"
COLUMNS = ("a second", "p50 ms", "server ms", "worker ms", "errors")
COUNTED = (
    re.compile(r"(\d+) requests in"),
    re.compile(r"Requests/sec:\s+([\d.]+)"),
    re.compile(r"50%\s+([\d.]+)(us|ms|s)"),
)
UNITS = {"us": 0.001, "ms": 1, "s": 1000}


@click.command()
@click.argument("output", type=click.Path(exists=True, path_type=Path))
@click.option("--peer", type=click.Path(exists=True), help="A Python that has rdflib-endpoint.")
@click.option("--seconds", default=10, show_default=True, help="How long each is asked.")
@click.option("--runs", default=3, show_default=True, help="How often, one after the other; the median is told.")
def main(output: Path, peer: str | None, seconds: int, runs: int) -> None:
    """Print a line for each server and kind of query."""
    queries = list(make_queries(output))
    found: dict[tuple[str, str], list[list[float]]] = defaultdict(list)
    for _ in range(runs):
        click.echo(f"load average before the run: {os.getloadavg()[0]:.2f}", err=True)
        for server, kind, figures in ask_all(output, queries, peer, seconds):
            found[server, kind].append(figures)
    click.echo(f"{'server':<18}{'queries':<10}" + "".join(f"{column:>12}" for column in COLUMNS))
    for (server, kind), each in found.items():
        medians = (median(column) for column in zip(*each, strict=True))
        click.echo(f"{server:<18}{kind:<10}" + "".join(f"{figure:>12.2f}" for figure in medians))


def ask_all(output: Path, queries: list[str], peer: str | None, seconds: int) -> Iterator[tuple[str, str, list[float]]]:
    """One run: each server, each kind of query, and what COLUMNS say of it."""
    with running([sys.executable, "-c", OURS, str(output)], r"http://\S+:(\d+)/") as server:
        for kind in ("new", "again"):
            yield "prachum", kind, load(server, "/sparql", queries, kind, seconds)
        for kind, paths in make_paths(output / "site").items():
            yield "prachum", kind, measure(server, write_paths(paths), PAGE, seconds)
    if peer:
        script = Path(__file__).with_name("peer.py")
        with running([peer, str(script), str(output / "store")], r"port (\d+)") as server:
            yield "rdflib-endpoint", "new", load(server, "/", queries, "new", seconds)
            yield "rdflib-endpoint", "page", measure(server, write_paths(["/"]), PAGE, seconds)


OURS = """import sys
from prachum.cli import main
main(["serve", "-o", sys.argv[1], "--port", "0", "--query-workers", "1", "--queries-per-client", "64"])"""


def make_queries(output: Path) -> Iterator[str]:
    """A query for each of several hundred meetings that have participants."""
    meetings = open_store(output / "store").query(
        "SELECT DISTINCT ?m { ?m <http://data.europa.eu/m8g/hasParticipation> ?p } ORDER BY ?m LIMIT 900"
    )
    for meeting in cast(ox.QuerySolutions, meetings):
        yield quote(QUERY.format(meeting=getattr(meeting["m"], "value", "")), safe="")


def make_paths(site: Path) -> dict[str, list[str]]:
    """Several hundred addresses of each kind."""
    data = [f"/{path.relative_to(site).as_posix()}" for path in islice(sorted((site / "id").rglob("*.ttl")), 900)]
    iris = [path.removesuffix(".ttl") for path in data if "dcat-ap" not in path]
    return {"page": [f"/th{iri}.html" for iri in iris], "data": data, "IRI": iris}


def write_paths(paths: list[str]) -> str:
    """The script with which wrk asks for `paths` in turn."""
    return PATHS.format(paths=", ".join(f'"{path}"' for path in paths))


@contextmanager
def running(command: list[str], announces: str) -> Iterator[tuple[int, int]]:
    """A server, once it answers; gives its process and its port."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own words
    try:
        found = next(found for line in process.stdout or () if (found := re.search(announces, line)))
        wait(int(found[1]))
        yield process.pid, int(found[1])
    finally:
        process.terminate()
        process.wait()


def wait(port: int) -> None:
    """Until the server answers a query."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise click.ClickException("the server does not answer")


def load(server: tuple[int, int], path: str, queries: list[str], kind: str, seconds: int) -> list[float]:
    """What COLUMNS say of queries."""
    quoted = ", ".join(f'"{query}"' for query in queries)
    script = SCRIPT.format(queries=quoted, path=path, new=str(kind == "new").lower())
    return measure(server, script, TABLE, seconds)


def measure(server: tuple[int, int], written: str, accept: str, seconds: int) -> list[float]:
    """What COLUMNS say, after wrk has asked for some seconds, the first two of them not counted."""
    process, port = server
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(written)
        script.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", "--latency", "-s", script.name,
                   "-H", f"Accept: {accept}", f"http://127.0.0.1:{port}"]  # fmt: skip
        subprocess.run([*command, "-d2s"], check=True, capture_output=True)  # noqa: S603 - our own words
        before = processor(process)
        said = subprocess.run([*command, f"-d{seconds}s"], check=True, capture_output=True, text=True).stdout  # noqa: S603
        spent = [max(0.0, after - then) for after, then in zip(processor(process), before, strict=True)]
    (number,), (rate,), (middle, unit) = (found.groups() for pattern in COUNTED if (found := pattern.search(said)))
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    latency = float(middle) * UNITS[unit]
    return [
        float(rate),
        latency,
        *(1000 * one / max(1, int(number)) for one in spent),
        float(errors[1] if errors else 0),
    ]


def processor(process: int) -> tuple[float, float]:
    """The seconds of processor time that a process has had, and those of its busiest child."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return _processor(process), max(map(_processor, children), default=0.0)


def _processor(process: int | str) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
