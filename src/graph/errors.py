"""Every error that the project raises.

VnplanError                 anything that a person can mend; its message says where, what was read, what was expected, what to do
├── ConfigError             a setting is wrong
├── UsageError              a command or request asks for something that cannot be
│   ├── KeyNotFoundError    no document has this key
│   │   └── ItemNotFoundError   the document has no such item
│   ├── HeadingError        an item is a heading, where a task is asked for; lists the tasks below it
│   └── AmbiguousKeyError   several documents have this key; lists them
├── SourceError             a file cannot be read as a document
├── ListError               a file of data/ is malformed (duplicate, unknown column, missing value)
├── NumberFormatError       a text is not one official number, read whole
├── QuantityError           a text is not one figure, read whole
├── IdentityError           the ledger or a ruling contradicts itself
├── WorkError               a process of the project's own does not start
├── StoreError              the store cannot be opened, or refuses data
│   ├── LockedError         another process writes to the store
│   ├── RemoteError         another machine's engine is down, or answers what it should not
│   │   └── RemoteSlowError it takes longer than allowed, or stopped half way for that reason
│   └── ChangingError       a new state is just being written there: what was asked would be answered half from the old one
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

    def __init__(self, key: str, message: str | None = None) -> None:
        self.key = key
        super().__init__(
            message
            or f"Không tìm thấy văn bản “{key}”. "
            "Hãy viết số, ký hiệu (ví dụ: 23-NQ/TW), kèm ngày nếu cần (165/QĐ-TTg 28/02/2023), hoặc IRI của văn bản."
        )


class ItemNotFoundError(KeyNotFoundError):
    """A document has neither task nor heading at the locator that was asked for."""

    def __init__(self, number: str, locator: str) -> None:
        super().__init__(
            f"{number}#{locator}",
            f"Không tìm thấy mục “{locator}” trong văn bản “{number}”. Hãy viết mục như văn bản đánh số, từ ngoài vào trong: {number}#II.1.a.",
        )


class HeadingError(UsageError):
    """An item is a heading, where a task is asked for; `tasks` are the locators of those below it."""

    def __init__(self, key: str, title: str, tasks: tuple[str, ...]) -> None:
        self.key, self.tasks = key, tasks
        inside = f"Hãy nêu một nhiệm vụ trong đó: {', '.join(tasks)}" if tasks else "Trong đó không có nhiệm vụ nào"
        super().__init__(f"“{key}” là đề mục “{title}”, không phải nhiệm vụ. {inside}; hoặc hỏi cả văn bản.")


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
    """The store cannot be opened, or refuses data."""


class LockedError(StoreError):
    """Another process has the store open for writing; later it can be written to."""


class RemoteError(StoreError):
    """Another machine's engine is down, refuses, or answers something else than it was asked for; nothing of it is used."""


class RemoteSlowError(RemoteError):
    """Another machine's engine takes longer than allowed, or says that it stopped half way."""


class ChangingError(StoreError):
    """Another machine's engine is just being given a new state; asking again a little later helps."""


class QueryError(VnplanError):
    """A query is malformed, or asks for what is refused (updates, SERVICE)."""


class QueryLimitError(QueryError):
    """A query met a limit of time, rows or bytes; nothing of its answer is given."""
