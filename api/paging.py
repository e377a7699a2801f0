"""A page of a list as JSON: what every list has around its items.

Answers: how many there are in all, which stretch this is, and the address of the next.
Assumes: items stand in the order of the page.
Never:   gives a next page where nothing is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.urls import Urls
from graph.index.rows import Page

MOST_SKIPPED = 10_000_000  # far more than an index holds, and no more than it can count


def paged(page: Page[Any], items: Sequence[dict[str, object]], urls: Urls, name: str, **given: object) -> dict[str, object]:
    """Give a page with its items as they are answered; `given` narrows the list, and so does the address of its next page."""
    behind = page.offset + len(page.items)
    more = behind < page.total and page.items
    return {
        "total": page.total,
        "offset": page.offset,
        "limit": page.limit,
        "next": urls.search(name, **given, offset=behind, limit=page.limit) if more else None,
        **({"near": True} if page.is_near else {}),
        "items": list(items),
    }
