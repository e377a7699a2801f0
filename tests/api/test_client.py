"""Who is counted as one client."""

from __future__ import annotations

import pytest

from api.client import Clients
from graph.errors import ConfigError

CASES = [  # trusted proxies, peer, X-Forwarded-For, client
    ("", "192.0.2.1", ["203.0.113.9"], "192.0.2.1"),  # nobody is believed unless the operator says so
    ("127.0.0.1", "127.0.0.1", ["203.0.113.9"], "203.0.113.9"),
    ("127.0.0.1", "127.0.0.1", [], "127.0.0.1"),
    ("127.0.0.1", "127.0.0.1", ["1.1.1.1, 203.0.113.9"], "203.0.113.9"),  # what the client wrote before is not believed
    ("127.0.0.1,10.0.0.0/8", "127.0.0.1", ["203.0.113.9, 10.1.2.3"], "203.0.113.9"),  # two proxies
    ("127.0.0.1", "127.0.0.1", ["1.1.1.1", "203.0.113.9"], "203.0.113.9"),  # two headers
    ("127.0.0.1", "127.0.0.1", ["unknown"], "127.0.0.1"),
    ("127.0.0.1", "127.0.0.1", ["203.0.113.9:4711"], "203.0.113.9"),
    ("127.0.0.1", "127.0.0.1", ["[2001:db8::1]:4711"], "2001:db8::/64"),
    ("::1", "::1", ["2001:db8:0:1::7"], "2001:db8:0:1::/64"),
    ("10.0.0.0/8", "::ffff:10.0.0.1", ["203.0.113.9"], "203.0.113.9"),  # IPv4 written as IPv6
    ("", "2001:db8:1:2:aaaa::1", [], "2001:db8:1:2::/64"),
    ("", "fe80::1%eth0", [], "fe80::/64"),
    ("", None, [], "?"),
    ("127.0.0.1", None, ["203.0.113.9"], "?"),
]


@pytest.mark.parametrize(("trusted", "peer", "forwarded", "client"), CASES)
def test_tells_clients_apart(trusted: str, peer: str | None, forwarded: list[str], client: str) -> None:
    assert Clients(trusted).of(peer, forwarded) == client


@pytest.mark.parametrize("trusted", ["*", "proxy.example", "10.0.0.0/33"])
def test_refuses_what_is_no_network(trusted: str) -> None:
    with pytest.raises(ConfigError, match="VNPLAN_TRUSTED_PROXIES"):
        Clients(trusted)
