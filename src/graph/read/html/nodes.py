"""What the tags of a page mean for its text: which begin a paragraph, which are not shown, which are links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

TEXT = "-text"
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "button",
        "select",
        "option",
        "textarea",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
        "input",
        "del",
        "noframes",
        "title",
        "meta",
        "link",
        "base",
    ]
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Give the nodes inside a node, in order."""
    child = node.child
    while child is not None:
        following = child.next
        yield child
        child = following


def attribute(node: LexborNode, name: str) -> str:
    """Give an attribute; "" where it has no value or is not there."""
    return node.attributes.get(name) or ""


def is_hidden(node: LexborNode) -> bool:
    """Tell what no browser shows."""
    if node.tag in UNSEEN:
        return True
    attributes = node.attributes
    return "hidden" in attributes or HIDDEN.search(attributes.get("style") or "") is not None


def count(value: str, default: int = 1) -> int:
    """Read a number of an attribute, as browsers do; `default` where it is none.

    >>> count("3"), count("x"), count("0")
    (3, 1, 1)
    """
    found = re.match(r"\s*(\d{1,9})", value)
    return max(int(found[1]), 1) if found else default
