import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prachum.errors import UnreadableDocument, UsageError
from prachum.model import Document
from prachum.read import Unreadable, archives, read_documents
from prachum.read.source import MAX_BYTES, decode

THAI = "การประชุมคณะกรรมการ ครั้งที่ 3/2561\r\nณ กรุงเทพฯ\n"

BAD_BYTES = [
    (b"", "is empty"),
    (b"\xef\xbb\xbf \n\t\r\n", "is empty"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    (THAI.encode("utf-16"), "binary"),
    (THAI.encode("cp874"), "iconv -f CP874"),
    (b"ok \xff", "0xff at offset 3"),
    ("ก".encode()[:2], "not UTF-8"),
    (b"\xed\xa0\x80 lone surrogate", "not UTF-8"),
    (b"x" * (MAX_BYTES + 1), "larger than 2 MB"),
]


def read(*paths):
    return list(read_documents(paths))


def archive(path: Path, members: dict[str, bytes]) -> Path:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for name, data in members.items():
                out.writestr(name, data)
        return path
    with tarfile.open(path, f"w:{path.suffix[1:].replace('tgz', 'gz').replace('tar', '')}") as out:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            out.addfile(info, io.BytesIO(data))
    return path


def test_text_is_kept_to_the_letter(tmp_path):
    file = tmp_path / "a.b.txt"
    file.write_bytes(THAI.encode())
    (document,) = read(file)
    assert isinstance(document, Document)
    assert (document.identifier, document.text) == ("a.b", THAI)
    assert document.layout.body.end <= len(THAI)


def test_byte_order_mark_is_accepted_and_left_out():
    assert decode(b"\xef\xbb\xbf" + THAI.encode()) == THAI


@given(st.text().filter(lambda text: text.strip() and "\0" not in text and text[0] != "\ufeff"))
def test_any_text_survives(text):
    assert decode(text.encode()) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data):
    try:
        assert decode(data).strip()
    except UnreadableDocument as problem:
        assert problem.message


@pytest.mark.parametrize(("data", "message"), BAD_BYTES)
def test_bad_bytes_stop_nothing(tmp_path, data, message):
    (tmp_path / "1.txt").write_bytes(data)
    (tmp_path / "2.txt").write_text(THAI)
    bad, good = read(tmp_path)
    assert isinstance(bad, Unreadable)
    assert message in bad.message
    assert (bad.identifier, bad.path) == ("1", f"{tmp_path.name}/1.txt")
    assert good.identifier == "2"


def test_folders_are_read_in_depth_and_sorted(tmp_path):
    for name in (
        "b/2.txt",
        "a/3.TXT",
        "a/0/4.txt",
        "1.txt",
        "no.md",
        ".hidden.txt",
        ".git/5.txt",
        "b/._2.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(THAI)
    assert [document.identifier for document in read(tmp_path)] == ["1", "3", "4", "2"]


def test_a_file_that_is_named_is_read_whatever_its_suffix(tmp_path):
    file = tmp_path / "release"
    file.write_text(THAI)
    assert [document.identifier for document in read(file)] == ["release"]


@pytest.mark.parametrize("second", ["b/1.txt", "a/1.txt", "b/ก.txt"])
def test_one_identifier_is_one_document(tmp_path, second):
    for name in ("a/1.txt", "a/ก.txt", second):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(THAI)
    *_, last = read(tmp_path / "a/1.txt", tmp_path / "a/ก.txt", tmp_path / second)
    assert isinstance(last, Unreadable)
    assert "same identifier" in last.message
    assert "rename" in last.message


def test_thai_names_are_told_apart(tmp_path):
    for name in ("ก.txt", "ข.txt", "ข่าว 1.txt"):
        (tmp_path / name).write_text(THAI)
    assert [document.identifier for document in read(tmp_path)] == ["ก", "ข", "ข่าว 1"]


def test_a_name_too_long_for_other_files_is_refused(tmp_path):
    path = archive(tmp_path / "x.zip", {f"{'n' * 201}.txt": THAI.encode()})
    (refused,) = read(path)
    assert "more than 200 characters" in refused.message


def test_a_duplicate_that_cannot_be_read_takes_no_name(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/1.txt").write_bytes(b"")
    (tmp_path / "b").mkdir()
    (tmp_path / "b/1.txt").write_text(THAI)
    assert [type(found) for found in read(tmp_path)] == [Unreadable, Document]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "no such file"),
        (lambda path: path.mkdir(), "no .txt file"),
        (os.mkfifo, "neither a file nor a folder"),
    ],
)
def test_what_cannot_be_an_input_is_wrong_use_before_anything_is_read(tmp_path, make, message):
    make(tmp_path / "x")
    with pytest.raises(UsageError, match=message) as caught:
        read_documents([tmp_path / "x"])
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("suffix", [".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2"])
def test_archives(tmp_path, suffix):
    members = {"r/1.txt": THAI.encode(), "r/2.txt": b"", "r/readme.md": b"no", "../../3.txt": THAI.encode()}
    path = archive(tmp_path / f"all{suffix}", members)
    one, two, three = read(path)
    assert (one.identifier, one.text) == ("1", THAI)
    assert (two.path, type(two)) == (f"all{suffix}/r/2.txt", Unreadable)
    assert three.identifier == "3"
    assert [file.name for file in tmp_path.rglob("*")] == [path.name]


