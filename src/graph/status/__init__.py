"""What of documents was in force on a day, and what follows for those who rest on them.

catalogue.py    what lists say of documents' standing
ground.py       what texts and lists say of one document by some day
words.py        the same in words, for people
impact.py       which plans, tasks and targets rest on what was changed
"""

from graph.status.catalogue import Catalogue, load_catalogue, make_catalogue
from graph.status.ground import Evidence, Ground, Status, status_of

__all__ = ["Catalogue", "Evidence", "Ground", "Status", "load_catalogue", "make_catalogue", "status_of"]
