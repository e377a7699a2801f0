"""What one running service holds, from start to end.

Answers: where its store is, which processes answer queries, what its pages are made from.
Assumes: `open_service` is entered once by the app's lifespan.
Never:   outlives the app: processes are gone and temporary folders removed when it ends, or when the next one starts where it was killed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from fastapi import Request
from jinja2 import Environment

from api.client import Clients
from api.context import Context, make_context
from api.counter import Counter, open_counter, read_token
from api.edition import Editions
from api.releases import Releases
from api.remote_pool import RemotePool
from api.render import make_environment
from api.scratch import open_scratch
from api.urls import Urls
from api.vocabulary import Vocabulary
from api.wording import Labels, load_labels
from api.workers import Pool
from graph.config import Settings
from graph.embedded import publish_default
from graph.store import FolderStates, RemoteStates, States, remote_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What the routes of one app work with. Had by `request.app.state.service`."""

    settings: Settings
    folder: Path  # of the store
    states: States
    pool: Pool | RemotePool
    editions: Editions
    releases: Releases
    vocabulary: Vocabulary
    context: Context
    environment: Environment
    urls: Urls
    labels: Labels
    clients: Clients
    counter: Counter | None  # where the owner's files are taken; None: nowhere

    def client_of(self, request: Request) -> str:
        """Give the name that a request's client is counted under."""
        return self.clients.of(request.client.host if request.client else None, request.headers.getlist("x-forwarded-for"))


@contextmanager
def open_service(settings: Settings) -> Iterator[Service]:
    """Open the store of the settings, or load the embedded default graph into one of its own, and start what answers from it.

    Raises: StoreError if there is no store to open, or the default graph cannot be loaded; ConfigError if the owner's token cannot be used.
    """
    token, clients = read_token(settings), Clients(settings.trusted_proxies)
    with open_scratch() as temporary, open_counter(settings, token) as counter:
        folder = settings.store or temporary / "store"
        remote = remote_of(settings)
        if settings.store is None and remote is None:
            publish_default(settings, folder)
        public = replace(settings, token=None, token_file=None)  # who runs strangers' queries does not hold the token
        with (
            closing(RemoteStates(remote, settings.base) if remote else FolderStates(folder)) as states,
            closing(RemotePool(states, remote, folder, public) if isinstance(states, RemoteStates) and remote else Pool(folder, public)) as pool,
            closing(Releases(folder, temporary=Path(temporary), base=settings.base)) as releases,
        ):
            pool.start()  # it gets ready while the rest is opened
            urls, labels = Urls(base=settings.base), load_labels(settings.home / "ontology")
            vocabulary = Vocabulary(settings.home)
            with closing(Editions(states, folder, settings=settings, temporary=temporary)) as editions:
                editions.current()
                pool.await_ready()
                with _warming(editions):
                    yield Service(
                        settings=settings,
                        folder=folder,
                        states=states,
                        pool=pool,
                        editions=editions,
                        releases=releases,
                        vocabulary=vocabulary,
                        context=make_context(vocabulary.terms, vocabulary.version),
                        environment=make_environment(urls, labels),
                        urls=urls,
                        labels=labels,
                        clients=clients,
                        counter=counter,
                    )


@contextmanager
def _warming(editions: Editions) -> Iterator[None]:
    ending = threading.Event()
    thread = threading.Thread(target=editions.warm, args=(ending,), daemon=True, name="warm")
    thread.start()
    try:
        yield
    finally:
        ending.set()
        thread.join()  # it reads files that are deleted when the service has ended
