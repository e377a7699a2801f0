"""The records that the stages pass on, and the project's words.

One English word per concept, everywhere:

    document    văn bản: a work, known by issuer, type, series, year and number      citation   viện dẫn: one mention of a document in another
    reading     what one document's text says                                         relation   what a text states between two documents
    passage     a place of a source, with its words                                   task       nhiệm vụ: the smallest unit that orders work
    section     phần, chương, mục, điều, khoản, điểm                                  assignment phân công: an agency's role on a task
    locator     the way to a section or task: "II.1.a", "PL2.3"                       target     chỉ tiêu: a figure to be reached
    number      số, ký hiệu, as printed                                               link       what a mention was resolved to, or why not
    key         a document as a person writes it                                      ruling     what a person decided

Offsets are code points into Source.text, half-open. Texts of passages are verbatim; nothing here is repaired.
"""

from __future__ import annotations

from graph.model.kinds import CopyState, Form, Predicate, Role, SectionRole, State
from graph.model.reading import (
    SELF,
    Assignment,
    Citation,
    Header,
    Mark,
    Mentions,
    Passage,
    Period,
    Reading,
    Relation,
    Section,
    Source,
    Stated,
    Target,
    Task,
    text_hash,
)
from graph.model.resolution import Agency, AgencyLink, Identity, Link, Resolution, Stub

__all__ = [
    "Agency",
    "AgencyLink",
    "Assignment",
    "Citation",
    "CopyState",
    "Form",
    "Header",
    "Identity",
    "Link",
    "Mark",
    "Mentions",
    "Passage",
    "Period",
    "Predicate",
    "Reading",
    "Relation",
    "Resolution",
    "Role",
    "SELF",
    "Section",
    "SectionRole",
    "Source",
    "State",
    "Stated",
    "Stub",
    "Target",
    "Task",
    "text_hash",
]
