"""The yardstick of meetings: pairs of releases that were read by eye, and how they are counted."""

import tarfile
from pathlib import Path

import pytest

from prachum.evaluate.meeting_pairs import Judged, count, meeting_pair_scores, read_pairs, report
from prachum.model import Span

PAIRS = Path(__file__).parent / "linking" / "meeting_pairs.tsv"


def test_the_pairs_are_enough_of_both_sorts_in_both_halves():
    pairs = read_pairs(PAIRS)
    assert len(pairs) >= 40
    for half in ("tune", "test"):
        judged = [pair.same for pair in pairs if pair.half == half]
        assert sum(judged) >= 9 and len(judged) - sum(judged) >= 9
    assert all(len(telling.at) > 0 for pair in pairs for telling in (pair.one, pair.other))
    assert len({(pair.one, pair.other) for pair in pairs}) == len(pairs)
    assert pairs[0].one.at == Span(311, 351)


def test_what_is_counted():
    same = next(pair for pair in read_pairs(PAIRS) if pair.same)
    other = next(pair for pair in read_pairs(PAIRS) if not pair.same)
    judged = [
        Judged(same, same=True, found=True),
        Judged(same, same=True, found=True),
        Judged(same, same=False, found=True),
        Judged(same, same=False, found=False),
        Judged(other, same=True, found=True),
        Judged(other, same=False, found=True),
    ]
    assert dict(count(judged)) == {"right": 2, "missed": 2, "not extracted": 1, "wrong": 1}
    lines = list(report(judged))
    assert lines[1].startswith("all\tprecision 0.67\trecall 0.50")
    assert [line.split("\t")[0] for line in lines[2:]] == ["missed", "not extracted", "joined"]


@pytest.mark.slow
@pytest.mark.shared
def test_releases_on_one_meeting_share_its_iri(shared, tmp_path):
    wanted = {telling.document for pair in read_pairs(PAIRS) for telling in (pair.one, pair.other)}
    with tarfile.open(shared / "corpus/trafficking.tar.xz") as archive:  # of whose releases most need not be read
        for member in archive:
            if Path(member.name).stem in wanted:
                (tmp_path / Path(member.name).name).write_bytes(archive.extractfile(member).read())
    counted = count(meeting_pair_scores(tmp_path, PAIRS))
    joined, same = counted["right"] + counted["wrong"], counted["right"] + counted["missed"]
    assert counted["right"] / joined >= 0.97
    assert counted["right"] / same >= 0.85
