"""End the work for a client that has left.

Answers: what happens to a query whose client closes the connection while it runs.
Assumes: the request's body was read; the server then tells of nothing but the client's leaving.
Never:   costs anything where an answer comes soon.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from fastapi import Request

Result = TypeVar("Result")
SOON_S = 0.25  # most answers come sooner: only then it is worth to listen


class ClientLeftError(Exception):
    """The client has closed the connection: nobody reads an answer."""


async def while_there(request: Request, answering: Awaitable[Result]) -> Result:
    """Wait for an answer as long as the client does; then cancel what makes it.

    Raises: ClientLeftError.
    """
    vigil = _Vigil(request)
    try:
        return await answering
    except asyncio.CancelledError as error:
        if vigil.has_left:
            vigil.task.uncancel()
            raise ClientLeftError from error
        raise
    finally:
        vigil.end()


class _Vigil:
    def __init__(self, request: Request) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.task = task
        self.has_left = False
        self._request = request
        self._listening: asyncio.Task[None] | None = None
        self._beginning = asyncio.get_running_loop().call_later(SOON_S, self._begin)

    def _begin(self) -> None:
        self._listening = asyncio.get_running_loop().create_task(self._listen())

    async def _listen(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        self.has_left = True
        self.task.cancel()

    def end(self) -> None:
        self._beginning.cancel()
        if self._listening is not None:
            self._listening.cancel()
