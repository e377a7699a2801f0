"""What an owner does to a store that is being served: give a file, replace it, withdraw it.

Answers: what became of an order, or why nothing did.
Assumes: files lie on the store's own file system; one process carries orders out, one after the other.
Never:   changes anything for an order that it refuses; lets readers see a state before it, and the index of it, are finished.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import URIRef
from rdflib.namespace import OWL

from graph.build import Built, Report, built, relink
from graph.config import Settings
from graph.derived import forget_indexes, refresh_kept
from graph.errors import LockedError, StoreError
from graph.holdings import (
    Writing,
    holds_reading,
    knowledge_digest,
    known_document,
    lift_knowledge,
    note_knowledge,
    stored_documents,
    sweep_shared,
    write_document,
    write_rulings,
)
from graph.intake import Kept, kept_files, note_kept
from graph.prepare import Desk, Prepared, desk
from graph.rdf import iris
from graph.rdf.document import withdrawal
from graph.resolve import Knowledge, KnownDocument, hold, load_knowledge, resolve
from graph.standing import write_statuses
from graph.store import Filling, Store, current_build, open_writable, publish
from graph.validate import Finding, Shapes, gather, load_shapes, validate

ANY = "*"
GROUP = "Định danh"  # the rules of shapes/ about what a document is; all others are about how good a plan it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to become of what is kept under a name. Without `path` it is withdrawn; `name` may then be a document's path below the base."""

    name: str
    path: Path | None = None  # of a file that may be moved away
    sha256: str | None = None  # of that file
    only_if: tuple[str, ...] = ()  # one of these digests must be kept under the name, ANY: any
    only_if_not: tuple[str, ...] = ()  # none of these may be
    is_strict: bool = False  # a plan with any violation is refused, also one that says something of the plan only


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A document of a file that was taken, and how many findings of each severity it has."""

    document: Built
    findings: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of an order that was carried out."""

    build: str
    is_new: bool  # nothing was kept under the name
    is_changed: bool  # readers see another state than before
    sha256: str | None
    documents: tuple[Taken, ...] = ()
    relinked: int = 0  # other documents whose links changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why an order was not carried out: nothing changed. `kind`: unreadable, flawed, taken, condition, unknown, withdrawn,
    locked (by another process), store (damaged, disk full: `reason` is for the log); graph.forward has more."""

    kind: str
    reason: str
    findings: tuple[Finding, ...] = ()


class _RefusedError(Exception):
    """Ends an order; what it did so far is undone."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What orders are carried out with, loaded once."""

    settings: Settings
    knowledge: Knowledge
    digest: str  # of the knowledge
    shapes: Shapes
    read: Desk


def open_office(settings: Settings) -> Callable[[Order], Done | Refusal]:
    """Load what orders need; give what carries one out.

    Raises: ListError, IdentityError if data/ is malformed; the orders raise StoreError if the store is damaged or its disk is full.
    """
    digest = knowledge_digest(settings.home)
    knowledge = load_knowledge(settings.home, settings.base)
    office = Office(settings=settings, knowledge=knowledge, digest=digest, shapes=load_shapes(settings.home), read=desk(knowledge, settings))
    return lambda order: carry_out(order, office)


def carry_out(order: Order, office: Office) -> Done | Refusal:
    """Carry out one order: readers see the state after it, or go on seeing the one before."""
    try:
        documents = _read(order, office) if order.path is not None else ()
        with _change(order, office) as change:
            report = _put(change, documents) if order.path is not None else _withdraw(change)
            taken = tuple(_check(change, document) for document in report.documents)
            note_kept(change.store, change.kept, office.settings.base)
            _keep(order, office.settings.writable)
            build = publish(change.store, office.settings.writable, lambda build: _derive(change, build))
            _clear(change.kept, office.settings.writable)
            forget_indexes(office.settings.writable)
    except LockedError as error:
        return Refusal(kind="locked", reason=str(error).partition(": ")[2])
    except _RefusedError as refused:
        return refused.refusal
    except (StoreError, OSError) as error:  # a full disk: told here, for the process that waits for an answer
        return Refusal(kind="store", reason=str(error))
    return Done(
        build=build,
        is_new=change.former.sha256 is None,
        is_changed=build != change.since,
        sha256=order.sha256,
        documents=taken,
        relinked=report.relinked,
    )


