"""Take the screenshot of README.md: the chain below a resolution of the centre, as a browser shows it.

usage: screenshot.py OUTPUT.png [PATH OF THE PAGE]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

PORT = 8765
PAGE = "/trace?key=23-NQ%2FTW&direction=down"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def take(output: Path, page_path: str) -> None:
    """Serve the embedded default graph on the loopback, open the page in Chromium, wait for the drawing, and keep what it shows."""
    server = subprocess.Popen([sys.executable, "-m", "graph.cli", "serve", "--port", str(PORT)])
    try:
        _wait(f"http://127.0.0.1:{PORT}/healthz")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 1180})
            page.goto(f"http://127.0.0.1:{PORT}{page_path}", wait_until="networkidle")
            page.wait_for_timeout(1500)
            output.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=output)
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{address} did not answer")


if __name__ == "__main__":
    take(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else PAGE)
