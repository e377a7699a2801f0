"""The least that answers SPARQL over HTTP: one route over a store in the same process. The service is held against it; bench.service starts it."""

from __future__ import annotations

import os

import pyoxigraph as ox
from fastapi import FastAPI, Response

app = FastAPI()
store = ox.Store.read_only(os.environ["BENCH_STATE"])


@app.get("/sparql")
async def ask(query: str) -> Response:
    found = store.query(query, use_default_graph_as_union=True)
    assert not isinstance(found, ox.QueryTriples)
    body = found.serialize(format=ox.QueryResultsFormat.JSON)
    return Response(body, media_type="application/sparql-results+json")
