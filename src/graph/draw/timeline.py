"""Deadlines over time as a still picture: one row for each month or year, as long as there are tasks due in it.

Answers: when much is due, what of it is past; each row told by words and figures as well as by colour.
Assumes: nothing around it: sizes and colours are its own attributes; a page may restyle its classes.
Never:   holds script or style, or a reference to anything outside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import quoteattr

from graph.draw.svg import FACE, INK, escape

MOST_MONTHS = 24  # rows that still fit on a screen; of a longer time each row is a year
WIDE, ROW, LABEL, FIGURE = 640, 26, 110, 170
PAST, AHEAD = "#b4541a", "#1d4f91"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A month ("2025-06") or year ("2025") with how many tasks were due in it by the day, and how many are yet to be."""

    period: str
    label: str
    past: int
    ahead: int


def make_rows(days: Sequence[date], day: date) -> tuple[Row, ...]:
    """Count last days by month, or by year where they reach over more than two; months between that have none are there too.

    >>> [(row.label, row.past, row.ahead) for row in make_rows([date(2026, 9, 30), date(2026, 11, 30)], date(2026, 11, 20))]
    [('tháng 9/2026', 1, 0), ('tháng 10/2026', 0, 0), ('tháng 11/2026', 0, 1)]
    """
    if not days:
        return ()
    first, last = min(days), max(days)
    by_month = (last.year - first.year) * 12 + last.month - first.month < MOST_MONTHS
    periods = _months(first, last) if by_month else sorted({f"{each.year:04}" for each in days})
    size = len(periods[0])
    past = Counter(each.isoformat()[:size] for each in days if each < day)
    ahead = Counter(each.isoformat()[:size] for each in days if each >= day)
    return tuple(Row(period=period, label=_label(period), past=past[period], ahead=ahead[period]) for period in periods)


def _months(first: date, last: date) -> list[str]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers]


def _label(period: str) -> str:
    year, _, month = period.partition("-")
    return f"tháng {int(month)}/{year}" if month else f"năm {year}"


def to_timeline(rows: Sequence[Row], links: Sequence[str] = ()) -> str:
    """Draw the rows as SVG. In: for each row the address that its figures lead to, or none."""
    most = max((row.past + row.ahead for row in rows), default=1)
    height = ROW * len(rows) + 8
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" role="group" viewBox="0 0 {WIDE} {height}" font-family="{FACE}" font-size="13">'
    ]
    pieces.append("<title>Số nhiệm vụ đến hạn theo thời gian</title>")
    for place, row in enumerate(rows):
        drawn = "".join(_row(row, place * ROW + 4, most))
        link = links[place] if place < len(links) else ""
        pieces.append(f"<a href={quoteattr(link)}>{drawn}</a>" if link and row.past + row.ahead else drawn)
    return "\n".join([*pieces, "</svg>"])


def _row(row: Row, top: int, most: int) -> Iterator[str]:
    room = WIDE - LABEL - FIGURE
    past, ahead = (round(room * number / most) for number in (row.past, row.ahead))
    yield f'<text x="{LABEL - 8}" y="{top + 15}" text-anchor="end" fill="{INK}" class="chain-ink">{escape(row.label)}</text>'
    if row.past:
        yield f'<rect x="{LABEL}" y="{top}" width="{past}" height="{ROW - 8}" fill="{PAST}" class="time-past"/>'
    if row.ahead:
        yield f'<rect x="{LABEL + past}" y="{top}" width="{ahead}" height="{ROW - 8}" fill="{AHEAD}" class="time-ahead"/>'
    figures = [f"{row.past} quá hạn"] * bool(row.past) + [f"{row.ahead} đến hạn"] * bool(row.ahead)
    yield f'<text x="{LABEL + past + ahead + 6}" y="{top + 15}" fill="{INK}" class="chain-ink">{escape(", ".join(figures))}</text>'
