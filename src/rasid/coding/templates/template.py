"""What is coded of one incident."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Linked:
    """A value with whom or what it is said of: an effect on a target, the confidence in an organisation."""

    value: str
    of: str

    def row(self) -> dict[str, str]:
        """As it is written."""
        return {"value": self.value, "of": self.of}


@dataclass(slots=True)
class Template:
    """The slots of one incident. ``location`` runs from the country to the finest place.

    ``date`` is a day, a month, "A/B" for a range or "/B" where only the latest day is known.
    """

    type: str
    stage: str
    date: str | None
    location: list[str]
    instrument: list[str] = field(default_factory=list)
    perp_ind: list[str] = field(default_factory=list)
    perp_org: list[str] = field(default_factory=list)
    perp_org_confidence: list[Linked] = field(default_factory=list)
    phys_tgt: list[str] = field(default_factory=list)
    hum_tgt: list[str] = field(default_factory=list)
    hum_tgt_effect: list[Linked] = field(default_factory=list)

    def row(self) -> dict[str, Any]:
        """The template as a row is written."""
        return {
            "type": self.type,
            "stage": self.stage,
            "date": self.date,
            "location": self.location,
            "instrument": self.instrument,
            "perp_ind": self.perp_ind,
            "perp_org": self.perp_org,
            "perp_org_confidence": [one.row() for one in self.perp_org_confidence],
            "phys_tgt": self.phys_tgt,
            "hum_tgt": self.hum_tgt,
            "hum_tgt_effect": [one.row() for one in self.hum_tgt_effect],
        }
