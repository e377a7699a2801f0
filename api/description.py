"""The description of the interface, openapi.json, as version 3.0 has it: what swagger-ui's installed files can show.

Answers: which addresses there are, which parameters they take, what they answer.
Assumes: the routes describe themselves; only the spelling of “may be absent” differs between 3.1 and 3.0.
Never:   describes a page that is for people only.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

VERSION = "3.0.3"
PROBLEM = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["type", "status", "title", "detail"],
    "properties": {name: {"type": "string"} for name in ("type", "title", "detail", "detail_en")} | {"status": {"type": "integer"}},
}


def describe(app: FastAPI) -> dict[str, Any]:
    """Give the description of an app, made once."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes, openapi_version=VERSION)
        schema["components"] = {"schemas": {"Problem": PROBLEM}}
        for path in schema["paths"].values():
            for operation in path.values():
                operation["responses"] = {"200": operation["responses"].get("200", {"description": "OK"}), "default": _PROBLEM}
        app.openapi_schema = _respell(schema)
    return app.openapi_schema


_PROBLEM = {"description": "Lỗi", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _respell(value: Any) -> Any:
    """Write “this or null” as 3.0 does: the schema itself, nullable."""
    if isinstance(value, list):
        return [_respell(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    spelt = {name: _respell(entry) for name, entry in value.items()}
    choices = spelt.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        rest = [choice for choice in choices if choice != {"type": "null"}]
        del spelt["anyOf"]
        spelt |= {**(rest[0] if len(rest) == 1 else {"anyOf": rest}), "nullable": True}
    return spelt
