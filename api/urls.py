"""The only maker of addresses on this service.

Answers: where this service shows the thing that an IRI names, and the pages that lists and searches have.
Assumes: the base of the settings is the base of the graph's IRIs.
Never:   makes an address on another host: what is not below the base is linked as it is, and only if it is http(s).
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from graph.vocab import ROOT

SERVED = ("eli/", "id/", "graph/")
TERMS = (f"{ROOT}ontology", f"{ROOT}shapes", f"{ROOT}scheme")  # terms keep their names wherever the graph is served
_SAFE = "/:@!$&'()*+,;=~-._"  # what RFC 3986 allows in a path as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Urls:
    """Makes the addresses of one service from the base of its graph."""

    base: str

    def is_served(self, iri: str) -> bool:
        """Say whether this service answers for the IRI."""
        return iri.startswith(self.base) and iri[len(self.base) :].startswith(SERVED)

    def of(self, iri: str) -> str:
        """Give where a thing is shown: a path here, or the IRI itself where another service answers for it.

        >>> Urls(base="https://w3id.org/vnplan/").of("https://w3id.org/vnplan/eli/vn/ttg/quyet-dinh/2023/165")
        '/eli/vn/ttg/quyet-dinh/2023/165'
        >>> Urls(base="https://data.example.vn/").of("https://w3id.org/vnplan/ontology#Task")
        '/ontology#Task'
        """
        if self.is_served(iri):
            return "/" + _quote(iri[len(self.base) :])
        if iri.startswith(TERMS):
            return "/" + quote(iri[len(ROOT) :], safe=_SAFE + "#")
        return iri if iri.startswith(("https://", "http://")) else "#"

    def form(self, iri: str, extension: str) -> str:
        """Give where one form of a thing is: "html", "ttl", "jsonld"."""
        return f"{self.of(iri)}.{extension}"

    def own(self, name: str) -> str:
        """Give the address at which the owner puts and withdraws a file.

        >>> Urls(base="https://w3id.org/vnplan/").own("kế hoạch.docx")
        '/documents/k%E1%BA%BF%20ho%E1%BA%A1ch.docx'
        """
        return f"/documents/{quote(name, safe='')}"

    def iri(self, path: str) -> str:
        """Give the IRI that a path of this service (decoded, without the first slash) stands for."""
        return self.base + path

    def search(self, page: str, **parameters: object) -> str:
        """Give the address of a list, a chain or a query with its parameters; None and "" are left out.

        >>> Urls(base="https://w3id.org/vnplan/").search("trace", key="23-NQ/TW", depth=None)
        '/trace?key=23-NQ%2FTW'
        """
        given = {name: value for name, value in parameters.items() if value not in {None, ""}}
        return f"/{page}" + (f"?{urlencode(given)}" if given else "")


def _quote(path: str) -> str:
    return quote(path, safe=_SAFE)
