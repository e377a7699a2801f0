"""Places in the file -> places on the page as it is read, and back.

Answers: where a point of the file lies for somebody who turns the page until its text is level.
Assumes: the file's points count from the lower left corner, the reader's from the upper left one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

Box = tuple[float, float, float, float]  # left, bottom, right, top
_Move = Callable[[float, float, float, float], tuple[float, float]]  # of x, y on a page of this width and height


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A page in the file, and the direction that it is read in: quarter turns counter-clockwise."""

    box: Box
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read."""
        width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
        return (height, width) if self.turn % 2 else (width, height)

    def turned(self, turn: int) -> Frame:
        """Give the frame of the same page read in another direction."""
        return replace(self, turn=turn)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Give the place on the page of a point in the file."""
        left, bottom, right, top = self.box
        return _PLACES[self.turn](x - left, y - bottom, right - left, top - bottom)

    def origin(self, x: float, y: float) -> tuple[float, float]:
        """Give the point in the file of a place on the page.

        >>> frame = Frame(box=(0.0, 0.0, 595.0, 842.0), turn=1)
        >>> frame.place(*frame.origin(100.0, 50.0))
        (100.0, 50.0)
        """
        left, bottom, right, top = self.box
        there = _ORIGINS[self.turn](x, y, right - left, top - bottom)
        return there[0] + left, there[1] + bottom

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place lies on the page."""
        width, height = self.size
        return -1 <= x <= width and 0 <= y <= height + 1


_PLACES: tuple[_Move, ...] = (
    lambda x, y, _width, height: (x, height - y),
    lambda x, y, _width, _height: (y, x),
    lambda x, y, width, _height: (width - x, y),
    lambda x, y, width, height: (height - y, width - x),
)
_ORIGINS: tuple[_Move, ...] = (
    lambda x, y, _width, height: (x, height - y),
    lambda x, y, _width, _height: (y, x),
    lambda x, y, width, _height: (width - x, y),
    lambda x, y, width, height: (width - y, height - x),
)
