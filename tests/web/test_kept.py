"""The record is kept between requests, and what is new shows at once; old addresses go on leading to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.stub_reader import StubReader, a_text
from tests.web.test_pages import Get, getter

from rasid.settings import settings_from
from rasid.workbench import Selection, open_workbench, records
from rasid.workbench.records import KEPT, RecordsKept

SAID = "Gunmen attacked Baqubah on 2024-03-05, killing 3."


def add(store: str, folder: Path, number: int, said: str, published: str) -> None:
    path = folder / f"{number}.txt"
    path.write_text(a_text(number, said), encoding="utf-8")
    with open_workbench(store, settings_from(), make_reader=StubReader) as workbench:
        workbench.add(path, source="Example Wire", published=published, language="en")


@pytest.fixture
def store(tmp_path: Path) -> str:
    address = str(tmp_path / "rasid.db")
    add(address, tmp_path, 1, SAID, "2024-03-08")
    return address


def count_of(get: Get, name: str, **asked: str) -> int:
    count: int = get(f"/api/{name}", **asked).json()["count"]
    return count


def test_the_record_is_worked_out_once_for_a_state_of_the_store(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Requests one after another share a record; one added report makes one new record."""
    made: list[object] = []
    real = records.worked_out

    def counting(*arguments: object) -> object:
        made.append(arguments)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(records, "worked_out", counting)
    get = getter(store)
    for path in ("/", "/incidents", "/claims", "/api/incidents", "/api/counts"):
        assert get(path).status_code == 200
    assert len(made) == 1
    add(store, tmp_path, 2, "Gunmen attacked Tikrit on 2024-03-11, killing 2.", "2024-03-12")
    assert count_of(get, "incidents") == 2
    assert count_of(get, "claims") == 2
    assert len(made) == 2


def test_a_judgement_shows_at_once(store: str) -> None:
    """What an analyst decides, or undoes, changes the next page."""
    get = getter(store)
    (row,) = get("/api/observations").json()["rows"]
    assert count_of(get, "incidents") == 1
    with open_workbench(store, settings_from()) as workbench:
        rejected = workbench.judge("reject", [row["id"]], by="AB", why="a test")
    assert count_of(get, "incidents") == 0
    with open_workbench(store, settings_from()) as workbench:
        workbench.judge("undo", [rejected.id], by="AB", why="no test")
        assert count_of(get, "incidents") == 1


def test_another_store_in_the_place_of_the_first_shows_at_once(store: str, tmp_path: Path) -> None:
    """A store that was removed and made anew under the same name is another one."""
    get = getter(store)
    assert count_of(get, "incidents") == 1
    for end in ("", "-wal", "-shm"):
        Path(store + end).unlink(missing_ok=True)
    add(store, tmp_path, 7, "Gunmen attacked Tikrit on 2024-03-11, killing 2.", "2024-03-12")
    (row,) = get("/api/incidents").json()["rows"]
    assert row["place"]["name"] == "Tikrit"


def test_points_of_view_are_kept_apart(store: str, tmp_path: Path) -> None:
    """The record as of a day is another one than today's, and only a few are kept."""
    get = getter(store)
    assert count_of(get, "incidents") == 1
    assert count_of(get, "incidents", as_of="2024-03-01") == 0
    assert count_of(get, "incidents") == 1
    keep = RecordsKept()
    with open_workbench(store, settings_from(), make_record=keep) as workbench:
        for day in range(10, 20):
            workbench.incidents(Selection(as_of=f"2024-03-{day}"))
        assert len(keep) == KEPT


def test_an_old_address_opens_the_incident(store: str, tmp_path: Path) -> None:
    """After a report that arrives late and is dated earlier, the address of before still opens the page."""
    get = getter(store)
    (old,) = get("/api/incidents").json()["rows"]
    (claim,) = get("/api/claims").json()["rows"]
    add(store, tmp_path, 2, SAID, "2024-03-06")
    (now,) = get("/api/incidents").json()["rows"]
    assert now["id"] != old["id"]
    assert get(f"/incidents/{old['id']}").status_code == 200
    assert now["id"] in get(f"/incidents/{old['id']}").text
    assert get(f"/claims/{claim['id']}").status_code == 200
    (claim_now,) = get("/api/claims").json()["rows"]
    assert claim_now["id"] != claim["id"]
    assert claim_now["id"] in get(f"/api/claims/{claim['id']}").text
    assert get("/incidents/i-0000000000000000").status_code == 404