def _read(order: Order, office: Office) -> tuple[Prepared, ...]:
    assert order.path is not None
    outcome = office.read(order.path)
    if outcome.skipped is not None or not outcome.documents:
        raise _RefusedError(Refusal(kind="unreadable", reason=outcome.skipped or "không có văn bản nào trong tệp"))
    return outcome.documents


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """An order that is being carried out, on a store whose state before can be put back."""

    order: Order
    office: Office
    store: Store
    filling: Filling
    since: str  # the build in force, "" if none is
    kept: dict[str, Kept]
    former: Kept  # what was kept under the name
    is_linked: bool  # the links of all documents rest on the knowledge at hand

    @property
    def base(self) -> str:
        return self.office.settings.base


@contextmanager
def _change(order: Order, office: Office) -> Iterator[_Change]:
    folder, base = office.settings.writable, office.settings.base
    with open_writable(folder) as store:
        since = current_build(folder) or ""
        kept = kept_files(store, base)
        former = kept.get(order.name, Kept(name=order.name))
        _clear(kept, folder)
        _check_condition(order, former.sha256)
        with Filling(store, folder, since=since) as filling:
            is_linked = lift_knowledge(store, office.digest, base)
            yield _Change(order=order, office=office, store=store, filling=filling, since=since, kept=kept, former=former, is_linked=is_linked)


def _check_condition(order: Order, present: str | None) -> None:
    wanted = not order.only_if or (present is not None and (ANY in order.only_if or present in order.only_if))
    spared = present is None or not (ANY in order.only_if_not or present in order.only_if_not)
    if not (wanted and spared):
        now = f"bản đang giữ là {present[:24]}…" if present else "không giữ tệp nào tên này"
        raise _RefusedError(Refusal(kind="condition", reason=f"điều kiện của yêu cầu không đúng với hiện trạng: {now}"))


def _put(change: _Change, documents: tuple[Prepared, ...]) -> Report:
    store, knowledge, name = change.store, change.office.knowledge, change.order.name
    arriving = {document.identity.stub.iri: known_document(document.identity.stub) for document in documents}
    _refuse_others(change, arriving)
    stored = stored_documents(store, knowledge)
    gone = [stored.pop(iri) for iri in change.former.documents if iri not in arriving and iri in stored]
    for left in gone:
        store.update(withdrawal(left.iri, change.base))
    holding = knowledge.holding(hold({**stored, **arriving}.values()))
    writing, report, arrived = Writing(store=store, filling=change.filling, arrivals=arriving.keys()), Report(), gone
    for document in documents:
        ready = replace(document, packed=None) if holds_reading(store, document.identity.stub.iri, document.digest, change.base) else document
        resolution = resolve(ready.mentions, holding)
        is_changed = write_document(writing, ready, resolution, holding)
        arrived += [arriving[document.identity.stub.iri]] if is_changed else []
        report.documents.append(built(ready, resolution, is_changed))
    change.filling.settle()
    change.kept[name] = Kept(name=name, sha256=change.order.sha256, documents=tuple(sorted(arriving)))
    _settle(change, arrived, report)
    return report


def _refuse_others(change: _Change, arriving: Mapping[str, KnownDocument]) -> None:
    """Refuse a document that is kept under another name: two files would take turns in saying what it is."""
    for other in change.kept.values():
        for iri in arriving.keys() & set(other.documents):
            if other.name != change.order.name:
                reason = f"văn bản <{iri}> đã có trong tệp “{other.name}”; hãy thay tệp đó, hoặc rút nó trước"
                raise _RefusedError(Refusal(kind="taken", reason=reason))


