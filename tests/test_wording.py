"""The words around a stretch, with names put for what they are, and where a name stands among the events."""

from prachum.extract.actors.entities import Entity
from prachum.extract.events.candidates import Candidate
from prachum.extract.events.choice import Event
from prachum.extract.events.occasions import Occasion
from prachum.extract.mentions import Mentions
from prachum.extract.reading import read
from prachum.extract.roles.items import Item
from prachum.extract.roles.place import Place, place_features, seen_from
from prachum.extract.roles.stage import Stage
from prachum.extract.tagging import Mention
from prachum.extract.wording import EDGE, beside, wording
from reading import document

NOTHING = Mentions((), (), (), (), (), (), ())
TEXT = "วันนี้ นายมานะ ใจดี เข้าร่วมประชุมช่างไม้ 12 คน\nกรมป่าไม้ จัดงานวันต้นไม้"


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def item(words: str, label: str) -> Item:
    mention = Mention(*span(words), label, 1.0)
    return Item(Entity(words, label, words, (), (mention,)), mention, mention.start, mention.end)


def seen(text: str, events: list[Event], found: list[Item]) -> Place:
    """A text seen from the first of its events."""
    occasion = Occasion(events[0], "meeting", 1.0, None)
    return seen_from(Stage(read(document(text)), NOTHING, occasion, events, found))


def test_a_name_is_one_word_and_numbers_are_alike():
    words = wording(read(document(TEXT)), [(*span("นายมานะ ใจดี"), "PER"), (*span("มานะ"), "PER")])
    assert list(words.words[:4]) == ["วันนี้", "PER", "เข้าร่วม", "ประชุม"]
    assert words.words.count("PER") == 1
    assert "0" in words.words
    assert " " not in words.words


def test_the_words_beside_a_stretch_stop_at_the_end_of_its_line():
    words = wording(read(document(TEXT)), [(*span("กรมป่าไม้"), "ORG"), (*span("นายมานะ ใจดี"), "PER")])
    start, end = span("กรมป่าไม้")
    assert words.before(start) == ["\n"]
    assert words.after(end)[0] == "จัดงาน"
    assert words.before(span("นายมานะ ใจดี")[0]) == ["วันนี้", EDGE]
    assert words.after(len(TEXT)) == [EDGE]
    assert {"<0w=\n", ">0w=จัดงาน", ">w=จัดงาน"} <= set(beside(words, start, end))


def test_a_name_is_told_by_the_events_of_its_line():
    meeting, feast = (
        Event(True, (Candidate(*span(words), "งาน", "meeting"),), 1.0) for words in ("ประชุมช่างไม้", "งานวันต้นไม้")
    )
    found = [item("นายมานะ ใจดี", "PER"), item("กรมป่าไม้", "ORG")]
    here = seen(TEXT, [meeting, feast], found)
    person, body = (set(place_features(here, name)) for name in found)
    assert "events=None True|PER" in person
    assert "events=None False|ORG" in body
    assert ">0w=เข้าร่วม|PER" in person
    assert ">1w=EVENT|PER" in person
    assert ">1w=OTHER|ORG" in body


def test_a_name_is_told_by_the_words_with_which_its_clause_begins():
    found = item("กรมป่าไม้", "ORG")
    text = TEXT.replace("กรมป่าไม้", "โดยมีกรมป่าไม้")
    start = text.index("กรมป่าไม้")
    mention = Mention(start, start + len("กรมป่าไม้"), "ORG", 1.0)
    moved = Item(found.actor, mention, mention.start, mention.end)
    event = Event(True, (Candidate(*span("ประชุมช่างไม้"), "ประชุม", "meeting"),), 1.0)
    here = seen(text, [event], [moved])
    assert "clause0=โดยมี|ORG" in set(place_features(here, moved))
