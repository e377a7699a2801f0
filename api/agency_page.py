"""The page of an agency: what it leads, where it takes part, what it issued; who has its tasks today, whose tasks came to it."""

from __future__ import annotations

from fastapi import Request

from api.edition import Edition
from api.render import render
from graph.index.rows import Filter

SHOWN = 50


def show_agency(request: Request, edition: Edition, iri: str) -> str:
    """Show an agency or a group of agencies."""
    index = edition.index
    row = index.agency(iri)
    assert row is not None, f"{iri} is an agency of the store and not of the index"
    former, ways, before = index.taken_over(iri), index.ways_from(iri), index.steps_to(iri)
    named = {body for step in (*before, *(step for way in ways for step in way)) for body in (step.source, step.target) if body}
    lead = index.tasks(Filter(agencies=(iri,), role="lead"), limit=SHOWN)
    advise = index.tasks(Filter(agencies=(iri,), role="advise"), limit=SHOWN)
    return render(
        request,
        "agency.html",
        agency=row,
        parent=index.agency(row.parent) if row.parent else None,
        below=index.agencies(Filter(agencies=(iri,)), limit=SHOWN),
        roles=(
            ("lead", "Nhiệm vụ chủ trì", lead),
            ("advise", "Nhiệm vụ tham mưu", advise),
            ("coordinate", "Nhiệm vụ phối hợp", index.tasks(Filter(agencies=(iri,), role="coordinate"), limit=SHOWN)),
        ),
        ways=ways,
        before=before,
        shown={body for body in named if index.agency(body)},
        inherited=index.tasks(Filter(agencies=former), limit=1).total if former else 0,
        issued=index.documents(Filter(agencies=(iri,)), limit=SHOWN),
    )
