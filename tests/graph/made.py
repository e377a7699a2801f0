"""A small reading and its resolution, made by hand: what the tests of graph, store and chains start from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graph.model import (
    SELF,
    Agency,
    AgencyLink,
    Assignment,
    Citation,
    CopyState,
    Form,
    Header,
    Identity,
    Link,
    Passage,
    Period,
    Predicate,
    Reading,
    Relation,
    Resolution,
    Role,
    Section,
    SectionRole,
    Source,
    State,
    Stated,
    Stub,
    Target,
    Task,
)

BASE = "https://w3id.org/vnplan/"
TEXT = """ỦY BAN NHÂN DÂN
TỈNH HÀ MỚI
Số: 12/KH-UBND
Hà Mới, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Phát triển thư viện tỉnh Hà Mới năm 2024
Thực hiện Nghị quyết số 07-NQ/TU ngày 02/02/2024 của Tỉnh ủy Hà Mới triển khai Nghị quyết số 33-NQ/TW ngày 09/6/2014.
I. NHIỆM VỤ
1. Xây dựng phòng đọc tại 20 xã theo Quyết định số 9/QĐ-UBND.
- Chủ trì: Sở Văn hóa. Phối hợp: UBND các huyện. Thời gian: Quý II/2024.
"""


def cut(words: str, text: str = TEXT) -> Passage:
    start = text.index(words)
    return Passage(start=start, end=start + len(words), text=words)


def stated(value: object, words: str, rule: str = "made") -> Stated:  # type: ignore[type-arg]
    return Stated(value=value, passage=cut(words), rule=rule)


def made_source() -> Source:
    return Source(path="made.txt", name="made.txt", media_type="text/plain", sha256="ab" * 32, text=TEXT)


def made_header() -> Header:
    return Header(
        type=stated("KH", "KẾ HOẠCH"),
        number=stated("12/KH-UBND", "12/KH-UBND"),
        date=stated(date(2024, 3, 5), "ngày 05 tháng 3 năm 2024"),
        place=stated("Hà Mới", "Hà Mới"),
        issuer=stated("Ủy ban nhân dân tỉnh Hà Mới", "ỦY BAN NHÂN DÂN\nTỈNH HÀ MỚI"),
        title=stated("Phát triển thư viện tỉnh Hà Mới năm 2024", "Phát triển thư viện tỉnh Hà Mới năm 2024"),
        period=stated((2024, 2024), "năm 2024"),
        territory=stated("tỉnh Hà Mới", "tỉnh Hà Mới"),
        state=CopyState.NUMBERED,
    )


def cites(words: str, **given: object) -> Citation:
    parts: dict[str, object] = {"number": None, "date": None, "issuer": None, "name": None, "form": Form.FULL, "rule": "number", "type": None}
    return Citation(passage=cut(words), **{**parts, **given})  # type: ignore[arg-type]


def made_citations() -> tuple[Citation, ...]:
    return (
        cites(
            "Nghị quyết số 07-NQ/TU ngày 02/02/2024 của Tỉnh ủy Hà Mới", type="NQ", number="07-NQ/TU", date=date(2024, 2, 2), issuer="Tỉnh ủy Hà Mới"
        ),
        cites("Nghị quyết số 33-NQ/TW ngày 09/6/2014", type="NQ", number="33-NQ/TW", date=date(2014, 6, 9)),
        cites("Quyết định số 9/QĐ-UBND", type="QĐ", number="9/QĐ-UBND", form=Form.SHORT),
    )


def made_reading() -> Reading:
    lead = Assignment(role=Role.LEAD, agency=cut("Sở Văn hóa"), rule="role-line")
    others = Assignment(role=Role.COORDINATE, agency=cut("UBND các huyện"), rule="role-line")
    when = Period(passage=cut("Quý II/2024"), first=date(2024, 4, 1), last=date(2024, 6, 30), precision="quarter", recurrence=None, rule="quarter")
    task = Task(
        locator="I.1",
        passage=cut("Xây dựng phòng đọc tại 20 xã theo Quyết định số 9/QĐ-UBND."),
        assignments=(lead, others),
        period=when,
        cites=(2,),
        section="I",
        rule="numbered-item",
    )
    target = Target(
        passage=cut("phòng đọc tại 20 xã"),
        indicator="Phòng đọc",
        comparator="=",
        value=Decimal(20),
        value_max=None,
        unit="xã",
        year=2024,
        year_from=None,
        rule="figure",
        task="I.1",
    )
    sentence = cut("Thực hiện Nghị quyết số 07-NQ/TU ngày 02/02/2024")
    return Reading(
        source=made_source(),
        header=made_header(),
        sections=(Section(locator="I", heading=cut("NHIỆM VỤ"), role=SectionRole.TASK),),
        citations=made_citations(),
        relations=(
            Relation(subject=SELF, predicate=Predicate.IMPLEMENTS, object=0, passage=sentence, rule="preamble"),
            Relation(subject=0, predicate=Predicate.IMPLEMENTS, object=1, passage=cut("triển khai Nghị quyết số 33-NQ/TW"), rule="its-title"),
            Relation(subject=SELF, predicate=Predicate.BASED_ON, object=2, passage=cut("theo Quyết định số 9/QĐ-UBND"), rule="theo"),
        ),
        tasks=(task,),
        targets=(target,),
    )


COMMITTEE = Agency(iri=BASE + "id/co-quan/ubnd-tinh-ha-moi", label="Ủy ban nhân dân tỉnh Hà Mới", level="province")
PARTY = Agency(iri=BASE + "id/co-quan/tinh-uy-ha-moi", label="Tỉnh ủy Hà Mới", level="province")
CULTURE = Agency(iri=BASE + "id/co-quan/so-van-hoa-ha-moi", label="Sở Văn hóa tỉnh Hà Mới", level="department", parent=COMMITTEE.iri)
DOCUMENT = BASE + "eli/vn/ubnd-tinh-ha-moi/ke-hoach/2024/12"
PROVINCIAL = BASE + "eli/vn/tinh-uy-ha-moi/nghi-quyet/2024/7"
CENTRAL = BASE + "eli/vn/trung-uong-dang/nghi-quyet/2014/33"


def stub(iri: str, label: str, **given: object) -> Stub:
    parts: dict[str, object] = {"type": None, "number": None, "date": None, "issuer": None, "issuer_text": None, "title": None}
    return Stub(iri=iri, label=label, **{**parts, **given})  # type: ignore[arg-type]


def made_resolution(iri: str = DOCUMENT, **given: object) -> Resolution:
    own = stub(iri, "Kế hoạch 12/KH-UBND", type="KH", number="12/KH-UBND", date=date(2024, 3, 5), issuer=COMMITTEE, series="individual")
    provincial = stub(PROVINCIAL, "Nghị quyết 07-NQ/TU", type="NQ", number="07-NQ/TU", date=date(2024, 2, 2), issuer=PARTY, series="party")
    central = stub(CENTRAL, "Nghị quyết 33-NQ/TW", type="NQ", number="33-NQ/TW", date=date(2014, 6, 9), series="party")
    parts: dict[str, object] = {
        "identity": Identity(stub=own, provisional=False, former=(), reason="số, ngày và cơ quan ban hành có trong văn bản"),
        "issuer": AgencyLink(printed="Ủy ban nhân dân tỉnh Hà Mới", agency=COMMITTEE, state=State.RESOLVED, reason="tên đầy đủ", rule="name"),
        "links": (
            Link(citation=0, state=State.STUB, target=PROVINCIAL, reason="đủ số, ngày, cơ quan", rule="full"),
            Link(citation=1, state=State.STUB, target=CENTRAL, reason="đủ số, ngày, cơ quan", rule="full"),
            Link(citation=2, state=State.UNRESOLVED, target=None, reason="thiếu ngày", rule="undated"),
        ),
        "agencies": (
            AgencyLink(printed="Sở Văn hóa", agency=CULTURE, state=State.RESOLVED, reason="sở của tỉnh", rule="department"),
            AgencyLink(printed="UBND các huyện", agency=None, state=State.UNRESOLVED, reason="nhóm chưa rõ", rule="group"),
        ),
        "stubs": (provincial, central),
    }
    return Resolution(**{**parts, **given})  # type: ignore[arg-type]
