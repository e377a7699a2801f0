"""What a route answers, declared beside it, for the description of the interface.

Answers: the forms of a good answer, where a route may lead, which problems it may have.
Assumes: errors.KINDS says which status a problem has.
Never:   changes what is answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.errors import KINDS, PROBLEM
from api.negotiate import HTML, XLSX, Offer
from api.schemas import Schema, referring

ALWAYS = ("internal", "no-store")  # what any answer from the graph may meet
LEADS = {301: "Nay ở địa chỉ khác", 302: "Đang ở địa chỉ khác", 303: "Được mô tả ở địa chỉ khác"}
AS_PROBLEM = {PROBLEM.media: {"schema": referring("Problem")}, HTML.media: {"schema": {"type": "string"}}}
Responses = dict[int | str, dict[str, Any]]


def answers(*offers: Offer, schema: str | None = None, leads: Sequence[int] = (), problems: Sequence[str] = ()) -> Responses:
    """Declare what a route answers. `schema`: of its JSON, by name; `leads`: statuses that lead elsewhere; `problems`: of errors.KINDS."""
    found: Responses = {}
    if offers:
        found[200] = {"description": "OK", "content": {offer.media: {"schema": _schema(offer, schema)} for offer in offers}}
        found[304] = {"description": "Không đổi từ lần trước (If-None-Match)"}
    for status in leads:
        found[status] = {"description": LEADS[status], "headers": {"Location": {"schema": {"type": "string"}, "required": True}}}
    for kind in (*problems, *ALWAYS):
        status, title, _ = KINDS[kind]
        known = found.get(status)
        found[status] = {
            "description": f"{known['description']}; {title.lower()}" if known else title,
            "content": AS_PROBLEM,
        }
    return found


def _schema(offer: Offer, name: str | None) -> Schema:
    if name is not None and offer.media == "application/json":
        return referring(name)
    is_binary = offer.media in {"application/gzip", XLSX.media}
    return {} if offer.media.endswith("json") else {"type": "string", "format": "binary"} if is_binary else {"type": "string"}
