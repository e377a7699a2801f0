"""Tasks with times, indexed, to be looked at from a day."""

from __future__ import annotations

from tests.graph.chain.conftest import SCHEME, E, Made, made  # noqa: F401
from tests.graph.status.conftest import Grounding, grounding  # noqa: F401


def timed(made: Made, plan: str, name: str, printed: str, *, recurrence: str = "", begins: str = "", deadline: str = "", lead: str = "") -> None:  # noqa: F811
    """Add a task with its words of time."""
    made.task(plan, name, deadline=deadline, lead=lead)
    more = f" ; vp:recurrence <{SCHEME}recurrence/{recurrence}>" if recurrence else ""
    more += f' ; vp:startDate "{begins}"' if begins else ""
    made.lines.append(f'<{E}{plan}/nv/{name}> vp:timeStatement "{printed}"@vi {more} .')
