"""The store: the only importer of pyoxigraph; the same over another engine is in `remote`.

Answers: how the graph is kept on disk, changed in one piece, asked, loaded and dumped.
Assumes: one process writes at a time (the store's own lock); any number read.
Never:   lets a reader see a half-done build: `publish` makes a finished state and switches to it in one rename; readers open only finished states.
"""

from __future__ import annotations

from graph.store.filling import Filling
from graph.store.folder import Published, current_build, open_published, open_writable, publish, published_folder
from graph.store.limits import Most
from graph.store.readable import Readable
from graph.store.release import FORMS, Dump, Release, forget_releases, read_release, write_release
from graph.store.remote import Remote, Sent, adopt_remote, open_remote, publish_remote, remote_of
from graph.store.state import LOADABLE, RDF_FORMATS, RESULT_FORMATS, Answer, Row, Scope, Store, dump_quads, memory_store, syntax_error
from graph.store.states import FolderStates, InForce, RemoteStates, States

__all__ = [
    "FORMS",
    "LOADABLE",
    "RDF_FORMATS",
    "RESULT_FORMATS",
    "Answer",
    "Dump",
    "Filling",
    "Most",
    "Published",
    "FolderStates",
    "InForce",
    "Readable",
    "Release",
    "Remote",
    "RemoteStates",
    "Row",
    "Scope",
    "Sent",
    "States",
    "Store",
    "adopt_remote",
    "current_build",
    "dump_quads",
    "forget_releases",
    "memory_store",
    "open_published",
    "open_remote",
    "open_writable",
    "publish",
    "publish_remote",
    "published_folder",
    "read_release",
    "syntax_error",
    "remote_of",
    "write_release",
]
