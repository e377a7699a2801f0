"""Makes Word documents part by part, so that a test says in WordprocessingML what it is about."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMES}>{inside}</w:{root}>'


def related(*targets: tuple[str, str]) -> str:
    lines = "".join(f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(targets))
    return f'<Relationships xmlns="{RELATED}">{lines}</Relationships>'


def word(body: str, **parts: str) -> bytes:
    """Make a document of a body; `parts` are what stands inside numbering, styles, footnotes, endnotes."""
    named = {"word/document.xml": part("document", f"<w:body>{body}</w:body>"), "_rels/.rels": related(("officeDocument", "word/document.xml"))}
    named["word/_rels/document.xml.rels"] = related(*((name, f"{name}.xml") for name in parts))
    named |= {f"word/{name}.xml": part(name, inside) for name, inside in parts.items()}
    return packed(named)


def packed(named: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in named.items():
            archive.writestr(name, text)
    return made.getvalue()


def p(text: str, properties: str = "", *, letters: str = "") -> str:
    """Write a paragraph of one run; `properties` and `letters` stand in w:pPr and w:rPr."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def listed(text: str, number: int, level: int | None = 0, properties: str = "") -> str:
    place = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return p(text, f'{properties}<w:numPr>{place}<w:numId w:val="{number}"/></w:numPr>')


def level(place: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(identity: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def number(identity: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<w:tc') else cell(c) for c in cells)}</w:tr>"
