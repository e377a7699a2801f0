"""The closed lists that the records use: roles, relations, forms, states. Each is a code list of ontology/schemes."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an agency does on a task (scheme assignment-role)."""

    LEAD = "lead"
    ADVISE = "advise"  # "tham mưu thực hiện"
    COORDINATE = "coordinate"
    APPROVE = "approve"
    REPORT = "report"


class Predicate(StrEnum):
    """What a text says of two documents (scheme citation-role); declared strongest first: of several, one wins."""

    REPLACES = "replaces"
    AMENDS = "amends"
    REPEALS = "repeals"
    PROMULGATES = "promulgates"  # the subject is the decision, the object the plan that it issues
    APPROVES = "approves"  # likewise
    IMPLEMENTS = "implements"
    BASED_ON = "basedOn"
    PROPOSED_IN = "proposedIn"
    CITES = "cites"


class Form(StrEnum):
    """How a citation names its document."""

    FULL = "full"  # number and date
    SHORT = "short"  # number alone
    NAME = "name"  # a document without number: "Luật Ngân sách nhà nước"
    TITLE = "title"  # by its defined title
    BARE = "bare"  # "Kế hoạch này", "Quyết định nêu trên"


class SectionRole(StrEnum):
    """What a section is for; tasks are sought in those that order work."""

    AIM = "aim"  # mục đích, yêu cầu, quan điểm
    SITUATION = "situation"  # thực trạng, kết quả
    OBJECTIVE = "objective"  # mục tiêu, chỉ tiêu
    TASK = "task"  # nhiệm vụ, giải pháp, nội dung
    ASSIGNMENT = "assignment"  # phân công, trách nhiệm
    ORGANISATION = "organisation"  # tổ chức thực hiện, chế độ báo cáo
    RECIPIENTS = "recipients"  # nơi nhận
    ANNEX = "annex"
    OTHER = "other"


class CopyState(StrEnum):
    """What the copy that was read shows of the document's issue: “no number in the text” is not “not issued”."""

    NUMBERED = "numbered"  # number and date stand in the text
    BLANK_NUMBER = "blankNumber"  # the place for the number is left empty
    HEADERLESS = "headerless"  # the text lost its header
    ANNEXED = "annexed"  # issued with another document
    DRAFT = "draft"  # says that it is a draft


class State(StrEnum):
    """How far a mention was resolved (scheme resolution-status)."""

    RESOLVED = "resolved"  # the document is held
    STUB = "stub"  # identity known, text not held
    AMBIGUOUS = "ambiguous"  # several documents fit
    UNRESOLVED = "unresolved"  # none fits, or too little is printed
