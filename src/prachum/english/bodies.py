"""English names of bodies that no list knows, where the whole name is known words and names: `โรงพยาบาลชลบุรี`."""

from prachum.english.labels import Labels
from prachum.model import Organization
from prachum.thai import language


def name_body(body: Organization, labels: Labels) -> str | None:
    """What the document calls it in English."""
    return labels.of(labels.linked.iris[body.id]) if language(body.name) == "th" else body.name
