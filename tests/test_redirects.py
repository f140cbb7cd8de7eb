"""An incident keeps its addresses: old ids lead to it after a late report has founded it anew."""

from __future__ import annotations

import json
from pathlib import Path

from tests.stub_reader import StubReader, a_text

from rasid.settings import settings_from
from rasid.workbench import Workbench, open_workbench


def add(workbench: Workbench, folder: Path, number: int, published: str, said: str) -> None:
    row = {"id": f"{number}", "source": "Example Wire", "published": published, "language": "en"}
    path = folder / f"{number}.jsonl"
    path.write_text(json.dumps({**row, "text": a_text(number, said)}) + "\n", encoding="utf-8")
    workbench.add([str(path)])


def test_an_old_id_leads_to_the_incident(tmp_path: Path) -> None:
    """A report that arrives late and is dated earlier changes the id; the old one is still found, cut short too."""
    with open_workbench(":memory:", settings_from(), make_reader=StubReader) as workbench:
        add(workbench, tmp_path, 1, "2024-03-08", "Gunmen attacked Baqubah on 2024-03-05, killing 3.")
        (old,), (claim,) = workbench.incidents(), workbench.claims()
        add(workbench, tmp_path, 2, "2024-03-06", "Gunmen attacked Baqubah on 2024-03-05, killing 3.")
        (now,) = workbench.incidents()
        assert now.id != old.id
        for given in (old.id, old.id[:12], now.id):
            assert workbench.incident(given)[0] == now
        assert workbench.claim(claim.id)[0] == workbench.claims()[0]
        assert workbench.argument(claim.id).claim == workbench.claims()[0]


def test_a_judgement_may_name_an_old_id(tmp_path: Path) -> None:
    """'different' takes the old id of an incident that has another one now."""
    with open_workbench(":memory:", settings_from(), make_reader=StubReader) as workbench:
        add(workbench, tmp_path, 1, "2024-03-08", "Gunmen attacked Baqubah on 2024-03-05, killing 3.")
        add(workbench, tmp_path, 3, "2024-03-09", "Gunmen attacked Tikrit on 2024-03-05, killing 3.")
        old = {
            incident.place.name if incident.place else "": incident.id for incident in workbench.incidents()
        }
        add(workbench, tmp_path, 2, "2024-03-06", "Gunmen attacked Baqubah on 2024-03-05, killing 3.")
        workbench.judge("same", [old["Baqubah"], old["Tikrit"]], by="AB", why="one raid")
        assert len(workbench.incidents()) == 1
