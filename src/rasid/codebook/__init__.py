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

__all__ = ["ROLES", "Codebook", "EventType", "Mode", "Role", "StateType", "codebook_names", "load_codebook"]
