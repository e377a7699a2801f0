"""The command publish, and what build and load do last: give another machine's engine the state in force."""

from __future__ import annotations

import argparse
import sys

from graph.config import Settings
from graph.errors import RemoteError, UsageError
from graph.store import Remote, Sent, adopt_remote, publish_remote, remote_of

SHOWN_EVERY = 500  # graphs between two lines of progress


def publish_there(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan publish`."""
    remote = remote_of(settings)
    if remote is None:
        raise UsageError("chưa đặt VNPLAN_REMOTE_QUERY và VNPLAN_REMOTE_UPDATE: không biết đưa lên máy chủ dữ liệu nào")
    print(_as_text(_adopt(remote, settings) if given.loaded else _send(remote, settings, anew=given.replace), remote))
    return 0


def publish_if_meant(settings: Settings) -> None:
    """Give the engine of the settings, where they name one, what was built or loaded.

    Raises: RemoteError if it fails: what was built stays in the folder, and can be given later.
    """
    remote = remote_of(settings)
    if remote is None or remote.update is None:
        return
    try:
        sent = _send(remote, settings, anew=False)
    except RemoteError as error:
        later = f"vnplan publish --store {settings.writable}"
        raise RemoteError(f"kho {settings.writable} đã xong, nhưng chưa đưa lên được máy chủ dữ liệu: {error}. Đưa lên sau: {later}") from error
    print(_as_text(sent, remote), file=sys.stderr)


def _adopt(remote: Remote, settings: Settings) -> Sent:
    return adopt_remote(settings.writable, remote, settings.base, progress=_show)


def _send(remote: Remote, settings: Settings, *, anew: bool) -> Sent:
    return publish_remote(settings.writable, remote, settings.base, anew=anew, progress=_show)


def _show(done: int, name: str) -> None:
    if done % SHOWN_EVERY == 0:
        print(f"vnplan: đã đưa lên {done} đồ thị ({name})", file=sys.stderr)


def _as_text(sent: Sent, remote: Remote) -> str:
    if not sent.graphs:
        return f"Máy chủ dữ liệu {remote.host}: đã có bản dựng này"
    return f"Máy chủ dữ liệu {remote.host}: {sent.graphs} đồ thị đổi, thêm {sent.come} và bớt {sent.gone} bộ ba"
