"""The key of the example reports laid beside what rasid makes of them: which claim answers which row.

The key was written from the texts before any code had read them. A row is answered by the claim that shares
its reports and its words best, one claim for one row; a row that no claim answers counts as wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from rasid.merge.words import singular
from rasid.model.incident import Claim
from rasid.model.observation import Observation
from rasid.model.report import Report
from rasid.workbench import Workbench
from rasid.workbench.inputs import Found, found_in

EXAMPLES: Final = Path(__file__).parents[2] / "examples"

#: The three files that do not say where they come from, with what the key's page says of them.
NO_HEADER: Final = (
    ("evening-bulletin-14-march.txt", "Mountain Radio", "2024-03-14"),
    ("baiji-bomb-defused.txt", "Tigris Wire", "2024-03-15"),
    ("ministry-on-peshmerga.txt", "State Bulletin of Iraq", "2024-03-13"),
)
_WORD: Final = re.compile(r"[^\W_]+")
_IDLE: Final = frozenset(
    "the a an of in on at to and or for with by from as that it its their his was were had has have been be "
    "is are who which not no after before near south north east west said says say iraqi iraq".split()
)
_LEAST_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of the key and the claim that answers it, None where none does."""

    row: Mapping[str, Any]
    claim: Claim | None

    @property
    def right(self) -> bool:
        """Whether the claim has the status that the key gives."""
        return self.claim is not None and self.claim.status == self.row["status"]


def add_all(workbench: Workbench) -> None:
    """Take the examples in as a careful user does: outlets first, and the files without a header with theirs."""
    workbench.add_sources(EXAMPLES / "sources.yaml")
    for name, source, published in NO_HEADER:
        workbench.add(EXAMPLES / "reports" / "no-header" / name, source=source, published=published)
    for folder in sorted((EXAMPLES / "reports").iterdir()):
        if folder.name != "no-header":
            workbench.add(folder)


def rows_of_key() -> list[dict[str, Any]]:
    """The rows of the key."""
    key = yaml.safe_load((EXAMPLES / "expected-claims.yaml").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = key["claims"]
    return rows


def answers(workbench: Workbench) -> list[Answer]:
    """Each row of the key with the claim that answers it."""
    names = _names_of(workbench.reports())
    told = {each.id: each for each in workbench.observations()}
    rows, claims = rows_of_key(), list(workbench.claims())
    pairs = sorted(
        (
            (-_likeness(row, claim, told, names), at, claim.id)
            for at, row in enumerate(rows)
            for claim in claims
        )
    )
    by_id = {claim.id: claim for claim in claims}
    given: dict[int, Claim] = {}
    taken: set[str] = set()
    for score, at, claim_id in pairs:
        if score < 0 and at not in given and claim_id not in taken:
            given[at] = by_id[claim_id]
            taken.add(claim_id)
    return [Answer(row, given.get(at)) for at, row in enumerate(rows)]


def _likeness(
    row: Mapping[str, Any], claim: Claim, told: Mapping[str, Observation], names: Mapping[str, str]
) -> float:
    """From 0 (another thing) up: how many reports and words the two have in common."""
    observed = [told[each] for each in (*claim.observations_for, *claim.observations_against)]
    carried = {names[each.report] for each in observed}
    wanted = {_plain_name(name) for name in (*row["reports_for"], *row["reports_against"])}
    shared = carried & wanted
    ours, theirs = _words(_texts(observed, claim)), _words([row["text"]])
    common = ours & theirs
    if not shared or len(common) < _LEAST_WORDS or _class(row["modality"]) != _class(claim.content.modality):
        return 0.0
    reports = 2 * len(shared) / (len(carried) + len(wanted))
    sides = bool(claim.observations_for) == bool(row["reports_for"])
    same_kind = (claim.content.kind == "state") == (row["type"] == "state")
    part = len(_words([_spelt(claim.content.part or "")]) & theirs) - (claim.part_of is not None)
    return reports + 2 * len(common) / len(theirs) + 0.3 * sides + 0.2 * same_kind + 0.5 * part


def _texts(observed: Iterable[Observation], claim: Claim) -> list[str]:
    texts = [each.happening.text for each in observed]
    content = claim.content
    for who in (content.agent, content.patient):
        if who is not None:
            texts += [who.text, (who.actor or "").replace("-", " ")]
    return [*texts, content.place.name if content.place and content.place.name else "", content.type]


def _words(texts: Sequence[str]) -> set[str]:
    found = (word.casefold() for text in texts for word in _WORD.findall(text))
    return {_stem(singular(word)) for word in found if word not in _IDLE}


def _spelt(part: str) -> str:
    """A part with its number as the key writes it."""
    number, _, rest = part.partition(" ")
    spelt = {"4": "four", "11": "eleven"}
    return f"{spelt.get(number, number)} {rest}"


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "en", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _class(modality: str) -> str:
    return {"background": "actual", "conditional": "possible"}.get(modality, modality)


def _plain_name(name: str) -> str:
    return name.split("@")[0]


def _names_of(reports: Iterable[Report]) -> dict[str, str]:
    """Report id -> its name in the key; by address and text, since a copy may be told in the same words."""
    named: dict[tuple[str | None, str], str] = {}
    for path in sorted((EXAMPLES / "reports").rglob("*")):
        if path.is_file():
            name = path.relative_to(EXAMPLES / "reports").as_posix()
            for found in found_in([path]):
                if isinstance(found, Found):
                    line = _line_id(path, found.where) if path.suffix == ".jsonl" else ""
                    named[found.report.address, found.report.text] = name + line
    return {report.id: named[report.address, report.text] for report in reports}


def _line_id(path: Path, where: str) -> str:
    """The "#id" of the line of a JSON lines file that ``where`` ("path:line") points to."""
    number = int(where.rsplit(":", 1)[-1])
    return f"#{json.loads(path.read_text(encoding='utf-8').splitlines()[number - 1])['id']}"
