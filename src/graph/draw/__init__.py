"""Pictures of a chain: a page to look around in (pyvis), and a still one (SVG). Pure: nothing is read but our own templates, nothing is fetched."""

from graph.draw.network import to_page, to_part
from graph.draw.svg import to_svg
from graph.draw.timeline import make_rows, to_timeline

__all__ = ["make_rows", "to_page", "to_part", "to_svg", "to_timeline"]
