"""The commands that move a graph: load, dump, serve."""

from __future__ import annotations

import argparse
import math
import os
import signal
import socket
import sys
from contextlib import closing
from types import FrameType

import uvicorn

from graph.build import dump, load
from graph.cli.publishing import publish_if_meant
from graph.config import Settings
from graph.embedded import open_graph
from graph.errors import UsageError


def load_files(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan load`."""
    for file, quads in load(tuple(given.files), settings.writable, settings.base):
        print(f"{file}: {quads} bộ bốn", file=sys.stderr)
    publish_if_meant(settings)
    return 0


def dump_store(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan dump`."""
    with closing(open_graph(settings)) as store:
        for file in dump(store, given.output, settings.base):
            print(file)
    return 0


def _why_not_free(host: str, port: int) -> str | None:
    """Say why an address cannot be served at; None where it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror
    return None


def serve(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan serve`: the service, by name, so that graph never imports it."""
    if settings.store is not None or settings.remote_query is not None:
        open_graph(settings).close()  # a store without a finished build is told of here, in one line
    if settings.store is not None:
        os.environ["VNPLAN_STORE"] = str(settings.store)
    os.environ.update(VNPLAN_HOST=settings.host, VNPLAN_PORT=str(settings.port))
    if why := _why_not_free(settings.host, settings.port):
        raise UsageError(f"không mở được cổng {settings.port} trên {settings.host} ({why}); hãy chọn cổng khác: --port hoặc biến PORT")
    print(f"Vnplan: http://{settings.host}:{settings.port}/  (Ctrl+C để dừng)", file=sys.stderr)
    signal.signal(signal.SIGTERM, _leave)
    uvicorn.run(
        "api.app:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        http="api.listening:Connection",
        ws="none",
        timeout_keep_alive=settings.keep_alive_s,
        proxy_headers=False,  # api.client believes the proxies that the settings name, and no other
        timeout_graceful_shutdown=math.ceil(settings.shutdown_limit_s),
        log_level="warning",
        log_config=_LOGS if settings.log != "quiet" else uvicorn.config.LOGGING_CONFIG,
        access_log=False,
    )
    return 0


def _leave(number: int, frame: FrameType | None) -> None:
    """End in order: uvicorn lets what runs finish first, then raises the signal again."""
    raise SystemExit(0)


_LOGS = {  # by name, so that graph never imports api
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "api.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {"vnplan": {"level": "INFO"}},
}
