"""Where else a thing or page is to be had: in the Link header, and in the head of the page.

Answers: which address is its own for good (canonical), and which forms there are beside it (alternate).
Never:   names a form that is not served.
Source:  RFC 8288 (Link), RFC 6596 (canonical).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.negotiate import HTML, JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Offer

FORMS: Mapping[str, Offer] = {"html": HTML, "ttl": TURTLE, "jsonld": JSON_LD, "nt": N_TRIPLES, "rdf": RDF_XML}
EXTENSIONS: Mapping[str, str] = {offer.name: extension for extension, offer in FORMS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The addresses of one thing. `place`: where it is served here, to which an extension is added."""

    canonical: str
    place: str

    @property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """Address and media type of each form."""
        return tuple((f"{self.place}.{extension}", form.media) for extension, form in FORMS.items())

    def header(self) -> str:
        """Spell the value of the Link header.

        >>> Links(canonical="https://a/b", place="/b").header()[:63]
        '<https://a/b>; rel="canonical", </b.html>; rel="alternate"; typ'
        """
        alternates = [f'<{address}>; rel="alternate"; type="{media}"' for address, media in self.alternates]
        return ", ".join([f'<{self.canonical}>; rel="canonical"', *alternates])
