"""Answers kept in memory: the dataset of a build never changes, so neither do they."""

from collections import OrderedDict

from prachum.serve.answering import Question
from prachum.serve.wire import Answer, Kind

_KEPT = (Kind.TABLE, Kind.BOOLEAN, Kind.GRAPH)
# What is not the same when it is asked again; an escape may spell any of it.
_VOLATILE = ("NOW", "RAND", "UUID", "BNODE", "\\U")


def lasting(query: str) -> bool:
    """Whether the answer to `query` is the same whenever it is asked."""
    capitals = query.upper()
    return not any(word in capitals for word in _VOLATILE)


class Cache:
    """The answers last used, up to `limit` bytes in all; none takes more than an eighth of that."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._answers: OrderedDict[Question, Answer] = OrderedDict()

    def get(self, question: Question) -> Answer | None:
        """The answer to `question`, if it is kept."""
        answer = self._answers.get(question)
        if answer:
            self._answers.move_to_end(question)
        return answer

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer that lasts."""
        size = _size(question, answer)
        if answer.kind not in _KEPT or size > self._limit // 8 or question in self._answers:
            return
        if not lasting(question.query):
            return
        self._answers[question] = answer
        self._size += size
        while self._size > self._limit:
            self._size -= _size(*self._answers.popitem(last=False))


def _size(question: Question, answer: Answer) -> int:
    """About how many bytes of memory the two take: a character of a query takes up to four."""
    return 4 * len(question.query) + len(answer.body) + 1000
