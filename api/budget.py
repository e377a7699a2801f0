"""What one client may take of the query processes: seconds a minute, and queries at once.

Answers: whether a client's query may run now, and if not, when it may.
Assumes: who a client is was decided by api.client; it is told how long each query kept a process busy.
Never:   grows with the number of clients beyond its table; keeps an account longer than it takes to fill up again.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from graph.errors import VnplanError


class BudgetError(VnplanError):
    """A client has used up its share; `retry_s` says after how many seconds it has some again."""

    def __init__(self, message: str, retry_s: int) -> None:
        self.retry_s = retry_s
        super().__init__(message)


@dataclass(slots=True)
class _Account:
    """What a client has left: so many seconds at a moment, more with time. Below zero: it owes some."""

    seconds: float
    moment_s: float
    under_way: int = 0


class Budgets:
    """The accounts of all clients: a token bucket each, that holds one minute's seconds."""

    def __init__(self, *, seconds_a_minute: float, most_queries: int, most_clients: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._full = seconds_a_minute
        self._most_queries = most_queries
        self._most_clients = most_clients
        self._clock = clock
        self._accounts: OrderedDict[str, _Account] = OrderedDict()

    def enter(self, client: str) -> None:
        """Let a client's query in, to wait or to run; `leave` follows.

        Raises: BudgetError if the client has no seconds left, or as many queries under way as it may have.
        """
        account = self._account(client)
        self._refuse_debtor(account)
        if account.under_way >= self._most_queries:
            raise BudgetError(f"đang có {account.under_way} câu hỏi của bạn chờ trả lời; hãy đợi chúng xong rồi hỏi tiếp", 1)
        account.under_way += 1

    def check(self, client: str) -> None:
        """See whether a query that has waited may still run.

        Raises: BudgetError if the client's other queries have used its seconds up meanwhile.
        """
        self._refuse_debtor(self._account(client))

    def leave(self, client: str, seconds: float) -> None:
        """Note that a query is over that kept a process busy for so long."""
        account = self._account(client)
        account.under_way = max(0, account.under_way - 1)
        account.seconds -= seconds

    def __len__(self) -> int:
        return len(self._accounts)

    def _account(self, client: str) -> _Account:
        now = self._clock()
        account = self._accounts.get(client)
        if account is None:
            account = self._accounts[client] = _Account(seconds=self._full, moment_s=now)
            if len(self._accounts) > self._most_clients:
                self._accounts.popitem(last=False)
            return account
        account.seconds = min(self._full, account.seconds + (now - account.moment_s) * self._full / 60)
        account.moment_s = now
        self._accounts.move_to_end(client)
        return account

    def _refuse_debtor(self, account: _Account) -> None:
        if account.seconds <= 0:
            wait_s = math.floor(-account.seconds * 60 / self._full) + 1
            raise BudgetError(f"các câu hỏi của bạn đã dùng hết {self._full:g} giây xử lý mỗi phút; hãy hỏi lại sau {wait_s} giây", wait_s)
