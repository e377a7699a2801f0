"""Vnplan's graph: reads Vietnamese plans, links them, checks them, and answers who carries out what, by when, on which ground."""
