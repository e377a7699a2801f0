"""The command line, run as a person runs it: answers on stdout, errors on stderr, exit codes."""

from __future__ import annotations

import io
import json
import re
import shutil
import socket
from pathlib import Path

import pytest

from graph.cli.main import main

PLANS = Path(__file__).parents[2] / "texts" / "plans"
PROVINCIAL = "https://w3id.org/vnplan/eli/vn/ubnd-tinh-son-la/ke-hoach/2022/88"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("cli") / "store"
    assert main(["build", str(PLANS), "--store", str(folder)]) == 0
    return str(folder)


def test_extract_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(PLANS / "provincial-plan.txt")]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["document"]["number"] == "88/KH-UBND"
    assert [task["locator"] for task in answer["tasks"]] == ["II.1", "II.2", "III.1"]


def test_extract_writes_one_file_per_document(tmp_path: Path) -> None:
    assert main(["extract", str(PLANS), "--output", str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["department-plan.json", "party-resolution.json", "provincial-plan.json"]


def test_extract_gives_the_same_with_processes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    shutil.copytree(PLANS, folder)
    (folder / "empty.txt").write_bytes(b"")
    assert main(["extract", str(folder), "--jobs", "1"]) == 3
    one = capsys.readouterr()
    assert main(["extract", str(folder), "--jobs", "2"]) == 3
    assert capsys.readouterr() == one
    assert one.out.count('"source"') == 3
    assert one.err.startswith(f"vnplan: {folder / 'empty.txt'}: ")


PAGE = """<!DOCTYPE html><html><body><p>KẾ HOẠCH</p><p>Số: 5/KH-SYT</p><p>I. NHIỆM VỤ</p>
<table><tr><th>TT<th>Nhiệm vụ<th>Cơ quan chủ trì<tr><td>1<td>Lập đề án<td>Phòng Kế hoạch</table></body></html>"""


def test_extract_writes_the_text_that_offsets_count_in_beside_the_answer(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(PAGE, "utf-8")
    (tmp_path / "anh.jpg").write_bytes(b"\xff\xd8\xff")
    shutil.copy(PLANS / "provincial-plan.txt", tmp_path / "other.txt")
    out = tmp_path / "out"
    assert main(["extract", str(tmp_path), "--output", str(out)]) == 3  # the picture is skipped
    assert sorted(path.name for path in out.iterdir()) == ["other.json", "plan.json", "plan.txt"]
    text = (out / "plan.txt").read_bytes().decode("utf-8")
    task = json.loads((out / "plan.json").read_text("utf-8"))["tasks"][0]
    assert (task["text"], task["place"]) == ("Lập đề án", "bảng 1, hàng 2")
    assert text[task["start"] : task["end"]] == task["text"]


def test_a_picture_of_the_same_name_is_no_double(tmp_path: Path) -> None:
    shutil.copy(PLANS / "provincial-plan.txt", tmp_path / "plan.txt")
    (tmp_path / "plan.jpg").write_bytes(b"\xff\xd8\xff")
    assert main(["extract", str(tmp_path), "--output", str(tmp_path / "out")]) == 3


def test_why_names_the_place_in_a_file_that_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.html").write_text(PAGE, "utf-8")
    folder = str(tmp_path / "store")
    assert main(["build", str(tmp_path / "plan.html"), "--store", folder, "--json"]) == 0
    iri = json.loads(capsys.readouterr().out)["documents"][0]["iri"]
    assert main(["why", f"{iri}/nv/I.1", "--store", folder]) == 0
    assert "plan.html, bảng 1, hàng 2, ký tự" in capsys.readouterr().out


def test_extract_reads_a_stream(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stream = io.TextIOWrapper(io.BytesIO((PLANS / "provincial-plan.txt").read_bytes()))
    monkeypatch.setattr("sys.stdin", stream)
    assert main(["extract", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["date"] == "2022-04-12"


def test_two_inputs_of_one_output_name_are_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("plan.txt", "plan.md"):
        shutil.copy(PLANS / "provincial-plan.txt", tmp_path / name)
    assert main(["extract", str(tmp_path), "--output", str(tmp_path / "out")]) == 2
    assert "cùng một tên" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_unreadable_files_are_skipped_with_3_and_alone_refused_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    shutil.copy(PLANS / "provincial-plan.txt", tmp_path / "plan.txt")
    assert main(["extract", str(tmp_path)]) == 3
    assert main(["build", str(tmp_path), "--store", str(tmp_path / "store")]) == 3
    assert "empty.txt" in capsys.readouterr().err
    assert main(["extract", str(tmp_path / "empty.txt")]) == 2
    assert main(["build", str(tmp_path / "empty.txt"), "--store", str(tmp_path / "other")]) == 2


def test_build_answers_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(PLANS / "provincial-plan.txt"), "--store", str(tmp_path / "store"), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["documents"][0]["iri"] == PROVINCIAL
    assert set(answer["seconds"]) == {"read", "write", "link", "publish"}


TRACES = [
    (["16-NQ/TU", "--down"], ["Kế hoạch 88/KH-UBND", "II.1 Xây dựng vùng trồng dược liệu"]),  # down to the tasks
    (["nq 16 nq/tu"], ["Kế hoạch 88/KH-UBND"]),  # as people type it
    (["88/KH-UBND 12/4/2022", "--up"], ["Nghị quyết 16-NQ/TU", "20-NQ/TW"]),  # up, over a weak tie
    (["88/KH-UBND#II.2", "--up"], ["Triển khai Quyết định số 1976/QĐ-TTg", "Quyết định 1976/QĐ-TTg", "16-NQ/TU"]),  # from a task
]


@pytest.mark.parametrize(("arguments", "expected"), TRACES)
def test_trace_follows_the_chain(arguments: list[str], expected: list[str], store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", *arguments, "--store", store]) == 0
    answer = capsys.readouterr().out
    assert all(words in answer for words in expected)


def test_trace_answers_in_json_and_svg(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "16-NQ/TU", "--format", "json", "--store", store]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {"from", "to", "relation", "quote", "start", "end", "document", "state"} <= set(answer["hops"][0])
    assert main(["trace", "16-NQ/TU", "--format", "svg", "--store", store]) == 0
    assert capsys.readouterr().out.lstrip().startswith("<svg")


WRONG = [
    (["trace", "99/KH-XYZ"], "Không tìm thấy"),  # no such document
    (["trace", "88/KH-UBND#IX.9"], "Không tìm thấy mục “IX.9” trong văn bản “88/KH-UBND”"),  # no such task
    (["trace", "88/KH-UBND#II"], "là đề mục “NHIỆM VỤ”, không phải nhiệm vụ. Hãy nêu một nhiệm vụ trong đó: II.1, II.2;"),  # a heading
    (["trace", f"{PROVINCIAL}/muc/II"], "Hãy nêu một nhiệm vụ trong đó: II.1, II.2;"),  # a heading's IRI
    (["why", "88/KH-UBND#IX.9"], "Không tìm thấy mục “IX.9”"),
    (["why", "20-NQ/TW"], "không có toàn văn"),  # a document that is only cited
    (["trace", "16-NQ/TU", "--depth", "0"], "--depth"),  # not a depth
    (["ask", "SELECT ?x WHERE {"], "cú pháp"),  # malformed
    (["ask", "nowhere.rq"], "nowhere.rq"),  # no such file
    (["ask", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1"], "turtle"),  # a form that does not fit
    (["why", "https://w3id.org/vnplan/none"], "Không tìm thấy"),  # no such node
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_use_is_told_in_one_line_with_2(arguments: list[str], message: str, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--store", store]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("vnplan: ")
    assert message in captured.err


USES = [  # what the parser of arguments refuses, what it says
    ([], "còn thiếu LỆNH"),
    (["tracee"], "LỆNH: nhận “tracee”, cần một trong 'extract', 'build', "),
    (["trace"], "còn thiếu KEY"),
    (["trace", "16-NQ/TU", "--depth", "ba"], "--depth: nhận “ba”, cần một số nguyên"),
    (["trace", "16-NQ/TU", "--depth"], "--depth: cần một giá trị"),
    (["trace", "16-NQ/TU", "--up", "--down"], "--down không đi cùng --up"),
    (["trace", "16-NQ/TU", "--up=1"], "--up không nhận giá trị: đọc được “1”"),
    (["trace", "16-NQ/TU", "--format", "pdf"], "--format: nhận “pdf”, cần một trong 'text', 'json', 'csv', 'svg', 'html'"),
    (["trace", "16-NQ/TU", "18-NQ/TU"], "không có tham số 18-NQ/TU"),
    (["build", "--j", "1"], "--j có thể là --json, --jobs; hãy viết đủ tên"),
    (["build", "--jobs", "0"], "--jobs: nhận “0”, cần một số từ 1 đến 256"),
]


@pytest.mark.parametrize(("arguments", "said"), USES)
def test_what_the_parser_refuses_is_told_in_vietnamese(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    captured = capsys.readouterr()
    assert (ended.value.code, captured.out) == (2, "")
    assert captured.err.startswith(f"vnplan: {said}")
    assert "Cách dùng: vnplan" in captured.err
    assert not re.search(r"argument|usage|choose|expected|required", captured.err)


def test_help_is_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["trace", "-h"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 0
        said = capsys.readouterr().out
        assert said.startswith("Cách dùng: vnplan")
        assert "Tùy chọn:" in said and "Tham số:" in said
        assert not re.search(r"usage|options|positional|show this", said)


def test_a_missing_store_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "16-NQ/TU", "--store", str(tmp_path / "none")]) == 2
    assert "vnplan build" in capsys.readouterr().err


def test_validate_lists_findings_with_passage_mend_and_score(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "88/KH-UBND", "--store", store]) == 0
    answer = capsys.readouterr().out
    assert "/100" in answer
    assert "T04" in answer, "the task of the department of finance has no deadline"
    assert "Cách sửa" in answer
    assert main(["validate", "--format", "json", "--store", store]) in {0, 1}
    assert {report["document"] for report in json.loads(capsys.readouterr().out)} >= {PROVINCIAL}
    assert main(["validate", "88/KH-UBND", "--format", "turtle", "--store", store]) == 0
    assert "sh:ValidationReport" in capsys.readouterr().out


def test_ask_answers_queries(store: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    query = "SELECT ?n WHERE { ?d vp:officialNumber ?n ; vp:textHash ?h } ORDER BY ?n"
    assert main(["ask", query, "--store", store]) == 0
    assert capfdbinary.readouterr().out == b"n\r\n16-NQ/TU\r\n88/KH-UBND\r\n"


WHYS = [
    (f"{PROVINCIAL}/nv/II.1", "Xây dựng vùng trồng dược liệu"),
    ("88/KH-UBND#II.1", "Xây dựng vùng trồng dược liệu"),
    ("kh 88 kh-ubnd 12/4/2022", "“88/KH-UBND” [officialNumber]"),
    ("88/KH-UBND#II", "“NHIỆM VỤ”"),  # a heading has its words too
]


@pytest.mark.parametrize(("key", "words"), WHYS)
def test_why_gives_passage_rule_and_file(key: str, words: str, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", key, "--store", store]) == 0
    answer = capsys.readouterr().out
    assert words in answer
    assert "provincial-plan.txt" in answer
    assert "quy tắc" in answer


LONG = "Rà soát, cập nhật và công bố danh mục các chợ trên địa bàn; " * 8
LONG_PLAN = f"""ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 9/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2024\n
KẾ HOẠCH\nThực hiện Quyết định số 7/QĐ-TTg ngày 02/01/2024 của Thủ tướng Chính phủ về chợ\n
I. NHIỆM VỤ\n1. Sở Công Thương chủ trì: {LONG}hoàn thành trước ngày 30/6/2024.
"""


def test_a_quote_that_was_cut_says_so_and_stays_exact_in_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, store = tmp_path / "plan.txt", str(tmp_path / "store")
    plan.write_text(LONG_PLAN, "utf-8")
    assert main(["build", str(plan), "--store", store]) == 0
    assert main(["trace", "9/KH-UBND#I.1", "--up", "--format", "json", "--store", store]) == 0
    captured = capsys.readouterr().out
    answer = json.loads(captured[captured.index("{") :])
    cut = {hop["relation"]: hop["cut"] for hop in answer["hops"]}
    assert cut == {"hasTask": True, "implements": False}
    for hop in answer["hops"]:
        whole = LONG_PLAN[hop["start"] : hop["end"]]
        assert whole.startswith(hop["quote"])
        assert hop["cut"] == (whole != hop["quote"])
    assert main(["why", answer["start"], "--store", store]) == 0
    assert "…”\n" in capsys.readouterr().out


def test_dump_and_load_are_a_round_trip(store: str, tmp_path: Path) -> None:
    assert main(["dump", "--store", store, "--output", str(tmp_path / "one")]) == 0
    files = sorted(map(str, (tmp_path / "one").iterdir()))
    assert len(files) == 4
    assert main(["load", *files, "--store", str(tmp_path / "copy")]) == 0
    assert main(["dump", "--store", str(tmp_path / "copy"), "--output", str(tmp_path / "two")]) == 0
    assert [Path(file).read_bytes() for file in files] == [path.read_bytes() for path in sorted((tmp_path / "two").iterdir())]


def test_without_a_store_the_default_graph_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "23-NQ/TW", "--down"]) == 0
    assert "124/NQ-CP" in capsys.readouterr().out


def test_one_number_of_two_years_is_two_documents(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "01-NQ/TU"]) == 2
    message = capsys.readouterr().err
    assert "2 văn bản" in message
    assert "2011" in message
    assert "2021" in message
    assert main(["trace", "01-NQ/TU 11/5/2021"]) == 0


def test_a_bad_setting_names_its_variable(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("VNPLAN_WORKERS", "many")
    assert main(["trace", "23-NQ/TW"]) == 2
    assert "VNPLAN_WORKERS" in capsys.readouterr().err


DECISION_WITH_PLAN = """ỦY BAN NHÂN DÂN
TỈNH CAO BẰNG

Số: 301/QĐ-UBND

Cao Bằng, ngày 14 tháng 3 năm 2023

QUYẾT ĐỊNH
Ban hành Kế hoạch phát triển thư viện số tỉnh Cao Bằng năm 2023

Căn cứ Quyết định số 206/QĐ-TTg ngày 11/02/2021 của Thủ tướng Chính phủ;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển thư viện số tỉnh Cao Bằng năm 2023.

Điều 2. Giao Sở Văn hóa, Thể thao và Du lịch tổ chức thực hiện Kế hoạch.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nông Văn Tài

KẾ HOẠCH
Phát triển thư viện số tỉnh Cao Bằng năm 2023
(Ban hành kèm theo Quyết định số 301/QĐ-UBND ngày 14/3/2023 của Ủy ban nhân dân tỉnh Cao Bằng)

I. NHIỆM VỤ

1. Số hóa tài liệu địa chí theo Quyết định số 206/QĐ-TTg.

- Chủ trì: Thư viện tỉnh.

- Thời gian: Quý IV/2023.
"""


def test_a_decision_and_its_plan_are_one_answer_and_two_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "decision.txt"
    path.write_text(DECISION_WITH_PLAN, "utf-8")
    assert main(["extract", str(path)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["document"]["number"] == "301/QĐ-UBND"
    assert "I.1" in [task["locator"] for task in answer["tasks"]]
    assert {c["date"] for c in answer["citations"] if c["number"] == "206/QĐ-TTg"} == {"2021-02-11"}, "a short form leans on the decision"
    assert main(["build", str(path), "--store", str(tmp_path / "store"), "--json"]) == 0
    iris = [document["iri"] for document in json.loads(capsys.readouterr().out)["documents"]]
    decision = "https://w3id.org/vnplan/eli/vn/ubnd-tinh-cao-bang/quyet-dinh/2023/301"
    assert iris == [decision, f"{decision}/ke-hoach"]
    assert main(["trace", "301/QĐ-UBND", "--down", "--store", str(tmp_path / "store")]) == 0
    assert "I.1 Số hóa tài liệu địa chí" in capsys.readouterr().out


SECOND_PLAN = """
KẾ HOẠCH
Phát triển bảo tàng tỉnh Cao Bằng năm 2023
(Ban hành kèm theo Quyết định số 301/QĐ-UBND ngày 14/3/2023 của Ủy ban nhân dân tỉnh Cao Bằng)

I. NHIỆM VỤ

1. Sở Tài chính cấp kinh phí cho bảo tàng trước ngày 30/9/2023.
"""


def test_two_plans_of_one_decision_are_two_documents_and_stay_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "decision.txt").write_text(DECISION_WITH_PLAN + SECOND_PLAN, "utf-8")
    store = str(tmp_path / "store")
    assert main(["build", str(tmp_path / "decision.txt"), "--store", store, "--json"]) == 0
    iris = [document["iri"] for document in json.loads(capsys.readouterr().out)["documents"]]
    assert [iri.rpartition("/")[2] for iri in iris] == ["301", "ke-hoach", "ke-hoach-2"]
    assert main(["build", "--store", store]) == 0  # resolves again what the store holds
    capsys.readouterr()
    for iri, task in zip(iris[1:], ("Số hóa tài liệu", "cấp kinh phí cho bảo tàng"), strict=True):
        assert main(["why", f"{iri}/nv/I.1", "--store", store]) == 0
        assert task in capsys.readouterr().out


def test_a_path_that_cannot_be_written_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("x", "utf-8")
    assert main(["extract", str(PLANS / "provincial-plan.txt"), "--output", str(tmp_path / "taken")]) == 2
    assert "taken" in capsys.readouterr().err
    assert main(["build", str(PLANS / "provincial-plan.txt"), "--store", str(tmp_path / "taken")]) == 2
    assert "taken" in capsys.readouterr().err


def test_an_interrupt_ends_in_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.cli.reading.build", interrupted)
    assert main(["build", str(PLANS)]) == 130
    assert capsys.readouterr().err.startswith("vnplan: đã dừng")


def test_a_folder_of_other_files_is_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.txt").write_text("KẾ HOẠCH\nSắp xếp chợ", "utf-8")
    assert main(["build", str(tmp_path / "plan.txt"), "--store", str(tmp_path)]) == 2
    assert "không phải kho" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]


def test_a_build_of_nothing_makes_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--store", str(tmp_path / "store")]) == 2
    assert "chưa có kho" in capsys.readouterr().err and not (tmp_path / "store").exists()


def test_a_port_in_use_is_told_before_the_service_starts(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert "hãy chọn cổng khác" in capsys.readouterr().err


def test_a_text_of_the_users_own_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.html").write_text("<html><body><p>KẾ HOẠCH</p><p>Sắp xếp chợ</p></body></html>", "utf-8")
    (tmp_path / "plan.txt").write_text("của tôi", "utf-8")
    assert main(["extract", str(tmp_path / "plan.html"), "--output", str(tmp_path)]) == 2
    assert (tmp_path / "plan.txt").read_text("utf-8") == "của tôi" and "không phải do vnplan ghi" in capsys.readouterr().err


def test_another_copy_of_a_document_is_told_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\n\nSố: 5/KH-UBND\n\nLâm Đồng, ngày 02 tháng 3 năm 2024\n\nKẾ HOẠCH\nSắp xếp chợ năm 2024\n\n{}"
    (tmp_path / "a.txt").write_text(words.format("1. Sửa chợ."), "utf-8")
    (tmp_path / "b.txt").write_text(words.format("1. Sửa chợ.\n2. Xây chợ."), "utf-8")
    assert main(["build", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--store", str(tmp_path / "s"), "--json"]) == 3
    answer = json.loads(capsys.readouterr().out)
    assert "là một bản khác của văn bản" in answer["skipped"][0]["reason"]


def test_asks_no_other_server(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        assert main(["ask", query]) == 2
        assert "SERVICE" in capsys.readouterr().err
        with pytest.raises(TimeoutError):
            listener.accept()


def test_body_tells_what_became_of_one_and_what_it_came_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["body", "Sở Kế hoạch và Đầu tư tỉnh Phú Yên"]) == 0
    told = capsys.readouterr().out
    assert "→ Sở Tài chính tỉnh Đắk Lắk, từ ngày 01/7/2025 (căn cứ Nghị quyết 202/2025/QH15 ngày 12/6/2025)" in told
    assert main(["body", "Sở Tài chính tỉnh Đắk Lắk", "--format", "json"]) == 0
    now = json.loads(capsys.readouterr().out)[-1]
    assert (now["iri"].rpartition("/")[2], now["after"]) == ("so-tai-chinh-dak-lak~20250701", [])
    assert {way[0]["from"]["label"] for way in now["before"]} >= {"Sở Kế hoạch và Đầu tư tỉnh Phú Yên", "Sở Tài chính tỉnh Phú Yên"}


def test_body_tells_of_a_day_and_of_what_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["body", "Sở Kế hoạch và Đầu tư tỉnh Phú Yên", "--day", "2025-06-30"]) == 0
    assert "Đắk Lắk" not in capsys.readouterr().out
    assert main(["body", "UBND huyện Tuy An, tỉnh Phú Yên"]) == 0
    assert "→ chưa rõ cơ quan nào, từ ngày 01/7/2025 (căn cứ Nghị quyết 203/2025/QH15" in capsys.readouterr().out
    assert main(["body", "Sở Tư pháp tỉnh Lạng Sơn"]) == 0
    assert "không ghi thay đổi nào" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["các sở, ban, ngành"], ["xyz"], ["Bộ Tài chính", "--day", "mai"]])
def test_body_refuses_what_names_none(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["body", *wrong]) == 2
    assert "hãy viết đủ tên" in (told := capsys.readouterr().err) or "--day" in told
