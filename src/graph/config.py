"""The settings of one run, read once from the environment.

Answers: where the project's data lie, which store is meant, and what the limits are.
Assumes: it is called once, at the start of a command or of the service, and its result is passed on.
Never:   changes; opens a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from graph.errors import ConfigError

LOGS = ("quiet", "json", "json-queries")
BASE = "https://w3id.org/vnplan/"


def find_home() -> Path:
    """Give the folder that holds ontology/, data/ and shapes/: in a wheel below this package, else the top of the project."""
    inside = Path(__file__).parent / "home"
    return inside if inside.is_dir() else Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one run works with. Build it with `read_settings`; pass it, never keep it in a module.

    Times are in seconds, sizes in bytes; each field can be set by the environment variable VNPLAN_<FIELD>, host and port also by HOST, PORT.
    """

    home: Path = field(default_factory=find_home)
    base: str = BASE
    store: Path | None = None  # None: the embedded default graph of data/graph
    catalogue: Path | None = None  # of the owner's own: documents by number with their status; its rows go before those of data/lists
    host: str = "127.0.0.1"
    port: int = 8000
    read_limit_s: float = 300.0  # for one file, where files are read in processes of their own
    query_limit_s: float = 10.0  # from the moment that a process takes a query
    query_cpu_s: float = 10.0  # the same in CPU seconds, watched by the kernel: it holds too where the service itself is stuck
    query_answer_bytes: int = 20_000_000
    query_rows: int = 100_000  # of an answer: solutions, or triples
    query_text_bytes: int = 65_536
    query_memory_bytes: int = 2_000_000_000  # of a process, its program included
    worker_keep_bytes: int = 500_000_000  # a process that has grown beyond is replaced after its answer
    workers: int = 2
    licence: str | None = None  # IRI of the licence that the graph is offered under
    publisher: str | None = None  # name of who offers it
    token: str | None = field(default=None, repr=False)  # of the owner, who may change what is served; None: nobody may
    token_file: Path | None = None  # the same, in a file
    waiting_writes: int = 4  # orders of the owner that may wait for the one that is carried out
    upload_limit_s: float = 120.0  # for one file of the owner to arrive
    log: str = "quiet"  # "json": a line for each request, without what was asked; "json-queries": with it
    metrics: str | None = None  # host:port at which figures are given for Prometheus, apart from what is public; None: nowhere
    shutdown_limit_s: float = 20.0  # for what runs when the service is told to end
    queue: int = 32  # queries that may wait for a worker
    queue_limit_s: float = 10.0  # that a query may wait
    client_seconds: float = 60.0  # of workers, for one client (an address; IPv6: a /64) in a minute
    client_queries: int = 24  # of one client that may wait or run at once
    client_table: int = 10_000  # clients that are remembered
    connections: int = 1_000  # that may be open at once
    client_connections: int = 250  # the same, of one client that is no trusted proxy
    head_bytes: int = 65_536  # of a request's address and headers; longer queries go into a body
    head_limit_s: float = 10.0  # for them to come whole
    body_limit_s: float = 30.0  # for a request's body to come whole
    write_limit_s: float = 30.0  # for a client to take the next 64 KiB of an answer
    held_bytes: int = 400_000_000  # of all answers that their clients have not taken yet
    keep_alive_s: int = 5  # that a connection may lie idle between two requests
    trusted_proxies: str = ""  # addresses or networks, separated by commas, whose X-Forwarded-For is believed
    file_bytes: int = 50_000_000  # of one file; the longest real plans, with all annexes, are below 5 MB of text
    unpacked_bytes: int = 300_000_000  # that a packed file may unfold to; the text parts of real ones are below 20 MB
    render_limit_s: float = 60.0  # for taking one HTML or Word file apart; real ones take below a second
    pdf_limit_s: float = 280.0  # the same for a PDF, whose scanned pages take about four seconds each; below read_limit_s, so that the reason is told
    render_memory_bytes: int = 2_000_000_000
    remote_query: str | None = None  # address of another engine's SPARQL 1.1 endpoint; None: the graph is in `store`
    remote_update: str | None = None  # where it takes updates
    remote_graphs: str | None = None  # where it speaks the Graph Store protocol
    remote_auth: str = "basic"  # or "digest": how user and password are sent
    remote_user: str | None = None
    remote_password: str | None = field(default=None, repr=False)
    remote_token: str | None = field(default=None, repr=False)  # sent as "Bearer"
    remote_ca: Path | None = None  # certificates to trust instead of the system's
    remote_rows: int | None = None  # rows after which the engine cuts answers off without saying so (Virtuoso: ResultSetMaxRows)
    remote_atomic: bool = False  # the engine runs one update request in one transaction that readers see all of or nothing
    remote_queries: int = 8  # of strangers, that the engine is asked at a time
    remote_limit_s: float = 600.0  # for one request of the project's own: a list of everything, a batch of an update
    remote_answer_bytes: int = 2_000_000_000  # the same

    @property
    def writable(self) -> Path:
        """The folder of the store that commands write to."""
        return self.store or Path("store")

    def __post_init__(self) -> None:
        if not self.base.startswith(("http://", "https://")) or not self.base.endswith("/"):
            raise ConfigError(f"VNPLAN_BASE: đọc được “{self.base}”, cần một địa chỉ http(s) kết thúc bằng “/”, ví dụ {BASE}")
        if self.licence is not None and not self.licence.startswith(("http://", "https://")):
            raise ConfigError(
                f"VNPLAN_LICENCE: đọc được “{self.licence}”, cần địa chỉ của một giấy phép, ví dụ https://creativecommons.org/licenses/by/4.0/"
            )
        if not 0 <= self.port < 65_536:
            raise ConfigError(f"PORT (--port): đọc được {self.port}, cần một số từ 0 đến 65535")
        if self.log not in LOGS:
            raise ConfigError(f"VNPLAN_LOG: đọc được “{self.log}”, cần một trong {', '.join(LOGS)}")
        if self.metrics is not None and not re.fullmatch(r"[^\s:]+:\d{1,5}", self.metrics):
            raise ConfigError(f"VNPLAN_METRICS: đọc được “{self.metrics}”, cần địa chỉ và cổng, ví dụ 127.0.0.1:9464")
        if self.token and self.token_file:
            raise ConfigError("VNPLAN_TOKEN, VNPLAN_TOKEN_FILE: chỉ đặt một trong hai")
        for spec in fields(self):
            name = spec.name
            value = getattr(self, name)
            if name != "port" and spec.type in {"int", "float", "int | None"} and value is not None and value <= 0:
                raise ConfigError(f"VNPLAN_{name.upper()}: đọc được {value}, cần một số lớn hơn 0")


def read_settings(environment: Mapping[str, str], **given: object) -> Settings:
    """Build the settings from the environment; what is `given` (not None) wins over it.

    >>> read_settings({"PORT": "8123"}).port
    8123

    Raises: ConfigError naming the variable whose value cannot be used.
    """
    values: dict[str, object] = {}
    for spec in fields(Settings):
        names = [f"VNPLAN_{spec.name.upper()}"] + ([spec.name.upper()] if spec.name in {"host", "port"} else [])
        text = next((environment[name] for name in names if environment.get(name)), None)
        if text is not None:
            values[spec.name] = _parse(names[0], text, str(spec.type))
    values.update({name: value for name, value in given.items() if value is not None})
    return replace(Settings(), **values)  # type: ignore[arg-type]


def _parse(name: str, text: str, kind: str) -> object:
    try:
        if kind == "bool":
            return _YES_NO[text.lower()]
        if kind in {"int", "int | None"}:
            return int(text)
        if kind == "float":
            return float(text)
    except KeyError as error:
        raise ConfigError(f"{name}: đọc được “{text}”, cần yes hoặc no") from error
    except ValueError as error:
        raise ConfigError(f"{name}: đọc được “{text}”, cần một số") from error
    return Path(text) if "Path" in kind else text


_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
