"""Large files of the site a second time, compressed: web servers send those to whoever takes them."""

import gzip
import shutil
from pathlib import Path

SMALL = 256 * 1024  # bytes; a server compresses what is not larger as it sends it
COMPRESSED = ".gz"


def compress_large(site: Path) -> None:
    """Write `x.gz` beside every file `x` of the site that is not small; the same bytes for the same file."""
    for file in sorted(file for file in site.rglob("*") if file.is_file() and file.suffix != COMPRESSED):
        if file.stat().st_size > SMALL:
            compress(file)


def compress(file: Path) -> None:
    """Write `file` compressed beside it."""
    with (
        file.open("rb") as source,
        file.with_name(file.name + COMPRESSED).open("wb") as target,
        gzip.GzipFile(filename="", fileobj=target, mode="wb", compresslevel=6, mtime=0) as packed,
    ):
        shutil.copyfileobj(source, packed)
