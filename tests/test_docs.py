"""What the documents say exists: commands, options, targets, files."""

import re
import shlex
from pathlib import Path

import click
import pytest

from prachum.cli import main

CHECKOUT = Path(__file__).parents[1]
DOCUMENTS = sorted([CHECKOUT / "README.md", *CHECKOUT.glob("docs/*.md")])
NAMES = [path.name for path in DOCUMENTS]


def commands(path: Path) -> list[list[str]]:
    """The words of every line in the shell blocks of a document."""
    blocks = re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    lines = [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]
    return [words for words in lines if words]


CALLS = [words for path in DOCUMENTS for words in commands(path)]


def test_readme_begins_with_the_two_commands():
    assert commands(CHECKOUT / "README.md")[:2] == [["make", "run"], ["make", "test"]]


@pytest.mark.parametrize("words", [words[1:] for words in CALLS if words[0] == "prachum"], ids=" ".join)
def test_every_call_is_one_that_the_command_line_takes(words):
    name, *rest = words
    with click.Context(main) as context:
        command = main.get_command(context, name)
        assert command is not None
        command.make_context(name, rest, parent=context)  # parses the words without running anything


@pytest.mark.parametrize("words", [words for words in CALLS if words[0] == "make"], ids=" ".join)
def test_every_target_stands_in_the_makefile(words):
    assert re.search(rf"^{words[1]}:", (CHECKOUT / "Makefile").read_text(), re.MULTILINE)


def test_the_readme_shows_every_command():
    shown = {words[1] for words in CALLS if words[0] == "prachum"}
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    assert set(main.commands) <= shown | set(re.findall(r"`prachum ([a-z-]+)", text))


@pytest.mark.parametrize("path", DOCUMENTS, ids=NAMES)
def test_every_link_and_path_leads_somewhere(path):
    text = path.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s#]+)", text) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []
    named = re.findall(r"`((?:docs|ontology|shapes|seeds|src|tests|bench)/[\w./-]*)`", text)
    assert [name for name in named if not (CHECKOUT / name).exists()] == []
    queries = re.findall(r"docs/queries/[\w-]+\.rq", text)
    assert [name for name in queries if not (CHECKOUT / name).exists()] == []
