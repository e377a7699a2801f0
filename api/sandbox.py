"""Take from a query process what no query needs: memory without bound, the network, other programs.

Answers: how a runaway or hostile query is kept from harming the machine, behind the gate that reads it first.
Assumes: it runs once, in the process that it confines, before any query does.
Never:   stops a process from working where the system lacks these means; it says so by its result.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys
import threading
import time

# Numbers of linux/audit.h and the system call tables: socket, connect, execve, execveat, io_uring_setup.
_SYSTEMS = {"x86_64": (0xC000003E, (41, 42, 59, 322, 425)), "aarch64": (0xC00000B7, (198, 203, 221, 281, 425))}
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


def limit_memory(size_bytes: int) -> None:
    """Let the process have this much address space; asking for more then ends it."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = size_bytes if hard == resource.RLIM_INFINITY else min(size_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def follow_parent() -> None:
    """Ignore Ctrl-C, which is the parent's to handle, and leave within a second of its death, also from the midst of a query."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(1)


def deny_network() -> bool:
    """Refuse new sockets and programs to this process from now on. False: this system has no such filter, and the gate stands alone."""
    system = _SYSTEMS.get(platform.machine())
    if system is None or not sys.platform.startswith("linux"):
        return False
    program = _program(*system)
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
