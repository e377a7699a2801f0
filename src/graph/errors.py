"""Every error that the project raises.

VnplanError                 anything that a person can mend; its message says where, what was read, what was expected, what to do
├── ConfigError             a setting is wrong
├── UsageError              a command or request asks for something that cannot be
│   ├── KeyNotFoundError    no document has this key
│   └── AmbiguousKeyError   several documents have this key; lists them
├── SourceError             a file cannot be read as a document
├── ListError               a file of data/ is malformed (duplicate, unknown column, missing value)
├── NumberFormatError       a text is not one official number, read whole
├── QuantityError           a text is not one figure, read whole
├── IdentityError           the ledger or a ruling contradicts itself
├── WorkError               a process of the project's own does not start
├── StoreError              the store cannot be opened, is locked, or refuses data
└── QueryError              a query is malformed, or asks for what is refused
    └── QueryLimitError     a query met a limit of time, rows or bytes
"""

from __future__ import annotations


class VnplanError(Exception):
    """Anything a person can mend. The message is for people: where, what was read, what was expected, what to do."""


class ConfigError(VnplanError):
    """A setting has a value that cannot work."""


class UsageError(VnplanError):
    """A command or a request asks for something that cannot be."""


class KeyNotFoundError(UsageError):
    """No document of the graph has the key that was asked for."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(
            f"Không tìm thấy văn bản “{key}”. Hãy viết số, ký hiệu (ví dụ: 23-NQ/TW), kèm ngày nếu cần (165/QĐ-TTg 28/02/2023), hoặc IRI của văn bản."
        )


class AmbiguousKeyError(UsageError):
    """Several documents have the key that was asked for; `options` lists them as (IRI, label)."""

    def __init__(self, key: str, options: tuple[tuple[str, str], ...]) -> None:
        self.key, self.options = key, options
        listed = "\n".join(f"  {label}  <{iri}>" for iri, label in options)
        super().__init__(f"“{key}” có thể là {len(options)} văn bản:\n{listed}\nHãy thêm ngày ban hành, hoặc dùng IRI.")


class SourceError(VnplanError):
    """A file cannot be read as a document; `path` names it and `reason` says why."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class ListError(VnplanError):
    """A file of data/ is malformed; the message names file and line."""


class NumberFormatError(VnplanError):
    """A text is not one official number, read whole."""


class QuantityError(VnplanError):
    """A text is not one figure, read whole."""


class IdentityError(VnplanError):
    """The identity ledger or a ruling contradicts itself."""


class WorkError(VnplanError):
    """A process that the project starts for its own work does not get as far as working."""


class StoreError(VnplanError):
    """The store cannot be opened, is locked by another process, or refuses data."""


class QueryError(VnplanError):
    """A query is malformed, or asks for what is refused (updates, SERVICE)."""


class QueryLimitError(QueryError):
    """A query met a limit of time, rows or bytes; nothing of its answer is given."""
