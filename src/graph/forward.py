"""An owner's orders where readers ask another engine: it is given the state after each of them, before the owner is answered.

Answers: what became of an order, in the store's folder and there.
Assumes: this folder alone is published to the engine (graph.store.remote).
Never:   carries an order out while the engine is down, or holds what the folder does not know: then nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.config import Settings
from graph.errors import LockedError, RemoteError, RemoteSlowError, StoreError
from graph.owner import Done, Order, Refusal, open_office
from graph.store import Remote, publish_remote, remote_of

CarryOut = Callable[[Order], Done | Refusal]


def open_forwarding(settings: Settings) -> CarryOut:
    """Load what orders need; give what carries one out, and gives the engine of the settings, where they name one, the state after it.

    Out:    the refusals are those of `graph.owner`, and: remote, remote-slow (the engine does not answer: nothing changed), unsent (the folder holds
            the change, the engine does not yet: the next order, or `vnplan publish`, brings it there).
    Raises: what `open_office` does.
    """
    remote, carry_out = remote_of(settings), open_office(settings)
    return carry_out if remote is None else lambda order: _forward(order, carry_out, remote, settings)


def _forward(order: Order, carry_out: CarryOut, remote: Remote, settings: Settings) -> Done | Refusal:
    try:
        publish_remote(settings.writable, remote, settings.base)  # what an order before could not send
    except LockedError as error:
        return Refusal(kind="locked", reason=str(error).partition(": ")[2])
    except StoreError as error:
        return Refusal(kind=_kind(error), reason=str(error))
    outcome = carry_out(order)
    if isinstance(outcome, Done):
        try:
            publish_remote(settings.writable, remote, settings.base)
        except StoreError as error:
            return Refusal(kind="unsent", reason=str(error))
    return outcome


def _kind(error: StoreError) -> str:
    if isinstance(error, RemoteSlowError):
        return "remote-slow"
    return "remote" if isinstance(error, RemoteError) else "store"
