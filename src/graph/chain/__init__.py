"""Citation chains: from a task up to the resolution of the centre, and back down to the tasks that carry it out.

walk.py       which documents and tasks lie above or below, over which hops
paths.py      the ways between two of them, strongest and shortest first; where chains stop, and which run in a circle
sift.py       what of a walk fits place, agency, level, year
carried.py    which tasks carry a document out, and how that is known
"""

from graph.chain.answer import CHOICES, Answer, Wanted, answer, read_strengths, rows
from graph.chain.carried import Carried, Source, carried_out, tasks_carrying_out
from graph.chain.paths import End, Path, best_path, circles, ends, paths, ways
from graph.chain.sift import Sift, sift
from graph.chain.walk import Trace, Walkable, trace

__all__ = [
    "CHOICES",
    "Answer",
    "Carried",
    "End",
    "Path",
    "Sift",
    "Source",
    "Trace",
    "Walkable",
    "Wanted",
    "answer",
    "best_path",
    "carried_out",
    "circles",
    "ends",
    "paths",
    "read_strengths",
    "rows",
    "sift",
    "tasks_carrying_out",
    "trace",
    "ways",
]
