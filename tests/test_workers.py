import os
import time

import pytest

from prachum.workers import AHEAD, in_processes


def square(number: int) -> int:
    time.sleep(0.02 if number % 3 == 0 else 0)
    return number * number


def die_at_five(number: int) -> int:
    if number == 5:
        os._exit(1)
    return number


def raise_at_five(number: int) -> int:
    if number == 5:
        raise RuntimeError("five")
    return number


def test_results_come_in_order():
    assert list(in_processes(square, range(40), 3, died=abs)) == [n * n for n in range(40)]


def test_no_more_is_taken_than_can_wait():
    taken = []
    results = in_processes(square, (taken.append(n) or n for n in range(100)), 2, died=abs)
    next(results)
    assert len(taken) <= 2 * AHEAD
    results.close()


def test_a_process_that_dies_costs_its_own_item_alone():
    results = list(in_processes(die_at_five, range(20), 2, died=lambda number: -number))
    assert results == [-n if n == 5 else n for n in range(20)]


def test_an_exception_reaches_the_caller():
    results = in_processes(raise_at_five, range(20), 2, died=abs)
    with pytest.raises(RuntimeError, match="five"):
        list(results)
