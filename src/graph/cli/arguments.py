"""The commands of vnplan and their arguments."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TypeAlias

from graph.cli import asking, bodies, covering, publishing, reading, storing, timely
from graph.cli.parser import Parser

MOST_JOBS = 256
KEY = "số, ký hiệu (kèm ngày nếu cần), số#mục của một nhiệm vụ (222/KH-UBND#II.1.a), hoặc IRI"

AS_OF = "tình trạng hiệu lực vào ngày này: 2025-06-30 hoặc 30/6/2025 (không nêu: hôm nay)"


def parser() -> Parser:
    """Build the parser; each command's `run` takes the parsed arguments and the settings, and gives an exit code."""
    top = Parser(prog="vnplan", description="Đọc kế hoạch, liên kết, kiểm tra và truy vết: nhiệm vụ nào thực hiện văn bản nào.")
    commands = top.add_subparsers(metavar="LỆNH", required=True)
    _reading(commands)
    _asking(commands)
    _timely(commands)
    _storing(commands)
    return top


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def _command(commands: Commands, name: str, run: object, help_text: str) -> Parser:
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(run=run)
    return command


def _store(command: Parser, default: str) -> None:
    command.add_argument("--store", type=Path, metavar="DIR", help=f"thư mục của kho (không nêu: {default})")


def _reading(commands: Commands) -> None:
    extract = _command(commands, "extract", reading.extract_files, "Cho biết một văn bản nói gì, dạng JSON")
    extract.add_argument("files", nargs="+", metavar="FILE")
    extract.add_argument("--output", type=Path, metavar="DIR", help="ghi mỗi văn bản một tệp TÊN.json vào thư mục này")
    _add_jobs(extract)
    build = _command(
        commands, "build", reading.build_store, "Đọc văn bản, phân giải, ghi vào kho; không nêu PATH: phân giải lại những gì kho đang giữ"
    )
    build.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    build.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    _add_jobs(build)
    build.add_argument("-q", "--quiet", action="store_true", help="không hiện tiến độ")
    _store(build, "./store")


def _add_jobs(command: Parser) -> None:
    command.add_argument("--jobs", type=_jobs, metavar="N", help="số tiến trình đọc tệp (không nêu: theo số CPU; 1: đọc ngay trong lệnh này)")


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"nhận “{text}”, cần một số từ 1 đến {MOST_JOBS}")
    return int(text)


