"""Local figures beside central ones: which are lower, later or missing, and which cannot be compared.

Answers: for each central target and each local plan, the local figure of the same indicator and how it stands, with the reason in words.
Assumes: targets as read: comparator, value, unit, year, and the words they stand in.
Never:   converts a percentage to a count; holds a total of the whole country against one place; guesses whether more or less is better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.coverage.records import Aim, Verdict
from graph.index.rows import DocumentRow, TargetRow
from graph.quantity import write_number
from graph.text import clean

# Words that say nothing of what is measured: whose it is, that it is a mean, how it is counted.
# Measured by bench/likeness.py, 2026-11-20: 8 of 15 pairs found, none of 450 crossings wrong.
_SAYING_NOTHING = """
tỉnh toàn huyện xã địa bàn cả nước bình quân hằng hàng năm gdp grdp trong trên của theo và các là số tỷ tỉ lệ được có lập ngành người dân tính với
đạt mức giảm tăng trưởng bằng văn một vạn 10 000
"""
_HARMLESS = frozenset(_SAYING_NOTHING.split())
_SYLLABLE = re.compile(r"[^\W_]+")
_SCALES = {"trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_RATES = ("%", "‰", "/", "điểm", "bậc", "lần")  # measures that mean the same for a country and a commune
_BY_SIGN: Mapping[str, str] = {"lt": "down", "le": "down", "gt": "up", "ge": "up"}
_DOWN = re.compile(r"(?:còn|xuống|dưới|không quá|tối đa|không vượt quá|nhiều nhất|hạn chế|thấp hơn|ít hơn)(?!\w)|(?<!\w)giảm (?:còn|xuống)")
_UP = re.compile(r"(?<!\w)(?:đạt|trên|ít nhất|tối thiểu|tăng|trở lên|lên|hơn|vượt|phấn đấu|chiếm|giảm)(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A local plan with its targets."""

    document: DocumentRow
    targets: Sequence[TargetRow]


def compare(document: DocumentRow, targets: Sequence[TargetRow], plans: Sequence[Plan]) -> Iterator[Aim]:
    """Hold the targets of a central document against those of local plans: one answer for each target and plan."""
    of_plans = [_by_words(plan.targets) for plan in plans]
    for target in targets:
        measured = indicator_words(target.indicator)
        for plan, by_words in zip(plans, of_plans, strict=True):
            alike = by_words.get(measured, ()) if measured else ()
            if not alike:
                yield Aim(central=target, plan=plan.document.iri, local=None, verdict=Verdict.MISSING, reason="Kế hoạch không nêu chỉ tiêu này.")
                continue
            best = min(alike, key=lambda one: _nearness(target, one))
            verdict, reason = judge(target, best, is_same_place=_is_same_place(document, plan.document))
            yield Aim(central=target, plan=plan.document.iri, local=best, verdict=verdict, reason=reason)


def _by_words(targets: Sequence[TargetRow]) -> dict[frozenset[str], list[TargetRow]]:
    found: dict[frozenset[str], list[TargetRow]] = {}
    for target in targets:
        found.setdefault(indicator_words(target.indicator), []).append(target)
    return found


def indicator_words(indicator: str) -> frozenset[str]:
    """Give the words that say what an indicator measures; two are taken for one where these are the same.

    >>> sorted(indicator_words("tỷ lệ che phủ rừng toàn tỉnh"))
    ['che', 'phủ', 'rừng']
    """
    return frozenset(_SYLLABLE.findall(clean(indicator).text.lower())) - _HARMLESS


def _is_same_place(one: DocumentRow, other: DocumentRow) -> bool:
    return one.province is not None and one.province == other.province and one.level == other.level


def _nearness(central: TargetRow, local: TargetRow) -> tuple[bool, bool, int]:
    """Order local figures: those in the central unit first, then the same year, then the nearest."""
    apart = abs(local.year - central.year) if local.year and central.year else 1000
    return _unit(local.unit)[1] != _unit(central.unit)[1], apart != 0, apart


