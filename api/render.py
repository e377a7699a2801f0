"""Fill the templates of the pages.

Answers: how a page comes from a template and what it shows.
Assumes: templates/ lies beside this file; every value is escaped by the template engine.
Never:   marks a text of the graph as safe HTML; adds script or style to a page.
"""

from __future__ import annotations

from pathlib import Path

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from api.urls import Urls
from api.wording import COMPARATORS, FILTERS, Labels

TEMPLATES = Path(__file__).parent / "templates"


def make_environment(urls: Urls, labels: Labels) -> Environment:
    """Make the template engine of one service."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(urls=urls, labels=labels, comparators=COMPARATORS)
    return environment


def render(request: Request, template: str, **values: object) -> str:
    """Fill a template for a request."""
    environment: Environment = request.app.state.service.environment
    return environment.get_template(template).render(path=request.url.path, links=getattr(request.state, "links", None), **values)
