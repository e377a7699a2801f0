"""The authority lists of data/lists: general knowledge of the state's organisation, each row with its source.

Answers: which types of documents, symbols, provinces, ministries, departments and abbreviations there are, and which documents are known by number.
Assumes: the folder is the project's or one laid out like it.
Never:   knows a rule; guesses what a list does not hold.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from graph.errors import ListError

CENTRAL_LEVELS = frozenset({"central", "ministry", "party-central"})  # of bodies that there is one of in the country
STATUSES = ("in-force", "amended", "replaced", "repealed", "")  # of a document of the catalogue; "" means not known
KEPT = 2  # lists of which what was made ready is kept: a process reads with one
T = TypeVar("T")
Row = dict[str, str]


def read_table(path: Path, columns: tuple[str, ...], key: Callable[[Row], object]) -> tuple[Row, ...]:
    """Read a CSV file with exactly these columns, in this order.

    Out:    its rows, in the file's order, values stripped.
    Raises: ListError naming file and line: unknown or missing column, too few or many cells, a duplicate key, a row without source.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ListError(f"{path}: cannot be read ({error}); expected a CSV file in UTF-8") from error
    if not lines or tuple(lines[0]) != columns:
        raise ListError(f"{path}: first line is {lines[0] if lines else 'missing'}, expected the columns {','.join(columns)}")
    rows: list[Row] = []
    seen: dict[object, int] = {}
    for line, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(columns):
            raise ListError(f"{path}, line {line}: {len(cells)} cells, expected {len(columns)}: {','.join(columns)}")
        row = {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
        identity = key(row)
        if identity in seen:
            raise ListError(f"{path}, line {line}: {identity} stands already on line {seen[identity]}; remove one")
        if "source" in row and not row["source"]:
            raise ListError(f"{path}, line {line}: no source; say where the row comes from")
        seen[identity] = line
        rows.append(row)
    return tuple(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """A type of document: one symbol in one family of numbering."""

    symbol: str  # "KH"
    slug: str  # "ke-hoach": in IRIs and in scheme document-type
    name: str  # "kế hoạch"
    family: str  # "state" (Decree 30/2020), "normative" (law on legal documents), "party"
    sets_work: (
        bool  # orders or frames work (resolution, programme, plan, decision ...); False: gives competence (law, decree, circular) or only tells
    )
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that registers documents under its own symbol. A `local` one exists in each territory ("UBND", "TU")."""

    symbol: str  # "TTg", "UBND", "TU"
    slug: str  # "ttg", "ubnd", "tinh-uy": for local ones the territory's slug is appended
    name: str  # "Thủ tướng Chính phủ"
    level: str  # scheme agency-level
    family: str  # "state", "party"
    local: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province or city under the centre in one legal existence. Dates are inclusive first and last days; None: open."""

    slug: str  # "quang-ngai"; with "~20250701" where a homonym existed before
    name: str  # "Quảng Ngãi"
    kind: str  # "tỉnh", "thành phố"
    spellings: tuple[str, ...]  # other spellings that documents print: "Đăk Lăk"
    alone: str  # what the name says without its kind: "" the territory; "seat" where the central bodies sign; "person" whom it is named after
    first: date | None
    last: date | None
    successor: str  # slug, "" while it exists
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name in all its spellings."""
        return (self.name, *self.spellings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A ministry or central body, or a pattern of a body that each territory has, with its customary abbreviations and its time.

    Patterns have the parent "{province}", "{district}", "{commune}", or "{place}" (at every level, the kind in the name: “Công an huyện X”).
    """

    slug: str  # "bo-cong-thuong"; with "~20250301" where a homonym existed before; the territory's is appended to a pattern's
    name: str  # "Bộ Công Thương"; of a department's pattern: "Sở Công Thương"
    level: str  # scheme agency-level; a pattern's "department" is under the People's Committee of its territory
    parent: str  # slug of the body above; "" at the top; a pattern's kind of territory
    abbreviations: tuple[str, ...]
    first: date | None
    last: date | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """That one organisation took over from another, wholly or in part, or that it is not known who did.

    The predecessor "{province}", "{district}" or "{commune}" speaks of the territories that were rearranged on that day. Where the predecessor is its
    own successor and no day is given, the body follows its province into the one that this becomes.
    """

    predecessor: str  # slug in organisations.csv, or "ubnd", "hdnd", "tinh-uy"
    successor: str  # slug; "" where it is not known, or stands in provinces.csv
    territory: str  # slug of the one province that the row speaks of, before every row without; "" everywhere
    first: date | None  # the successor's first day; None: not known
    kind: str  # "whole", "part", "unknown"
    what: str  # which functions went: of a part
    basis: str  # number and date of the resolution, law or decree
    note: str  # what else must be known of it
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A customary short form inside names of agencies: "BQL" for "Ban Quản lý"."""

    short: str
    full: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A document of the catalogue, known by number whether or not its text is held. `status` "" means not known, never in force."""

    type: str
    number: str
    date: date | None
    issuer: str  # written out
    title: str
    status: str  # scheme status: "in-force", "replaced", "repealed", "amended", ""
    successor: str  # "number@date"
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyWord:
    """A word that a printed agency's name begins with; not so where one of `exceptions` follows it ("Ban" in "Ban hành")."""

    word: str
    # "office" names one body, "title" who heads it; "group" is a common noun, "plural" one only after "các", "unit" also before a proper name.
    kind: str
    exceptions: tuple[str, ...]
    naming: bool  # the name is what follows, be it a verb: "Ban quản lý dự án", "Trung tâm phát triển quỹ đất"
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkVerb:
    """A verb that orders or announces work."""

    verb: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The title of a law, code or ordinance, by which documents cite it without its number. One title may have named several laws in turn."""

    symbol: str  # "L", "BL", "PL"
    name: str  # "Luật Ngân sách nhà nước"
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lists:
    """All authority lists, loaded once by `load_lists` and passed on.

    One loading equals itself alone: what is made ready of the lists is kept by it, and thousands of rows are not compared each time.
    """

    document_types: tuple[DocumentType, ...]
    bodies: tuple[Body, ...]
    provinces: tuple[Province, ...]
    organisations: tuple[Organisation, ...]
    abbreviations: tuple[Abbreviation, ...]
    catalogue: tuple[Known, ...]
    agency_words: tuple[AgencyWord, ...] = ()
    work_verbs: tuple[WorkVerb, ...] = ()
    laws: tuple[Law, ...] = ()
    successions: tuple[Succession, ...] = ()


def load_lists(folder: Path) -> Lists:
    """Load the lists of a folder laid out like data/lists.

    Raises: ListError naming file and line, for a malformed table, a duplicate, or a row without source.
    """

    def table(name: str, columns: str, key: str, make: Callable[[Row], T]) -> tuple[T, ...]:
        return _table(folder / f"{name}.csv", columns, key, make)

    return Lists(
        document_types=table("document-types", "symbol slug name family sets_work source", "symbol family slug", _document_type),
        bodies=table("bodies", "symbol slug name level family local source", "symbol family slug", _body),
        provinces=table("provinces", "slug name kind spellings alone first last successor source", "slug", _province),
        organisations=table("organisations", "slug name level parent abbreviations first last source", "slug", _organisation),
        abbreviations=table("abbreviations", "short full source", "short", lambda row: Abbreviation(**row)),
        catalogue=read_catalogue(folder / "catalogue.csv"),
        agency_words=table("agency-words", "word kind exceptions naming source", "word kind", _agency_word),
        work_verbs=table("work-verbs", "verb source", "verb", lambda row: WorkVerb(**row)),
        laws=table("laws", "symbol name source", "name", lambda row: Law(**row)),
        successions=table(
            "successions", "predecessor successor territory first kind what basis note source", "predecessor successor territory first", _succession
        ),
    )


def read_catalogue(path: Path) -> tuple[Known, ...]:
    """Read a catalogue of documents: the project's, or one that an owner keeps beside it.

    Raises: ListError naming file and line; also for a status that is none, or a successor that is not "number@day".
    """
    return _table(path, "type number date issuer title status successor source", "type number date issuer", _known)


def _table(path: Path, columns: str, key: str, make: Callable[[Row], T]) -> tuple[T, ...]:
    rows = read_table(path, tuple(columns.split()), lambda row: tuple(row[column] for column in key.split()))
    return tuple(_made(path, line, row, make) for line, row in enumerate(rows, start=2))


def _made(path: Path, line: int, row: Row, make: Callable[[Row], T]) -> T:
    try:
        return make(row)
    except ValueError as error:
        raise ListError(f"{path}, line {line}: {error}") from error


def _document_type(row: Row) -> DocumentType:
    return DocumentType(**{**row, "sets_work": _flag(row["sets_work"])})  # type: ignore[arg-type]


def _body(row: Row) -> Body:
    return Body(**{**row, "local": _flag(row["local"])})  # type: ignore[arg-type]


def _province(row: Row) -> Province:
    if row["alone"] not in {"", "seat", "person"}:
        raise ValueError(f"read “{row['alone']}” in alone, expected seat, person or nothing")
    return Province(**{**row, **_days(row), "spellings": _several(row["spellings"])})  # type: ignore[arg-type]


def _organisation(row: Row) -> Organisation:
    return Organisation(**{**row, **_days(row), "abbreviations": _several(row["abbreviations"])})  # type: ignore[arg-type]


def _succession(row: Row) -> Succession:
    if row["kind"] not in {"whole", "part", "unknown"}:
        raise ValueError(f"read “{row['kind']}” in kind, expected whole, part or unknown")
    if (row["kind"] == "part") != bool(row["what"]):
        raise ValueError("a part says in `what` which functions went, the whole says nothing there")
    return Succession(**{**row, "first": _day(row["first"])})  # type: ignore[arg-type]


def _known(row: Row) -> Known:
    if row["status"] not in STATUSES:
        raise ValueError(f"read “{row['status']}” in status, expected {', '.join(name for name in STATUSES if name)} or nothing")
    number, mark, day = row["successor"].rpartition("@")
    if row["successor"] and not (number and mark and _day(day)):
        raise ValueError(f"read “{row['successor']}” in successor, expected number and day such as 118/2025/NĐ-CP@2025-06-09")
    return Known(**{**row, "date": _day(row["date"])})  # type: ignore[arg-type]


def _agency_word(row: Row) -> AgencyWord:
    return AgencyWord(**{**row, "exceptions": _several(row["exceptions"]), "naming": _flag(row["naming"])})  # type: ignore[arg-type]


def _flag(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise ValueError(f"read “{text}”, expected yes or no")
    return text == "yes"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ValueError(f"read “{text}”, expected a day such as 2025-07-01") from error


def _days(row: Row) -> dict[str, date | None]:
    return {name: _day(row[name]) for name in ("first", "last")}


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