def test_links_and_devices_in_an_archive_are_passed_over(tmp_path):
    path = tmp_path / "x.tar"
    with tarfile.open(path, "w") as out:
        for name, kind in (
            ("passwd.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("null.txt", tarfile.CHRTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            out.addfile(info)
    (nothing,) = read(path)
    assert "no .txt file in it" in nothing.message


@pytest.mark.parametrize("suffix", [".zip", ".tar.xz"])
def test_a_broken_archive_gives_what_came_before_the_break(tmp_path, suffix):
    path = archive(tmp_path / f"x{suffix}", {f"{n}.txt": os.urandom(900).hex().encode() for n in range(400)})
    path.write_bytes(path.read_bytes()[:-2000])
    (tmp_path / "next.txt").write_text(THAI)
    *_, broken, following = read(path, tmp_path / "next.txt")
    assert "broken archive" in broken.message
    assert following.identifier == "next"


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.xz"])
def test_no_archive_at_all(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"not an archive")
    (broken,) = read(path)
    assert "broken archive" in broken.message


def test_a_member_that_unpacks_to_much_is_refused_unread(tmp_path):
    path = archive(tmp_path / "bomb.zip", {"bomb.txt": b"0" * 50_000_000, "fine.txt": THAI.encode()})
    bomb, fine = read(path)
    assert "larger than" in bomb.message
    assert fine.identifier == "fine"


@pytest.mark.parametrize(("limit", "value"), [("MAX_UNPACKED", 500), ("MAX_MEMBERS", 2)])
def test_an_archive_that_unpacks_to_much_is_left(tmp_path, monkeypatch, limit, value):
    monkeypatch.setattr(archives, limit, value)
    path = archive(tmp_path / "x.tar.gz", {f"{n}.txt": THAI.encode() * 2 for n in range(5)})
    *documents, last = read(path)
    assert 0 < len(documents) < 5
    assert "split it" in last.message


def test_a_tar_header_of_unlikely_size_is_refused(tmp_path):
    path = tmp_path / "x.tar.xz"
    with tarfile.open(path, "w:xz", format=tarfile.PAX_FORMAT, pax_headers={"comment": "0" * 5_000_000}):
        pass
    (refused,) = read(path)
    assert "unlikely size" in refused.message


def test_names_are_made_printable(tmp_path):
    path = archive(tmp_path / "x.zip", {"\x1b[31mred\n.txt": THAI.encode()})
    (document,) = read(path)
    assert document.identifier.isprintable()
    assert "red" in document.identifier
