"""The graph in another machine's engine, over SPARQL 1.1.

Answers: how a state there is asked (`reader`), how it gets there (`sending`), and over which addresses (`address`).
Assumes: the engine speaks the SPARQL 1.1 Protocol and, to be written to, Update; docs/engines.md has what differs between engines.
Never:   sends anything to another address than the settings name.
"""

from __future__ import annotations

from graph.store.remote.address import Remote, remote_of
from graph.store.remote.condition import Condition, condition_query, read_condition
from graph.store.remote.dialect import Dialect
from graph.store.remote.exchange import asking
from graph.store.remote.plan import Sent
from graph.store.remote.reader import RemoteEngine, RemoteStore, open_remote
from graph.store.remote.results import Heard, kind_of, read_rows, write_answer
from graph.store.remote.sending import adopt_remote, publish_remote
from graph.store.remote.wire import ServiceWire
from graph.store.remote.words import declared

__all__ = [
    "Condition",
    "Dialect",
    "Heard",
    "Remote",
    "RemoteEngine",
    "RemoteStore",
    "Sent",
    "ServiceWire",
    "adopt_remote",
    "asking",
    "condition_query",
    "declared",
    "kind_of",
    "open_remote",
    "publish_remote",
    "read_condition",
    "read_rows",
    "remote_of",
    "write_answer",
]
