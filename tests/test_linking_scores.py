"""Names of one body or place get one IRI in all documents, as far as gold files tell; and how that is counted."""

import json
from pathlib import Path

import pytest

from prachum.errors import NotValid, UsageError
from prachum.evaluate.linking import linking_scores, read_judged, render_linking

JUDGED = Path(__file__).parent / "linking" / "names.tsv"


def gold(folder: Path, name: str, *bodies: tuple[str, ...], places: tuple[dict[str, object], ...] = ()) -> None:
    organizations = [{"id": f"o{n}", "name": body[0], "aliases": list(body[1:])} for n, body in enumerate(bodies)]
    values = {"organizations": organizations, "places": list(places)}
    (folder / f"{name}.json").write_text(json.dumps(values), encoding="utf-8")


@pytest.mark.shared
@pytest.mark.parametrize(("judged", "precision"), [({}, 0.985), (read_judged(JUDGED), 0.99)])
def test_linking_holds_on_the_corpus(shared: Path, judged: dict[str, str], precision: float) -> None:
    scores = linking_scores([shared / "corpus/gold/dev", shared / "corpus/gold/seeds"], judged)
    for kind, score in scores.items():
        assert score.precision >= precision, kind
        assert score.recall >= 0.95, kind
        assert score.right > 1000


def test_pairs_are_of_mentions_in_two_documents(tmp_path):
    gold(tmp_path, "a", ("กระทรวงแรงงาน", "รง."), ("กระทรวงแรงงานสหรัฐฯ",))
    gold(tmp_path, "b", ("กระทรวงแรงงาน",), ("กระทรวงยุติธรรม",))
    score = linking_scores([tmp_path])["organizations"]
    assert (score.right, score.false, score.missed) == (2, 0, 0)


def test_what_gold_does_not_say_to_be_one_counts_as_wrong_until_it_is_judged(tmp_path):
    gold(tmp_path, "a", ("สำนักงานว่าด้วยยาเสพติดและอาชญากรรมแห่งสหประชาชาติ",))
    gold(tmp_path, "b", ("UNODC",))
    assert linking_scores([tmp_path])["organizations"].precision == 0
    score = linking_scores([tmp_path], read_judged(JUDGED))["organizations"]
    assert (score.precision, score.recall, score.wrong) == (1, 1, ())


def test_one_name_under_two_iris_is_missed(tmp_path):
    """Gold says that the first two are one; nobody could tell from the names."""
    gold(tmp_path, "a", ("ชมรมคนรักการประชุม", "สมาคมผู้มาประชุมแห่งโลก"))
    gold(tmp_path, "b", ("สมาคมผู้มาประชุมแห่งโลก", "ชมรมอื่นที่ไม่เหมือนกัน"))
    gold(tmp_path, "c", ("ชมรมอื่นที่ไม่เหมือนกัน",))
    score = linking_scores([tmp_path])["organizations"]
    assert score.missed > 0 and score.recall < 1
    assert any(line.startswith("missed organizations: ") for line in render_linking({"organizations": score}))


def test_units_that_every_body_has_are_no_one_thing(tmp_path):
    for name in ("a", "b"):
        gold(tmp_path, name, ("กองการต่างประเทศ",), ("คณะทำงาน",))
    score = linking_scores([tmp_path])["organizations"]
    assert (score.right, score.false, score.missed) == (0, 0, 0)


def test_places_with_a_code_are_one(tmp_path):
    for name, called in (("a", "สหรัฐฯ"), ("b", "สหรัฐอเมริกา")):
        place = {"id": "l1", "name": called, "aliases": [], "type": "country", "code": "US", "in": None}
        gold(tmp_path, name, places=(place,))
    assert linking_scores([tmp_path])["places"].right == 1


def test_no_gold_and_bad_gold(tmp_path):
    with pytest.raises(UsageError, match="no gold"):
        linking_scores([tmp_path])
    (tmp_path / "a.json").write_text('{"organizations": [{"id": "o1"}]}', encoding="utf-8")
    with pytest.raises(NotValid, match=r"a\.json"):
        linking_scores([tmp_path])
