"""Where another machine's engine is asked and changed, and who asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from graph.config import Settings
from graph.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A SPARQL 1.1 engine elsewhere. Secrets are left out of its repr, so that no log has them."""

    query: str
    update: str | None = None
    graphs: str | None = None
    auth: str = "basic"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    ca: Path | None = None
    rows: int | None = None  # more than these it does not give, whatever is asked
    is_atomic: bool = False
    limit_s: float = 600.0
    answer_bytes: int = 2_000_000_000

    def __post_init__(self) -> None:
        for name in ("query", "update", "graphs"):
            _check(f"VNPLAN_REMOTE_{name.upper()}", getattr(self, name))
        if self.auth not in {"basic", "digest"}:
            raise ConfigError(f"VNPLAN_REMOTE_AUTH: đọc được “{self.auth}”, cần basic hoặc digest")
        if self.token and self.user:
            raise ConfigError("VNPLAN_REMOTE_TOKEN và VNPLAN_REMOTE_USER: chỉ đặt một trong hai")

    @property
    def host(self) -> str:
        """Name it to people: host and port, without path, parameters or secrets."""
        return urlsplit(self.query).netloc


def _check(name: str, address: str | None) -> None:
    parts = urlsplit(address or "http://none/")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.fragment:
        raise ConfigError(f"{name}: đọc được “{address}”, cần một địa chỉ http hoặc https")
    if parts.username is not None:
        raise ConfigError(f"{name}: địa chỉ không được chứa tên và mật khẩu; hãy đặt VNPLAN_REMOTE_USER và VNPLAN_REMOTE_PASSWORD")


def remote_of(settings: Settings) -> Remote | None:
    """Give the engine that the settings name, or None where the graph is kept beside the program.

    >>> remote_of(Settings(remote_query="https://kho.example.vn:8890/sparql")).host
    'kho.example.vn:8890'

    Raises: ConfigError if an address cannot be one.
    """
    if settings.remote_query is None:
        return None
    return Remote(
        query=settings.remote_query,
        update=settings.remote_update,
        graphs=settings.remote_graphs,
        auth=settings.remote_auth,
        user=settings.remote_user,
        password=settings.remote_password,
        token=settings.remote_token,
        ca=settings.remote_ca,
        rows=settings.remote_rows,
        is_atomic=settings.remote_atomic,
        limit_s=settings.remote_limit_s,
        answer_bytes=settings.remote_answer_bytes,
    )
