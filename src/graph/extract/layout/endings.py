"""The words by which a document's end, and the beginning of what is attached to it, are known.

Answers: which words open the recipients, a signature, or the note that says with which document a text comes?
Assumes: clean text.
Never:   decides whether a document ends or begins there: graph.extract.layout.body, documents and graph.extract.mention.surroundings do.
"""

from __future__ import annotations

import re

RECIPIENTS = r"N(?:ơi|ƠI) (?:nhận|NHẬN|gửi|GỬI)(?!\w)"
FOR_WHOM = r"(?:T/?M|K/?T|T/?L|TUQ|T\.M|K\.T|T\.L)"  # "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"
NOTE = re.compile(r"[(\[][ *_]*(?:ban hành[ ]*)?kèm theo ", re.IGNORECASE)  # "(Ban hành kèm theo Quyết định số ...)"
BARE_NOTE = re.compile(r"[(\[]?[ ]*(?:ban hành[ ]*)?kèm theo ", re.IGNORECASE)  # the same, with brackets or without
