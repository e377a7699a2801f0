"""Texts of any length for measuring: plans in Vietnamese, in several shapes, and opinions in English. The same length gives the same text."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import count

_HEAD = """ỦY BAN NHÂN DÂN
TỈNH HÀ MỚI

Số: 12/KH-UBND
Hà Mới, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Sắp xếp chợ trên địa bàn tỉnh giai đoạn 2024-2030

I. NHIỆM VỤ
"""
_TABLE = "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|\n"
_WORK = (
    "Rà soát quy hoạch mạng lưới chợ, bảo đảm mỗi xã có ít nhất một chợ đạt chuẩn vào năm 2030",
    "Sở Công Thương chủ trì, phối hợp với Sở Tài chính và Ủy ban nhân dân các huyện lập danh mục chợ cần nâng cấp trước ngày 30/6/2025",
    "Tuyên truyền, vận động tiểu thương chấp hành quy định về phòng cháy, vệ sinh an toàn thực phẩm và văn minh thương mại",
    "Phấn đấu đến năm 2030 tỷ lệ chợ có ban quản lý hoặc doanh nghiệp quản lý đạt trên 85%, trong đó chợ hạng 1 đạt 100%",
    "Bố trí vốn ngân sách tỉnh theo khả năng cân đối hằng năm; huy động vốn xã hội hóa cho chợ dân sinh",
    "Báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm để tổng hợp, theo dõi",
)
_BASIS = "{type} số {number} ngày {day:02d}/{month:02d}/{year} của {issuer}"
_ISSUED = (
    ("Nghị quyết", "{n}/NQ-HĐND", "Hội đồng nhân dân tỉnh"),
    ("Quyết định", "{n}/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("Nghị định", "{n}/2021/NĐ-CP", "Chính phủ"),
    ("Chỉ thị", "{n}-CT/TU", "Ban Thường vụ Tỉnh ủy"),
)


def _citation(chance: random.Random) -> str:
    kind, number, issuer = chance.choice(_ISSUED)
    number = number.format(n=chance.randrange(1, 3000))
    return _BASIS.format(
        type=kind, number=number, day=chance.randrange(1, 29), month=chance.randrange(1, 13), year=chance.randrange(2012, 2024), issuer=issuer
    )


def _items(chance: random.Random) -> Iterator[str]:
    for number in count(1):
        cited = f" theo {_citation(chance)}" if chance.random() < 0.1 else ""
        yield f"{number}. {chance.choice(_WORK)}{cited}.\n"


def _one_line(chance: random.Random) -> Iterator[str]:
    while True:
        yield f"{chance.choice(_WORK)}; "


def _rows(chance: random.Random) -> Iterator[str]:
    yield _TABLE
    for number in count(1):
        yield f"| {number} | {chance.choice(_WORK)} | Sở Công Thương | Sở Tài chính; Sở Nội vụ | Quý {number % 4 + 1}/2025 |\n"


def _citations(chance: random.Random) -> Iterator[str]:
    while True:
        yield f"Căn cứ {_citation(chance)};\n"


def _sections(chance: random.Random) -> Iterator[str]:
    for number in count(1):
        yield f"{number}. Giải pháp về chợ\n1.1. {chance.choice(_WORK)}.\na) Sở Y tế kiểm tra.\n"


SHAPES: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "items": _items, "one line": _one_line, "rows": _rows, "citations": _citations, "sections": _sections,
}  # fmt: skip


def write_plan(shape: str, size: int) -> str:
    """Write a plan of about `size` bytes in UTF-8."""
    return _written(_HEAD, SHAPES[shape](random.Random(7)), size)


_PROSE = (
    "The district court granted summary judgment to the defendants, and a divided panel of the court of appeals affirmed.",
    "We review that determination de novo, drawing every reasonable inference in favor of the party that opposed the motion.",
    "Petitioner does not dispute that the notice was mailed; he argues that nobody could have read it before the hearing began.",
    "The statute nowhere says that the agency must wait, and we decline to read into it words that its drafters left out.",
    "Nothing in the record suggests that the officers knew of the earlier complaint or had any reason to look for one.",
    "Counsel conceded as much at oral argument, and the concession is well taken on these facts.",
)
_PARTIES = ("Baxter", "Calloway", "Denham", "Ellery", "Farrow", "Granby", "Holcomb", "Ives", "Jessup", "Kendrick")


def _opinion(chance: random.Random) -> Iterator[str]:
    while True:
        for _ in range(chance.randrange(2, 6)):
            yield f"{chance.choice(_PROSE)} "
        first, second = chance.sample(_PARTIES, 2)
        volume, page = chance.randrange(100, 580), chance.randrange(1, 990)
        full = f"See {first} v. {second}, {volume} U.S. {page}, {page + 7} ({chance.randrange(1950, 2020)}). "
        short = f"{first}, {volume} U.S., at {page + 9}. "
        yield chance.choice(
            (full, full, f"{full}{chance.choice(_PROSE)} {short}", f"{full}Id. at {page + 8}. ", f"See {chance.randrange(5, 50)} U.S.C. § {page}. ")
        )
        if chance.random() < 0.3:
            yield "\n\n"


def write_opinion(size: int) -> str:
    """Write an opinion of about `size` bytes, with a citation in every four hundred characters or so."""
    return _written("", _opinion(random.Random(7)), size)


def _written(head: str, pieces: Iterator[str], size: int) -> str:
    taken, length = [head], len(head.encode())
    while length < size:
        piece = next(pieces)
        taken.append(piece)
        length += len(piece.encode())
    return "".join(taken)
