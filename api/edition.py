"""One published state of the graph with what is derived from it, and the switch to the next.

Answers: which store, index and chains pages and lists are made from now.
Assumes: a published state never changes; a new one has another build id.
Never:   mixes two states in one answer: a request works with the edition that it got first.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rdflib import URIRef

from api.coverages import Coverages
from api.reports import Found, Reports
from graph.config import Settings
from graph.derived import index_of
from graph.errors import ChangingError, StoreError
from graph.find import find_among
from graph.index.ask import Index
from graph.index.rows import Filter
from graph.lists import load_lists
from graph.numbers import parse_key
from graph.queries import question
from graph.status import Catalogue, Ground, make_catalogue
from graph.store import Readable, States
from graph.validate import load_shapes

WARMED = 12  # documents of the start page
PATIENCE_S = 2.0  # that a reader waits for a new edition; one whose index is made already takes 0.1 s


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A published state, opened."""

    state: str  # its name among the states, one after the other
    build: str
    store: Readable
    index: Index
    reports: Reports
    coverages: Coverages
    catalogue: Catalogue

    def ground(self, day: date | None) -> Ground:
        """Give what tells the standing of documents on a day; None: today."""
        today = date.today()
        return Ground(index=self.index, catalogue=self.catalogue, day=day or today, today=today)

    def find(self, key: str) -> str:
        """Give the IRI of the document or task that a key means, at the cost of those with its number.

        Raises: KeyNotFoundError; AmbiguousKeyError with all that fit.
        """
        number = key.partition("#")[0]
        return find_among(self.index.numbered(parse_key(number).sequence or ""), self.store, key)

    def scan_of(self, document: str) -> str | None:
        """Give the name of the file of a document whose letters were recognised on pictures; None where they were typed."""
        rows = self.store.select(question("recognised"), document=URIRef(document))
        return rows[0]["file"] if rows else None


class Editions:
    """Gives the edition in force. One for a service; may be asked from any thread. `close` it at the end."""

    def __init__(self, states: States, folder: Path | None, *, settings: Settings, temporary: Path) -> None:
        self._states, self._folder, self._temporary = states, folder, temporary
        self._lists = load_lists(settings.home / "data" / "lists")
        self._catalogue = make_catalogue(self._lists, settings)
        self._shapes = load_shapes(settings.home)
        self._found: Found = {}
        self._lock = threading.Lock()
        self._opener = ThreadPoolExecutor(max_workers=1, thread_name_prefix="edition")
        self._opening: tuple[str | None, Future[Edition]] | None = None
        self._edition: Edition | None = None

    def current(self) -> Edition:
        """Give the edition in force, opening it where a build was published since; the one before while that takes long, or a build is being sent.

        Raises: StoreError if no build was ever published, or the one in force cannot be opened.
        """
        edition = self._edition
        try:
            state = self._states.current()
        except ChangingError:
            if edition is None:
                raise
            return edition
        if edition is not None and edition.state == state:
            return edition
        opening = self._open_once(state)
        try:
            return opening.result(timeout=None if edition is None else PATIENCE_S)
        except TimeoutError:
            assert edition is not None
            return edition

    def _open_once(self, state: str | None) -> Future[Edition]:
        with self._lock:
            if self._opening is None or self._opening[0] != state or (self._opening[1].done() and self._opening[1].exception()):
                self._opening = state, self._opener.submit(self._open)
            return self._opening[1]

    def warm(self, closing: threading.Event) -> None:
        """Validate what the start page shows, so that its first visitor need not wait: about half a second a plan. Ends early when closing.

        An engine elsewhere may be down or changing just then: its visitors will see, and nothing is lost.
        """
        with suppress(StoreError):
            edition = self.current()
            for row in edition.index.documents(Filter(held=True), limit=WARMED).items:
                if closing.is_set():
                    return
                edition.reports.of(row.iri)

    def close(self) -> None:
        """Wait for an edition that is being opened."""
        self._opener.shutdown(wait=True, cancel_futures=True)

    def _open(self) -> Edition:
        state, store = self._states.open()
        index = index_of(self._folder, store, self._lists, temporary=self._temporary)
        self._edition = Edition(
            state=state,
            build=store.build_id(),
            store=store,
            index=index,
            reports=Reports(store, self._shapes, self._found),
            coverages=Coverages(store, index),
            catalogue=self._catalogue,
        )
        return self._edition
