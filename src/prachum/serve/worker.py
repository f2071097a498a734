"""The program of a worker process: `python -m prachum.serve.worker DESCRIPTOR`."""

import sys
from multiprocessing.connection import Connection

from prachum.serve.answering import work

if __name__ == "__main__":
    work(Connection(int(sys.argv[1])))
