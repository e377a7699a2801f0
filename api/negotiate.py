"""Choose the form of an answer from what a client accepts.

Answers: which of the forms that a route offers suits an Accept header best.
Assumes: offers stand in the server's own order of preference.
Never:   refuses; where nothing suits it gives None, and the route says 406.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

MOST_RANGES = 64  # a browser sends about ten; the rest of a longer header is not looked at


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Offer:
    """One form that a route can answer in. `aliases` are media types that ask for the same thing; the answer is labelled `media`."""

    name: str
    media: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One media range of an Accept header, with its weight."""

    kind: str
    subkind: str
    weight: float

    def fit(self, media: str) -> int:
        """Say how closely a media type is meant: 3 by name, 2 by its kind, 1 by */*, 0 not at all."""
        kind, _, subkind = media.partition("/")
        if self.kind == "*":
            return 1 if self.subkind == "*" else 0
        if self.kind != kind:
            return 0
        return 3 if self.subkind == subkind else 2 if self.subkind == "*" else 0


HTML = Offer(name="html", media="text/html", aliases=("application/xhtml+xml",))
CSV = Offer(name="csv", media="text/csv")
XLSX = Offer(name="xlsx", media="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
JSON = Offer(name="json", media="application/json")
TURTLE = Offer(name="turtle", media="text/turtle", aliases=("application/x-turtle",))
JSON_LD = Offer(name="jsonld", media="application/ld+json", aliases=("application/json",))
N_TRIPLES = Offer(name="ntriples", media="application/n-triples")
RDF_XML = Offer(name="rdfxml", media="application/rdf+xml", aliases=("application/xml", "text/xml"))

RESULTS = (
    Offer(name="json", media="application/sparql-results+json", aliases=("application/json",)),
    Offer(name="xml", media="application/sparql-results+xml", aliases=("application/xml", "text/xml")),
    CSV,
    Offer(name="tsv", media="text/tab-separated-values"),
)
RDF = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD)
RDFLIB_FORMS = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}  # what rdflib calls them


def labelled(offer: Offer) -> str:
    """Give the media type that an answer is labelled with: a text says its encoding.

    >>> labelled(TURTLE), labelled(JSON)
    ('text/turtle; charset=utf-8', 'application/json')
    """
    return f"{offer.media}; charset=utf-8" if offer.media.startswith("text/") else offer.media


def read_accept(header: str | None) -> tuple[Range, ...]:
    """Read an Accept header; what is no media range, or has no usable weight, is passed over. No header accepts everything.

    >>> [(r.subkind, r.weight) for r in read_accept("text/html, application/json;q=0.5")]
    [('html', 1.0), ('json', 0.5)]
    """
    if header is None or not header.strip():
        return (Range(kind="*", subkind="*", weight=1.0),)
    ranges = (_read_range(part) for part in header.split(",")[:MOST_RANGES])
    return tuple(found for found in ranges if found is not None)


def _read_range(text: str) -> Range | None:
    media, *parameters = (piece.strip().lower() for piece in text.split(";"))
    kind, slash, subkind = media.partition("/")
    if not (kind and slash and subkind):
        return None
    weight = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return None
    return Range(kind=kind, subkind=subkind, weight=weight) if 0.0 <= weight <= 1.0 else None


@lru_cache(maxsize=256)
def choose(header: str | None, offers: tuple[Offer, ...]) -> Offer | None:
    """Choose the offer that the header weighs highest; of equals the first. None: it accepts none of them.

    >>> choose("text/html;q=0.9, */*;q=0.1", (JSON, HTML)).name
    'html'
    """
    ranges = read_accept(header)
    weighed = [(_weigh(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    weight, _, best = max(weighed, key=lambda entry: entry[:2])
    return best if weight > 0 else None


def _weigh(offer: Offer, ranges: Sequence[Range]) -> float:
    """Weigh an offer by the range that means it most closely, as RFC 9110 (12.5.1) has it; an alias may be what is meant."""
    weights = [_weigh_media(media, ranges) for media in (offer.media, *offer.aliases)]
    named = [weight for weight, fit in weights if fit == 3]
    return max(named) if named else weights[0][0]


def _weigh_media(media: str, ranges: Sequence[Range]) -> tuple[float, int]:
    fits = [(entry.fit(media), entry.weight) for entry in ranges if entry.fit(media)]
    if not fits:
        return 0.0, 0
    fit, weight = max(fits)
    return weight, fit
