"""The sites of real releases: every link on every page leads somewhere, and no page is too large."""

from pathlib import Path

import pytest

from prachum.config import Settings
from prachum.pipeline import build
from sites import dead_links, pages

LARGEST = 1_000_000  # bytes of a page


@pytest.fixture(scope="module")
def dev(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the 40 releases to check on."""
    output = tmp_path_factory.mktemp("dev") / "output"
    build([shared / "corpus/dev"], Settings(output=output))
    return output


def check(site: Path) -> None:
    dead, followed = dead_links(site)
    assert dead == []
    assert followed > 20 * len(pages(site)) > 2000
    assert [page for page in pages(site) if page.stat().st_size > LARGEST] == []


def test_every_link_of_the_seeds_resolves(built: Path) -> None:
    check(built / "site")


@pytest.mark.slow
def test_every_link_of_forty_releases_resolves(dev: Path) -> None:
    check(dev / "site")


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<a href=b.html#x>b</a><a href=b.html#y>b</a><img src=c.svg><a href=../d>d</a>")
    (tmp_path / "b.html").write_text("<p id=x>x")
    assert dead_links(tmp_path)[0] == ["a.html: b.html#y", "a.html: c.svg", "a.html: ../d"]
