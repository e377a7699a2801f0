"""When a task is due in words, for people."""

from __future__ import annotations

from graph.due.tasks import Due
from graph.status.words import shown

STATES = {
    "overdue": "quá hạn",
    "due": "còn hạn",
    "recurring": "định kỳ",
    "ended": "định kỳ, kế hoạch đã hết thời kỳ",
    "continuous": "thường xuyên, khi có yêu cầu",
    "undated": "thời hạn không nêu ngày",
    "none": "không nêu thời hạn",
}
RECURRENCES = {
    "continuous": "thường xuyên",
    "yearly": "hằng năm",
    "half-yearly": "6 tháng một lần",
    "quarterly": "hằng quý",
    "monthly": "hằng tháng",
    "weekly": "hằng tuần",
    "ad-hoc": "đột xuất, khi có yêu cầu",
}
DONE_NOTE = "đồ thị biết thời hạn, không biết nhiệm vụ đã hoàn thành hay chưa"


def due_words(one: Due) -> str:
    """Write when a task is due: the day, how far it is, and the words as printed."""
    printed = f" (văn bản ghi: “{one.task.time}”)" if one.task.time else ""
    if one.last is None or one.days is None:
        return f"{STATES[one.state]}{printed}"
    day = shown(one.last.isoformat())
    far = "hôm nay" if one.days == 0 else f"còn {one.days} ngày" if one.days > 0 else f"quá {-one.days} ngày"
    if one.state == "recurring":
        return f"{RECURRENCES[one.task.recurrence or '']}, lần tới hết ngày {day}, {far}{printed}"
    return f"hết ngày {day}, {far}{printed}"
