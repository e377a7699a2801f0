"""The catalogue of the project, and the owner's own before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.config import Settings
from graph.errors import ListError
from graph.status import load_catalogue

HEAD = "type,number,date,issuer,title,status,successor,source\n"
OLD = "https://w3id.org/vnplan/eli/vn/chinh-phu/nghi-dinh/2018/61"


def own(tmp_path: Path, *rows: str) -> Settings:
    (tmp_path / "own.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")
    return Settings(catalogue=tmp_path / "own.csv")


def test_says_what_came_in_the_place_of_a_document_and_where_it_is_from() -> None:
    listed = load_catalogue(Settings()).listed[OLD]
    assert listed.status == "replaced" and listed.successor is not None
    assert listed.successor.iri.endswith("/nghi-dinh/2025/118")
    assert listed.source and listed.file == "data/lists/catalogue.csv"


def test_a_document_without_status_is_not_in_it() -> None:
    assert not any(one.status == "" for one in load_catalogue(Settings()).listed.values())


def test_the_owners_row_stands_in_the_place_of_the_projects(tmp_path: Path) -> None:
    row = "NĐ,61/2018/NĐ-CP,2018-04-23,Chính phủ,về một cửa,repealed,,Văn thư của sở"
    listed = load_catalogue(own(tmp_path, row)).listed[OLD]
    assert (listed.status, listed.successor, listed.source, listed.file) == ("repealed", None, "Văn thư của sở", "own.csv")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("NĐ,61/2018/NĐ-CP,2018-04-23,Chính phủ,,dead,,x", "own.csv, line 2: read “dead” in status"),
        ("NĐ,61/2018/NĐ-CP,2018-04-23,Chính phủ,,replaced,118/2025/NĐ-CP,x", "expected number and day"),
        ("NĐ,61/2018/NĐ-CP,2018-04-23,Chính phủ,,replaced,9/2031/NĐ-CP@2031-01-01,x", "no row for the successor 9/2031/NĐ-CP@2031-01-01"),
        ("NĐ,61/2018/NĐ-CP,23/4/2018,Chính phủ,,,,x", "own.csv, line 2: read “23/4/2018”"),
        ("NĐ,61/2018/NĐ-CP,2018-04-23,Chính phủ,,,,", "own.csv, line 2: no source"),
        ("NĐ,sáu mốt,2018-04-23,Chính phủ,,,,x", "own.csv: "),
    ],
)
def test_a_malformed_row_is_refused_with_its_place(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(ListError) as error:
        load_catalogue(own(tmp_path, row))
    assert said in str(error.value)
