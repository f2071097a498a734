"""The code knows the language of releases, not the releases in seeds/."""

import csv
import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
COLUMNS = [("persons", "name_th"), ("persons", "name_en"), ("meetings", "name_th"), ("meetings", "venue")]
ENDINGS = (".py", ".txt", ".toml", ".html", ".css", ".js")


def squashed(text: str) -> str:
    return re.sub(r"\s", "", text)


def code(leave_out: str = "") -> str:
    files = (file for file in sorted((CHECKOUT / "src").rglob("*")) if file.suffix in ENDINGS)
    texts = (file.read_text(encoding="utf-8") for file in files if leave_out not in file.parts)
    return squashed("\n".join(texts))


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_nothing_in_the_code_names_what_the_seeds_name(table: str, column: str) -> None:
    with (CHECKOUT / f"output/tables/{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        names = {squashed(name) for row in csv.DictReader(file) for name in row[column].split("|") if name.strip()}
    assert names
    assert [name for name in sorted(names) if name in code()] == []


def test_no_long_stretch_of_a_seed_stands_in_the_code() -> None:
    text = code(leave_out="annotated")  # invented releases, which name institutions in full
    length = 48  # longer than the titles of office at ministries, which any release has
    for seed in sorted((CHECKOUT / "seeds").glob("*.txt")):
        words = squashed(seed.read_text(encoding="utf-8"))
        stretches = {words[at : at + length] for at in range(len(words) - length + 1)}
        assert not any(text[at : at + length] in stretches for at in range(len(text) - length + 1)), seed.name
