"""Work off the UI thread: one worker runs its jobs one after another, results come back by signal."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gui.translation import QT_TRANSLATE_NOOP
from storage.model.errors import TawsimError

T = TypeVar("T")


class UnexpectedError(TawsimError):
    """The work failed by a mistake of the program, which is raised as well, for the crash handler."""

    def __init__(self) -> None:
        super().__init__(QT_TRANSLATE_NOOP("Errors", "Something went wrong inside Tawsim; the log has the details."))


class Job:
    """A piece of work that was handed over; what it gives goes to `then`, an error of the user's world to `failed`."""

    __slots__ = ("_failed", "_result", "_then", "_work", "begun", "stale")

    def __init__(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[TawsimError], None] | None
    ) -> None:
        self._work = work
        self._then = then
        self._failed = failed
        self._result: Any = None
        self.begun = False
        self.stale = False

    def drop(self) -> None:
        """Nobody wants the result any more: it is not delivered, and the work is left out if it has not begun."""
        self.stale = True

    def run(self) -> None:
        """Does the work, on the worker's thread."""
        if self.stale:
            return
        self.begun = True
        try:
            self._result = self._work()
        except BaseException as error:  # noqa: BLE001 - raised again on the UI thread, where the crash handler sees it
            self._result = _Raised(error)

    def deliver(self) -> None:
        """Hands the result over, on the UI thread; a bug in the work is raised there."""
        if self.stale:
            return
        if not isinstance(self._result, _Raised):
            self._then(self._result)
            return
        error = self._result.error
        if isinstance(error, TawsimError) and self._failed is not None:
            self._failed(error)
            return
        if self._failed is not None:
            self._failed(UnexpectedError())
        raise error


class _Raised:
    __slots__ = ("error",)

    def __init__(self, error: BaseException) -> None:
        self.error = error


class Worker(QObject):
    """One thread that does jobs in the order in which they come; `idle` when the last has been delivered."""

    idle = Signal()
    _done = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._outstanding = 0
        self._stopped = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def outstanding(self) -> int:
        """Jobs that have not been delivered yet."""
        return self._outstanding

    @property
    def is_stopped(self) -> bool:
        """Whether it takes no more jobs."""
        return self._stopped

    def submit(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[TawsimError], None] | None = None,
    ) -> Job:
        """Queues `work`; `then` or `failed` is called on the UI thread, unless the job was dropped by then."""
        job = Job(work, then, failed)
        self._outstanding += 1
        self._pool.submit(self._run, job)
        return job

    def stop(self) -> None:
        """Lets the running job end, leaves out the others and ends the thread; no result is delivered any more."""
        self._stopped = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, job: Job) -> None:
        job.run()
        self._done.emit(job)

    @Slot(object)
    def _deliver(self, job: Job) -> None:
        if self._stopped:
            return
        self._outstanding -= 1
        try:
            job.deliver()
        finally:
            if not self._outstanding:
                self.idle.emit()
