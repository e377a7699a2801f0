-- Counts that lists show, each from the rows just written; `cited` holds how many documents cite a document.
UPDATE document SET tasks = (SELECT count(*) FROM task WHERE task.document = document.iri),
    targets = (SELECT count(*) FROM target WHERE target.document = document.iri),
    cited = coalesce((SELECT max(citing) FROM cited WHERE cited.document = document.iri), 0);
UPDATE task SET leads = (SELECT count(*) FROM assignment WHERE assignment.task = task.iri AND role IN ('lead', 'advise'));
UPDATE agency SET
    leads = (SELECT count(DISTINCT task) FROM assignment WHERE assignment.agency = agency.iri AND role IN ('lead', 'advise')),
    coordinates = (SELECT count(DISTINCT task) FROM assignment WHERE assignment.agency = agency.iri AND role = 'coordinate'),
    issued = (SELECT count(*) FROM document WHERE document.issuer = agency.iri);
CREATE INDEX IF NOT EXISTS document_by_year ON document (year DESC, iri);
CREATE INDEX IF NOT EXISTS document_by_issuer ON document (issuer);
CREATE INDEX IF NOT EXISTS document_by_sequence ON document (sequence);
CREATE INDEX IF NOT EXISTS hop_by_source ON hop (source);
CREATE INDEX IF NOT EXISTS hop_by_target ON hop (target);