def _asking(commands: Commands) -> None:
    default = "đồ thị mặc định"
    validate = _command(commands, "validate", asking.validate_documents, "Kiểm tra kế hoạch đã đầy đủ chưa: thiếu gì, ở đâu, sửa thế nào; chấm điểm")
    validate.add_argument("keys", nargs="*", metavar="KEY")
    validate.add_argument("--format", choices=("text", "json", "turtle"), default="text")
    trace = _command(
        commands, "trace", asking.trace_document, "Truy vết: văn bản và nhiệm vụ nào thực hiện văn bản này (--down), hay nó thực hiện gì (--up)"
    )
    trace.add_argument("key", metavar="KEY", help=KEY)
    way = trace.add_mutually_exclusive_group()
    way.add_argument("--up", dest="direction", action="store_const", const="up", help="lên trên: nó thực hiện gì")
    way.add_argument("--down", dest="direction", action="store_const", const="down", help="xuống dưới: ai thực hiện nó (như khi không nêu)")
    trace.set_defaults(direction="down")
    trace.add_argument("--depth", type=int, default=6, metavar="N", help="đi xa nhất N bước (không nêu: 6)")
    trace.add_argument("--to", metavar="KEY", help="chỉ những đường đến văn bản, nhiệm vụ này")
    trace.add_argument("--all-paths", dest="every", action="store_true", help="mọi đường, không chỉ đường mạnh và ngắn nhất")
    strengths = "những ràng buộc nào, cách nhau bằng dấu phẩy (không nêu: strong,weak): strong, weak, competence (luật), mention (viện dẫn)"
    trace.add_argument("--strength", metavar="LIST", help=strengths)
    trace.add_argument("--level", metavar="LEVEL", help="chỉ cấp này: central, province, department, ...")
    trace.add_argument("--province", metavar="SLUG", help="chỉ địa bàn này: quang-ngai")
    trace.add_argument("--agency", metavar="NAME", help="chỉ văn bản của cơ quan này, nhiệm vụ nó chủ trì: tên hoặc IRI")
    trace.add_argument("--as-named", action="store_true", help="với --agency: chỉ cơ quan mang đúng tên ấy, không kể cơ quan tiền thân")
    trace.add_argument("--year", type=int, metavar="YYYY", help="chỉ văn bản ban hành, nhiệm vụ đến hạn trong năm này")
    trace.add_argument("--as-of", metavar="DATE", help=AS_OF)
    trace.add_argument("--kind", choices=("document", "task"), help="chỉ văn bản, hoặc chỉ nhiệm vụ")
    trace.add_argument("--format", choices=("text", "json", "csv", "svg", "html"), default="text")
    coverage = _coverage(commands)
    ask = _command(commands, "ask", asking.ask_question, "Hỏi bằng SPARQL: câu hỏi, tên tệp, hay “-”")
    ask.add_argument("query", metavar="QUERY|FILE")
    ask.add_argument("--format", choices=("json", "csv", "tsv", "xml", "turtle"), default="csv")
    why = _command(commands, "why", asking.explain, "Cho biết đoạn văn, quy tắc và tệp mà một dữ kiện dựa vào")
    why.add_argument("key", metavar="KEY", help=KEY)
    body = _command(commands, "body", bodies.tell_body, "Cho biết một cơ quan nay là cơ quan nào, tiếp nhận nhiệm vụ của cơ quan nào, căn cứ gì")
    body.add_argument("name", metavar="NAME", help="tên đầy đủ, như “Sở Kế hoạch và Đầu tư tỉnh Phú Yên”")
    body.add_argument("--day", metavar="YYYY-MM-DD", help="tính đến ngày này (không nêu: mọi thay đổi đã biết)")
    body.add_argument("--format", choices=("text", "json"), default="text")
    _catalogue(trace)
    for command in (validate, trace, coverage, ask, why):
        _store(command, default)


def _coverage(commands: Commands) -> Parser:
    coverage = _command(
        commands,
        "coverage",
        covering.cover_document,
        "Đối chiếu nhiệm vụ, chỉ tiêu của một văn bản với các kế hoạch thực hiện nó: đã có, một phần, chưa có",
    )
    coverage.add_argument("key", metavar="KEY", help="số, ký hiệu (kèm ngày nếu cần) hoặc IRI của văn bản cấp trên")
    coverage.add_argument("--province", metavar="SLUG", help="chỉ kế hoạch của địa bàn này: quang-ngai")
    coverage.add_argument("--agency", metavar="NAME", help="chỉ nhiệm vụ mà cơ quan này chủ trì: tên hoặc IRI")
    coverage.add_argument("--format", choices=("text", "json", "csv", "xlsx"), default="text")
    decided = coverage.add_mutually_exclusive_group()
    decided.add_argument(
        "--confirm", nargs=2, metavar="TASK", help="ghi kết luận: nhiệm vụ trước (của địa phương) thực hiện nhiệm vụ sau (của văn bản)"
    )
    decided.add_argument("--reject", nargs=2, metavar="TASK", help="ghi kết luận ngược lại: không thực hiện; gợi ý này không hiện nữa")
    coverage.add_argument("--by", metavar="NAME", help="ai kết luận")
    coverage.add_argument("--on", type=_day, metavar="DAY", help="ngày kết luận, như 2026-05-01 (không nêu: hôm nay)")
    return coverage


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"nhận “{text}”, cần một ngày như 2026-05-01") from error


