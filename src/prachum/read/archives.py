"""Documents in archives, read member by member and never unpacked to disk.

A member is only ever bytes in memory, so its name cannot lead out of a folder; links and devices are
passed over. Limits on members, and on what the whole unpacks to, defuse archives made to exhaust memory.
"""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from prachum.errors import UnreadableDocument
from prachum.read.source import MAX_BYTES, Source, printable

MAX_UNPACKED = 4_000_000_000
MAX_MEMBERS = 1_000_000
MAX_HEADER = 1_000_000

_BROKEN = (
    EOFError,
    NotImplementedError,
    OSError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)

Member = tuple[str, int, Callable[[], bytes]]


def is_archive(path: Path) -> bool:
    """Whether `path` is named as an archive that can be read."""
    return _reader(path) is not None


def read_archive(path: Path) -> Iterator[Source]:
    """The `.txt` members of an archive, in its order; one too large comes cut just past the limit.

    Raises UnreadableDocument where the archive is broken or passes a limit; what came before it stands.
    """
    reader = _reader(path)
    if reader is None:
        raise UnreadableDocument(f"is no archive that can be read: use one of {', '.join(_READERS)}")
    unpacked = found = 0
    try:
        for count, (name, size, read) in enumerate(reader(path), start=1):
            unpacked += size
            if count > MAX_MEMBERS or unpacked > MAX_UNPACKED:
                raise UnreadableDocument(
                    f"holds more than {MAX_MEMBERS:,} files or {MAX_UNPACKED // 10**9} GB: split it"
                )
            if is_document(PurePosixPath(name)):
                found += 1
                yield Source(printable(f"{path.name}/{name}"), read())
    except _BROKEN as error:
        raise UnreadableDocument(f"is a broken archive ({error}): get a new copy of it") from error
    if not found:
        raise UnreadableDocument("is an archive with no .txt file in it")


def is_document(path: PurePosixPath | Path) -> bool:
    """Whether a file found in a folder or an archive is taken for a document: `*.txt`, not hidden."""
    return path.suffix.lower() == ".txt" and not path.name.startswith(".")


def _zip_members(path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            if info.flag_bits & 1:
                raise UnreadableDocument("is locked with a password: unlock it first")

            def read(info: zipfile.ZipInfo = info) -> bytes:
                with archive.open(info) as member:
                    return member.read(MAX_BYTES + 1)

            yield info.filename, info.file_size, read


class _Header(tarfile.TarInfo):
    """A tar header; one that claims an extended header of unlikely size is refused before it is read."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        header = super().frombuf(buf, encoding, errors)
        if not header.isreg() and header.size > MAX_HEADER:
            raise UnreadableDocument("is an archive with a header of unlikely size: get a new copy of it")
        return header


def _tar_members(path: Path) -> Iterator[Member]:
    with tarfile.open(path, "r|*", tarinfo=_Header) as archive:
        for info in archive:

            def read(info: tarfile.TarInfo = info) -> bytes:
                member = archive.extractfile(info)
                return member.read(MAX_BYTES + 1) if member else b""

            if info.isfile():
                yield info.name, info.size, read


_READERS: dict[str, Callable[[Path], Iterator[Member]]] = {
    ".zip": _zip_members,
    ".tar": _tar_members,
    ".tar.gz": _tar_members,
    ".tgz": _tar_members,
    ".tar.bz2": _tar_members,
    ".tar.xz": _tar_members,
}


def _reader(path: Path) -> Callable[[Path], Iterator[Member]] | None:
    name = path.name.lower()
    return next((reader for suffix, reader in _READERS.items() if name.endswith(suffix)), None)
