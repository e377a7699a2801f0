"""The page of coverage: the matrix, and beside it, in tables, all that it shows.

Answers: what of a document is covered by which plan, province or agency, and what each link rests on.
Assumes: an answer of the edition in force.
Never:   needs a script, or the picture: the tables say everything that the matrix does.
"""

from __future__ import annotations

from fastapi import Request
from markupsafe import Markup
from pydantic import BaseModel

from api.edition import Edition
from api.render import render
from api.urls import Urls
from graph.coverage import Coverage, Extent, Standing, Verdict
from graph.coverage.aims import told as told_figure
from graph.coverage.board import Board, By, lay_out
from graph.coverage.told import counts, summary, why
from graph.coverage.words import BASES, EXTENTS, VERDICTS
from graph.draw.matrix import Mark, Name, to_matrix
from graph.index.ask import Index

MOST_COLUMNS, MOST_ROWS = 60, 250  # of the picture; the tables and the workbook have all
SHOWN = 200  # of a list on the page
BYS = {By.PLAN: "kế hoạch", By.PROVINCE: "địa bàn", By.AGENCY: "cơ quan chủ trì"}


def show_coverage(request: Request, edition: Edition, found: Coverage, asked: BaseModel, key: str) -> str:
    """Show what is covered. In: what was asked, for the form and the links."""
    by = By(asked.model_dump()["by"])
    places = places_of(edition.index)
    board = lay_out(found, by, places)
    return render(
        request,
        "coverage.html",
        key=key,
        asked=asked,
        found=found,
        board=board,
        places=places,
        counts=counts(found),
        summary=summary(found),
        drawing=Markup(draw(found, board, request.app.state.service.urls)) if found.central and board.columns else None,
        is_cut=len(board.columns) > MOST_COLUMNS or len(found.central) > MOST_ROWS,
        aims=[aim for aim in found.aims if aim.verdict is not Verdict.MISSING][:SHOWN],
        missing=sum(aim.verdict is Verdict.MISSING for aim in found.aims),
        plans={plan.iri: plan for plan in found.plans},
        shown=SHOWN,
        counts_of=counts_of(board),
        words={"extent": EXTENTS, "basis": BASES, "verdict": VERDICTS, "by": BYS, "why": why, "figure": told_figure},
    )


def places_of(index: Index) -> dict[str, str]:
    """Give the names of the provinces that documents lie in, by their slugs."""
    return {slug: index.province(slug) for slug in index.choices("document", "province")}


def draw(found: Coverage, board: Board, urls: Urls) -> str:
    """Draw the matrix; a row and its marks lead to its entry in the table, a column to its plan or body."""
    rows, columns = found.central[:MOST_ROWS], board.columns[:MOST_COLUMNS]
    marks = {}
    for line, row in enumerate(rows):
        for place, column in enumerate(columns):
            field = board.fields.get((column.key, row.iri))
            if field is not None:
                said = f"{row.locator} – {column.label}: {_told(field.standing)}"
                marks[line, place] = Mark(known=field.standing.extent, proposed=field.standing.proposed, said=said, url=f"#n{line + 1}")
    return to_matrix(
        "Ma trận đối chiếu nhiệm vụ; bảng bên dưới nói cùng nội dung",
        [Name(text=f"{row.locator} {row.statement}", url=f"#n{line + 1}") for line, row in enumerate(rows)],
        [Name(text=column.label, url=_column_url(column.key, urls)) for column in columns],
        marks,
    )


def _told(standing: Standing) -> str:
    known = EXTENTS[standing.extent]
    return f"{known}; nếu gợi ý được xác nhận: {EXTENTS[standing.proposed]}" if standing.is_proposed else known


def _column_url(key: str, urls: Urls) -> str:
    return urls.of(key) if key.startswith(("http://", "https://")) else "#columns"


def counts_of(board: Board) -> dict[str, tuple[int, int, int]]:
    """Count, of each column, the central tasks that it covers, covers in part, and would take up if proposals were confirmed."""
    standings: dict[str, list[Standing]] = {column.key: [] for column in board.columns}
    for (key, _), field in board.fields.items():
        standings[key].append(field.standing)
    return {
        key: (
            sum(one.extent is Extent.COVERED for one in of_column),
            sum(one.extent is Extent.PARTLY for one in of_column),
            sum(one.is_proposed for one in of_column),
        )
        for key, of_column in standings.items()
    }
