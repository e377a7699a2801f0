"""Styles and scripts: a fixed set of files, from here and from installed packages."""

from __future__ import annotations

import pytest

from api.static import files
from tests.api.conftest import Served


@pytest.mark.parametrize("name", sorted(files()))
def test_serves_each_file_once(served: Served, name: str) -> None:
    reply = served.client.get(f"/static/{name}")
    assert reply.status_code == 200
    assert reply.headers["content-type"] == files()[name][0]
    assert len(reply.content) > 50
    again = served.client.get(f"/static/{name}", headers={"If-None-Match": reply.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["none.css", "..%2fapp.py", "../app.py", "%2e%2e/app.py", ""])
def test_serves_no_other(served: Served, name: str) -> None:
    assert served.client.get(f"/static/{name}").status_code == 404
