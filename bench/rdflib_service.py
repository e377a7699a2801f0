"""rdflib-endpoint over an rdflib Dataset whose default graph is the union of all; started by bench.service."""

from __future__ import annotations

import os

from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

dataset = Dataset(default_union=True)
dataset.parse(os.environ["BENCH_FILE"], format="nquads")
app = SparqlEndpoint(graph=dataset, path="/sparql")
