# Takes out of the shared graph what nothing refers to any more. $shared: its name; $relations: the relations between documents;
# $pairs: (role of a stated relation, relation) pairs.

# A relation of a cited document that no text states any more.
DELETE { GRAPH $shared { ?s ?p ?o } }
WHERE {
  GRAPH $shared { ?s ?p ?o } VALUES ?p { $relations }
  FILTER NOT EXISTS {
    VALUES (?role ?p) { $pairs }
    GRAPH ?derived { ?relation vp:subjectDocument ?s ; vp:objectDocument ?o }
    GRAPH ?reading { ?relation vp:citationRole ?role }
  }
} ;

# A relation that the document itself, now held, states.
DELETE { GRAPH $shared { ?s ?p ?o } }
WHERE {
  GRAPH $shared { ?s ?p ?o } VALUES ?p { $relations }
  FILTER EXISTS { GRAPH ?own { ?s ?p ?o } FILTER (?own != $shared) }
} ;

# The description of an agency, document or indicator that nothing names any more.
DELETE { GRAPH $shared { ?s ?p ?o } }
WHERE {
  GRAPH $shared { ?s ?p ?o } FILTER (?p NOT IN ($listed))
  FILTER NOT EXISTS { GRAPH ?any { ?x ?y ?s } }
} ;

# Of several spellings of one name ("Ban quản lý", "Ban Quản lý") the first in code point order is preferred, whichever came first.
DELETE { GRAPH $shared { ?s skos:prefLabel ?name } }
INSERT { GRAPH $shared { ?s skos:altLabel ?name } }
WHERE { GRAPH $shared { ?s skos:prefLabel ?name , ?first } FILTER (STR(?first) < STR(?name)) } ;

DELETE { GRAPH $shared { ?s skos:altLabel ?name } }
WHERE { GRAPH $shared { ?s skos:prefLabel ?name ; skos:altLabel ?name } }
