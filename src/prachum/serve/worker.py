"""The program of a worker process: `python -m prachum.serve.worker DESCRIPTOR`, the descriptor of a socket."""

import pickle
import signal
import socket
import sys

import pyoxigraph as ox

from prachum.serve.answering import Start, answer
from prachum.serve.confinement import confine, die_with_parent
from prachum.serve.wire import frame, receive

GRACE = 1.0  # seconds that the parent has to end a worker itself


def work(connection: socket.socket) -> None:
    """Answer what comes over `connection`, after a `Start`, until it closes; an empty frame says that all is ready."""
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.SIG_IGN)  # the parent ends its workers itself, when they have answered
    die_with_parent()
    told = receive(connection)
    if told is None:
        return
    start: Start = pickle.loads(told)  # noqa: S301 - from the process that started this one
    store = ox.Store.read_only(start.store)
    confine(start.limits.memory)
    connection.sendall(frame(b""))
    while (asked := receive(connection)) is not None:
        # Should the parent hang when the time is over, the system ends this process.
        signal.setitimer(signal.ITIMER_REAL, start.limits.seconds + GRACE)
        reply = answer(store, pickle.loads(asked), start)  # noqa: S301 - likewise
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.sendall(frame(reply.encode()))


if __name__ == "__main__":
    try:
        work(socket.socket(fileno=int(sys.argv[1])))
    except (BrokenPipeError, ConnectionResetError):
        pass  # nobody waits for an answer
    except (OSError, RuntimeError) as error:  # the store is not there any more, or damaged
        sys.exit(f"A process for queries ended: {error}")
