"""A picture of a page -> its words and rules: recognised by Tesseract, where it is installed.

Answers: which words stand on a scanned page, and which rules are drawn on it.
Assumes: the program `tesseract` with its Vietnamese letters (Debian: tesseract-ocr, tesseract-ocr-vie); without it nothing is read.
Never:   makes sure that a letter is the right one: what comes from here is marked as recognised.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2

from graph.read.pdf.page import Page, Rule, Word
from graph.read.pdf.tables import joined_rules

PAGE_LIMIT = 60  # scanned pages of one file: about 4 s each on one core
PAGE_LIMIT_S = 60.0
_SCALE = 300 / 72  # dots for each point: what Tesseract was trained on
_DOT_LIMIT = 40_000_000
_DARK = bytes(1 if level < 190 else 0 for level in range(256))
_STROKE_DOTS = 60  # a rule that slopes a little lies on several rows of dots, in pieces
_RULE_LENGTH = 24.0  # points: no stroke of a letter is as long
_NOISE = re.compile(r"(?![|\[!]{1,3}\.)[\W_]+$")  # “[.” is “I.”

_LINE = re.compile(r"<span class='ocr\w*' id='line[^>]* title=\"bbox (\d+) (\d+) (\d+) (\d+)(?:; baseline (-?[\d.]+) (-?[\d.]+))?; x_size ([\d.]+)")
_WORD = re.compile(r"<span class='ocrx_word'[^>]* title='bbox (\d+) (\d+) (\d+) (\d+); x_wconf (\d+)'[^>]*>(.*?)</span>", re.DOTALL)


class RecognitionError(Exception):
    """A picture could not be recognised; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Grey dots, one byte each, row by row."""

    width: int
    height: int
    dots: bytes


def find_program() -> str | None:
    """Give the path of Tesseract where it is installed with the Vietnamese letters."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=60.0)
    return program if b"vie" in listed.stdout.split() else None


def recognise(opened: pypdfium2.PdfPage, number: int, program: str) -> Page:
    """Recognise a page of a PDF.

    Raises: RecognitionError where the picture is too large, or Tesseract fails or takes too long.
    """
    width, height = opened.get_size()
    scale = min(_SCALE, (_DOT_LIMIT / max(width * height, 1.0)) ** 0.5)
    picture = _picture(opened, scale)
    header = f"P5 {picture.width} {picture.height} 255\n".encode()
    found = _hocr(program, ["--dpi", "300"], header + picture.dots)
    words, slope = _words(found, scale)
    rules = tuple(_straight_rules(opened, picture, scale, slope))
    return Page(number=number, width=width, height=height, words=_usable(words, rules), rules=rules, is_recognised=True)


def _picture(opened: pypdfium2.PdfPage, scale: float, rotation: int = 0) -> Picture:
    bitmap = opened.render(scale=scale, rotation=rotation, grayscale=True)
    try:
        raw, width, height, stride = bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride
    finally:
        bitmap.close()
    dots = raw if stride == width else b"".join(raw[row * stride : row * stride + width] for row in range(height))
    return Picture(width=width, height=height, dots=dots)


def _hocr(program: str, options: list[str], data: bytes) -> str:
    command = [program, "stdin", "stdout", "-l", "vie", "--psm", "3", *options, "hocr"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=PAGE_LIMIT_S)
    except subprocess.TimeoutExpired as error:
        raise RecognitionError(f"nhận dạng quá {PAGE_LIMIT_S:.0f} giây") from error
    if done.returncode != 0:
        raise RecognitionError("ảnh không đọc được")
    return done.stdout.decode("utf-8", "replace")


def _words(found: str, scale: float) -> tuple[list[Word], float]:
    """Give the words of a recognised page in points, as if it lay straight, and how far it slopes."""
    lines = list(_LINE.finditer(found))
    slopes = [float(line[5]) for line in lines if line[5] and int(line[3]) - int(line[1]) > 100 * scale]
    slope = median(slopes) if slopes else 0.0
    words: list[Word] = []
    for line, end in zip(lines, [*(after.start() for after in lines[1:]), len(found)], strict=True):
        words.extend(_words_of_line(line, found[line.end() : end], slope, scale))
    usual = median([word.size for word in words]) if words else 0.0
    return [replace(word, size=usual) if 0.82 * usual < word.size < 1.3 * usual else word for word in words], slope


def _words_of_line(line: re.Match[str], found: str, slope: float, scale: float) -> Iterator[Word]:
    left, bottom = int(line[1]), int(line[4])
    own, offset = float(line[5] or 0), float(line[6] or 0)
    size = round(float(line[7]) / scale * 0.95, 1)
    for word in _WORD.finditer(found):
        text = html.unescape(re.sub(r"<[^>]+>", "", word[6])).strip()
        x0, x1 = int(word[1]), int(word[3])
        base = bottom + offset + own * ((x0 + x1) / 2 - left) - slope * (x0 + x1) / 2
        if text and not (_NOISE.match(text) and int(word[5]) < 60):
            lean = slope * base / scale
            yield Word(text=text, x0=x0 / scale + lean, x1=x1 / scale + lean, base=base / scale, size=size, is_spaced=True)


def _usable(words: list[Word], rules: tuple[Rule, ...]) -> tuple[Word, ...]:
    """Leave out what is a rule of a table taken for a letter, and take such letters off the words beside it."""
    upright = [rule for rule in rules if not rule.is_level]
    kept: list[Word] = []
    for word in words:
        is_beside = any(word.x0 - 3 <= rule.at <= word.x1 + 3 and rule.start < word.base < rule.end + word.size for rule in upright)
        text = word.text.strip("|¦") if is_beside else word.text
        if text and not re.fullmatch(r"[|_—~\[\]¦]+", text):
            kept.append(replace(word, text=text))
    return tuple(kept)


def _strokes(picture: Picture, scale: float) -> Iterator[Rule]:
    """Give the level strokes of a picture."""
    dark = picture.dots.translate(_DARK)
    stroke = re.compile(rb"\x01{%d,}" % _STROKE_DOTS)
    for y in range(picture.height):
        for found in stroke.finditer(dark, y * picture.width, (y + 1) * picture.width):
            start, end = found.start() - y * picture.width, found.end() - y * picture.width
            yield Rule(is_level=True, at=y / scale, start=start / scale, end=end / scale)


def _straight_rules(opened: pypdfium2.PdfPage, picture: Picture, scale: float, slope: float) -> Iterator[Rule]:
    """Give the rules of a page as if it lay straight: level ones from its picture, upright ones from the picture turned to the right."""
    level = [_moved(rule, at=-slope * (rule.start + rule.end) / 2, along=slope * rule.at) for rule in _strokes(picture, scale)]
    height = picture.height / scale
    upright = []
    for rule in _strokes(_picture(opened, scale, rotation=90), scale):
        turned = Rule(is_level=False, at=rule.at, start=height - rule.end, end=height - rule.start)
        upright.append(_moved(turned, at=slope * (turned.start + turned.end) / 2, along=-slope * turned.at))
    for rules in (level, upright):
        yield from (rule for rule in joined_rules(rules) if rule.end - rule.start >= _RULE_LENGTH)


def _moved(rule: Rule, *, at: float, along: float) -> Rule:
    return Rule(is_level=rule.is_level, at=rule.at + at, start=rule.start + along, end=rule.end + along)
