"""Write what a text says as the triples of its document's reading graph.

Answers: how a Reading looks in RDF, every fact with its evidence span.
Assumes: the document's IRI is settled; the reading's passages are those of its source.
Never:   writes what a mention means (links), or a task's words twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, XSD
from rdflib.term import Node

from graph.errors import NumberFormatError
from graph.lists import Lists
from graph.model import SELF, Citation, Form, Header, Passage, Period, Predicate, Reading, Section, Source, Stated, Target, Task, text_hash
from graph.numbers import Number, parse_number
from graph.rdf import iris
from graph.rdf.types import LAWS, Triple, type_concept
from graph.text import shorten, unwrap
from graph.vocab import COMPARATORS, ELI, VP, concept

QUOTE_LIMIT = 160  # a fact is proven by its passage's place; the quote lets a reader recognise it without the text being copied
MENTION_LIMIT = 400  # a mention is quoted whole: rulings are made on its words
PLAN_TYPES = frozenset({"KH", "CTr", "ĐA", "PA", "DA"})


def reading_triples(reading: Reading, document: str, lists: Lists, base: str) -> Iterator[Triple]:
    """Give the triples of a document's reading graph, in no particular order.

    In:     a reading and the IRI of its document.
    Out:    triples about the document, its file, sections, citations, relations, tasks and targets; every node below the document's IRI.
    Source: the graph's layout in decisions/ and ontology/vnplan.ttl.
    """
    writer = _Writer(reading, URIRef(document), lists, base)
    yield from writer.file()
    yield from writer.header()
    for section in reading.sections:
        yield from writer.section(section)
    for place, citation in enumerate(reading.citations):
        yield from writer.citation(place, citation)
    for place in range(len(reading.relations)):
        yield from writer.relation(place)
    for task in reading.tasks:
        yield from writer.task(task)
    for place, target in enumerate(reading.targets, start=1):
        yield from writer.target(place, target)


class _Writer:
    """Holds what every node of one document's graph needs: the document, its file, and which task a citation stands in."""

    def __init__(self, reading: Reading, document: URIRef, lists: Lists, base: str) -> None:
        self._reading, self._document, self._base = reading, document, base
        self._lists = lists
        self._file = iris.file(document, reading.source.media_type, reading.source.sha256)
        self._tasks = {place: iris.task(document, task.locator) for task in reading.tasks for place in task.cites}
        self._citations = [iris.citation(document, c.passage.start, c.passage.end) for c in reading.citations]
        self._roles = {r.object: r.predicate for r in reversed(reading.relations) if r.subject == SELF}

    def file(self) -> Iterator[Triple]:
        """Describe the text version and the file that was read."""
        source: Source = self._reading.source
        version = URIRef(f"{self._document}/vie")
        yield version, RDF.type, VP.TextVersion
        yield version, ELI.realizes, self._document
        yield self._file, RDF.type, VP.SourceFile
        yield self._file, ELI.embodies, version
        yield self._file, VP.sha256, Literal(source.sha256, datatype=XSD.hexBinary)
        yield self._file, DCTERMS["format"], Literal(source.media_type)
        yield self._file, VP.fileName, Literal(source.name)
        if source.is_recognised:
            yield self._file, VP.isRecognised, Literal(True)

    def header(self) -> Iterator[Triple]:
        """Describe the document by what it says of itself."""
        document, header = self._document, self._reading.header
        yield document, RDF.type, VP.Document
        if self._reading.tasks or (header.type and header.type.value in PLAN_TYPES):
            yield document, RDF.type, VP.Plan
        yield document, VP.textHash, Literal(text_hash(self._reading.source.text))
        yield document, VP.copyState, concept("copy-state", header.state)
        if header.annex_order > 1:
            yield document, VP.annexOrder, Literal(header.annex_order)
        for field, stated, statements in self._statements(header):
            if stated is not None:
                yield from ((document, term, value) for term, value in statements)
                yield from self._evidence(document, stated.passage, stated.rule, part=field, supports=statements[0][0] if statements else None)

    def _statements(self, header: Header) -> Iterator[tuple[str, Stated | None, list[tuple[URIRef, Node]]]]:  # type: ignore[type-arg]
        number, period = header.number, header.period
        parsed = _parsed(number)
        kind = type_concept(self._lists, header.type.value, parsed.series if parsed else None) if header.type else None
        yield "type", header.type, [(VP.documentType, kind)] if kind else []
        parts = [(VP.numberPart, Literal(parsed.sequence)), (VP.documentSeries, concept("series", parsed.series))] if parsed else []
        yield "number", number, [(VP.officialNumber, Literal(number.value)), *parts] if number else []
        yield "date", header.date, [(ELI.date_document, _day(header.date.value))] if header.date else []
        for field, stated, term in (
            ("place", header.place, VP.placeStatement),
            ("issuer", header.issuer, VP.issuerStatement),
            ("signer", header.signer, VP.signatory),
            ("capacity", header.capacity, VP.signingCapacity),
            ("territory", header.territory, VP.territoryStatement),
        ):
            yield field, stated, [(term, Literal(stated.value))] if stated else []
        yield "title", header.title, [(DCTERMS.title, _vi(header.title.value))] if header.title else []
        years = zip((VP.startDate, VP.endDate), period.value if period else (), strict=False)
        yield "period", period, [(term, _year(year)) for term, year in years if year is not None]

    def section(self, section: Section) -> Iterator[Triple]:
        """Describe a section."""
        node = iris.section(self._document, section.locator)
        yield self._document, VP.hasSection, node
        yield node, RDF.type, VP.Section
        yield node, VP.sequenceLabel, Literal(section.locator)
        yield node, DCTERMS.title, _vi(shorten(unwrap(section.heading.text)))
        yield node, VP.sectionRole, concept("section-role", section.role)
        if section.parent is not None:
            yield node, VP.inSection, iris.section(self._document, section.parent)
        yield from self._evidence(node, section.heading, "section-heading")

    def citation(self, place: int, citation: Citation) -> Iterator[Triple]:
        """Describe a mention of another document."""
        node = self._citations[place]
        yield self._document, VP.hasCitation, node
        yield node, RDF.type, VP.Citation
        yield node, VP.citationForm, concept("citation-form", citation.form)
        said = citation.antecedent if citation.form in {Form.TITLE, Form.BARE} else None  # what points back states nothing of its own
        yield node, VP.citationRole, concept("citation-role", self._roles.get(place if said is None else said, Predicate.CITES))
        series = parse_number(citation.number).series if citation.number else "assembly" if citation.type in LAWS else None
        if citation.type and (kind := type_concept(self._lists, citation.type, series)):
            yield node, VP.citedType, kind
        for term, value in (
            (VP.citedNumberText, citation.number),
            (VP.citedIssuerText, citation.issuer and unwrap(citation.issuer)),
            (VP.citedName, citation.name and unwrap(citation.name)),
        ):
            if value:
                yield node, term, Literal(value)
        if citation.date:
            yield node, VP.citedDate, _day(citation.date)
        if citation.antecedent is not None:
            yield node, VP.antecedent, self._citations[citation.antecedent]
        if place in self._tasks:
            yield node, VP.inTask, self._tasks[place]
        yield from self._evidence(node, citation.passage, citation.rule, limit=MENTION_LIMIT)

    def relation(self, place: int) -> Iterator[Triple]:
        """Describe what the text states between two documents."""
        relation = self._reading.relations[place]
        node = iris.relation(self._document, place + 1)
        yield node, RDF.type, VP.StatedRelation
        yield node, VP.relationSubject, self._side(relation.subject)
        yield node, VP.relationObject, self._side(relation.object)
        yield node, VP.citationRole, concept("citation-role", relation.predicate)
        yield from self._evidence(node, relation.passage, relation.rule)

    def _side(self, place: int) -> URIRef:
        return self._document if place == SELF else self._citations[place]

    def task(self, task: Task) -> Iterator[Triple]:
        """Describe a task and who is assigned to it."""
        node = iris.task(self._document, task.locator)
        yield self._document, VP.hasTask, node
        yield node, RDF.type, VP.Task
        yield node, VP.statement, _vi(unwrap(task.passage.text))
        yield node, VP.sequenceLabel, Literal(task.locator)
        if task.section is not None:
            yield node, VP.inSection, iris.section(self._document, task.section)
        if task.parent is not None:
            yield node, VP.subTaskOf, iris.task(self._document, task.parent)
        if task.output is not None:
            yield node, VP.outputStatement, _vi(shorten(unwrap(task.output.text), 400))
        yield from self._evidence(node, task.passage, task.rule)
        if task.period is not None:
            yield from self._period(node, task.period)
        for place, period in enumerate(task.further, start=2):
            yield node, VP.furtherTimeStatement, _vi(unwrap(period.passage.text))
            if period.last is not None:
                yield node, VP.furtherDeadline, _precise(period.last, period.precision)
            yield from self._evidence(node, period.passage, period.rule, part=f"time-{place}", supports=VP.furtherTimeStatement)
        for place, given in enumerate(task.assignments, start=1):
            part = iris.assignment(node, place)
            yield node, VP.hasAssignment, part
            yield part, RDF.type, VP.Assignment
            yield part, VP.assignmentRole, concept("assignment-role", given.role)
            yield part, VP.assigneeText, Literal(unwrap(given.agency.text))
            yield from self._evidence(part, given.agency, given.rule)

    def _period(self, node: URIRef, period: Period) -> Iterator[Triple]:
        yield node, VP.timeStatement, _vi(unwrap(period.passage.text))
        if period.first is not None:
            yield node, VP.startDate, _precise(period.first, period.precision)
        if period.last is not None:
            yield node, VP.deadline, _precise(period.last, period.precision)
        if period.recurrence is not None:
            yield node, VP.recurrence, concept("recurrence", period.recurrence)
        yield from self._evidence(node, period.passage, period.rule, part="time", supports=VP.timeStatement)

    def target(self, place: int, target: Target) -> Iterator[Triple]:
        """Describe a figure to be reached."""
        node = iris.target(self._document, place)
        yield self._document, VP.hasTarget, node
        yield node, RDF.type, VP.Target
        said = unwrap(target.passage.text)
        yield node, VP.statement, _vi(shorten(f"{target.indicator}: {said}" if target.rule == "indicator-table" else said, 400))
        yield node, VP.forIndicator, iris.indicator(target.indicator, self._base)
        yield node, VP.comparator, concept("comparator", COMPARATORS[target.comparator])
        if target.value_max is None:
            yield node, VP.targetValue, Literal(target.value)
        else:
            yield node, VP.minValue, Literal(target.value)
            yield node, VP.maxValue, Literal(target.value_max)
        for term, text in ((VP.unitText, target.unit), (VP.qualifier, target.qualifier)):
            if text:
                yield node, term, Literal(unwrap(text))
        if target.baseline is not None:
            yield node, VP.baselineValue, Literal(target.baseline)
        for term, year in ((VP.targetYear, target.year), (VP.fromYear, target.year_from), (VP.baselineYear, target.baseline_year)):
            if year is not None:
                yield node, term, _year(year)
        if target.task is not None:
            yield node, VP.inTask, iris.task(self._document, target.task)
        yield from self._evidence(node, target.passage, target.rule)

    def _evidence(
        self, node: URIRef, passage: Passage, rule: str, *, part: str = "", supports: URIRef | None = None, limit: int = QUOTE_LIMIT
    ) -> Iterator[Triple]:
        span = iris.evidence(node, part)
        yield node, VP.evidence, span
        yield span, RDF.type, VP.EvidenceSpan
        yield span, VP.inFile, self._file
        yield span, VP.start, Literal(passage.start)
        yield span, VP.end, Literal(passage.end)
        if passage.place:
            yield span, VP.placeInFile, Literal(passage.place)
        yield span, VP.quote, Literal(shorten(passage.text, limit))
        yield span, VP.readBy, Literal(rule)
        if supports is not None:
            yield span, VP.supports, supports


def _vi(text: str) -> Literal:
    return Literal(text, lang="vi")


def _day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=XSD.date)


def _year(value: int) -> Literal:
    return Literal(f"{value:04}", datatype=XSD.gYear)


def _precise(value: date, precision: str | None) -> Literal:
    if precision == "year":
        return _year(value.year)
    if precision in {"month", "quarter"}:
        return Literal(f"{value:%Y-%m}", datatype=XSD.gYearMonth)
    return _day(value)


def _parsed(number: Stated[str] | None) -> Number | None:
    """Read the parts of a document's own number; a letterhead may hold one that the grammar does not know."""
    try:
        return parse_number(number.value) if number else None
    except NumberFormatError:
        return None
