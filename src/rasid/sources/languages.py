"""Language tags as sources write them, brought to ISO 639."""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")

#: Names and three-letter codes of the languages that reports on conflicts mostly come in.
_CODES: Final[dict[str, str]] = {
    "english": "en", "eng": "en", "arabic": "ar", "ara": "ar", "arb": "ar", "persian": "fa", "farsi": "fa",
    "fas": "fa", "per": "fa", "french": "fr", "fra": "fr", "fre": "fr", "kurdish": "ku", "kur": "ku",
    "ckb": "ku", "kmr": "ku", "turkish": "tr", "tur": "tr", "spanish": "es", "spa": "es", "russian": "ru",
    "rus": "ru", "ukrainian": "uk", "ukr": "uk", "hebrew": "he", "heb": "he", "german": "de", "deu": "de",
    "ger": "de", "pashto": "ps", "pus": "ps", "urdu": "ur", "urd": "ur", "somali": "so", "som": "so",
    "hausa": "ha", "hau": "ha", "swahili": "sw", "swa": "sw", "portuguese": "pt", "por": "pt",
}  # fmt: skip


def read_language(written: str) -> str | None:
    """The ISO 639 code in a language tag ("en-GB" gives "en") or name ("English"), else None."""
    text = written.strip().casefold()
    if text in _CODES:
        return _CODES[text]
    match = _TAG.fullmatch(text)
    return _CODES.get(match[1], match[1]) if match else None
