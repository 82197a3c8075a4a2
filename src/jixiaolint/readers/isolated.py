"""Reading in a process of its own, for libraries in C that a hostile file can bring down.

pdfium aborts or runs for minutes on a form object that calls itself. The worker is started once
(about 70 ms) and serves one file after another; when it dies or takes too long, only the file that
it was reading is given up. Standard input and output carry pickles of our own making.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from jixiaolint.model.grid import Source
from jixiaolint.readers.unreadable import Unreadable

SECONDS = 120.0
"""Most time for one file; a text of 500 pages takes about 5 seconds."""
MEMORY = 4 << 30
"""Most address space of the worker, where the system can limit it."""

DIED = "读取程序在这个文件上崩溃了，文件可能已损坏或有问题，请用原来的软件打开后另存一份再检查。"
SLOW = (
    f"读了 {SECONDS:.0f} 秒还没读完，已放弃：文件太大或有问题，请拆成几个文件，或另存一份再检查。"
)

_COMMAND = "from jixiaolint.readers.isolated import serve; serve()"


def read(module: str, path: Path, name: str) -> Source:
    """What `module.read(path, name)` returns in the worker. Raises `Unreadable`."""
    with _LOCK:
        return _WORKER.ask((module, str(path), name))


class _Worker:
    """The process, started when it is first needed and again after it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: tuple[str, str, str]) -> Source:
        """Put a question, and return or raise what comes back."""
        process = self._running()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(SECONDS, give_up)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            pickle.dump(question, process.stdin)
            process.stdin.flush()
            answer = pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.stop()
            raise Unreadable(SLOW if late.is_set() else DIED) from error
        finally:
            timer.cancel()
        if isinstance(answer, Source):
            return answer
        raise answer

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


_LOCK = threading.Lock()
_WORKER = _Worker()
atexit.register(_WORKER.stop)


def serve() -> None:
    """The worker: questions from standard input, answers to standard output, until its end."""
    _limit_memory()
    gc.set_threshold(200_000, 20, 20)  # results are trees of tuples, without cycles
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    while (question := _next(questions)) is not None:
        pickle.dump(_answer(*question), answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _next(questions: IO[bytes]) -> tuple[str, str, str] | None:
    try:
        return pickle.load(questions)  # type: ignore[no-any-return]
    except EOFError:
        return None


def _answer(module: str, path: str, name: str) -> Any:
    """The source, or the exception to raise: an error of the system as it is, others as DIED."""
    try:
        return importlib.import_module(module).read(Path(path), name)
    except Unreadable as error:
        return Unreadable(*error.args)
    except OSError as error:
        return OSError(*error.args)
    except MemoryError:
        return Unreadable("读这个文件要用的内存太多，已放弃，请拆成几个文件。")
    except Exception:
        return Unreadable(DIED)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
