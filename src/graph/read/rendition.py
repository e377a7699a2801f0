"""What every reader of a format gives: the text that stands in a file, written out as a plain text is written."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Mark

DITTO = "″"  # in a place that a cell above reaches into: what stands there holds here too


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A file's text, written out. Every format is written the same way, so that the rules of reading see one kind of text:

    a paragraph stands on one line, a line break inside it is a line break, a blank line follows it; numbers and bullets that the program
    adds are written out; a table is a Markdown table ("| a | b |", one line a row, a line of dashes below its head, merged cells' words in the
    first of their places and "″" in the rows that they reach into, heads of several lines on one, line breaks in a cell as "<br>"); a table
    that only lays out a letterhead, a signature or the list of recipients is no table: its cells stand one below the other; running heads,
    page numbers and a page's boilerplate are left out; footnotes follow the text.
    """

    text: str
    marks: tuple[Mark, ...] = ()  # where pages, table rows and footnotes begin
    is_recognised: bool = False  # read off a picture
