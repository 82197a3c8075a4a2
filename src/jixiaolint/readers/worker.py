"""The worker that reads for `isolated`, and how both talk: plain values, each with its length."""

from __future__ import annotations

import gc
import importlib
import marshal
import os
import struct
import sys
from pathlib import Path
from typing import IO, Any

from jixiaolint.readers.unreadable import Unreadable

MEMORY = 4 << 30
"""Most address space of the worker, where the system can limit it."""

DIED = "读取程序在这个文件上崩溃了，文件可能已损坏或有问题，请用原来的软件打开后另存一份再检查。"
TOO_MUCH = "读这个文件要用的内存太多，已放弃，请拆成几个文件。"

_LENGTH = struct.Struct("<I")
PART, REFUSED, FAILED, END = range(4)
"""What a value of the worker's is: a part, or how the answer ended."""


def send(pipe: IO[bytes], value: Any) -> None:
    """Put a value of marshal's into a pipe."""
    raw = marshal.dumps(value)
    pipe.write(_LENGTH.pack(len(raw)) + raw)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
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
            module, path = receive(questions)
        except EOFError:
            return
        _answer(answers, module, Path(path))


def _answer(answers: IO[bytes], module: str, path: Path) -> None:
    """Send the parts, then how it ended: with a refusal, an error of the system, or well."""
    try:
        for part in importlib.import_module(module).parts(path):
            send(answers, (PART, part))
    except Unreadable as error:
        end: Any = (REFUSED, str(error))
    except OSError as error:
        end = (FAILED, (error.errno, error.strerror))
    except MemoryError:
        end = (REFUSED, TOO_MUCH)
    except Exception:
        end = (REFUSED, DIED)
    else:
        end = (END, None)
    send(answers, end)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
