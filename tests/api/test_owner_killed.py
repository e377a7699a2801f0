"""The service is killed again and again while its owner writes: it starts again with the state before or after, whole, and nothing piles up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

from graph.build import build
from graph.config import Settings
from graph.store import current_build, open_published
from tests.api.test_owner import OWNER, TOKEN
from tests.graph.owning import PROVINCIAL, RESOLUTION, held, left_over

PLAN = "eli/vn/ubnd-tinh-son-la/ke-hoach/2022/88"
KILLS = 6
PROGRAM = """
import sys, uvicorn
from pathlib import Path
from graph.config import Settings
from api.app import create_app
uvicorn.run(create_app(Settings(store=Path(sys.argv[1]), workers=1, token=sys.argv[3])), port=int(sys.argv[2]), log_level="warning")
"""


def started(store: Path, port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, str(store), str(port), TOKEN]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return process
    process.kill()
    raise AssertionError("the service did not start")


def send(port: int, *, is_held: bool) -> None:
    """Withdraw the plan where it is held, else put it; the service dies over it."""
    url = f"http://127.0.0.1:{port}/documents/{PROVINCIAL.name}"
    try:
        httpx.request("DELETE" if is_held else "PUT", url, content=PROVINCIAL.read_bytes(), headers=OWNER, timeout=60, trust_env=False)
    except httpx.TransportError:
        return


def settled(port: int, *, is_held: bool) -> int:
    """Do the same in a service that lives, asking again while the dead one's writer still holds the store; give the status."""
    url = f"http://127.0.0.1:{port}/documents/{PROVINCIAL.name}"
    for _ in range(50):
        reply = httpx.request("DELETE" if is_held else "PUT", url, content=PROVINCIAL.read_bytes(), headers=OWNER, timeout=60, trust_env=False)
        if reply.status_code != 423:
            return reply.status_code
        time.sleep(0.2)
    raise AssertionError("the store stayed locked")


def sizes(store: Path) -> dict[str, int]:
    return {name: len(list((store / name).glob("*"))) for name in ("incoming", "index", "published", "files")}


def test_a_service_that_is_killed_while_it_writes(tmp_path: Path, unused_port: int) -> None:
    settings = Settings(store=tmp_path / "store")
    build((RESOLUTION,), settings)
    outcomes, is_held, took_s = set(), False, 2.0
    for attempt in range(KILLS):
        process = started(settings.writable, unused_port)
        states = {True: held(settings) | {PLAN}, False: held(settings) - {PLAN}}
        before = current_build(settings.writable)
        sender = threading.Thread(target=send, args=(unused_port,), kwargs={"is_held": is_held})
        sender.start()
        sender.join(None if attempt == KILLS - 1 else took_s * attempt / (KILLS - 2))  # from the first moment to just after the answer
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        sender.join()
        again = started(settings.writable, unused_port)
        try:
            assert held(settings) in states.values()
            assert open_published(settings.writable).build_id() == current_build(settings.writable)
            outcomes.add(current_build(settings.writable) != before)
            begun = time.monotonic()
            assert settled(unused_port, is_held=is_held) in ({204, 410} if is_held else {200, 201, 204})
            is_held, took_s = not is_held, time.monotonic() - begun
            assert held(settings) == states[is_held]
            assert httpx.get(f"http://127.0.0.1:{unused_port}/{PLAN}", trust_env=False).status_code == (303 if is_held else 410)
        finally:
            again.send_signal(signal.SIGTERM)
            again.wait(30)
        assert left_over(settings) == set()
        assert sizes(settings.writable)["incoming"] == 1, "the door, and no room of a service that is gone"
        assert sizes(settings.writable)["files"] == is_held
    assert outcomes == {True, False}, "kills fell before and after the change"
