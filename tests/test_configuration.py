"""The configuration file: what it may say, who wins, and what is told of one that is wrong."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import prachum.pipeline
from prachum.cli import main
from prachum.config import Settings
from prachum.report import BuildReport

ALL = """
base = "https://data.example.go.th/"
publisher = "กรมตัวอย่าง"
min_confidence = 0.5
workers = 3
strict = true
output = "published"
authorities = ["own/*.ttl", "more"]
corrections = "corrections.toml"
"""


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of each build; nothing is built. The working folder is empty but for some lists."""
    heard: list[Settings] = []

    def build(inputs: object, settings: Settings, **options: object) -> BuildReport:
        heard.append(settings)
        return BuildReport(settings.base, ())

    monkeypatch.setattr(prachum.pipeline, "build", build)
    monkeypatch.chdir(tmp_path)
    for name in ("own/b.ttl", "own/a.ttl", "more/c.ttl", "corrections.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return heard


def run(*words: str):
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_file_in_the_working_folder_sets_every_option(told: list[Settings]) -> None:
    Path("prachum.toml").write_text(ALL, encoding="utf-8")
    assert run("build").exit_code == 0
    lists = (Path("own/a.ttl"), Path("own/b.ttl"), Path("more/c.ttl"))
    assert told == [
        Settings(
            output=Path("published"),
            base="https://data.example.go.th/",
            workers=3,
            strict=True,
            publisher="กรมตัวอย่าง",
            min_confidence=0.5,
            authorities=lists,
            corrections=Path("corrections.toml"),
        )
    ]


def test_the_command_line_wins(told: list[Settings]) -> None:
    Path("prachum.toml").write_text(ALL, encoding="utf-8")
    run("build", "--workers", "2", "--authorities", "own/b.ttl", "-o", "elsewhere")
    assert (told[0].workers, told[0].authorities, told[0].output) == (2, (Path("own/b.ttl"),), Path("elsewhere"))
    assert told[0].publisher == "กรมตัวอย่าง"


def test_paths_in_a_file_stand_beside_it(told: list[Settings], tmp_path: Path) -> None:
    Path("more/settings.toml").write_text('output = "out"\nauthorities = ["c.ttl", "../own"]\n', encoding="utf-8")
    run("build", "--config", "more/settings.toml")
    assert told[0].output == Path("more/out")
    assert told[0].authorities == (Path("more/c.ttl"), Path("more/../own/a.ttl"), Path("more/../own/b.ttl"))


def test_without_a_file_nothing_changes(told: list[Settings]) -> None:
    run("build")
    assert told == [Settings()]


def test_other_commands_read_it_too(told: list[Settings]) -> None:
    Path("prachum.toml").write_text('output = "published"\nworkers = 3\n', encoding="utf-8")
    assert "published/dataset.nq: no such file" in run("check-privacy").output


# Each with what the file says, and what is told of it.
WRONG = [
    ('bsae = "x"', "bsae: no such key; do you mean base?"),
    ('colour = "red"', "colour: no such key; there are: authorities, base"),
    ("[build]\nstrict = true", "build: no such key"),
    ('workers = "two"', "workers: 'two' is not a whole number"),
    ("workers = true", "workers: True is not a whole number"),
    ("workers = 0", "workers: 0 is not in the range"),
    ("min_confidence = 1.5", "min_confidence: 1.5 is not in the range"),
    ("strict = 1", "strict: 1 is not true or false"),
    ("publisher = 5", "publisher: 5 is not a string, in quotes"),
    ('base = "example.org"', "base: example.org: no base"),
    ('authorities = "own.ttl"', "authorities: 'own.ttl' is not a list of strings"),
    ("authorities = [1]", "authorities: [1] is not a list of strings"),
    ('authorities = ["none.ttl"]', "authorities: none.ttl: no such file or folder"),
    ('authorities = ["empty"]', "authorities: empty: no .ttl file in this folder"),
    ('corrections = "none.toml"', "corrections: File 'none.toml' does not exist"),
    ('extractor = "none"', "--extractor none: not installed"),
    ("base = ", "is no TOML: Invalid value (at "),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[text for text, _ in WRONG])
def test_what_is_wrong_is_told_with_its_file_and_key(told: list[Settings], text: str, message: str) -> None:
    Path("empty").mkdir()
    Path("prachum.toml").write_text(text, encoding="utf-8")
    result = run("build")
    assert result.exit_code == 2
    assert message in result.output
    assert "prachum.toml: " in result.output or "--extractor" in message
    assert told == []


def test_a_file_that_is_named_must_be_there(told: list[Settings]) -> None:
    result = run("build", "--config", "none.toml")
    assert (result.exit_code, "none.toml: cannot be read: No such file" in result.output) == (2, True)
    Path("old.toml").write_bytes("publisher = 'ไทย'".encode("cp874"))
    assert "old.toml: is not UTF-8" in run("build", "--config", "old.toml").output


scalars = st.one_of(st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(), st.text(), st.datetimes())
keys = st.sampled_from(["base", "workers", "strict", "authorities", "corrections", "output", "min_confidence", "x"])


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return re.sub("^(-?)(inf|nan)", r"\1\2", str(value))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.dictionaries(keys, st.one_of(scalars, st.lists(scalars, max_size=3)), max_size=4))
def test_whatever_it_says_ends_in_a_build_or_a_message(told: list[Settings], said: dict[str, object]) -> None:
    Path("prachum.toml").write_text("\n".join(f"{key} = {toml(value)}" for key, value in said.items()), "utf-8")
    result = run("build")
    assert result.exit_code in (0, 2)
    assert "prachum.toml: " in result.output or result.exit_code == 0


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.binary())
def test_whatever_stands_in_the_file_ends_in_a_build_or_a_message(told: list[Settings], text: bytes) -> None:
    Path("prachum.toml").write_bytes(text)
    assert run("build").exit_code in (0, 2)