def judge(central: TargetRow, local: TargetRow, *, is_same_place: bool) -> tuple[Verdict, str]:
    """Say how a local figure stands to the central one, and why, in Vietnamese."""
    why_not = _why_not_comparable(central, local, is_same_place=is_same_place)
    if why_not:
        return Verdict.NOT_COMPARABLE, why_not
    later = f"muộn hơn {local.year - central.year} năm" if central.year and local.year and local.year > central.year else ""
    short = _short(central, local)
    verdict = {(True, True): Verdict.LOWER_AND_LATER, (True, False): Verdict.LOWER, (False, True): Verdict.LATER}.get(
        (bool(short), bool(later)), Verdict.MEETS
    )
    found = ", ".join(filter(None, (short, later))) or "không kém"
    return verdict, f"Địa phương {told(local)}, trung ương {told(central)}: {found}."


def _why_not_comparable(central: TargetRow, local: TargetRow, *, is_same_place: bool) -> str:
    mine, theirs = _unit(central.unit)[1], _unit(local.unit)[1]
    if central.value is None or local.value is None:
        return "Một bên không nêu trị số."
    if mine != theirs:
        return f"Khác đơn vị: trung ương tính theo {central.unit or 'số'}, địa phương tính theo {local.unit or 'số'}."
    if not is_same_place and not (central.unit or "").endswith(_RATES) and "/" not in (central.unit or "") and "%" not in (central.unit or ""):
        return "Trị số tuyệt đối của nơi ban hành; văn bản không giao con số này cho địa phương."
    if (central.qualifier or "") != (local.qualifier or ""):
        return f"Khác điều kiện: trung ương “{central.qualifier or 'không nêu'}”, địa phương “{local.qualifier or 'không nêu'}”."
    if _direction(central) is None and _bounds(central) != _bounds(local):
        return "Hai trị số khác nhau, và lời văn không nói nhiều hơn hay ít hơn mới là đạt."
    if _BY_SIGN.get(local.comparator, _direction(central)) != _direction(central):
        return "Hai chỉ tiêu ngược chiều: một bên là mức tối thiểu, một bên là mức tối đa."
    return ""


def _unit(unit: str | None) -> tuple[int, str]:
    """Part a unit into its scale and what is measured: "tỷ đồng" is (10**9, "đồng").

    >>> _unit("nghìn tỷ đồng"), _unit("%/năm")
    ((1000000000000, 'đồng'), (1, '%/năm'))
    """
    words, scale = (unit or "").lower().split(), 1
    while words and words[0] in _SCALES:
        scale *= _SCALES[words.pop(0)]
    return scale, " ".join(words)


def _direction(target: TargetRow) -> str | None:
    """Tell whether more ("up") or less ("down") is better, from comparator and words; None where neither says. A cut of so much is better larger."""
    if target.comparator in _BY_SIGN:
        return _BY_SIGN[target.comparator]
    words = clean(target.statement).text.lower()
    if _DOWN.search(words):
        return "down"
    return "up" if _UP.search(words) else None


def _bounds(target: TargetRow) -> tuple[Decimal, Decimal]:
    scale = _unit(target.unit)[0]
    low = Decimal(target.value or 0) * scale
    return low, Decimal(target.value_max) * scale if target.value_max else low


def _short(central: TargetRow, local: TargetRow) -> str:
    """Say how the local figure falls short; "" where it does not."""
    (least, most), (own_least, own_most) = _bounds(central), _bounds(local)
    if _direction(central) == "down":
        return "chưa giảm đến mức này" if own_most > most or (own_most == most and central.comparator == "lt" and local.comparator != "lt") else ""
    return "thấp hơn" if own_least < least or (own_least == least and central.comparator == "gt" and local.comparator != "gt") else ""


_SIGNS: Mapping[str, str] = {"gt": "trên ", "ge": "từ ", "lt": "dưới ", "le": "không quá ", "about": "khoảng "}


def told(target: TargetRow) -> str:
    """Write a figure as people do, with its year."""
    figures = "–".join(write_number(Decimal(text).normalize() + 0) for text in (target.value, target.value_max) if text)
    unit = f"{'' if (target.unit or '').startswith(('%', '‰')) else ' '}{target.unit}" if target.unit else ""
    return f"{_SIGNS.get(target.comparator, '')}{figures}{unit}" + (f" (năm {target.year})" if target.year else "")
