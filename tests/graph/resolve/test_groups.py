"""Groups of agencies: what their members are, and which territory holds them all."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Literal

import pytest

from graph.resolve.agency.agencies import resolve_agency
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.directory import Directory

MakeContext = Callable[..., AgencyContext]

GROUPS = [
    # the last town is one of the members: the province holds them
    ("UBND các huyện, thành phố Đông Hà", "district", "tỉnh Quảng Trị"),
    ("UBND các huyện, thị xã Quảng Trị, thành phố Đông Hà", "district", "tỉnh Quảng Trị"),
    ("UBND các huyện và thành phố Đông Hà", "district", "tỉnh Quảng Trị"),
    ("Ủy ban nhân dân các xã, phường, đặc khu Cồn Cỏ", "commune", "tỉnh Quảng Trị"),
    ("UBND các huyện, thành phố Hà Tĩnh, tỉnh Hà Tĩnh", "district", "tỉnh Hà Tĩnh"),  # of the province that is named
    # the town is above the members
    ("các xã, phường thuộc thị xã Quảng Trị", "commune", "thị xã Quảng Trị, tỉnh Quảng Trị"),
    ("UBND các xã huyện Hải Lăng", "commune", "huyện Hải Lăng, tỉnh Quảng Trị"),
    ("các phòng, ban thành phố Đông Hà", "unit", "thành phố Đông Hà, tỉnh Quảng Trị"),
    # the level is the first member's, and only where its word stands by itself
    ("các tổ chức chính trị - xã hội", "other", "tỉnh Quảng Trị"),
    ("các đoàn thể chính trị - xã hội cấp xã", "commune", "tỉnh Quảng Trị"),
    ("các sở, ban, ngành, UBND các huyện", "department", "tỉnh Quảng Trị"),
    ("Các Bộ: Quốc phòng, Tư pháp", "ministry", None),  # one group, in the whole country
    ("các Bộ, ngành Trung ương", "ministry", None),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("printed", "level", "territory"), GROUPS)
def test_a_group_has_the_level_and_territory_of_its_members(
    printed: str, level: str, territory: str | None, form: Literal["NFC", "NFD"], context_of: MakeContext, directory: Directory
) -> None:
    context = context_of("Ủy ban nhân dân tỉnh Quảng Trị", "quang-tri", date(2022, 3, 4))
    agency = resolve_agency(unicodedata.normalize(form, printed), context, directory).agency
    assert agency and agency.is_group
    assert (agency.level, agency.territory_label) == (level, territory)


@pytest.mark.parametrize("printed", ["ngành", "Ban", "sở", "Bộ", "xã"])
def test_what_is_left_of_a_list_that_was_cut_is_no_group(printed: str, context_of: MakeContext, directory: Directory) -> None:
    context = context_of("Ủy ban nhân dân tỉnh Quảng Trị", "quang-tri", date(2022, 3, 4))
    assert resolve_agency(printed, context, directory).agency is None
