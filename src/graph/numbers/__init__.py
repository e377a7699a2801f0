"""Official numbers as printed <-> their parts <-> the key that a person types.

Answers: which number a text holds, and which document a typed key means.
Assumes: nothing beyond what each function says.
Never:   completes a number from outside the text: a year, a date or an issuer that is not printed stays unknown.
"""

from graph.numbers.grammar import TYPE_NAMES, TYPES, Number, find_numbers, parse_number
from graph.numbers.keys import KeyQuery, parse_key

__all__ = ["TYPES", "TYPE_NAMES", "KeyQuery", "Number", "find_numbers", "parse_key", "parse_number"]
