"""Find the document on a page, and what the portal printed around it.

Answers: which elements of a page are menus, lists of other documents, comments, and not the document?
Assumes: the document is where most of the text stands that is no link; its letterhead and recipients may stand apart from it.
Never:   leaves out anything inside the document; takes what only stands beside it for a menu: a menu is nearly all links, or says what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from graph.read.html.nodes import TEXT, attribute, children, is_hidden

_SHARE = 0.7  # of the text that is no link: an element with so much holds the document
_LINKED = 0.5  # of the text: an element around the document with so much in links is a menu
_ALL_LINKED = 0.9  # the same beside the document's own paragraphs, one of which may be little but the link to a cited document
_LISTS = frozenset(["ul", "ol", "div", "section", "table"])
_CONTAINERS = frozenset(["html", "body", "div", "section", "article", "main", "form", "center", "table", "tbody", "tr", "td"])
_PREAMBLE = re.compile(r"\W*(?:Căn\s+cứ|Xét|Thực\s+hiện|Theo)\s")
_FACTS = re.compile(r"(?:Số\s+(?:ký\s+)?hiệu|Loại\s+văn\s+bản|(?:Cơ\s+quan|Nơi)\s+ban\s+hành|Người\s+ký|Ngày\s+ban\s+hành)\W*$", re.IGNORECASE)
_ANCHOR = re.compile(
    r"C[ỘỌ]NG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|^\W*Nơi\s+nhận\W*$|^\W*(?:TM|KT|TL|TUQ)\s*\.\s*[A-ZĐỦ]{2}"
)
_AROUND = frozenset(["nav", "header", "footer", "aside", "dialog"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar"])
_NAMED = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|footer|header|sidebar|breadcrumb|comment|comments|binhluan|related|lienquan|banner|ads|advert|popup|modal|login"
    r"|dangnhap|search|timkiem|share|toolbar|pagination|cookie|newsletter)(?:$|[-_\s])",
    re.IGNORECASE,
)


_FEWEST_FACTS = 3  # labels of a portal's block of facts; one could stand anywhere


def parse(text: str) -> LexborNode:
    """Parse a page as browsers do.

    Raises: MemoryError if the page is more than fits: any text is a page, so that a parser fails for nothing else.
    """
    try:
        root = LexborHTMLParser(text).root
    except SelectolaxError as error:
        raise MemoryError from error
    assert root is not None  # the parser makes html, head and body of any text
    return root


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Which elements of a page are left out: those around the document that are menus."""

    left_out: frozenset[int]  # mem_id of the nodes

    def is_left_out(self, node: LexborNode) -> bool:
        """Tell an element that does not belong to the document."""
        return node.mem_id in self.left_out


@dataclass(frozen=True, slots=True)
class _Weight:
    """Characters of an element that are no link, and those that are; how many signs of a letterhead, and facts that a portal or preamble states."""

    plain: int = 0
    linked: int = 0
    anchors: int = 0
    facts: int = 0

    def __add__(self, other: _Weight) -> _Weight:
        return _Weight(self.plain + other.plain, self.linked + other.linked, self.anchors + other.anchors, self.facts + other.facts)


def find_content(root: LexborNode) -> Content:
    """Find what to leave out of a page."""
    weights: dict[int, _Weight] = {}
    whole = _weigh(root, weights, in_link=False)
    core, way = root, {root.mem_id}
    while (inner := _heaviest(core, weights, whole)) is not None:
        core = inner
        way.add(core.mem_id)
    left_out: set[int] = set()
    _prune(root, core, way, weights, left_out)
    return Content(left_out=frozenset(left_out))


def _weigh(node: LexborNode, weights: dict[int, _Weight], *, in_link: bool) -> _Weight:
    weight = _Weight()
    for child in children(node):
        if child.tag == TEXT:
            weight += _weight_of(child.text_content or "", in_link=in_link)
        elif child.is_element_node and not is_hidden(child):
            weight += _weigh(child, weights, in_link=in_link or (child.tag == "a" and bool(attribute(child, "href"))))
    weights[node.mem_id] = weight
    return weight


def _weight_of(text: str, *, in_link: bool) -> _Weight:
    size = len("".join(text.split()))
    facts = _FEWEST_FACTS if not in_link and _PREAMBLE.match(text) else int(_FACTS.search(text) is not None)
    return _Weight(0 if in_link else size, size if in_link else 0, int(_ANCHOR.search(text) is not None), facts)


def _heaviest(node: LexborNode, weights: dict[int, _Weight], whole: _Weight) -> LexborNode | None:
    """Give the child that holds nearly all the text, and letterhead and recipients as far as the page has them."""
    for child in children(node):
        weight = weights.get(child.mem_id)
        if weight and child.tag in _CONTAINERS and weight.plain > _SHARE * whole.plain and weight.anchors == whole.anchors:
            return child
    return None


def _prune(node: LexborNode, core: LexborNode, way: set[int], weights: dict[int, _Weight], left_out: set[int]) -> None:
    """Leave out the menus among an element's children, on the way down to the core and beside its paragraphs."""
    is_core = node.mem_id == core.mem_id
    for child in children(node):
        if not is_core and child.mem_id in way:
            _prune(child, core, way, weights, left_out)
        elif child.is_element_node and _is_menu(child, weights.get(child.mem_id), beside=is_core):
            left_out.add(child.mem_id)


def _is_menu(node: LexborNode, weight: _Weight | None, *, beside: bool) -> bool:
    if weight is None or weight.anchors or weight.facts >= _FEWEST_FACTS:
        return False
    names = f"{attribute(node, 'class')} {attribute(node, 'id')}"
    if node.tag in _AROUND or attribute(node, "role") in _ROLES or _NAMED.search(names):
        return True
    share = weight.linked / max(weight.plain + weight.linked, 1)
    return (share > _ALL_LINKED and node.tag in _LISTS) if beside else (share > _LINKED and node.tag != "p")
