"""Where the owner's orders are taken and handed on to the process that carries them out.

Answers: who is the owner; where a file that arrives is put; what became of an order.
Assumes: one service has the counter of a store open at a time; another's is left alone, what a dead one left is cleared away.
Never:   writes the store in the process that serves readers; lets more orders wait than the settings say; shows the token to anybody.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from graph.config import Settings
from graph.crew import Crew, Lost
from graph.errors import ConfigError, VnplanError
from graph.forward import open_forwarding
from graph.owner import Done, Order, Refusal

LEAST_TOKEN = 32
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")  # RFC 6750, section 2.1


class CounterFullError(VnplanError):
    """As many orders wait as may."""


class OrderLostError(VnplanError):
    """The process that carried an order out died or took too long; the store holds the state before or after it."""


def read_token(settings: Settings) -> str | None:
    """Give the owner's token; None: nobody may change what is served.

    Raises: ConfigError if it cannot be used; the message does not show it.
    """
    if settings.token is None and settings.token_file is None:
        return None
    try:
        token = settings.token if settings.token_file is None else settings.token_file.read_text("ascii").strip()
    except (OSError, ValueError) as error:
        raise ConfigError(f"VNPLAN_TOKEN_FILE: không đọc được {settings.token_file} như một dòng chữ ASCII") from error
    if token is None or len(token) < LEAST_TOKEN or not _TOKEN.fullmatch(token):
        raise ConfigError(
            f"VNPLAN_TOKEN: cần ít nhất {LEAST_TOKEN} ký tự trong A-Z a-z 0-9 - . _ ~ + /; tạo bằng: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"
        )
    if settings.store is None:
        raise ConfigError("VNPLAN_TOKEN: cần một kho để ghi vào; hãy nêu --store (đồ thị mặc định chỉ để đọc)")
    if settings.remote_query is not None and settings.remote_update is None:
        raise ConfigError("VNPLAN_TOKEN: người đọc hỏi máy chủ dữ liệu ở VNPLAN_REMOTE_QUERY; hãy đặt cả VNPLAN_REMOTE_UPDATE để ghi được vào đó")
    return token


class Counter:
    """Takes orders, one after the other. May be asked from any thread. `incoming` is where files arrive."""

    def __init__(self, token: str, incoming: Path, orders: Crew[Order, Done | Refusal], *, most_waiting: int) -> None:
        self._token = hashlib.sha256(token.encode()).digest()
        self.incoming = incoming
        self._orders = orders
        self._places = threading.BoundedSemaphore(most_waiting + 1)
        self._turn = threading.Lock()

    def knows(self, token: str) -> bool:
        """Say whether this is the owner's token, in a time that does not hang on how much of it is right."""
        return hmac.compare_digest(hashlib.sha256(token.encode("utf-8", "replace")).digest(), self._token)

    @contextmanager
    def place(self) -> Iterator[Path]:
        """Take a place in the queue, with a folder for what arrives, which is gone afterwards.

        Raises: CounterFullError if there is none.
        """
        if not self._places.acquire(blocking=False):
            raise CounterFullError("đang có nhiều tệp chờ ghi; hãy gửi lại sau ít giây")
        try:
            with tempfile.TemporaryDirectory(dir=self.incoming, ignore_cleanup_errors=True) as folder:
                yield Path(folder)
        finally:
            self._places.release()

    def hand_in(self, order: Order) -> Done | Refusal:
        """Have an order carried out, when its turn has come.

        Raises: OrderLostError if nobody can say what became of it.
        """
        with self._turn:
            (outcome,) = self._orders.each((order,))
        if isinstance(outcome, Lost):
            raise OrderLostError(outcome.reason)
        return outcome


@contextmanager
def open_counter(settings: Settings, token: str | None) -> Iterator[Counter | None]:
    """Open the counter where there is a token; the process that carries out orders starts with the first one."""
    if token is None or settings.store is None:
        yield None
        return
    opening = partial(open_forwarding, replace(settings, token=None, token_file=None))
    with _incoming(settings.store) as incoming, Crew(opening, jobs=1, limit_s=settings.read_limit_s) as orders:
        yield Counter(token, incoming, orders, most_waiting=settings.waiting_writes)


@contextmanager
def _incoming(store: Path) -> Iterator[Path]:
    """Make a folder for what arrives at this service, and clear away those of services that are gone."""
    top = store / "incoming"
    top.mkdir(exist_ok=True)
    with (top / "lock").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        for other in top.glob("*/"):
            if _is_left(other):
                shutil.rmtree(other, ignore_errors=True)
        mine = Path(tempfile.mkdtemp(dir=top))
        held = (mine / "lock").open("w")
        fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield mine
    finally:
        shutil.rmtree(mine, ignore_errors=True)
        held.close()


def _is_left(folder: Path) -> bool:
    """Tell a folder whose service is gone: nobody holds its lock."""
    try:
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
