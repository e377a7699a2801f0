"""What is known of a document's standing on a day: never more than texts and lists say."""

from __future__ import annotations

from datetime import date

import pytest

from graph.status.words import STATES, evidence_words, status_words
from tests.graph.chain.conftest import E, Made
from tests.graph.status.conftest import Grounding, listed


def test_silence_is_not_known_and_never_in_force(made: Made, grounding: Grounding) -> None:
    made.document("plan")
    status = grounding().of(E + "plan")
    assert (status.state, status.evidence, status.is_changed) == ("unknown", (), False)
    assert status_words(status) == "chưa rõ"


# the date of the new one, the day asked for, the state, whether its saying holds
DATES = [
    ("2024-05-10", "2024-05-10", "replaced", "yes"),  # on its day
    ("2024-05-10", "2024-05-09", "unknown", "later"),  # the day before: not replaced yet, which is not “in force”
    ("2023", "2024-01-01", "replaced", "yes"),  # some day of 2023, all of them past
    ("2023", "2023-06-01", "unknown", "maybe"),  # that year goes on
    ("2023", "2022-12-31", "unknown", "later"),
    ("2023-05", "2023-05-31", "replaced", "yes"),
    ("2023-05", "2023-05-30", "unknown", "maybe"),
    ("", "2026-11-20", "replaced", "yes"),  # no date: the text is held today
    ("", "2026-11-19", "unknown", "maybe"),  # and nobody knows since when
]


@pytest.mark.parametrize(("issued", "day", "state", "holds"), DATES)
def test_dates_known_in_part_are_compared_with_care(made: Made, grounding: Grounding, issued: str, day: str, state: str, holds: str) -> None:
    made.document("old", date="2020-01-01")
    made.document("new", date=issued)
    made.says("new", "new", "replaces", "old")
    status = grounding(day).of(E + "old")
    assert (status.state, [one.holds for one in status.evidence]) == (state, [holds])
    assert status.since == (issued or None if state == "replaced" else None)


def test_a_change_that_another_text_tells_of_has_the_date_of_the_change(made: Made, grounding: Grounding) -> None:
    made.document("law", held=False, date="2017-05-25")
    made.document("amending", held=False, date="2020-06-11")
    made.document("plan", date="2024-01-10")
    made.says("plan", "amending", "amends", "law")
    status = grounding("2021-01-01").of(E + "law")
    assert (status.state, status.since, status.by, status.successor) == ("amended", "2020-06-11", E + "amending", None)
    [one] = status.evidence
    assert (one.document, one.quote, one.start, one.end) == (E + "plan", "amending amends law", 1, 6)
    assert "sửa đổi, bổ sung bởi amending (11/6/2020): “amending amends law" in evidence_words(one)


def test_where_the_change_has_no_date_the_text_that_tells_of_it_is_later(made: Made, grounding: Grounding) -> None:
    made.document("law", held=False, date="2017-05-25")
    made.document("amending", held=False, date="")
    made.document("plan", date="2024-01-10")
    made.says("plan", "amending", "repeals", "law")
    assert grounding("2024-01-10").of(E + "law").state == "repealed"
    assert grounding("2024-01-09").of(E + "law").state == "unknown"


def test_not_issued_yet(made: Made, grounding: Grounding) -> None:
    made.document("plan", date="2024-03-01")
    assert grounding("2024-02-29").of(E + "plan").state == "not-issued"
    assert grounding("2024-03-01").of(E + "plan").state == "unknown"


def test_the_catalogue_speaks_where_no_text_does(made: Made, grounding: Grounding) -> None:
    made.document("law", date="2013-11-29")
    made.document("decree", date="2013-11-29")
    said = {"law": listed("replaced", "next", date(2024, 1, 18)), "decree": listed("in-force")}
    assert grounding("2024-01-18", **said).of(E + "law").by == E + "next"
    assert grounding("2024-01-17", **said).of(E + "law").state == "unknown"
    in_force = grounding(**said).of(E + "decree")
    assert (in_force.state, in_force.evidence[0].source) == ("in-force", "Công báo")
    assert grounding("2020-01-01", **said).of(E + "decree").state == "unknown"  # the list does not say since when


def test_a_contradiction_is_shown_as_both(made: Made, grounding: Grounding) -> None:
    made.document("old", date="2020-01-01")
    made.document("new", date="2022-01-01")
    made.says("new", "new", "replaces", "old")
    status = grounding(old=listed("in-force")).of(E + "old")
    assert (status.state, status.is_contradicted, status.successor) == ("contradicted", True, None)
    words = status_words(status)
    assert "đã được thay thế bởi new (theo new)" in words and "còn hiệu lực (theo danh mục: Công báo)" in words


def test_two_successors_are_both_shown_and_none_is_chosen(made: Made, grounding: Grounding) -> None:
    made.document("old", date="2020-01-01")
    made.document("new", date="2022-01-01")
    made.says("new", "new", "replaces", "old")
    status = grounding(old=listed("replaced", "other", date(2023, 1, 1))).of(E + "old")
    assert (status.state, status.is_contradicted, status.successor) == ("replaced", True, None)
    assert {one.by for one in status.evidence} == {E + "new", E + "other"}


def test_the_successor_is_what_nothing_replaced_by_that_day(made: Made, grounding: Grounding) -> None:
    for name, year in (("first", 2005), ("second", 2014), ("third", 2020)):
        made.document(name, date=f"{year}-01-01")
    made.says("second", "second", "replaces", "first")
    made.says("third", "third", "replaces", "second")
    heir = {day: grounding(day).of(E + "first").successor for day in ("2016-01-01", "2021-01-01")}
    assert [one and one.iri.removeprefix(E) for one in heir.values()] == ["second", "third"]
    assert "nay là third" in status_words(grounding("2021-01-01").of(E + "first"))


def test_replacements_in_a_circle_have_no_successor(made: Made, grounding: Grounding) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        made.document(name, date="2020-01-01")
        made.says(name, name, "replaces", other)
    assert grounding().of(E + "a").successor is None


def test_what_the_graph_notes_of_its_catalogue_is_kept(made: Made, grounding: Grounding) -> None:
    made.document("law", date="2013-11-29")
    made.lines.append(
        f'<{E}law> vp:documentStatus <https://w3id.org/vnplan/scheme/status/replaced> ; vp:statusNote "đã được thay thế (theo Công báo)"@vi .'
    )
    ground = grounding()
    status = ground.of(E + "law")
    assert (status.state, status.evidence[0].source) == ("replaced", "đã được thay thế (theo Công báo)")
    assert ground.on(date(2020, 1, 1)).of(E + "law").state == "unknown"
    assert len(grounding(law=listed("replaced")).of(E + "law").evidence) == 1  # the list at hand says the same: it is told once


def test_every_state_has_words_and_json_names_it(made: Made, grounding: Grounding) -> None:
    made.document("plan")
    told = grounding().of(E + "plan").to_json()
    assert told == {
        **{"asOf": "2026-11-20", "state": "unknown", "since": None, "by": None, "byLabel": None, "successor": None},
        **{"contradicted": False, "evidence": []},
    }
    assert set(STATES) >= {"in-force", "amended", "replaced", "repealed", "contradicted", "not-issued", "unknown"}
