"""Reading in a process of its own, for libraries in C that a hostile file can bring down.

pdfium aborts or runs for minutes on a form object that calls itself. The worker is started once
(about 70 ms) and serves one file after another; when it dies or takes too long, only the file that
it was reading is given up. It sends a file part by part, so that both processes work at once.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import marshal
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from jixiaolint.readers.unreadable import Unreadable

SECONDS = 120.0
"""Most time for one file; a text of 500 pages takes about 5 seconds."""
MEMORY = 4 << 30
"""Most address space of the worker, where the system can limit it."""

DIED = "读取程序在这个文件上崩溃了，文件可能已损坏或有问题，请用原来的软件打开后另存一份再检查。"
SLOW = "读了很久还没读完，已放弃：文件太大或有问题，请拆成几个文件，或另存一份再检查。"
TOO_MUCH = "读这个文件要用的内存太多，已放弃，请拆成几个文件。"

_COMMAND = "from jixiaolint.readers.isolated import serve; serve()"
_LENGTH = struct.Struct("<I")
_PART, _REFUSED, _FAILED, _END = range(4)


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
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(SECONDS, give_up)
        timer.daemon = True
        timer.start()
        done = False
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            _send(process.stdin, (module, os.fspath(path)))
            while True:
                kind, value = _receive(process.stdout)
                if kind == _PART:
                    yield value
                    continue
                done = True
                if kind == _REFUSED:
                    raise Unreadable(value)
                if kind == _FAILED:
                    raise OSError(*value)
                return
        except (EOFError, BrokenPipeError) as error:
            raise Unreadable(SLOW if late.is_set() else DIED) from error
        finally:
            timer.cancel()
            if not done:
                self.stop()

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


def _send(pipe: IO[bytes], value: Any) -> None:
    raw = marshal.dumps(value)
    pipe.write(_LENGTH.pack(len(raw)) + raw)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Any:
    """The next value; EOFError when there is no whole one."""
    head = pipe.read(_LENGTH.size)
    length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else -1
    raw = pipe.read(length) if length >= 0 else b""
    if len(raw) != length:
        raise EOFError
    return marshal.loads(raw)


def serve() -> None:
    """The worker: questions from standard input, answers to standard output, until its end."""
    _limit_memory()
    gc.set_threshold(200_000, 20, 20)  # results are trees of tuples, without cycles
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    while True:
        try:
            module, path = _receive(questions)
        except EOFError:
            return
        _answer(answers, module, Path(path))


def _answer(answers: IO[bytes], module: str, path: Path) -> None:
    """Send the parts, then how it ended: with a refusal, an error of the system, or well."""
    try:
        for part in importlib.import_module(module).parts(path):
            _send(answers, (_PART, part))
    except Unreadable as error:
        end: Any = (_REFUSED, str(error))
    except OSError as error:
        end = (_FAILED, (error.errno, error.strerror))
    except MemoryError:
        end = (_REFUSED, TOO_MUCH)
    except Exception:
        end = (_REFUSED, DIED)
    else:
        end = (_END, None)
    _send(answers, end)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
