"""Coverage: which tasks and targets of a document of the centre the plans that carry it out take up.

answer.py     one question and its whole answer
match.py      which local task carries out which central one: as its words name it, as a person decided, else as the wording is alike
naming.py     the item of another text that a task's words name
likeness.py   how alike two sentences are
aims.py       local figures beside central ones
twice.py      the same work ordered by two documents
rulings.py    what people decided, in the store
board.py      the answer by plan, province or agency: rows, columns, cells
sheets.py     the answer as tables; told.py: as JSON and as text
records.py    what all of these pass on; words.py: what it is called, to people
"""

from graph.coverage.answer import Coverage, Wanted, cover
from graph.coverage.records import Aim, Basis, Extent, Match, Ruling, Standing, Twice, Verdict

__all__ = ["Aim", "Basis", "Coverage", "Extent", "Match", "Ruling", "Standing", "Twice", "Verdict", "Wanted", "cover"]
