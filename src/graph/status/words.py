"""A document's standing in words, for people."""

from __future__ import annotations

from graph.period import days_of
from graph.status.ground import Evidence, Status
from graph.text import brief, quoted

STATES = {
    "in-force": "còn hiệu lực",
    "amended": "đã được sửa đổi, bổ sung",
    "replaced": "đã được thay thế",
    "repealed": "đã bị bãi bỏ",
    "contradicted": "các nguồn nêu trái nhau",
    "not-issued": "chưa ban hành",
    "unknown": "chưa rõ",
}
ISSUED = {"before": "", "after": "ban hành sau khi văn bản kia đã thay đổi", "unknown": ""}
STANDING_NOTE = "ngày nêu là ngày ban hành của văn bản thay thế, sửa đổi, bãi bỏ; ngày có hiệu lực chưa rõ"
HOLDS = {"yes": "", "maybe": "chưa rõ đã đến ngày đó chưa: ", "later": "về sau: "}


def shown(day: str | None) -> str:
    """Write a day, month or year as it is written in Vietnam; what is not known is said to be so.

    >>> shown("2023-12-28"), shown("2023-06"), shown("2025"), shown(None)
    ('28/12/2023', 'tháng 6/2023', 'năm 2025', 'không rõ ngày')
    """
    if not day:
        return "không rõ ngày"
    first, _ = days_of(day)
    return {0: f"năm {first.year}", 1: f"tháng {first.month}/{first.year}"}.get(day.count("-"), f"{first.day}/{first.month}/{first.year}")


def status_words(status: Status) -> str:
    """Write a standing in one line.

    >>> from datetime import date
    >>> status_words(Status(iri="x", day=date(2025, 1, 1), state="unknown"))
    'chưa rõ'
    """
    words = STATES[status.state]
    if status.is_contradicted:
        sides = dict.fromkeys(_side(one) for one in status.evidence if one.holds == "yes")
        return f"{STATES['contradicted']}: {'; '.join(sides)}"
    if status.by_label:
        words += f" bởi {brief(status.by_label, 110)}"
        if status.since and shown(status.since) not in status.by_label:
            words += f" ({shown(status.since)})"
    if status.state == "not-issued":
        return f"{words} (ban hành {shown(status.since)})"
    if status.successor and status.successor.iri != status.by:
        words += f"; nay là {brief(status.successor.label, 110)}"
    later = next((one for one in status.evidence if one.holds != "yes"), None)
    return f"{words} ({HOLDS[later.holds]}{_side(later)})" if status.state == "unknown" and later else words


def _side(one: Evidence) -> str:
    by = f" bởi {brief(one.by_label, 90)}" if one.by_label else ""
    return f"{STATES[one.state]}{by} ({source_words(one)})"


def source_words(one: Evidence) -> str:
    """Name what a saying rests on."""
    if one.document is None:
        return f"theo danh mục: {one.source}" if one.file else one.source or "theo danh mục"
    return f"theo {brief(one.document_label or one.document, 90)}"


def evidence_words(one: Evidence) -> str:
    """Write one saying: what, by what, since when, and on which words or list it rests."""
    by = f" bởi {brief(one.by_label, 110)}" if one.by_label else ""
    since = f" ({shown(one.since)})" if one.since and shown(one.since) not in (one.by_label or "") else ""
    return f"{HOLDS[one.holds]}{STATES[one.state]}{by}{since}: {passage_words(one)}"


def passage_words(one: Evidence) -> str:
    """Write the words of the text, or the list, that a saying rests on, with its place."""
    if one.quote is None or one.start is None or one.end is None:
        return source_words(one)
    place = f"{one.place}, " if one.place else ""
    return (
        f"“{quoted(one.quote, one.start, one.end, 160)}” — {brief(one.document_label or one.document or '', 90)}, {place}ký tự {one.start}–{one.end}"
    )
