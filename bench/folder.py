"""Write a folder of made-up documents to measure with: plans, resolutions, programmes and decisions that cite each other.

The same number gives the same files.

usage: folder.py NUMBER OUTPUT
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

PROVINCES = (
    "Sơn La",
    "Lào Cai",
    "Cao Bằng",
    "Lạng Sơn",
    "Nghệ An",
    "Quảng Trị",
    "Lâm Đồng",
    "Đồng Tháp",
    "Cà Mau",
    "An Giang",
    "Gia Lai",
    "Thanh Hóa",
)
FIELDS = ("dược liệu", "thư viện số", "cấp nước nông thôn", "đào tạo nghề", "nuôi biển", "hợp tác xã", "y tế cơ sở", "du lịch cộng đồng", "giống lúa")
DEPARTMENTS = ("Y tế", "Tài chính", "Công Thương", "Nông nghiệp và Môi trường", "Xây dựng", "Giáo dục và Đào tạo", "Nội vụ", "Khoa học và Công nghệ")
WORKS = (
    "Xây dựng mô hình {field} tại {figure} xã",
    "Tổ chức {figure} lớp tập huấn về {field} cho cán bộ cơ sở",
    "Rà soát quy hoạch, lập danh mục dự án {field} trên địa bàn tỉnh",
    "Tham mưu ban hành chính sách hỗ trợ phát triển {field}",
    "Kiểm tra, giám sát việc thực hiện các dự án {field} theo {cited}",
    "Triển khai thực hiện {cited} trên địa bàn tỉnh",
    "Đẩy mạnh tuyên truyền về {field} trên các phương tiện thông tin đại chúng",
)
TIMES = ("Quý II/{year}", "trước ngày 30/6/{year}", "Hằng năm", "Năm {year}", "{year}-{after}", "thường xuyên")
FIGURES = (
    "Đến năm {after}, tỷ lệ hộ dân tham gia {field} đạt trên {percent}%",
    "Phấn đấu đến năm {after} có {figure} xã đạt chuẩn về {field}",
    "Diện tích {field} đạt {figure}.000 ha vào năm {after}",
)
FILLER = (
    "Thời gian qua, công tác {field} của tỉnh đã được các cấp, các ngành quan tâm, song quy mô còn nhỏ, liên kết giữa các khâu chưa chặt chẽ.",
    "Việc phát triển {field} phải gắn với điều kiện của từng địa phương, bảo đảm hiệu quả lâu dài và nâng cao đời sống của người dân.",
    "Nguồn lực dành cho {field} được lồng ghép từ các chương trình, dự án và huy động từ xã hội theo quy định của pháp luật.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of document: how it is numbered and named, and who issues it ("{place}": of the province)."""

    symbol: str
    name: str
    ending: str
    head: str
    issuer: str
    share: int  # of a hundred
    most_tasks: int


