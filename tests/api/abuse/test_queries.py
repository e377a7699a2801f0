"""Queries that are made to fetch, to run away, to fill memory or to break the engine: each is refused, ended, or answered whole."""

from __future__ import annotations

import json

import pytest

from tests.api.abuse.conftest import Target

HERE = "<http://127.0.0.1:PORT/>"
ASKING = f"SERVICE {HERE} {{ ?a ?b ?c }}"
SERVICES = [
    f"SELECT * {{ {ASKING} }}",
    f"SELECT * {{ SERVICE SILENT {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ VALUES ?where {{ {HERE} }} SERVICE ?where {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?s ?p ?o OPTIONAL {{ {ASKING} }} }}",
    f"SELECT * {{ {{ ?s ?p ?o }} UNION {{ {ASKING} }} }}",
    f"SELECT * {{ ?s ?p ?o MINUS {{ {ASKING} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ {ASKING} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {ASKING} }} }}",
    f"SELECT (EXISTS {{ {ASKING} }} AS ?x) {{}}",
    f"SELECT * {{ ?s ?p ?o BIND(EXISTS {{ {ASKING} }} AS ?x) }}",
    f"SELECT * {{ ?s ?p ?o }} ORDER BY EXISTS {{ {ASKING} }}",
    f"SELECT * {{ {{ SELECT * {{ {{ SELECT ?a {{ {ASKING} }} }} }} }} }}",
    f"SELECT * {{ GRAPH ?g {{ {ASKING} }} }}",
    f"SELECT * {{ SERVICE {HERE} {{ SERVICE {HERE} {{ ?a ?b ?c }} }} }}",
    f"ASK {{ {ASKING} }}",
    f"CONSTRUCT {{ ?a ?b ?c }} WHERE {{ {ASKING} }}",
    f"DESCRIBE ?a {{ {ASKING} }}",
    f"SELECT * {{ ?s ?p ?o LATERAL {{ {ASKING} }} }}",
    f"SELECT*{{sErViCe{HERE}{{?a ?b ?c}}}}",
    f"SELECT * {{ SERVICE#\n{HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ \\u0053ERVICE {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ S\\u0045RVICE {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ \\U00000073ervice {HERE} {{ ?a ?b ?c }} }}",
    "PREFIX x: <http://127.0.0.1:PORT/> SELECT * { SERVICEx:a { ?a ?b ?c } }",
    "PREFIX SERVICEx: <http://a/> PREFIX x: <http://127.0.0.1:PORT/> SELECT * { SERVICEx:a { ?a ?b ?c } }",
    "PREFIX : <http://127.0.0.1:PORT/> SELECT * { SERVICE:a { ?a ?b ?c } }",
    "BASE <http://127.0.0.1:PORT/> SELECT * { SERVICE <a> { ?a ?b ?c } }",
    f"SELECT * {{ ?s ?p ?o FILTER(?o<'x>')SERVICE{HERE}{{?a ?b ?c}}#'\n}}",
    f"SELECT * {{ ?s ?p '#' . SERVICE {HERE} {{ ?a ?b ?c }} }}",
    f'SELECT * {{ ?s ?p """a\\""" . """ . SERVICE {HERE} {{ ?a ?b ?c }} }}',
]
UPDATES = [
    f"LOAD {HERE}",
    f"LOAD SILENT {HERE} INTO GRAPH <http://a/>",
    "INSERT DATA { <http://a/s> <http://a/p> 1 }",
    "PREFIX a: <http://a/> INSERT { ?s a:p 1 } WHERE { ?s ?p ?o }",
    "WITH <http://a/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP ALL",
    "CREATE GRAPH <http://a/>",
    "ADD <http://a/> TO <http://b/>",
    "MOVE <http://a/> TO <http://b/>",
    "COPY DEFAULT TO <http://b/>",
    f"SELECT * {{}} ; LOAD {HERE}",
]
HARMLESS = [
    "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1:PORT/> { ?a ?b ?c }' }",
    "SELECT ?service ?insert { ?service ?load ?insert } LIMIT 1 # SERVICE, DROP ALL",
    "PREFIX insert: <http://a/> SELECT * { ?s insert:service ?drop }",
    "SELECT (STRLEN('DELETE WHERE { SERVICE }') AS ?n) {}",
]
ELSEWHERE = [  # graphs that are not there: empty, and never fetched
    f"SELECT * FROM {HERE} {{ ?s ?p ?o }}",
    f"SELECT * FROM NAMED {HERE} {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    f"SELECT * {{ GRAPH {HERE} {{ ?s ?p ?o }} }}",
    "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
]
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
RUNAWAYS = [  # none of them can be answered within the limits
    f"SELECT (COUNT(*) AS ?x) {{ {CROSS} }}",
    f"SELECT * {{ {CROSS} }} ORDER BY ?c ?f ?i ?l",
    f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) {{ {CROSS} }}",
    f"SELECT DISTINCT * {{ {CROSS} }}",
    f"SELECT * {{ {CROSS} }}",
    f"CONSTRUCT {{ ?a ?e ?i . ?d ?h ?c }} WHERE {{ {CROSS} }}",
    f"ASK {{ {CROSS} FILTER(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j), STR(?m)) = 'x') }}",
    f"SELECT (COUNT(*) AS ?x) {{ {{ {CROSS} }} MINUS {{ ?q ?r ?s . ?t ?u ?v }} }}",
    "SELECT (COUNT(*) AS ?x) { " + "?a (!<http://a/a>|!<http://a/b>)* ?b . ?c (!<http://a/a>|^!<http://a/b>)* ?d . ?e (!<http://a/a>)* ?f }",
    "SELECT (STRLEN(?x29) AS ?n) { BIND('aaaaaaaaaaaaaaaa' AS ?x) "
    + "".join(f"BIND(CONCAT(?x{n - 1 if n else ''}, ?x{n - 1 if n else ''}) AS ?x{n}) " for n in range(30))
    + "}",
    "SELECT (STRLEN(?x19) AS ?n) { BIND('aaaa' AS ?x) "
    + "".join(f"BIND(REPLACE(?x{n - 1 if n else ''}, 'a', 'aaaa') AS ?x{n}) " for n in range(20))
    + "}",
    "SELECT * { ?s ?p " + "(" * 400 + "1" + ")" * 400 + " }",  # the engine's parser takes time that grows with the fourth power of the depth
    "SELECT (COUNT(*) AS ?x) { " + " ".join(f"VALUES ?v{n} {{ {'1 ' * 300}}}" for n in range(6)) + " }",
]
DEEP = [  # beyond the engine's stack: the process dies, or the parser says so first
    "SELECT * { FILTER(" + "(" * 30_000 + "1" + ")" * 30_000 + ") }",
    "SELECT * " + "{" * 30_000 + "}" * 30_000,
    "SELECT * { FILTER(" + "!" * 60_000 + "true) }",
    "SELECT * { FILTER(1" + "+1" * 30_000 + ") }",
    "SELECT * { " + "FILTER(EXISTS { " * 3_000 + "?s ?p ?o" + "})" * 3_000 + " }",
    "SELECT * { ?s <http://a/>" + "/<a>" * 10_000 + " ?o }",
    "SELECT * { FILTER(" + "IF(1,1," * 5_000 + "1" + ")" * 5_000 + ") }",
    "SELECT * { ?s " + "(" * 30_000 + "<http://a/>" + ")*" * 15_000 + " ?o }",
    'SELECT * { ?s ?p "' + "service" * 9_000 + '" FILTER(' + "(" * 1_000,
]
BOUNDED = [  # bad for an engine of another make; answered or refused here, and soon
    "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '(a+)+$')) }",
    "SELECT * { BIND('" + "a" * 5_000 + "!' AS ?x) FILTER(REGEX(?x, '^(a|a)*$')) }",
    "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '((((x{100}){100}){100}){100})')) }",
    "SELECT * { VALUES ?x { " + "1 " * 30_000 + "} }",
    "SELECT * { VALUES ?x { 'service' } " + "?s ?p ?o . " * 2_000 + "}",
    "SELECT * { ?s ?p <http://a/" + "x" * 1_000_000 + "> }",
    "SELECT (1e308 * 1e308 AS ?x) (1/0 AS ?y) (xsd:integer('9' ) AS ?z) {}",
    "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999999",
    "SELECT * { ?s ?p ?o } OFFSET 18446744073709551615",
    "\ufeffASK {}",
    "ASK {\x00}",
    "SELECT * { ?s ?p '\ud7ff\U0010ffff' }",
]


