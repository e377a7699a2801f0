"""Documents set in type as Decree 30/2020 has it, written as PDF for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate, Paragraph, Spacer, Table

from tests.conftest import missing

FONTS = Path("/usr/share/fonts/truetype/dejavu")
PLAIN, BOLD = "DejaVuSerif", "DejaVuSerif-Bold"
Draw = Callable[[Canvas, int], None]
GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def need_fonts() -> None:
    """Make the fonts known; skip where they are not installed, fail in CI."""
    for name in (PLAIN, BOLD):
        if name in pdfmetrics.getRegisteredFontNames():
            continue
        if not (FONTS / f"{name}.ttf").is_file():
            missing("the fonts of Debian's fonts-dejavu-core")
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)


def style(size: float = 12, **more: object) -> ParagraphStyle:
    return ParagraphStyle("", fontName=PLAIN, fontSize=size, leading=size * 1.45, **more)


BODY = {"alignment": TA_JUSTIFY, "firstLineIndent": 1.27 * cm, "spaceAfter": 6}
CENTRED = {"alignment": TA_CENTER}


@dataclass(slots=True)
class Printed:
    """A document that grows part by part. `draw` puts what belongs to a page's edges on it."""

    draw: Draw = lambda canvas, number: canvas.drawCentredString(A4[0] / 2, A4[1] - 1.3 * cm, str(number)) if number > 1 else None
    story: list[Flowable] = field(default_factory=list)

    def __post_init__(self) -> None:
        need_fonts()

    def body(self, *texts: str, **layout: object) -> None:
        """Add paragraphs: justified, their first lines indented, or as `layout` says. They may hold reportlab's marks (<b>, <super>)."""
        self.story.extend(Paragraph(text, style(**(layout or BODY))) for text in texts)

    def title(self, *lines: str) -> None:
        """Add a title: bold lines in the middle."""
        self.story.extend(Paragraph(f"<b>{line}</b>", style(**CENTRED)) for line in lines)

    def columns(self, *rows: tuple[list[str], ...], size: float = 11, widths: tuple[float, ...] = (6.2, 9.8)) -> None:
        """Add a table without rules: a letterhead, or signatures."""
        cells = [[[Paragraph(escape(line), style(size, **CENTRED)) for line in cell] for cell in row] for row in rows]
        self.story.append(Table(cells, colWidths=[width * cm for width in widths], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]))
        self.story.append(Spacer(1, 12))

    def signatures(self, left: list[str], right: list[str]) -> None:
        """Add recipients and signatures: small letters from the left edge, and the signer's in the middle of the right half."""
        cells = [[[Paragraph(escape(line), style(9)) for line in left], [Paragraph(f"<b>{escape(line)}</b>", style(**CENTRED)) for line in right]]]
        self.story.append(Table(cells, colWidths=[8 * cm, 8 * cm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]))

    def table(self, rows: list[list[str]], widths: list[float], *, more: tuple[tuple[object, ...], ...] = (), head: int = 1) -> None:
        """Add a table with rules; `more` are reportlab's commands, such as SPAN."""
        cells = [[[Paragraph(escape(part), style(10)) for part in cell.split("\n")] for cell in row] for row in rows]
        self.story.append(Table(cells, colWidths=[width * cm for width in widths], repeatRows=head, style=[*GRID, *more]))

    def page(self, template: str = "upright") -> None:
        """Begin a page, upright or on its side ("landscape")."""
        self.story.extend([NextPageTemplate(template), PageBreak()])

    def data(self, **more: object) -> bytes:
        """Give the PDF's bytes; `more` goes to the document (encrypt=...)."""
        made = io.BytesIO()
        document = BaseDocTemplate(made, **more)
        templates = []
        for name, (width, height) in (("upright", A4), ("landscape", landscape(A4))):
            frame = Frame(3 * cm, 2 * cm, width - 5 * cm, height - 4 * cm, leftPadding=0, rightPadding=0)
            templates.append(PageTemplate(name, frames=[frame], onPage=self._draw, pagesize=(width, height)))
        document.addPageTemplates(templates)
        document.build(self.story)
        return made.getvalue()

    def _draw(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(PLAIN, 12)
        self.draw(canvas, document.page)


def drawn(draw: Callable[[Canvas], None], **more: object) -> bytes:
    """Give a PDF that is drawn by hand."""
    need_fonts()
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, **more)
    canvas.setFont(PLAIN, 12)
    draw(canvas)
    canvas.save()
    return made.getvalue()
