"""Log lines as JSON, one a line, for whoever gathers the logs of many services.

Answers: when what happened, to which request, how it ended.
Assumes: `vnplan serve` names the class to the logging of the standard library, where the settings ask for it.
Never:   writes a header of a request; writes over several lines.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

FIELDS = ("request", "method", "route", "path", "query", "status", "problem", "seconds", "bytes")  # that a record may bring along


class JsonLines(logging.Formatter):
    """Formats a record as an object: time (UTC), level, logger, message, what it brings along, the error."""

    def format(self, record: logging.LogRecord) -> str:
        """Give one line.

        >>> import logging
        >>> line = JsonLines().format(logging.makeLogRecord({"msg": "it ended", "status": 200, "created": 0, "levelname": "INFO", "name": "vnplan"}))
        >>> print(line)
        {"time": "1970-01-01T00:00:00.000+00:00", "level": "info", "logger": "vnplan", "message": "it ended", "status": 200}
        """
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        told |= {name: value for name in FIELDS if (value := getattr(record, name, None)) is not None}
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)
