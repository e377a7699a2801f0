"""What is refused before it runs. `asks_elsewhere` are queries that the store's parser takes and that would fetch; all were tried with it."""

from __future__ import annotations

import pytest

from api.gate import inspect
from graph.errors import QueryError

FETCHES = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",  # plain
    "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service ?where { ?s ?p ?o } }",  # a variable, in lower case
    "PREFIX ex: <http://127.0.0.1:9/> SELECT * { SERVICEex:x { ?s ?p ?o } }",  # the parser does not look for a border of words
    "PREFIX ex: <http://127.0.0.1:9/> SELECT * { SERVICESILENTex:x { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } } }",  # nested
    "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } } }",
    "SELECT * { ?s ?p ?o FILTER(?o<'x>')SERVICE<http://127.0.0.1:9/>{?a ?b ?c}#'\n}",  # "<" is no IRI here, so the quote is one
    "SELECT * { ?s ?p ?o FILTER(?o<?s#>'\n)SERVICE<http://127.0.0.1:9/>{?a ?b ?c}#'\n}",  # likewise, with a comment
    "BASE <http://a/> SELECT * { ?s <=#'> ?o . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } #'\n}",  # "<=" begins an IRI here
    "PREFIX x: <http://a/> SELECT * { ?s ?p x:it\\'s . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } #'\n}",  # an escaped quote in a name
    'SELECT * { ?s ?p """a""b""" . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }',  # quotes in a long string
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/>{?a ?b ?c} }",  # after a digit
    "PREFIX x: <http://a/> SELECT * { ?s ?p x:a.SERVICE<http://127.0.0.1:9/>{?a ?b ?c} }",  # after a point
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",  # escaped letters
    "SELECT * { \\U00000053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { ?a ?b '",  # harmless: does not reach the store's parser as anything
]
PASSES = [
    "SELECT * { ?s ?p 'SERVICE <http://a/> {}' }",  # in a string
    'SELECT * { ?s ?p "it\'s a SERVICE" }',
    "SELECT * { ?s ?p '''a long ' SERVICE ''' }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://a/> {}",  # in a comment
    "SELECT * { ?s <http://a/service#x> ?service }",  # in an IRI and a variable
    "PREFIX ex: <http://a/> SELECT * { ?s ex:hasService $myService . _:service ex:p 'x'@service }",  # in names and a language tag
    "PREFIX ex: <http://a/> SELECT * { ?dịch_vụService ex:dịchService ?o FILTER(?o < 3 && ?o <= 4) }",  # letters of Vietnamese, comparisons
    "SELECT * { ?s ?p ?o FILTER(?o<?s) }",  # no such word: nothing to tell apart
]
DOUBTS = [
    "SELECT ?service { ?s ?p ?service FILTER(?o<?service) }",  # "<" may begin an IRI
    "SELECT ?service { ?s <relative> ?service }",  # an IRI without scheme: the base decides
    "PREFIX service: <http://a/> SELECT * { ?s service:x ?o }",  # a prefix of that name: cannot be told from the keyword
]


@pytest.mark.parametrize("query", FETCHES[:-1])
def test_refuses_what_would_ask_another_server(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        inspect(query)


@pytest.mark.parametrize("query", PASSES)
def test_lets_the_word_stand_where_it_is_no_keyword(query: str) -> None:
    assert inspect(query).updates is False


@pytest.mark.parametrize("query", DOUBTS)
def test_refuses_what_it_cannot_tell(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        inspect(query)


FROM_CASES = [
    ("SELECT * FROM <http://a/> { ?s ?p ?o }", True),
    ("SELECT *\nfrom named <http://a/> { ?s ?p ?o }", True),
    ("SELECT ?from { ?from ?p 'FROM <http://a/>' }", False),  # a variable, a string
    ("SELECT * { ?s <http://a/from> ?o } # FROM <http://a/>", False),
    ("PREFIX from: <http://a/> SELECT * { from:a from:b ?c }", False),  # a prefix of that name
]


@pytest.mark.parametrize(("query", "expected"), FROM_CASES)
def test_sees_whether_a_query_names_its_graphs(query: str, expected: bool) -> None:
    assert inspect(query).names_graphs is expected


UPDATE_CASES = [
    ("INSERT DATA { <a> <b> <c> }", True),
    ("PREFIX a: <http://a/> delete where { ?s ?p ?o }", True),
    ("# đổi\nBASE <http://a/> PREFIX a: <b> CLEAR ALL", True),
    ("SELECT ?insert { ?insert ?delete ?o }", False),
    ("ASK {}", False),
]


@pytest.mark.parametrize(("query", "expected"), UPDATE_CASES)
def test_knows_an_update_by_its_first_word(query: str, expected: bool) -> None:
    assert inspect(query).updates is expected


@pytest.mark.parametrize("piece", ["'", '"', "<", "\\", "(", "'''", '"""a', "<<", "?", ":", "@", "# service"])
def test_reads_in_linear_time(piece: str) -> None:
    with pytest.raises(QueryError):
        inspect("SERVICE " + piece * 20_000)
