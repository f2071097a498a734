"""The commands on what a build left: ask it, judge it, hand it on."""

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prachum.cli.options import common, file_type, output_option
from prachum.errors import NotValid, UsageError
from prachum.namespaces import shorten
from prachum.query import ask
from prachum.serve.answering import TABLES
from prachum.store import open_store

if TYPE_CHECKING:
    from prachum.validate import Result

log = logging.getLogger("prachum")


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=file_type)
@click.option("--strict", is_flag=True, help="Exit 1 for a Warning or an Info, too.")
@common
def validate(files: tuple[Path, ...], strict: bool) -> None:
    """Judge RDF files by the shapes.

    By its suffix a file is .ttl, .nq, .trig, .nt, .rdf or .jsonld. Of each broken rule it tells the thing, the
    property, the shape with the kind of its constraint, and what to do. Exits 1 if a rule of the severity
    Violation is broken; a Warning is to be looked at; with -v it tells each Info too.
    """
    from prachum.validate import validate_file  # noqa: PLC0415 - pySHACL takes a second to load

    wrong = 0
    for file in files:
        report = validate_file(file)
        for result in report.results:
            if strict or result.severity != "Info" or log.isEnabledFor(logging.INFO):
                click.echo(f"{file}: {_tell(result)}")
        accepted = not report.results if strict else report.conforms
        wrong += not accepted
        if accepted and log.isEnabledFor(logging.WARNING):
            click.echo(f"{file}: conforms")
    if wrong:
        raise NotValid(f"{wrong} of {len(files)} files do not conform")


def _tell(result: "Result") -> str:
    """`Violation: <meeting> schema:name (shape:Meeting-name MinCount): Give the meeting a schema:name …`."""
    where = " ".join(filter(None, [result.focus, shorten(result.path)]))
    return f"{result.severity}: {where} (shape:{result.shape.partition('#')[2]} {result.component}): {result.message}"


@click.command()
@click.argument("file")
@click.option(
    "--format",
    "result_format",
    type=click.Choice(["table", *TABLES]),
    default="table",
    show_default=True,
    help="How the answer is written.",
)
@output_option
@common
def query(file: str, result_format: str, output: Path) -> None:
    """Ask the dataset a SPARQL query.

    It is read from FILE, or with `-` from standard input. All named graphs are asked as one;
    GRAPH asks them apart. The prefixes of the dumps are known.
    """
    answer = ask(open_store(output / "store"), _read_query(file), result_format)
    click.echo(answer, nl=False)


def _read_query(file: str) -> str:
    try:
        return (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8: {error}") from error


@click.command()
@click.argument("endpoint")
@click.option("--user", help="Name for HTTP Basic authentication; the password is taken from PRACHUM_PASSWORD.")
@output_option
@common
def push(endpoint: str, user: str | None, output: Path) -> None:
    """Upload the dataset to a SPARQL store.

    ENDPOINT is its address for the SPARQL 1.1 Graph Store protocol. Each named graph replaces
    the one of its name; other graphs of the store stay as they are.
    """
    from prachum.push import push as upload  # noqa: PLC0415 - names this command

    number = 0
    for graph in upload(open_store(output / "store"), endpoint, user, os.environ.get("PRACHUM_PASSWORD", "")):
        log.info("uploaded %s", graph)
        number += 1
    click.echo(f"{number} graphs uploaded to {endpoint}")


@click.command("check-privacy")
@output_option
@common
def check_privacy(output: Path) -> None:
    """Look for names that must not be published.

    Those are: pseudonyms and initials of victims or suspects, children, identity and telephone numbers,
    e-mail addresses. The text of the releases is not judged. Exits 1 if there is any.
    """
    from prachum.privacy import find_private  # noqa: PLC0415 - not needed by other commands
    from prachum.serialise.quads import read_quads  # noqa: PLC0415

    dataset = output / "dataset.nq"
    if not dataset.is_file():
        raise UsageError(f"{dataset}: no such file; run `prachum build` first, or name its --output")
    found = list(find_private(read_quads(dataset)))
    for finding in found:
        click.echo(f"{finding.iri}: {finding.what}: {finding.text}")
    if found:
        raise NotValid(f"names that must not be published: {len(found)}; correct the documents or leave them out")
    click.echo("No name was found that must not be published.")
