-- What lists, counts and search need of one state of the store. `ord` puts tasks and targets in the order of their text.
CREATE TABLE meta (build TEXT NOT NULL, schema INTEGER NOT NULL);

CREATE TABLE document (
    iri TEXT PRIMARY KEY, label TEXT NOT NULL, number TEXT, sequence TEXT, title TEXT, type TEXT, date TEXT, year INTEGER, ends TEXT,
    issuer TEXT, issuer_label TEXT, level TEXT NOT NULL, province TEXT, held INTEGER NOT NULL, plan INTEGER NOT NULL,
    tasks INTEGER NOT NULL DEFAULT 0, targets INTEGER NOT NULL DEFAULT 0, cited INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE task (
    iri TEXT PRIMARY KEY, document TEXT NOT NULL, ord INTEGER NOT NULL, locator TEXT NOT NULL, statement TEXT NOT NULL,
    quote TEXT NOT NULL, end INTEGER NOT NULL, place TEXT, time TEXT, begins TEXT, deadline TEXT, recurrence TEXT,
    parent TEXT, output TEXT, leads INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX task_of_document ON task (document, ord);

CREATE TABLE assignment (task TEXT NOT NULL, place INTEGER NOT NULL, role TEXT NOT NULL, printed TEXT NOT NULL, agency TEXT, note TEXT);
CREATE INDEX assignment_of_task ON assignment (task, place);
CREATE INDEX assignment_of_agency ON assignment (agency, role, task);

CREATE TABLE agency (
    iri TEXT PRIMARY KEY, label TEXT NOT NULL, level TEXT NOT NULL, parent TEXT, territory TEXT, province TEXT, is_group INTEGER NOT NULL,
    abbreviation TEXT, now TEXT NOT NULL, leads INTEGER NOT NULL DEFAULT 0, coordinates INTEGER NOT NULL DEFAULT 0, issued INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE target (
    iri TEXT PRIMARY KEY, document TEXT NOT NULL, ord INTEGER NOT NULL, statement TEXT NOT NULL, indicator TEXT NOT NULL, comparator TEXT NOT NULL,
    value TEXT, value_max TEXT, unit TEXT, year INTEGER, year_from INTEGER, qualifier TEXT, baseline TEXT, baseline_year INTEGER, task TEXT
) WITHOUT ROWID;
CREATE INDEX target_of_document ON target (document, ord);

-- What chains are made of, as graph.model.chain has it; `open_end` is what a text says of a document that was not found.
CREATE TABLE hop (
    source TEXT NOT NULL, target TEXT NOT NULL, relation TEXT NOT NULL, strength TEXT NOT NULL, document TEXT NOT NULL,
    quote TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, place TEXT, state TEXT NOT NULL
);
CREATE TABLE open_end (
    document TEXT NOT NULL, task TEXT, relation TEXT NOT NULL, quote TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    place TEXT, state TEXT NOT NULL, note TEXT
);
CREATE INDEX open_end_of_document ON open_end (document, start);

-- What the graph notes from a catalogue of a document's standing.
CREATE TABLE standing (document TEXT NOT NULL, status TEXT NOT NULL, note TEXT, PRIMARY KEY (document, status)) WITHOUT ROWID;

-- Words folded and cut at the borders of letters and digits; `number` weighs most. Rows are found again by kind and IRI.
CREATE VIRTUAL TABLE words USING fts5 (iri UNINDEXED, kind UNINDEXED, number, label, body, tokenize = 'ascii', prefix = '2 3');

-- The ways from each agency to the bodies that have its tasks today, step by step; `now` of agency has their ends as JSON.
CREATE TABLE succession (
    agency TEXT NOT NULL, way INTEGER NOT NULL, step INTEGER NOT NULL, source TEXT NOT NULL, source_label TEXT NOT NULL, target TEXT, target_label TEXT,
    day TEXT, kind TEXT NOT NULL, what TEXT NOT NULL, basis TEXT NOT NULL, note TEXT NOT NULL
);
CREATE INDEX succession_of_agency ON succession (agency, way, step);
CREATE INDEX succession_by_target ON succession (target);
-- Names of the bodies that took over, whether or not a document names them.
CREATE VIRTUAL TABLE later USING fts5 (iri UNINDEXED, label, tokenize = 'ascii', prefix = '2 3');
