"""The stretch of a sentence that a list of agencies' names may reach over.

Answers: what do the rules of graph.extract.agency.names look at?
Assumes: text on one line.
Never:   decides anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.agency.words import Head, Words
from graph.extract.layout.labels import CAPITAL

# One word: "KH&CN", "T.Ư", "KH,CN&MT" (commas between abbreviations that no space parts).
TOKEN = re.compile(rf"(?P<word>\w+(?:[&/.]\w+|(?<=[{CAPITAL}]{{2}}),(?=[{CAPITAL}]{{2}})\w+)*)|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """`prose`: a sentence goes on after the list, so that a verb ends it. Else the list is all there is before `end`."""

    text: str
    end: int
    words: Words
    prose: bool

    def head(self, at: int) -> Head | None:
        """Read the word that begins an agency's name at `at`."""
        return self.words.head_at(self.text, at, self.end)

    def title(self, at: int) -> Head | None:
        """Read the title that a name within a list begins with at `at`: there offices stand in small letters, too."""
        raised = self.text[at : at + 1].upper() + self.text[at + 1 : min(self.end, at + 40)]
        title = self.words.head_at(raised, 0, len(raised))
        if not title or title.kind != "title" or self.is_verb(at):
            return None
        return Head(end=at + title.end, kind="title", word=title.word, plural=False)

    def is_verb(self, at: int) -> bool:
        """Tell whether a verb of work begins at `at`."""
        return self.words.verb_at(self.text, at, self.end)

    def matches(self, pattern: re.Pattern[str], at: int) -> bool:
        """Tell whether the pattern matches at `at`."""
        return pattern.match(self.text, at, self.end) is not None


def is_short(word: str) -> bool:
    """Tell an abbreviation: capitals only, two at the least."""
    return len(word) > 1 and word.isupper()