def _withdraw(change: _Change) -> Report:
    store, order = change.store, change.order
    stored = stored_documents(store, change.office.knowledge)
    chosen = [stored[iri] for iri in _to_withdraw(change, stored) if iri in stored]
    for document in chosen:
        store.update(withdrawal(document.iri, change.base))
    if order.name in change.kept:
        change.kept[order.name] = Kept(name=order.name)
    report = Report()
    _settle(change, chosen, report)
    return report


def _to_withdraw(change: _Change, stored: Mapping[str, KnownDocument]) -> tuple[str, ...]:
    """Give the documents that an order withdraws: those of a kept file, or the one whose path it names.

    Raises: _RefusedError if there is none such, or it was withdrawn before, or came in a file that has to be named.
    """
    name, iri = change.order.name, change.base + change.order.name
    if change.former.sha256 is not None:
        return change.former.documents
    holder = next((kept.name for kept in change.kept.values() if iri in kept.documents), None)
    if holder is not None:
        raise _RefusedError(Refusal(kind="taken", reason=f"văn bản này đến trong tệp “{holder}”; hãy rút hoặc thay tệp đó"))
    if iri in stored:
        return (iri,)
    notes = change.store.about(URIRef(iri), iris.identity_graph(change.base)) if name.startswith(("eli/", "id/")) else ()
    if name in change.kept or any(quad[1] == OWL.deprecated for quad in notes):
        raise _RefusedError(Refusal(kind="withdrawn", reason=f"“{name}” đã được rút trước đây"))
    raise _RefusedError(Refusal(kind="unknown", reason=f"không giữ tệp hay văn bản nào tên “{name}”"))


def _settle(change: _Change, moved: list[KnownDocument], report: Report) -> None:
    """Bring what hangs on documents that came or went up to date, as a build does."""
    store, knowledge = change.store, change.office.knowledge
    relink(store, moved if change.is_linked else None, knowledge, report, lambda step: None)
    write_rulings(store, knowledge)
    sweep_shared(store, change.base)
    write_statuses(store, knowledge)
    note_knowledge(store, change.office.digest, change.base)


def _check(change: _Change, document: Built) -> Taken:
    """Hold a document that was written against the rules.

    Raises: _RefusedError if it breaks one that says what a document is; where the order is strict, any whose breach is a violation.
    """
    report = validate(gather(change.store, document.iri), change.office.shapes, document=document.iri)
    grave = [finding for finding in report.findings if finding.severity == "Violation"]
    barring = tuple(grave if change.order.is_strict else [finding for finding in grave if finding.group == GROUP])
    if barring:
        codes = ", ".join(sorted({finding.code for finding in barring}))
        raise _RefusedError(Refusal(kind="flawed", reason=f"{document.label}: trái {len(barring)} chỗ với quy tắc {codes}", findings=barring))
    return Taken(document=document, findings=report.counts)


def _keep(order: Order, folder: Path) -> None:
    """Put an order's file where kept files are, by its digest, safe from a loss of power."""
    if order.path is None or order.sha256 is None:
        return
    (folder / "files").mkdir(exist_ok=True)
    with order.path.open("rb") as opened:
        os.fsync(opened.fileno())
    order.path.replace(folder / "files" / order.sha256)


def _derive(change: _Change, build: str) -> None:
    refresh_kept(change.office.settings.writable, change.store, change.since, build, change.office.knowledge.lists)


def _clear(kept: Mapping[str, Kept], folder: Path) -> None:
    """Remove files that nothing refers to any more: replaced, withdrawn, or left by an order that was cut short."""
    needed = {file.sha256 for file in kept.values()}
    for path in (folder / "files").glob("*"):
        if path.name not in needed:
            path.unlink(missing_ok=True)
