"""What requests about time have in common: their day, their document, their forms.

Answers: how an empty field of a form, a day and a document's key are read; how a table is answered as CSV.
Assumes: FastAPI checks the fields.
Never:   takes a field that is empty for one that is given.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Annotated, NoReturn

from fastapi.responses import Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from api.negotiate import CSV, labelled

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
HEADERS = {"Vary": "Accept", "Cache-Control": "no-cache"}


def _read_day(value: object) -> object:
    """Read a day as it is described, and nothing else that could be taken for one, such as a count of seconds."""
    if not isinstance(value, str) or not value.strip():
        return None if isinstance(value, str) else value
    try:
        return date.fromisoformat(value) if _DAY.fullmatch(value) else _refuse_day()
    except ValueError:
        return _refuse_day()


def _refuse_day() -> NoReturn:
    raise PydanticCustomError("date_parsing", "no day")


_SHAPE = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "maxLength": 0}]}  # a form sends its empty field
Day = Annotated[date | None, BeforeValidator(_read_day), WithJsonSchema(_SHAPE)]


class Form(BaseModel):
    """What is asked, as it came. An empty field of a form asks for nothing."""

    model_config = ConfigDict(frozen=True)

    @field_validator("*", mode="before")
    @classmethod
    def empty_is_none(cls, value: object) -> object:
        """Take a form's empty field for one that is not given."""
        return None if isinstance(value, str) and not value.strip() else value


class Asked(Form):
    """What is asked for one day."""

    as_of: Day = Field(None, description="Tính đến ngày này (không nêu: hôm nay): 2025-06-30")


def csv_response(table: tuple[tuple[object, ...], ...]) -> Response:
    """Answer a table as CSV, the heads first."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(table)
    return Response(text.getvalue(), media_type=labelled(CSV), headers=HEADERS)
