"""Take from a process that works on strangers' queries or files what it does not need: memory and time without bound, the network, programs.

Answers: how a runaway or hostile query or file is kept from harming the machine, behind the checks that read it first.
Assumes: it runs in the process that it confines, before any such work does.
Never:   stops a process from working where the system lacks these means; it says so by its result.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import math
import os
import platform
import signal
import struct
import sys
import threading
import time

if sys.platform != "win32":  # Windows has no such limits: who starts a process there has only the clock
    import resource

# Numbers of linux/audit.h and the system call tables.
_SYSTEMS = {
    "x86_64": (0xC000003E, {"socket": 41, "connect": 42, "execve": 59, "execveat": 322, "io_uring_setup": 425}),
    "aarch64": (0xC00000B7, {"socket": 198, "connect": 203, "execve": 221, "execveat": 281, "io_uring_setup": 425}),
}
_OF_NETWORK = ("socket", "connect", "io_uring_setup")
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


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


def deny_network(*, programs: bool = True) -> bool:
    """Refuse new sockets and, unless told otherwise, programs to this process from now on. False: this system has no such filter."""
    system = _SYSTEMS.get(platform.machine())
    if system is None or not sys.platform.startswith("linux"):
        return False
    architecture, calls = system
    program = _program(architecture, tuple(calls.values()) if programs else tuple(calls[name] for name in _OF_NETWORK))
    instructions = ctypes.create_string_buffer(program, len(program))
    libc = ctypes.CDLL(None, use_errno=True)
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions))
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SECCOMP, _FILTER, ctypes.create_string_buffer(header, len(header)), 0, 0) == 0)


def _program(architecture: int, refused: tuple[int, ...]) -> bytes:
    """Assemble the filter: another architecture's call ends the process, a refused call fails with EPERM, all else passes."""
    lines = [(_LOAD, 0, 0, 4), (_JUMP_IF_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, 0)]
    for place, number in enumerate(refused):
        lines.append((_JUMP_IF_EQUAL, len(refused) - place, 0, number))
    lines += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *line) for line in lines)
