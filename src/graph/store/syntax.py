"""Say in Vietnamese what the engine's parsers object to.

Answers: where a query or an RDF file is malformed, and, where the parser knows, why.
Assumes: the engine's messages are those of pyoxigraph 0.5; what it says otherwise is told by its place alone.
Never:   shows the lists of tokens that a parser would have taken: they name what it tried last, not what the writer meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.text import unwrap

_PLACE = re.compile(r"error at (\d+):(\d+)")
_NEARBY = 40  # characters of the query before the place
_REASONS = {
    "Prefix not found": "tiền tố chưa được khai báo bằng PREFIX",
    "prefix IRI parsing failed": "IRI của tiền tố không hợp lệ",
    "IRI parsing failed": "IRI không hợp lệ",
    "language tag parsing failed": "nhãn ngôn ngữ không hợp lệ",
    "SELECT contains a variable that is unbound": "SELECT nêu một biến không có trong GROUP BY",
    "SELECT contains an expression with a variable that is unbound": "biểu thức trong SELECT dùng một biến không có trong GROUP BY",
    "SELECT overrides an existing variable": "biến đứng sau AS đã dùng trong câu hỏi; hãy đặt tên khác",
    "Duplicated variable name in SELECT": "SELECT nêu một biến hai lần",
    "SELECT * is not authorized with GROUP BY": "SELECT * không dùng được với GROUP BY; hãy nêu tên các biến",
    "BIND is overriding an existing variable": "biến đứng sau AS của BIND đã dùng ở trên; hãy đặt tên khác",
    "Unexpected aggregate": "COUNT, SUM ... chỉ dùng được trong SELECT, HAVING hay ORDER BY",
    "VALUES clause rows should have exactly": "mỗi hàng của VALUES phải có đủ giá trị như số biến (thiếu thì ghi UNDEF)",
    "Repeated variables are not allowed in VALUES": "VALUES nêu một biến hai lần",
    "Already used blank node id": "nhãn _: đã dùng ở một nhóm khác",
    "is an aggregate function and not a regular function": "hàm này chỉ dùng để gộp nhóm",
    "is a regular function and not an aggregate function": "hàm này không dùng để gộp nhóm",
    "not allowed to end with a": "chuỗi không được kết thúc bằng dấu gạch chéo ngược",
}
_DATA = {
    "prefix": "tiền tố chưa được khai báo",
    "end of file": "tệp kết thúc giữa chừng",
    "absolute IRI": "IRI thiếu phần đầu (https://...)",
}


def query_fault(error: SyntaxError, query: str) -> str:
    """Say where and why a query is malformed, with the words before the place: what is wrong may be the last of them.

    >>> query_fault(SyntaxError("error at 1:24: expected one of OPTIONAL, [_]"), "SELECT ?x WHERE { FILTR(?x > 3) }")
    'câu hỏi SPARQL sai cú pháp ở dòng 1, cột 24, ngay sau “SELECT ?x WHERE { FILTR”'
    """
    said = " ".join(str(error).split())
    found = _PLACE.match(said)
    if found is None or not query.strip():
        return "câu hỏi SPARQL " + ("sai cú pháp" if query.strip() else "trống")
    line, column = int(found[1]), int(found[2])
    before = unwrap(query.split("\n")[line - 1][: column - 1])[-_NEARBY:].strip()
    after = f", ngay sau “{before}”" if before else ""
    return f"câu hỏi SPARQL sai cú pháp ở dòng {line}, cột {column}{after}{_reason(said, _REASONS)}"


def data_fault(error: SyntaxError) -> str:
    """Say where and why an RDF file is malformed."""
    place = f"sai cú pháp ở dòng {error.lineno}, cột {error.offset}" if error.lineno else "sai cú pháp"
    return place + _reason(str(error), _DATA)


def _reason(said: str, reasons: Mapping[str, str]) -> str:
    return next((f": {words}" for part, words in reasons.items() if part in said), "")
