"""Coverage on the command line: asked for, decided on, written."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.cli.main import main

PLANS = Path(__file__).parents[2] / "texts" / "plans"
COVERED = Path(__file__).parents[1] / "coverage" / "texts"  # a decision of the centre, and a province's plan that names two of its items
CENTRAL = "88/KH-UBND"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("covering") / "store"
    assert main(["build", str(PLANS), "--store", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture
def store(built: Path, tmp_path: Path) -> str:
    return str(shutil.copytree(built, tmp_path / "store"))


def covered(store: str, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, list[dict[str, object]]]:
    capsys.readouterr()
    assert main(["coverage", CENTRAL, "--store", store, "--format", "json", *more]) == 0
    answer: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return answer


def test_says_what_is_covered_and_what_a_person_decided(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = covered(store, capsys)
    local, central = str(answer["local"][0]["iri"]), str(answer["central"][-1]["iri"])
    assert {one["extent"] for one in answer["central"]} == {"none"}
    after = covered(store, capsys, "--confirm", local, central, "--by", "Văn phòng", "--on", "2026-05-01")
    assert after["central"][-1]["matches"] == [
        {"local": local, "basis": "confirmed", "whole": True, "score": None, "decidedBy": "Văn phòng", "decidedOn": "2026-05-01"}
    ]
    assert covered(store, capsys)["central"] == after["central"]
    assert main(["build", str(PLANS), "--store", store, "--quiet"]) == 0
    assert covered(store, capsys)["central"] == after["central"], "a build keeps what people decided"
    assert covered(store, capsys, "--reject", local, central, "--by", "Văn phòng", "--on", "2026-05-02")["central"][-1]["extent"] == "none"


def test_is_told_as_text_and_tables(store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    def told(form: str) -> bytes:
        capsysbinary.readouterr()
        assert main(["coverage", CENTRAL, "--store", store, "--format", form]) == 0
        return capsysbinary.readouterr().out

    assert "[chưa có]" in told("text").decode()
    rows = list(csv.reader(io.StringIO(told("csv").decode())))
    book = load_workbook(io.BytesIO(told("xlsx")))
    assert book.sheetnames == ["Đối chiếu nhiệm vụ", "Chưa có nhiệm vụ cấp trên", "Đối chiếu chỉ tiêu", "Giao hai lần (gợi ý)"]
    assert [cell.value for cell in book.worksheets[0][1]] == rows[0]
    assert rows[0][-2:] == ["Mã nhiệm vụ của văn bản (IRI)", "Mã nhiệm vụ địa phương (IRI)"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--confirm", f"{CENTRAL}#II.1", f"{CENTRAL}#II.2", "--by", "A"], "cùng một văn bản"),
        (["--confirm", CENTRAL, f"{CENTRAL}#II.2", "--by", "A"], "không phải là nhiệm vụ"),
        (["--confirm", f"{CENTRAL}#II.1", f"{CENTRAL}#II.2"], "--by"),
        (["--confirm", "a", "b", "--by", "A", "--on", "hôm qua"], "--on"),
        (["--agency", "Sở Không Có"], "không có cơ quan"),
    ],
)
def test_refuses_what_cannot_be(store: str, capsys: pytest.CaptureFixture[str], more: list[str], told: str) -> None:
    try:
        code = main(["coverage", CENTRAL, "--store", store, *more])
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 2
    assert told in capsys.readouterr().err


def test_the_embedded_graph_takes_no_rulings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "165/QĐ-TTg", "--confirm", "a", "b", "--by", "A"]) == 2
    assert "--store" in capsys.readouterr().err


def test_from_texts_to_what_is_covered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "store")
    assert main(["build", str(COVERED), "--store", folder, "--quiet"]) == 0
    capsys.readouterr()
    assert main(["coverage", "177/QĐ-TTg", "--store", folder, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    told = {one["locator"]: [(match["basis"], match["local"][-4:], match.get("quote")) for match in one["matches"]] for one in answer["central"]}
    assert told["1.II.1"] == [("suggested", "II.1", None)]
    assert told["1.II.2"] == [("stated", "II.3", "Triển khai điểm 2 mục II Quyết định số 177/QĐ-TTg")]
    assert told["1.II.3"] == [("stated", "II.2", "Triển khai khoản 3 mục II Điều 1 Quyết định số 177/QĐ-TTg")]
    assert told["2.1"] == []
    assert [one["locator"] for one in answer["local"] if one["parentless"]] == ["II.4"]
    assert {one["central"]["indicator"]: one["verdict"] for one in answer["targets"]} == {
        "tỷ lệ xã có tủ sách": "lower",
        "tỷ lệ thư viện liên thông dữ liệu": "missing",
    }
