"""What a meeting or an instrument is about, by words of its name: `ค้ามนุษย์` → trafficking in persons."""

from prachum.english.lexicon import rows
from prachum.english.wording import enumerate_names
from prachum.thai import fold

_MOST = 2


def subject(name: str) -> str | None:
    """The subjects that a name names, in its order, at most two; None if it names none that the lexicon has."""
    left, found = fold(name), []
    for thai, english in rows("subjects.txt"):
        if (at := left.find(fold(thai))) >= 0:
            found.append((at, english))
            left = left.replace(fold(thai), "\0" * len(fold(thai)))
    named = list(dict.fromkeys(english for _, english in sorted(found)))
    return enumerate_names(named[:_MOST]) or None
