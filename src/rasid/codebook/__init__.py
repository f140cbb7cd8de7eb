"""Codebooks: typologies as data. ``plover`` is the inner one, in whose types everything is stored."""

from rasid.codebook.loader import (
    ROLES,
    Codebook,
    EventType,
    Mode,
    Role,
    StateType,
    codebook_names,
    load_codebook,
)
from rasid.codebook.scheme import Condition, Counting, FieldRule, Party, Scheme, SchemeField, Value
from rasid.codebook.scheme_loader import load_scheme, mistakes_in, parse_scheme

__all__ = [
    "ROLES",
    "Codebook",
    "Condition",
    "Counting",
    "EventType",
    "FieldRule",
    "Mode",
    "Party",
    "Role",
    "Scheme",
    "SchemeField",
    "StateType",
    "Value",
    "codebook_names",
    "load_codebook",
    "load_scheme",
    "mistakes_in",
    "parse_scheme",
]