def problem_of(target: Target, query: str) -> tuple[int, str]:
    reply = target.ask(query.replace("PORT", str(target.listening)))
    assert reply.headers["content-type"] == "application/problem+json", reply.text[:300]
    return reply.status_code, reply.json()["type"].rpartition(":")[2]


@pytest.mark.parametrize("query", SERVICES)
def test_asks_nobody_else(target: Target, query: str) -> None:
    assert problem_of(target, query) == (400, "bad-query")


@pytest.mark.parametrize("query", UPDATES)
def test_changes_nothing(target: Target, query: str) -> None:
    assert problem_of(target, query) == (400, "bad-query")


@pytest.mark.parametrize("query", HARMLESS)
def test_answers_what_only_looks_so(target: Target, query: str) -> None:
    assert target.ask(query.replace("PORT", str(target.listening))).status_code == 200


@pytest.mark.parametrize("query", ELSEWHERE)
def test_fetches_no_graph(target: Target, query: str) -> None:
    assert target.ask(query.replace("PORT", str(target.listening))).json()["results"]["bindings"] == []


@pytest.mark.parametrize("query", RUNAWAYS)
def test_ends_what_runs_away(target: Target, query: str) -> None:
    assert problem_of(target, query) in {(504, "deadline"), (413, "too-large")}


@pytest.mark.parametrize("query", DEEP)
def test_survives_what_nests_too_deep(target: Target, query: str) -> None:
    assert problem_of(target, query) in {(413, "too-large"), (400, "bad-query"), (504, "deadline")}


@pytest.mark.parametrize("query", BOUNDED)
def test_answers_whole_or_not_at_all(target: Target, query: str) -> None:
    reply = target.ask(query)
    assert reply.status_code in {200, 400, 413, 504}
    if reply.status_code == 200:
        assert {"head", "results"} <= json.loads(reply.content).keys() or "boolean" in reply.json()
    else:
        assert reply.headers["content-type"] == "application/problem+json"
