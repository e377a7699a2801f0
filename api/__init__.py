"""Vnplan's service: SPARQL, linked data, chains and pages in Vietnamese over the graph that `graph` builds."""
