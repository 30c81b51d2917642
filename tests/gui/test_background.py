from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from gui.background import UnexpectedError, Worker
from storage.model import TawsimError


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    worker = Worker("test")
    yield worker
    worker.stop()


def test_jobs_are_done_in_order_off_the_ui_thread_and_delivered_on_it(worker: Worker, qtbot: QtBot) -> None:
    here = threading.get_ident()
    done: list[tuple[int, int, int]] = []

    def delivered_here(number: int, at: int) -> None:
        done.append((number, at, threading.get_ident()))

    with qtbot.waitSignal(worker.idle):
        for number in range(5):
            worker.submit(threading.get_ident, partial(delivered_here, number))
    assert [number for number, _, _ in done] == list(range(5))
    assert {at for _, at, _ in done} != {here}
    assert {delivered for _, _, delivered in done} == {here}


def test_what_is_dropped_is_not_delivered_and_if_waiting_not_done(worker: Worker, qtbot: QtBot) -> None:
    gate, started = threading.Event(), threading.Event()
    results: list[str] = []

    def first() -> str:
        started.set()
        gate.wait(10)
        return "first"

    def second() -> str:
        results.append("done")
        return "second"

    with qtbot.waitSignal(worker.idle):
        running = worker.submit(first, results.append)
        waiting = worker.submit(second, results.append)
        last = worker.submit(lambda: "last", results.append)
        assert started.wait(10)
        running.drop()
        waiting.drop()
        gate.set()
    assert results == ["last"]
    assert (running.begun, waiting.begun, last.begun) == (True, False, True)


def test_an_error_of_the_users_world_goes_to_whoever_asked(worker: Worker, qtbot: QtBot) -> None:
    errors: list[TawsimError] = []

    def work() -> None:
        raise TawsimError("The disk is full.")

    with qtbot.waitSignal(worker.idle):
        worker.submit(work, lambda _result: None, errors.append)
    assert [str(error) for error in errors] == ["The disk is full."]


def test_a_bug_is_told_and_raised_on_the_ui_thread(worker: Worker, qtbot: QtBot) -> None:
    errors: list[TawsimError] = []
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(worker.idle):
        worker.submit(lambda: 1 // 0, lambda _result: None, errors.append)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert isinstance(errors[0], UnexpectedError)


def test_nothing_is_delivered_after_the_stop(qtbot: QtBot) -> None:
    worker = Worker("stopped")
    results: list[int] = []
    worker.submit(lambda: 1, results.append)
    worker.stop()
    qtbot.wait(10)
    assert results == []
