"""Figures for Prometheus, on an address of their own.

Answers: how many requests ended how and how long they took, what the query processes do, which state is served and since when.
Assumes: the address is not public: 127.0.0.1, or a network of the operator's.
Never:   takes a label from what a client sends: routes, methods, statuses and kinds of errors are those of the program.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, start_http_server
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from api.service import Service
from graph.errors import StoreError
from graph.store import InForce

SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
# Why a query got no answer.
ENDED = {"QueryDeadlineError": "time", "QueryMemoryError": "memory", "BusyError": "queue-full", "BudgetError": "share-spent"}


class Figures:
    """The figures of one service; may be counted from any thread."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("route", "method", "status")
        self._requests = Counter("vnplan_requests", "Requests that were answered", labels, registry=self.registry)
        self._seconds = Histogram("vnplan_request_seconds", "Seconds to answer", ("route",), buckets=SECONDS, registry=self.registry)
        self._running = Gauge("vnplan_requests_running", "Requests that are being answered", registry=self.registry)
        self._ended = Counter("vnplan_queries_ended", "Queries that got no answer", ("reason",), registry=self.registry)
        for reason in ENDED.values():
            self._ended.labels(reason)
        ProcessCollector(registry=self.registry)

    def running(self) -> AbstractContextManager[object]:
        """Count a request as running while the context is open."""
        return self._running.track_inprogress()

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def count_failure(self, failure: str) -> None:
        """Count what ended a request, if it was a query that got no answer."""
        if failure in ENDED:
            self._ended.labels(ENDED[failure]).inc()


class State(Collector):
    """What is served now, asked when the figures are."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def collect(self) -> Iterator[Metric]:
        """Give the figures of the state in force and of the query processes."""
        service, pool = self._service, self._service.pool
        state = _in_force(service)
        yield InfoMetricFamily("vnplan_build", "The state in force", {"id": state.build if state else ""})
        age_s = max(0.0, time.time() - state.since_s) if state else 0.0
        yield GaugeMetricFamily("vnplan_build_age_seconds", "Seconds since the state came into force", age_s)
        yield GaugeMetricFamily("vnplan_query_workers", "Query processes", len(pool.processes()))
        yield GaugeMetricFamily("vnplan_queries_waiting", "Queries that wait for a process", pool.waiting())


def _in_force(service: Service) -> InForce | None:
    with suppress(StoreError):  # an engine elsewhere is down, or is being changed
        return service.states.in_force()
    return None


@contextmanager
def serve_figures(figures: Figures, service: Service) -> Iterator[None]:
    """Give the figures at the address of the settings, as long as the context is open; without one, nowhere.

    Raises: OSError if the address cannot be opened.
    """
    figures.registry.register(State(service))
    if service.settings.metrics is None:
        yield
        return
    host, _, port = service.settings.metrics.rpartition(":")
    server, thread = start_http_server(int(port), host, figures.registry)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
