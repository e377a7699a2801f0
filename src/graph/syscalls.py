"""The system calls that a process which works on strangers' queries or files may not make, as a filter of the Linux kernel (seccomp).

Answers: what is refused, by name; the filter's program for a machine.
Assumes: Linux on x86-64 or ARM64; elsewhere there is no program, and who asks is told.
Never:   lets a call of another architecture, or of the x32 table of x86-64, pass as one of its own: it ends the process.
"""

from __future__ import annotations

import errno
import os
import struct
from collections.abc import Iterable, Mapping, Sequence

# Sources: include/uapi/asm-generic/unistd.h and arch/x86/entry/syscalls/syscall_64.tbl of Linux; linux/audit.h for the architectures.
_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32 = 0x40000000
_COLUMNS = ("x86_64", "aarch64")
_NETWORK = {
    "socket": (41, 198),
    "connect": (42, 203),
    "accept": (43, 202),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept4": (288, 242),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
}
_PROGRAMS = {"execve": (59, 221), "execveat": (322, 281)}
_OTHERS = {  # of other processes, and of the machine
    "fork": (57, None),
    "vfork": (58, None),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "tkill": (200, 130),
    "unshare": (272, 97),
    "setns": (308, 268),
    "chroot": (161, 51),
    "pivot_root": (155, 41),
    "mount": (165, 40),
    "umount2": (166, 39),
    "personality": (135, 92),
    "perf_event_open": (298, 241),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_file_load": (320, 294),
    "reboot": (169, 142),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "open_by_handle_at": (304, 265),
    "memfd_create": (319, 279),
    "socketpair": (53, 199),
}
_WRITING = {  # into folders and files by name; open and openat are looked at by their flags
    "creat": (85, None),
    "truncate": (76, 45),
    "ftruncate": (77, 46),
    "fallocate": (285, 47),
    "rename": (82, None),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "mkdir": (83, None),
    "mkdirat": (258, 34),
    "rmdir": (84, None),
    "unlink": (87, None),
    "unlinkat": (263, 35),
    "link": (86, None),
    "linkat": (265, 37),
    "symlink": (88, None),
    "symlinkat": (266, 36),
    "mknod": (133, None),
    "mknodat": (259, 33),
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "chown": (92, None),
    "lchown": (94, None),
    "fchown": (93, 55),
    "fchownat": (260, 54),
}
_UNKNOWN_TO_LIBRARIES = {"clone3": (435, 435), "openat2": (437, 437)}  # their arguments cannot be looked at: libraries fall back to the older call
_CLONE, _OPEN, _OPENAT, _KILL, _TGKILL = (56, 220), (2, None), (257, 56), (62, 129), (234, 131)
_NEWEST = 450  # calls that came after this table are not there (ENOSYS); 450 is of Linux 5.17
_CLONE_THREAD = 0x00010000
_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

_PASS, _END, _REFUSE, _MISSING = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
Instruction = tuple[int, int, int, int]


def network_filter(machine: str, *, programs: bool) -> bytes | None:
    """Give the filter that refuses new sockets, and new programs too unless they are needed; None: not for this machine."""
    return _assemble(machine, [_refusing(machine, {**_NETWORK, **({} if programs else _PROGRAMS)})])


def query_filter(machine: str, process: int) -> bytes | None:
    """Give the filter for a process that reads its store and nothing else: no network, programs, processes, signals to others, changes of files."""
    return _assemble(
        machine,
        [
            _refusing(machine, {**_NETWORK, **_PROGRAMS, **_OTHERS, **_WRITING}),
            _refusing(machine, _UNKNOWN_TO_LIBRARIES, _MISSING),
            _looking_at(_column(machine, _CLONE), 0, (_IF_ANY_BIT, 1, 0, _CLONE_THREAD)),
            _looking_at(_column(machine, _OPEN), 1, (_IF_ANY_BIT, 0, 1, _FOR_WRITING)),
            _looking_at(_column(machine, _OPENAT), 2, (_IF_ANY_BIT, 0, 1, _FOR_WRITING)),
            _looking_at(_column(machine, _KILL), 0, (_IF_EQUAL, 1, 0, process)),
            _looking_at(_column(machine, _TGKILL), 0, (_IF_EQUAL, 1, 0, process)),
            [(_IF_AT_LEAST, 0, 1, _NEWEST + 1), (_RETURN, 0, 0, _MISSING)],
        ],
    )


def _column(machine: str, numbers: Sequence[int | None]) -> int | None:
    return numbers[_COLUMNS.index(machine)] if machine in _COLUMNS else None


def _refusing(machine: str, calls: Mapping[str, tuple[int | None, ...]], result: int = _REFUSE) -> list[Instruction]:
    numbers = [number for numbers in calls.values() if (number := _column(machine, numbers)) is not None]
    return [line for number in numbers for line in ((_IF_EQUAL, 0, 1, number), (_RETURN, 0, 0, result))]


def _looking_at(number: int | None, argument: int, test: Instruction) -> list[Instruction]:
    """Refuse a call unless its argument passes the test, which skips the refusal."""
    if number is None:
        return []
    return [(_IF_EQUAL, 0, 4, number), (_LOAD, 0, 0, 16 + 8 * argument), test, (_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _PASS)]


def _assemble(machine: str, rules: Iterable[list[Instruction]]) -> bytes | None:
    architecture = _ARCHITECTURES.get(machine)
    if architecture is None:
        return None
    lines: list[Instruction] = [(_LOAD, 0, 0, 4), (_IF_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _END), (_LOAD, 0, 0, 0)]
    if machine == "x86_64":
        lines += [(_IF_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _END)]
    for rule in rules:
        lines += rule
    lines.append((_RETURN, 0, 0, _PASS))
    return b"".join(struct.pack("HBBI", *line) for line in lines)
