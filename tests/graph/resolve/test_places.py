"""Territories as printed."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.lists import Lists
from graph.resolve.agency.names import read_words
from graph.resolve.agency.places import Part, commune_place, district_place, parse_parts, province_place, spelt

PARTS = [
    ("tỉnh", [("tỉnh", "")]),  # the document's
    ("tỉnh Bắc Kạn", [("tỉnh", "Bắc Kạn")]),
    ("Bắc Kạn", [("", "Bắc Kạn")]),  # without its kind
    ("thành phố Hồ Chí Minh", [("thành phố", "Hồ Chí Minh")]),
    ("Quận 1, thành phố Hồ Chí Minh", [("quận", "1"), ("thành phố", "Hồ Chí Minh")]),
    ("xã Bình Long, huyện Bình Sơn, tỉnh Quảng Ngãi", [("xã", "Bình Long"), ("huyện", "Bình Sơn"), ("tỉnh", "Quảng Ngãi")]),
    ("huyện Bình Sơn thuộc tỉnh Quảng Ngãi", [("huyện", "Bình Sơn"), ("tỉnh", "Quảng Ngãi")]),
    ("THỊ XÃ ĐỨC PHỔ", [("thị xã", "Đức Phổ")]),
    ("huyện, thị xã", [("huyện", ""), ("thị xã", "")]),
    ("", []),
    ("phối hợp với", None),  # words in small letters are no name
    ("huyện phối hợp", None),
    ("tỉnh Bắc Kạn và các sở", None),
]


@pytest.mark.parametrize(("printed", "expected"), PARTS)
def test_a_territory_is_read_from_its_smallest_part_up(printed: str, expected: list[tuple[str, str]] | None) -> None:
    parts = parse_parts(read_words(printed, {}))
    assert parts == (None if expected is None else tuple(Part(*part) for part in expected))


SPELT = [("Tân Thành", "taan-thanhf"), ("Tân Thạnh", "taan-thanhj"), ("Đức Hoà", "dduwcs-hoaf"), ("Đức Hòa", "dduwcs-hoaf"), ("Ea H'leo", "ea-h-leo")]


@pytest.mark.parametrize(("name", "expected"), SPELT)
def test_communes_keep_their_marks_in_ascii(name: str, expected: str) -> None:
    assert {spelt(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")} == {expected}


VOWELS = "aăâeêoôơuưiy"
INITIALS, FINALS = st.sampled_from(["t", "th", "đ", "d", "h", "ng", "x"]), st.sampled_from(["", "n", "nh", "ng"])
SYLLABLES = st.builds("".join, st.tuples(INITIALS, st.sampled_from(VOWELS), FINALS))
TONES = st.sampled_from(["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"])


def toned(syllable: str, tone: str) -> str:
    vowel = next(c for c in reversed(syllable) if c in VOWELS)
    return unicodedata.normalize("NFC", syllable.replace(vowel, vowel + tone, 1))


@given(st.lists(st.tuples(SYLLABLES, TONES), min_size=1, max_size=3), st.lists(st.tuples(SYLLABLES, TONES), min_size=1, max_size=3))
def test_two_names_are_spelt_alike_only_if_they_are_one(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    names = [" ".join(toned(*syllable) for syllable in name) for name in (one, other)]
    assert (spelt(names[0]) == spelt(names[1])) == (names[0] == names[1])
    assert all(spelt(name).isascii() for name in names)


def test_districts_ended_in_june_2025_and_communes_lost_them(lists: Lists) -> None:
    by_slug = {row.slug: row for row in lists.provinces}
    old, new, unchanged = by_slug["quang-ngai"], by_slug["quang-ngai~20250701"], by_slug["lang-son"]
    part, district = Part("xã", "Bình Long"), Part("huyện", "Bình Sơn")
    assert district_place(district, new) is None
    assert [place.last for row in (old, unchanged) if (place := district_place(district, row))] == [date(2025, 6, 30)] * 2
    assert commune_place(part, None, old) is None
    assert commune_place(part, district, new) is None
    assert [place.first for row in (new, unchanged) if (place := commune_place(part, None, row))] == [date(2025, 7, 1)] * 2


def test_a_place_is_labelled_with_what_it_is_part_of(lists: Lists) -> None:
    province = next(row for row in lists.provinces if row.slug == "lang-son")
    commune = commune_place(Part("xã", "Tân Thành"), Part("huyện", "Cao Lộc"), province)
    assert commune is not None
    assert commune.label == "xã Tân Thành, huyện Cao Lộc, tỉnh Lạng Sơn"
    assert commune.iri("B/") == "B/id/dvhc/xa-taan-thanhf-huyen-cao-loc-lang-son"
    assert (province_place(province).label, province_place(province).iri("B/")) == ("tỉnh Lạng Sơn", "B/id/dvhc/lang-son")
