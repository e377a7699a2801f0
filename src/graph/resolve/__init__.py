"""Reading -> links: which documents and agencies the mentions mean, or why that is not known.

Answers: which document is this, which documents and agencies does it name?
Assumes: the mentions are a reading's, or were read back from its graph.
Never:   opens a file or a store while resolving: the same mentions and knowledge give the same resolution.
"""

from __future__ import annotations

from graph.model import AgencyLink, Identity, Mentions, Resolution
from graph.resolve.agency.agencies import resolve_agencies, resolve_agency
from graph.resolve.context import read_context
from graph.resolve.directory import open_directory
from graph.resolve.document.citations import resolve_citations
from graph.resolve.document.identity import read_identity
from graph.resolve.document.stubs import make_stubs
from graph.resolve.held import Held, KnownDocument, hold
from graph.resolve.knowledge import Knowledge, catalogued, label_of, load_knowledge, make_knowledge

__all__ = [
    "Held",
    "Knowledge",
    "KnownDocument",
    "catalogued",
    "hold",
    "identify",
    "label_of",
    "load_knowledge",
    "make_knowledge",
    "open_directory",
    "resolve",
    "resolve_agency",
]


def identify(mentions: Mentions, knowledge: Knowledge) -> tuple[Identity, AgencyLink | None]:
    """Tell which document the mentions are of, and what its printed issuer was resolved to.

    >>> from graph.config import find_home; from graph.model import Header
    >>> plan = Mentions(text_hash="0" * 16, header=Header(), citations=(), relations=(), agencies=())
    >>> identify(plan, load_knowledge(find_home(), "https://example.org/"))[0].stub.iri
    'https://example.org/id/vb/0000000000000000'

    In:  mentions of a reading, or read back from its graph.
    Out: an identity under its canonical IRI; provisional, hung on the text, where number, year or issuer is not known.
    """
    context, issuer = read_context(mentions, knowledge.directory)
    return read_identity(mentions, context, knowledge.directory, knowledge.ledger), issuer


def resolve(mentions: Mentions, knowledge: Knowledge) -> Resolution:
    """Resolve all mentions of one document.

    >>> from graph.config import find_home; from graph.model import Header
    >>> plan = Mentions(text_hash="0" * 16, header=Header(), citations=(), relations=(), agencies=("Bộ Y tế", "Sở Y tế"))
    >>> resolution = resolve(plan, load_knowledge(find_home(), "https://example.org/"))
    >>> [link.agency.iri if link.agency else link.reason for link in resolution.agencies]
    ['https://example.org/id/co-quan/bo-y-te', 'chưa xác định được địa bàn của văn bản']

    In:     mentions of a reading, or read back from its graph.
    Out:    one link per citation and one per printed agency, in their order; what is known of each document that a link points to, once.
    Source: rules of citing in Decree 30/2020/NĐ-CP and in Party guidance; the authority lists; the ledger and rulings of people.
    """
    context, issuer = read_context(mentions, knowledge.directory)
    identity = read_identity(mentions, context, knowledge.directory, knowledge.ledger)
    links, outcomes = resolve_citations(mentions, identity, context, knowledge)
    return Resolution(
        identity=identity,
        issuer=issuer,
        links=links,
        agencies=resolve_agencies(mentions.agencies, context, knowledge.directory),
        stubs=make_stubs(mentions, identity, links, outcomes, knowledge),
    )
