"""Reading in a process of its own, for libraries in C that a hostile file can bring down.

pdfium aborts or runs for minutes on a form object that calls itself. The worker is started once
(about 70 ms) and serves one file after another; when it dies or takes too long, only the file that
it was reading is given up. It sends a file part by part, so that both processes work at once.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jixiaolint.readers.unreadable import Unreadable
from jixiaolint.readers.worker import DIED, FAILED, PART, REFUSED, receive, send

SECONDS = 120.0
"""Most time for one file; a text of 500 pages takes about 5 seconds."""
SLOW = "读了很久还没读完，已放弃：文件太大或有问题，请拆成几个文件，或另存一份再检查。"
_COMMAND = "from jixiaolint.readers.worker import serve; serve()"


def parts(module: str, path: Path) -> Iterator[Any]:
    """What `module.parts(path)` yields in the worker: plain values, as marshal knows them.

    Raises `Unreadable`, and OSError as the worker met it.
    """
    with _LOCK:
        yield from _WORKER.ask(module, path)


class _Worker:
    """The process, started when it is first needed and again after it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, module: str, path: Path) -> Iterator[Any]:
        """Put a question and yield the parts of the answer. An answer that is not heard to its end
        is cut off with the process. Raises what `parts` raises.
        """
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        kind = PART
        try:
            with _in_time(process):
                send(process.stdin, (module, os.fspath(path)))
                while True:
                    kind, value = receive(process.stdout)
                    if kind != PART:
                        break
                    yield value
        finally:
            if kind == PART:
                self.stop()
        if kind == REFUSED:
            raise Unreadable(value)
        if kind == FAILED:
            raise OSError(*value)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            paths = os.pathsep.join(p for p in sys.path if p)
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _COMMAND],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
        return self._process

    def stop(self) -> None:
        """End the process and close its pipes."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was left to be written goes nowhere
        process.wait()


@contextmanager
def _in_time(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Give the process so many seconds, then end it. Raises `Unreadable` when it ended."""
    late = threading.Event()

    def give_up() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(SECONDS, give_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (EOFError, BrokenPipeError) as error:
        raise Unreadable(SLOW if late.is_set() else DIED) from error
    finally:
        timer.cancel()


_LOCK = threading.Lock()
_WORKER = _Worker()
_PARENTS: list[_Worker] = []


def _stop() -> None:
    _WORKER.stop()


def _after_fork() -> None:
    """A forked process must not share its parent's worker, nor end it: it starts its own."""
    global _LOCK, _WORKER
    _PARENTS.append(_WORKER)
    _LOCK, _WORKER = threading.Lock(), _Worker()


atexit.register(_stop)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