def _timely(commands: Commands) -> None:
    impact = _command(
        commands, "impact", timely.show_impact, "Ảnh hưởng: kế hoạch, nhiệm vụ, chỉ tiêu nào dựa vào văn bản đã bị thay thế, sửa đổi, bãi bỏ"
    )
    impact.add_argument("keys", nargs="*", metavar="KEY", help=f"{KEY}; không nêu: mọi văn bản đã thay đổi")
    impact.add_argument("--as-of", metavar="DATE", help=AS_OF)
    impact.add_argument("--format", choices=("text", "json", "csv"), default="text")
    due = _command(commands, "due", timely.show_due, "Thời hạn: nhiệm vụ nào quá hạn, đến hạn, định kỳ, không nêu thời hạn; hoặc thành lịch (ics)")
    due.add_argument("--agency", metavar="NAME", help="chỉ nhiệm vụ mà cơ quan này chủ trì, phối hợp: tên hoặc IRI")
    due.add_argument("--plan", metavar="KEY", help="chỉ nhiệm vụ của văn bản này")
    due.add_argument("--from", dest="first", metavar="DATE", help="chỉ nhiệm vụ đến hạn từ ngày này")
    due.add_argument("--until", dest="last", metavar="DATE", help="chỉ nhiệm vụ đến hạn không sau ngày này")
    due.add_argument("--as-of", metavar="DATE", help="tính vào ngày này: 2025-06-30 hoặc 30/6/2025 (không nêu: hôm nay)")
    due.add_argument("--format", choices=("text", "json", "csv", "ics"), default="text")
    changes = _command(commands, "changes", timely.show_changes, "Khác biệt giữa hai ngày: văn bản nào đổi hiệu lực, nhiệm vụ nào trở thành quá hạn")
    changes.add_argument("--from", dest="first", metavar="DATE", required=True, help="so với tình trạng vào ngày này")
    changes.add_argument("--until", dest="last", metavar="DATE", help="đến hết ngày này (không nêu: hôm nay)")
    changes.add_argument("--agency", metavar="NAME", help="chỉ nhiệm vụ mà cơ quan này chủ trì, phối hợp: tên hoặc IRI")
    changes.add_argument("--plan", metavar="KEY", help="chỉ nhiệm vụ của văn bản này")
    changes.add_argument("--format", choices=("text", "json", "csv"), default="text")
    for command in (impact, due, changes):
        _catalogue(command)
        _store(command, "đồ thị mặc định")


def _catalogue(command: Parser) -> None:
    command.add_argument("--catalogue", type=Path, metavar="FILE", help="danh mục riêng: CSV cùng các cột như data/lists/catalogue.csv")


def _storing(commands: Commands) -> None:
    load = _command(commands, "load", storing.load_files, "Nạp RDF nguyên trạng (N-Quads, TriG, Turtle)")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _store(load, "./store")
    publish = _command(commands, "publish", publishing.publish_there, "Đưa bản dựng lên máy chủ dữ liệu của VNPLAN_REMOTE_... (build, load tự làm)")
    how = publish.add_mutually_exclusive_group()
    how.add_argument("--loaded", action="store_true", help="máy chủ đã tự nạp bản này (docs/engines.md): đếm lại, chỉ gửi những gì thiếu")
    how.add_argument("--replace", action="store_true", help="thay toàn bộ những gì máy chủ đang giữ dưới VNPLAN_BASE")
    _store(publish, "./store")
    dump = _command(commands, "dump", storing.dump_store, "Xuất kho: mỗi văn bản một tệp TriG, cùng dữ liệu thì cùng từng byte")
    dump.add_argument("--output", type=Path, required=True, metavar="DIR")
    _store(dump, "đồ thị mặc định")
    serve = _command(commands, "serve", storing.serve, "Chạy dịch vụ: trang web, SPARQL, dữ liệu liên kết")
    serve.add_argument("--host", metavar="ADDRESS")
    serve.add_argument("--port", type=int, metavar="N")
    _store(serve, "đồ thị mặc định")
