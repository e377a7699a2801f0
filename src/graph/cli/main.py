"""vnplan: parse a command line, call one function, print its answer, give an exit code.

Exit codes: 0 done, 1 data breaks a shape, 2 wrong use or unreadable input, 3 something was skipped.
Answers go to stdout, progress and errors to stderr; "-" is stdin or stdout.
"""

from __future__ import annotations

import os
import sys

from graph.cli.arguments import parser
from graph.config import read_settings
from graph.errors import VnplanError

SETTINGS = ("store", "catalogue", "host", "port")  # that a command line may name
INTERRUPTED = 130  # as a shell reports an interrupt


def main(arguments: list[str] | None = None) -> int:
    """Run one command; give its exit code."""
    given = parser().parse_args(arguments)
    try:
        settings = read_settings(os.environ, **{name: getattr(given, name, None) for name in SETTINGS})
        code: int = given.run(given, settings)
        sys.stdout.flush()
    except VnplanError as error:
        print(f"vnplan: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("vnplan: đã dừng theo yêu cầu; những gì ghi xong vẫn còn nguyên", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of a pipe has left: what is still buffered goes nowhere
        return 0
    except OSError as error:
        print(f"vnplan: {error.filename or 'vào/ra'}: {error.strerror or error}", file=sys.stderr)
        return 2
    return code
