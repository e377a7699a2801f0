"""Coverage of one edition, each answer worked out once as long as it is asked for.

Answers: the coverage of a document, narrowed as a request has it.
Assumes: a published state does not change, so that neither does what is covered in it.
Never:   keeps more than a few answers; works out one twice at a time.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from graph.coverage import Coverage, Wanted, cover
from graph.coverage.rulings import read_rulings
from graph.index.ask import Index
from graph.store import Readable

KEPT = 8  # answers; one with 10,000 local tasks takes 17 MB (2026-11-20)


class Coverages:
    """Works out coverage for one edition and keeps what was asked for last."""

    def __init__(self, store: Readable, index: Index) -> None:
        self._store, self._index = store, index
        self._known: OrderedDict[Wanted, Coverage] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, wanted: Wanted) -> Coverage:
        """Give the coverage that is wanted, working it out if it is not known.

        Raises: KeyNotFoundError if the graph does not hold the document; UsageError if it is a task.
        """
        with self._lock:
            if wanted not in self._known:
                self._known[wanted] = cover(self._index, read_rulings(self._store), wanted)
                if len(self._known) > KEPT:
                    self._known.popitem(last=False)
            self._known.move_to_end(wanted)
            return self._known[wanted]
