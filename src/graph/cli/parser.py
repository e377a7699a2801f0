"""A parser of command lines that speaks Vietnamese.

Answers: what the standard parser says, in the words of those who use it.
Assumes: the messages of argparse in Python 3.11 to 3.13; one that it does not know is told as it is.
Never:   changes what is accepted.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

WRONG_USE = 2
_MESSAGES = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"the following arguments are required: (.*)", r"còn thiếu {}"),
        (r"unrecognized arguments: (.*)", r"không có tham số {}"),
        (r"ambiguous option: (\S*) could match (.*)", r"{} có thể là {}; hãy viết đủ tên"),
        (r"one of the arguments (.*) is required", r"cần một trong {}"),
        (r"argument (\S*): expected one argument", r"{}: cần một giá trị"),
        (r"argument (\S*): expected at least one argument", r"{}: cần ít nhất một giá trị"),
        (r"argument (\S*): expected (\d+) arguments?", r"{}: cần {} giá trị"),
        (r"argument (\S*): not allowed with argument (\S*)", r"{} không đi cùng {}"),
        (r"argument (\S*): ignored explicit argument '(.*)'", r"{} không nhận giá trị: đọc được “{}”"),
        (r"argument (\S*): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"{}: nhận “{}”, cần một trong {}"),
        (r"argument (\S*): invalid int value: '(.*)'", r"{}: nhận “{}”, cần một số nguyên"),
        (r"argument (\S*): (.*)", r"{}: {}"),
    )
)


class Parser(argparse.ArgumentParser):
    """Use it as argparse.ArgumentParser; the parsers of its commands are of this class too."""

    def __init__(self, **given: object) -> None:
        super().__init__(**{"formatter_class": _Formatter, **given, "add_help": False})  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "Tham số", "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thôi")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, how the command is used, and end with the exit code of wrong use."""
        self.exit(WRONG_USE, f"vnplan: {translated(message)}\n{self.format_usage()}Xem thêm: {self.prog} --help\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[argparse._MutuallyExclusiveGroup], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


def translated(message: str) -> str:
    """Say a message of argparse in Vietnamese.

    >>> translated("argument --depth: invalid int value: 'ba'")
    '--depth: nhận “ba”, cần một số nguyên'
    """
    for pattern, words in _MESSAGES:
        if found := pattern.fullmatch(message):
            return words.format(*found.groups())
    return message
