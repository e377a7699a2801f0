"""Take from a process that works on strangers' queries or files what it does not need: memory and time without bound, the network, programs.

Answers: how a runaway or hostile query or file is kept from harming the machine, behind the checks that read it first.
Assumes: it runs in the process that it confines, before any such work does.
Never:   stops a process from working where the system lacks these means; it says so by its result.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import platform
import signal
import struct
import sys
import threading
import time

from graph.syscalls import network_filter, query_filter

if sys.platform != "win32":  # Windows has no such limits: who starts a process there has only the clock
    import resource

_NO_NEW_PRIVILEGES, _DIE_WITH_PARENT = 38, 1
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SET_FILTER, _ALL_THREADS = 1, 1


def limit_memory(size_bytes: int) -> bool:
    """Let the process have this much address space; asking for more then ends it. False: this system sets no such limit (macOS, Windows)."""
    if sys.platform == "win32":
        return False
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = size_bytes if hard == resource.RLIM_INFINITY else min(size_bytes, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
        return sys.platform.startswith("linux")
    return False


def limit_time(seconds: float) -> bool:
    """Let the process compute this long from now on; more ends it. False: this system sets no such limit (Windows)."""
    if sys.platform == "win32":
        return False
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    ceiling = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard), hard))
    return True


def follow_parent() -> None:
    """Ignore Ctrl-C, which is the parent's to handle, and leave within a second of its death, also from the midst of a query."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    if os.getpgrp() == os.getpid():  # the programs that it runs go with it
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os._exit(1)


def die_with_parent(parent: int) -> None:
    """Be killed at once when the process that started this one is gone: by the kernel, or where it does not do so, within a second."""
    if not sys.platform.startswith("linux") or ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0) != 0:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    elif os.getppid() != parent:  # it went before the kernel was told
        os._exit(1)


def deny_network(*, programs: bool = True) -> bool:
    """Refuse new sockets and, unless told otherwise, programs to this process from now on. False: this system has no such filter."""
    return _install(network_filter(platform.machine(), programs=not programs))


def deny_all_but_reading() -> bool:
    """Refuse to this process, from now on, the network, programs, new processes, signals to others, and changes of files.

    Out: False: this system has no filter of system calls; then only the limits on files and processes hold.
    """
    if sys.platform != "win32":
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    return _install(query_filter(platform.machine(), os.getpid()))


def _install(program: bytes | None) -> bool:
    """Put a filter before every system call of every thread of this process; it cannot be taken away again."""
    if program is None or not sys.platform.startswith("linux"):
        return False
    instructions = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    number = _SECCOMP[platform.machine()]
    return bool(libc.syscall(number, _SET_FILTER, _ALL_THREADS, ctypes.create_string_buffer(header, len(header))) == 0)
