"""Who asks: the address that a client's share of the service is counted under.

Answers: which address that is, also behind proxies that the operator trusts.
Assumes: the server gives the address of its peer as it is: it is told to leave X-Forwarded-For alone.
Never:   believes a header that a peer which is not trusted has sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from graph.errors import ConfigError

Address = IPv4Address | IPv6Address
_UNKNOWN = "?"  # a peer without an address (a Unix socket): all such are one client


class Clients:
    """Tells clients apart. `trusted`: addresses or networks of proxies, separated by commas."""

    def __init__(self, trusted: str = "") -> None:
        self._trusted: Sequence[IPv4Network | IPv6Network] = tuple(_network(part.strip()) for part in trusted.split(",") if part.strip())

    def of(self, peer: str | None, forwarded: Sequence[str]) -> str:
        """Give the name of the client.

        >>> clients = Clients("10.0.0.0/8")
        >>> clients.of("10.0.0.7", ["203.0.113.9, 198.51.100.4, 10.0.0.2"]), clients.of("192.0.2.1", ["203.0.113.9"])
        ('198.51.100.4', '192.0.2.1')
        >>> clients.of("2001:db8:1:2:3::4", [])
        '2001:db8:1:2::/64'

        In:  the peer's address; the values of X-Forwarded-For, in the order in which they stand.
        Out: the last address that no trusted proxy is, as a text; of IPv6 its network of 64 bits, since whoever has one address has them all.
        """
        if forwarded and self.is_trusted(peer):
            peer = self._behind(peer, ",".join(forwarded))
        return peer if peer is not None and ":" not in peer else _shared(peer)

    def _behind(self, peer: str | None, forwarded: str) -> str | None:
        for text in reversed(forwarded.split(",")):
            address = _address(text.strip())
            if address is None:  # a proxy that is trusted writes addresses: what stands before this is anybody's
                return peer
            peer = str(address)
            if not self.is_trusted(peer):
                return peer
        return peer

    def is_trusted(self, peer: str | None) -> bool:
        """Say whether an address is one of the proxies that the operator trusts."""
        if not self._trusted:
            return False
        address = _address(peer or "")
        return address is not None and any(address in network for network in self._trusted)


def _shared(peer: str | None) -> str:
    address = _address(peer or "")
    if address is None:
        return _UNKNOWN
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else str(address)


def _address(text: str) -> Address | None:
    """Read an address; one of IPv4 written as IPv6 is one of IPv4, a port and a zone are passed over."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise ConfigError(f"VNPLAN_TRUSTED_PROXIES: đọc được “{text}”, cần địa chỉ hoặc mạng, như 10.0.0.0/8, cách nhau bằng dấu phẩy") from error
