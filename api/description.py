"""The description of the interface, openapi.json, as version 3.0 has it: what swagger-ui's installed files can show.

Answers: which addresses there are, which parameters they take, what they answer.
Assumes: the routes describe themselves; only the spelling of “may be absent” differs between 3.1 and 3.0.
Never:   describes a page that is for people only.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.answers import AS_PROBLEM
from api.schemas import schemas

VERSION = "3.0.3"
NEEDED = {("/trace", "key"), ("/coverage", "key")}  # by programs: a browser that sends none gets a form to fill in


def describe(app: FastAPI) -> dict[str, Any]:
    """Give the description of an app, made once."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes, openapi_version=VERSION)
        schema["components"] = {"schemas": schemas()}
        for path, operations in schema["paths"].items():
            for operation in operations.values():
                operation["responses"] = _responses(operation["responses"])
                operation["parameters"] = [_parameter(path, parameter) for parameter in operation.get("parameters", ())]
        app.openapi_schema = _respell(schema)
    return app.openapi_schema


_PROBLEM = {"description": "Lỗi", "content": AS_PROBLEM}


def _responses(declared: dict[str, Any]) -> dict[str, Any]:
    """Give what a route declared; where it declared no problem, any may come. What the framework calls 422 is answered as 400."""
    responses = {status: response for status, response in declared.items() if status != "422"}
    if "500" not in responses:
        responses["default"] = _PROBLEM
    elif set(responses["200"]) == {"description"}:  # the framework's own guess, of a route that only leads elsewhere
        del responses["200"]
    return responses


def _parameter(path: str, parameter: dict[str, Any]) -> dict[str, Any]:
    """Give a parameter as it is sent: one that may be absent is left out, not null."""
    schema = parameter["schema"]
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        schema = {**{name: value for name, value in schema.items() if name != "anyOf"}, **choices[0]}
    needed = {"required": True} if (path, parameter["name"]) in NEEDED else {}
    return {**parameter, **needed, "schema": {name: value for name, value in schema.items() if name != "title"}}


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
