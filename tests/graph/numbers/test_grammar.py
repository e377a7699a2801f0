"""Official numbers are read whole, in every series and layout, or refused."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import NumberFormatError
from graph.lists import Lists
from graph.numbers import TYPE_NAMES, TYPES, find_numbers, parse_number
from graph.text import clean, fold

WHOLE = [
    # as printed, canonical, series, type, body
    ("222/KH-UBND", "222/KH-UBND", "individual", "KH", "UBND"),
    ("165/QĐ-TTg", "165/QĐ-TTg", "individual", "QĐ", "TTg"),
    ("165/QÐ-TTg", "165/QĐ-TTg", "individual", "QĐ", "TTg"),  # Icelandic eth
    ("255/QĐ- UBND", "255/QĐ-UBND", "individual", "QĐ", "UBND"),  # a space inside
    ("124/NQ-\nCP", "124/NQ-CP", "individual", "NQ", "CP"),  # a line break inside
    ("165 / QĐ - TTg", "165/QĐ-TTg", "individual", "QĐ", "TTg"),  # spaces all over
    ("165/qđ-ttg", "165/QĐ-TTg", "individual", "QĐ", "TTg"),  # small letters
    ("222/Kh-Ubnd", "222/KH-UBND", "individual", "KH", "UBND"),  # mixed letters
    ("12a/QĐ-UBND", "12a/QĐ-UBND", "individual", "QĐ", "UBND"),  # a letter after the figure
    ("3456/QĐ-BNN-TCLN", "3456/QĐ-BNN-TCLN", "individual", "QĐ", "BNN"),  # the unit that drafted
    ("1234/QĐ-UBND.HC", "1234/QĐ-UBND-HC", "individual", "QĐ", "UBND"),  # a unit after a full stop
    ("12/QĐ-SNN&PTNT", "12/QĐ-SNN&PTNT", "individual", "QĐ", "SNN&PTNT"),
    ("12/BC-SNgV", "12/BC-SNgV", "individual", "BC", "SNgV"),  # small letters inside a symbol
    ("1365/NQ-UBTVQH15", "1365/NQ-UBTVQH15", "individual", "NQ", "UBTVQH"),
    ("25-QĐ/UBND", "25/QĐ-UBND", "individual", "QĐ", "UBND"),  # Party order for a state body
    ("33/VBHN-VPQH", "33/VBHN-VPQH", "individual", "VBHN", "VPQH"),
    ("63/CP", "63/CP", "individual", None, "CP"),  # until the nineties
    ("327-CT", "327/CT", "individual", None, "CT"),
    ("23-NQ/TW", "23-NQ/TW", "party", "NQ", "TW"),
    ("23- NQ/TW", "23-NQ/TW", "party", "NQ", "TW"),
    ("23–NQ/TW", "23-NQ/TW", "party", "NQ", "TW"),  # a dash for a hyphen
    ("23-NQ/TƯ", "23-NQ/TW", "party", "NQ", "TW"),  # the older spelling
    ("17- CTr/TU", "17-CTr/TU", "party", "CTr", "TU"),
    ("01/NQ-TU", "01-NQ/TU", "party", "NQ", "TU"),  # state order for a Party body
    ("113-CTr/TU", "113-CTr/TU", "party", "CTr", "TU"),
    ("02-QĐ/BTGTU", "02-QĐ/BTGTU", "party", "QĐ", "BTGTU"),
    ("45-KH/ĐU", "45-KH/ĐU", "party", "KH", "ĐU"),
    ("36-HD/VPTW", "36-HD/VPTW", "party", "HD", "VPTW"),
    ("3260-KH/ĐĐQH15", "3260-KH/ĐĐQH15", "party", "KH", "ĐĐQH"),
    ("08-CTr/HU", "08-CTr/HU", "party", "CTr", "HU"),
    ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "normative", "NĐ", "CP"),
    ("14/2022/NQ-HĐND", "14/2022/NQ-HĐND", "normative", "NQ", "HĐND"),
    ("10/2009/QĐ-TTg", "10/2009/QĐ-TTg", "normative", "QĐ", "TTg"),
    ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP", "normative", "NQ", "CP"),  # a figure after a full stop
    ("51/2025/TT-BTС", "51/2025/TT-BTC", "normative", "TT", "BTC"),  # a Cyrillic С
    ("08/2023/TTLT-BNV-BTC", "08/2023/TTLT-BNV-BTC", "normative", "TTLT", "BNV"),
    ("08/2023/TTLT-BNV - BTC", "08/2023/TTLT-BNV-BTC", "normative", "TTLT", "BNV"),  # spaces around the hyphen of two ministries
    ("07/2013/TTLT/BGDĐT-BNV", "07/2013/TTLT-BGDĐT-BNV", "normative", "TTLT", "BGDĐT"),
    ("118/2008/NQ-HĐND.K14", "118/2008/NQ-HĐND-K14", "normative", "NQ", "HĐND"),
    ("59/2020/QH14", "59/2020/QH14", "assembly", None, "QH"),
    ("02/2020/UBTVQH14", "02/2020/UBTVQH14", "assembly", None, "UBTVQH"),
    ("08/1998/PL-UBTVQH10", "08/1998/PL-UBTVQH10", "assembly", "PL", "UBTVQH"),
    ("4519/VPCP-KTN", "4519/VPCP-KTN", "dispatch", None, "VPCP"),
    ("123/UBND-KT", "123/UBND-KT", "dispatch", None, "UBND"),
    ("123/UBND", "123/UBND", "dispatch", None, "UBND"),
    ("45/UBDT-CSDT135", "45/UBDT-CSDT135", "dispatch", None, "UBDT"),  # a programme's figures in the unit
    ("663/SNV", "663/SNV", "dispatch", None, "SNV"),  # a letter with the sender's symbol alone
    ("135-HĐBT", "135/HĐBT", "individual", None, "HĐBT"),
    ("19/QĐUBND", "19/QĐ-UBND", "individual", "QĐ", "UBND"),  # copies that lost the hyphen
    ("19/2018/NĐCP", "19/2018/NĐ-CP", "normative", "NĐ", "CP"),
    ("19/QĐ TTg", "19/QĐ-TTg", "individual", "QĐ", "TTg"),
    ("252/KH-BCĐQG1237", "252/KH-BCĐQG1237", "individual", "KH", "BCĐQG"),  # a board named after its decision
    ("03-CTrHĐ/ĐU", "03-CTrHĐ/ĐU", "party", "CTrHĐ", "ĐU"),  # a type with what makes it one of action
    ("15-KHHĐ/TU", "15-KHHĐ/TU", "party", "KHHĐ", "TU"),
    ("12/KHPH-SYT-CAT", "12/KHPH-SYT-CAT", "individual", "KHPH", "SYT"),  # or joint
    ("05-HDPH/BTGTU-SGDĐT", "05-HDPH/BTGTU-SGDĐT", "party", "HDPH", "BTGTU"),
    ("68/2017/ND-CP", "68/2017/NĐ-CP", "normative", "NĐ", "CP"),  # typed without Đ
    ("12/2020/NQ-HDND", "12/2020/NQ-HĐND", "normative", "NQ", "HĐND"),
    ("1O/KH-UBND", "10/KH-UBND", "individual", "KH", "UBND"),  # scanned letters for figures
    ("O5-NQ/TW", "05-NQ/TW", "party", "NQ", "TW"),
    ("l2/NQ-CP", "12/NQ-CP", "individual", "NQ", "CP"),
    ("68/20 17/NĐ-CP", "68/2017/NĐ-CP", "normative", "NĐ", "CP"),  # a space inside the year
    ("165/QĐ-T Tg", "165/QĐ-TTg", "individual", "QĐ", "TTg"),  # or inside the body
    ("23 NQ/TW", "23-NQ/TW", "party", "NQ", "TW"),  # the mark before the type is lost
    ("165QĐ-TTg", "165/QĐ-TTg", "individual", "QĐ", "TTg"),
    ("/KH-SCT", "/KH-SCT", "individual", "KH", "SCT"),  # left blank
    ("/2024/QĐ-UBND", "/2024/QĐ-UBND", "normative", "QĐ", "UBND"),
    ("-KH/TU", "-KH/TU", "party", "KH", "TU"),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("printed", "canonical", "series", "type_", "body"), WHOLE)
def test_a_number_is_read_with_its_parts(printed: str, canonical: str, series: str, type_: str | None, body: str, form: str) -> None:
    number = parse_number(unicodedata.normalize(form, printed))  # type: ignore[arg-type]
    assert (number.canonical, number.series, number.type, number.body) == (canonical, series, type_, body)
    assert parse_number(number.printed) == number
    assert parse_number(canonical).canonical == canonical


@pytest.mark.parametrize(
    "text",
    [
        "30/6/2014",  # a date
        "44/54",  # a rank
        "1/500",  # a scale
        "9b",  # a lot
        "9001:2015",  # a standard
        "165/QĐ-TTg/2023",  # goes on in a way no series has
        "12/KH-UBND-12",
        "1/2/QĐ-UBND",  # begins earlier
        "1654-1687/NQ-UBTVQH15",  # a range
        "36/2026/Q",  # cut short
        "2629/QĐ-T",
        "22-NQ",
        "2021-2025/QĐ-TTg",
        "165/QĐ-TTg ngày 28/02/2023",  # more than a number
        "",
    ],
)
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(NumberFormatError, match="23-NQ/TW"):
        parse_number(text)


@pytest.mark.parametrize(
    ("printed", "key", "year", "units", "term"),
    [
        ("01-NQ/TU", "1", None, (), None),
        ("12A/QĐ-UBND", "12a", None, (), None),
        ("66.7/2025/NQ-CP", "66.7", 2025, (), None),
        ("000/QĐ-UBND", "0", None, (), None),
        ("/KH-UBND", "", None, (), None),
        ("08/2023/TTLT-BNV-BTC", "8", 2023, ("BTC",), None),
        ("59/2020/QH14", "59", 2020, (), 14),
        ("4519/VPCP-KTN", "4519", None, ("KTN",), None),
    ],
)
def test_the_parts_that_make_identity(printed: str, key: str, year: int | None, units: tuple[str, ...], term: int | None) -> None:
    number = parse_number(printed)
    assert (number.sequence_key, number.year, number.units, number.term) == (key, year, units, term)


IN_TEXT = [
    ("Quyết định số 165/QĐ-TTg ngày 28/02/2023", ["165/QĐ-TTg"]),
    ("(23-NQ/TW), 124/NQ-CP; “17-CTr/TU”.", ["23-NQ/TW", "124/NQ-CP", "17-CTr/TU"]),  # punctuation around
    ("các Quyết định số 10/QĐ-TTg,11/QĐ-TTg và 12/QĐ-TTg", ["10/QĐ-TTg", "11/QĐ-TTg", "12/QĐ-TTg"]),
    ("Quyết định số 33/2015QĐ-TTg ngày", ["33/2015/QĐ-TTg"]),  # a stroke lost behind the year
    ("Nghị định 8/2018NĐ-CP, Luật số 59/2020QH14", ["8/2018/NĐ-CP", "59/2020/QH14"]),
    ("số.12/QĐ-UBND của UBND tỉnh", ["12/QĐ-UBND"]),  # a full stop for a space
    ("Kế hoạch 12/KH-UBND-về phát triển", ["12/KH-UBND"]),  # a dash before a word
    ("Kế hoạch 12/KH-UBND - Sở Công Thương", ["12/KH-UBND"]),  # a dash between spaces
    ("Kế hoạch 12/KH-UBND./.", ["12/KH-UBND"]),  # the end of a document
    ("Số:      /KH-UBND", ["/KH-UBND"]),  # left blank
    ("Số: ......../QĐ-UBND", ["/QĐ-UBND"]),
    ("Số:       -KH/TU", ["-KH/TU"]),
    ("Số:   /2024/QĐ-UBND", ["/2024/QĐ-UBND"]),
    ("Nghị định số 63/CP", ["63/CP"]),  # an old number, after "số"
    ("Quyết định 135-HĐBT", ["135/HĐBT"]),  # or after its type
    ("Thông báo số 70-TB/TUngày 06/01/2012; 165/QĐ-TTgcủa", ["70-TB/TU", "165/QĐ-TTg"]),  # the next word glued to it
    ("Công văn số 663/SNV ngày; Tờ trình số 12/SNV", ["663/SNV", "12/SNV"]),  # letters of a department
    ("mẫu số 5/SNV, 5/BYT, 12/CTCP, STK 12/SNV", []),  # the same where no letter is spoken of
    ("Nghị quyết 30c/NQCP", ["30c/NQ-CP"]),
    ("tăng 63/CP", []),  # the same, not announced
    ("Quyết định số 1 65/QĐ-TTg; Quyết định số 2 5/2020/QĐ-UBND", ["165/QĐ-TTg", "25/2020/QĐ-UBND"]),  # a sequence torn in two
    ("Quyết định số 12 13/QĐ-UBND", []),  # torn, or two that lost their comma
    ("năm 2020 165/QĐ-TTg; Điều 1 165/QĐ-TTg", ["165/QĐ-TTg", "165/QĐ-TTg"]),  # another figure before it
    ("Nghị quyết số 23 NQ/TW, Nghị quyết 05 NQ/TU", ["23-NQ/TW", "05-NQ/TU"]),  # the first mark is lost
    ("có 23 NQ/TW; số 12 KH/năm; 5 CT/TW; số 12 TB/SV", []),  # the same, not announced, or of no known body
    ("Nghị quyết số O5-NQ/TW; mẫu O5-NQ/TW", ["05-NQ/TW"]),  # a scanned letter counts only after "số"
    ("công văn số 123/UBND ngày", ["123/UBND"]),
    ("đạt 3/UBND cấp xã", []),
    ("ngày 30/6/2014-KH/TU", []),  # begins inside a date
    ("xếp hạng 44/54, tỷ lệ 1/500, gói thầu số 9b, 24/7", []),
    ("QCVN 01:2021/BXD; TCVN ISO 9001:2015; STK 1234567890/KBNN", []),
    ("kênh A12/QĐ-UBND và B-12/QĐ-UBND", []),  # begins inside a word
    ("NQ 1654–1687/NQ-UBTVQH15", []),
    ("Quyết định số 1.2.3/QĐ-UBND", []),
    ("165/QĐ-TTgx", []),  # goes on
    ("- VP/TU; - KH/BC", []),  # recipients are no blank numbers
    ("m3/ngày-đêm và/hoặc km/h - 100 kW/TBA", []),
    ("Luật số 59/2020/QH14, NQ 142/2024/QH15", ["59/2020/QH14", "142/2024/QH15"]),
    ("theo Công văn 4519/VPCP-KTN", ["4519/VPCP-KTN"]),
    ("lô 5/CN-KCN", []),  # two letters are no body, where "số" does not announce a letter
    ("Quyết định số 255/QĐ-\nUBND ngày 18/02/2011", ["255/QĐ-UBND"]),
    ("năm 2021-2025; 2021-KH", []),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "numbers"), IN_TEXT)
def test_finds_the_numbers_of_a_text_and_nothing_else(text: str, numbers: list[str], form: str) -> None:
    words = clean(unicodedata.normalize(form, text)).text  # type: ignore[arg-type]
    found = find_numbers(words)
    assert [number.canonical for _, _, number in found] == numbers
    assert ["".join(words[start:end].split()) for start, end, _ in found] == [number.printed for _, _, number in found]


STATE_TYPES = sorted({t for t in TYPE_NAMES.values() for t in t.split()} - {"L", "QĐi"})
BODIES = st.sampled_from(["UBND", "HĐND", "TTg", "CP", "BCT", "SCT", "SNgV", "BNN&PTNT", "UBTVQH15"])
SEQUENCES = st.from_regex(r"(0?[1-9][0-9]{0,3})(a|b|\.[1-9])?", fullmatch=True)
YEARS = st.integers(1946, 2099)
PRINTED = st.one_of(
    st.builds("{}/{}-{}".format, SEQUENCES, st.sampled_from(STATE_TYPES), BODIES),
    st.builds("{}/{}/{}-{}".format, SEQUENCES, YEARS, st.sampled_from(["NĐ", "TT", "QĐ", "NQ"]), BODIES),
    st.builds("{}-{}/{}".format, SEQUENCES, st.sampled_from(["NQ", "CTr", "KL", "TTr", "KH"]), st.sampled_from(["TW", "TU", "HU", "ĐU", "VPTW"])),
    st.builds("{}/{}/{}{}".format, SEQUENCES, YEARS, st.sampled_from(["QH", "UBTVQH"]), st.integers(1, 16)),
    st.builds("{}/{}-{}".format, SEQUENCES, st.sampled_from(["VPCP", "UBND", "BCT"]), st.sampled_from(["KTN", "TH", "V1"])),
)


@given(PRINTED)
def test_what_is_printed_is_read_and_printed_again(printed: str) -> None:
    number = parse_number(printed)
    assert number.canonical == number.printed == printed
    assert parse_number(number.canonical) == number


@given(PRINTED, st.data())
def test_spaces_inside_change_nothing(printed: str, data: st.DataObject) -> None:
    marks = [place for place, letter in enumerate(printed) if letter in "/-"]
    place = data.draw(st.sampled_from(marks))
    space = data.draw(st.sampled_from([" ", "\n", "  "]))
    before = data.draw(st.booleans())
    spaced = printed[:place] + (f"{space}{printed[place]}" if before else f"{printed[place]}{space}") + printed[place + 1 :]
    assert parse_number(spaced).canonical == printed


@given(
    PRINTED, st.sampled_from(["theo Quyết định số ", "(", "tại ", "ngày 30/6/2014, số: "]), st.sampled_from([" ngày 01/02/2023", ";", ".", ") và"])
)
def test_a_number_is_found_whole_in_running_text(printed: str, before: str, after: str) -> None:
    (start, end, number), *others = find_numbers(f"{before}{printed}{after}")
    assert (before + printed + after)[start:end] == printed == number.canonical
    assert others == []


def test_the_types_are_those_of_the_list(lists: Lists) -> None:
    symbols = {(fold(entry.name), entry.symbol) for entry in lists.document_types}
    assert {(name, symbol) for name, several in TYPE_NAMES.items() for symbol in several.split()} >= {
        (name, symbol) for name, symbol in symbols if name in TYPE_NAMES
    }
    assert {entry.symbol.upper() for entry in lists.document_types} <= TYPES


def test_symbols_of_the_lists_keep_their_letters(lists: Lists) -> None:
    for body in lists.bodies:
        assert parse_number(f"1/QĐ-{body.symbol}").body == body.symbol
        assert parse_number(f"1-QĐ/{body.symbol}").body == body.symbol


def seconds(text: str) -> float:
    started = time.process_time()
    find_numbers(text)
    return time.process_time() - started


@pytest.mark.parametrize("hostile", ["1/", "1-A", "/KH-", "1/KH-A-", "số ", "1 ", "12/CP - ", "1" * 50, "A/B-"])
def test_the_cost_grows_with_the_text(hostile: str) -> None:
    small, large = hostile * (20_000 // len(hostile)), hostile * (200_000 // len(hostile))
    assert min(seconds(large) for _ in range(3)) < 40 * min(seconds(small) for _ in range(5)) + 0.02