KINDS = (
    Kind(
        symbol="KH",
        name="Kế hoạch",
        ending="KH-UBND",
        head="ỦY BAN NHÂN DÂN\nTỈNH {upper}",
        issuer="Ủy ban nhân dân tỉnh {place}",
        share=40,
        most_tasks=40,
    ),
    Kind(symbol="NQ", name="Nghị quyết", ending="NQ/TU", head="TỈNH ỦY {upper}\n*", issuer="Tỉnh ủy {place}", share=15, most_tasks=12),
    Kind(symbol="CTr", name="Chương trình hành động", ending="CTr/TU", head="TỈNH ỦY {upper}\n*", issuer="Tỉnh ủy {place}", share=15, most_tasks=20),
    Kind(symbol="QĐ", name="Quyết định", ending="QĐ-TTg", head="THỦ TƯỚNG CHÍNH PHỦ", issuer="Thủ tướng Chính phủ", share=20, most_tasks=6),
    Kind(
        symbol="QĐ",
        name="Quyết định",
        ending="QĐ-UBND",
        head="ỦY BAN NHÂN DÂN\nTỈNH {upper}",
        issuer="Ủy ban nhân dân tỉnh {place}",
        share=10,
        most_tasks=3,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document as others cite it."""

    kind: Kind
    number: str
    day: date
    place: str
    field: str

    @property
    def citation(self) -> str:
        issuer = self.kind.issuer.format(place=self.place)
        return f"{self.kind.name} số {self.number} ngày {self.day:%d/%m/%Y} của {issuer}"


def write_folder(number: int, output: Path, *, assigning: float = 1.0) -> None:
    """Write the folder. Every twentieth document comes in a second file too, as folders of offices have it.

    In:     assigning: the share of documents that may set tasks of their own.
    """
    output.mkdir(parents=True, exist_ok=True)
    chance = random.Random(number)
    named = [_named(chance, place) for place in range(1, number + 1)]
    for place, document in enumerate(named):
        text = _text(document, [chance.choice(named[: place + 1]) for _ in range(6)], chance, assigning)
        (output / f"{place:05d}.txt").write_text(text, "utf-8")
        if place % 20 == 19:
            (output / f"{place:05d}-ban-sao.txt").write_text(text, "utf-8")


def _named(chance: random.Random, place: int) -> Named:
    kind = chance.choices(KINDS, weights=[kind.share for kind in KINDS])[0]
    day = date(2016, 1, 4) + timedelta(days=chance.randrange(3400))
    return Named(
        kind=kind,
        number=f"{place}{'-' if '/TU' in kind.ending else '/'}{kind.ending}",
        day=day,
        place=chance.choice(PROVINCES),
        field=chance.choice(FIELDS),
    )


def _text(document: Named, cited: list[Named], chance: random.Random, assigning: float) -> str:
    tasks = chance.randrange(document.kind.most_tasks + 1) if assigning >= 1 or chance.random() < assigning else 0
    parts = [_head(document), *_preamble(document, cited[:3], chance), *_situation(document, chance), *_figures(document, chance)]
    if tasks:
        write = _table if chance.random() < 0.2 else _items
        parts += ["III. NHIỆM VỤ, GIẢI PHÁP", *write(document, cited, tasks, chance)]
    parts += [
        "IV. TỔ CHỨC THỰC HIỆN",
        f"1. Sở {chance.choice(DEPARTMENTS)} theo dõi, đôn đốc, báo cáo kết quả trước ngày 15/12 hằng năm.",
        _foot(document),
    ]
    return "\n\n".join(parts) + "\n"


def _head(document: Named) -> str:
    head, day = document.kind.head.format(upper=document.place.upper()), document.day
    where = "Hà Nội" if "TTg" in document.number else document.place
    return (
        f"{head}\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n\nSố: {document.number}\n\n"
        f"{where}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}\n\n{document.kind.name.upper()}\n\n"
        f"Về phát triển {document.field} giai đoạn {day.year}-{day.year + 5}"
    )


def _preamble(document: Named, cited: list[Named], chance: random.Random) -> list[str]:
    grounds = [f"Căn cứ {other.citation} về phát triển {other.field};" for other in cited[1:]]
    law = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;"
    opening = (
        f"Thực hiện {cited[0].citation}, {document.kind.issuer.format(place=document.place)} ban hành {document.kind.name} với các nội dung sau:"
    )
    return [*([law] if chance.random() < 0.5 else []), *grounds, opening]


def _situation(document: Named, chance: random.Random) -> list[str]:
    return ["I. TÌNH HÌNH", *(chance.choice(FILLER).format(field=document.field) for _ in range(chance.randrange(2, 12)))]


def _figures(document: Named, chance: random.Random) -> list[str]:
    return ["II. MỤC TIÊU", *(f"- {_filled(chance.choice(FIGURES), document, document, chance)}." for _ in range(chance.randrange(1, 6)))]


def _filled(pattern: str, document: Named, cited: Named, chance: random.Random) -> str:
    year = document.day.year
    figure, percent = chance.randrange(2, 90), chance.randrange(20, 99)
    return pattern.format(field=document.field, cited=cited.citation, figure=figure, percent=percent, year=year + 1, after=year + 5)


def _items(document: Named, cited: list[Named], tasks: int, chance: random.Random) -> list[str]:
    lines = []
    for place in range(1, tasks + 1):
        lead, other = chance.sample(DEPARTMENTS, 2)
        lines += [
            f"{place}. {_filled(chance.choice(WORKS), document, chance.choice(cited), chance)}.",
            f"- Chủ trì: Sở {lead}.",
            f"- Phối hợp: Sở {other}, UBND các xã, phường.",
            *([f"- Thời gian thực hiện: {_filled(chance.choice(TIMES), document, document, chance)}."] if chance.random() < 0.8 else []),
        ]
    return lines


def _table(document: Named, cited: list[Named], tasks: int, chance: random.Random) -> list[str]:
    rows = ["| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |", "| --- | --- | --- | --- | --- |"]
    for place in range(1, tasks + 1):
        lead, other = chance.sample(DEPARTMENTS, 2)
        work = _filled(chance.choice(WORKS), document, chance.choice(cited), chance)
        rows.append(f"| {place} | {work} | Sở {lead} | Sở {other} | {_filled(chance.choice(TIMES), document, document, chance)} |")
    return ["\n".join(rows)]


def _foot(document: Named) -> str:
    body = document.kind.head.partition("\n")[0].format(upper=document.place.upper())
    return f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. {body}\nCHỦ TỊCH\n\nNguyễn Văn An"


if __name__ == "__main__":
    write_folder(int(sys.argv[1]), Path(sys.argv[2]))
