"""Read: from paths of files, folders and archives to documents, one at a time."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from prachum.errors import UnreadableDocument, UsageError
from prachum.model import Document
from prachum.namespaces import document_slug
from prachum.read.archives import is_archive, is_document, read_archive
from prachum.read.layout import find_layout
from prachum.read.source import MAX_BYTES, Source, Unreadable, decode, printable

MAX_NAME = 200  # the name becomes part of other files' names, which systems limit to 255 bytes

__all__ = ["Unreadable", "read_documents"]


def read_documents(paths: Iterable[Path]) -> Iterator[Document | Unreadable]:
    """Every document in `paths`, in their order; a folder gives its `*.txt` files, sorted.

    What cannot be read comes as `Unreadable` and stops nothing. Of two documents with one identifier
    the second is unreadable: their IRIs would be one.
    Raises UsageError, before anything is read, for a path that is missing or a folder without a document.
    """
    paths = list(paths)
    for path in paths:
        _check(path)
    return _documents(paths)


def _documents(paths: list[Path]) -> Iterator[Document | Unreadable]:
    seen: dict[str, str] = {}
    for path in paths:
        for source in _sources(path):
            if isinstance(source, Unreadable):
                yield source
                continue
            identifier = PurePosixPath(source.path).stem
            try:
                yield _document(identifier, source, seen)
            except UnreadableDocument as problem:
                yield Unreadable(identifier, source.path, problem.message)


def _document(identifier: str, source: Source, seen: dict[str, str]) -> Document:
    """The document of a source, noted in `seen` under what its IRI keeps of the identifier."""
    text = decode(source.data)
    key = document_slug(identifier)
    if len(key) > MAX_NAME:
        raise UnreadableDocument(f"has a name of more than {MAX_NAME} characters: rename it")
    if key in seen:
        raise UnreadableDocument(f"has the same identifier as {seen[key]}: rename one of the two files")
    seen[key] = source.path
    return Document(identifier, text, find_layout(text))


def _check(path: Path) -> None:
    """Raise UsageError if nothing can be read from `path`."""
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder; give a .txt file, a folder of them, or an archive")
    if path.is_dir():
        if next(_files(path), None) is None:
            raise UsageError(f"{path}: no .txt file in this folder; put the documents there or name another")
    elif not path.is_file():
        raise UsageError(f"{path}: neither a file nor a folder")


def _sources(path: Path) -> Iterator[Source | Unreadable]:
    """The bytes of every document in one path, each labelled with its place below that path's own name."""
    if path.is_dir():
        name = path.resolve().name
        for file in _files(path):
            yield _file(file, f"{name}/{printable(file.relative_to(path).as_posix())}")
    elif is_archive(path):
        yield from _archive(path)
    else:
        yield _file(path, printable(path.name))


def _files(folder: Path) -> Iterator[Path]:
    """The documents below a folder, sorted; links to folders are not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if is_document(Path(name)))


def _file(path: Path, label: str) -> Source | Unreadable:
    try:
        if not path.is_file():
            return Unreadable(path.stem, label, "is not a regular file")
        with path.open("rb") as file:
            return Source(label, file.read(MAX_BYTES + 1))
    except OSError as error:
        return Unreadable(path.stem, label, f"cannot be read: {error.strerror}")


def _archive(path: Path) -> Iterator[Source | Unreadable]:
    try:
        yield from read_archive(path)
    except UnreadableDocument as problem:
        yield Unreadable(path.stem, path.name, problem.message)
