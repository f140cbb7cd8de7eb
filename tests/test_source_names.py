"""What sources are called: no page takes another's name, and the order of arrival takes no name away."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.stub_reader import StubReader

from rasid.model.report import Source
from rasid.settings import settings_from
from rasid.store.memory import MemoryStore
from rasid.workbench.adding import Adding
from rasid.workbench.inputs import found_in

SETTINGS = settings_from({"HOME": "/nowhere"})
PAGE = """<html><head><title>Raid in Baqubah</title><meta property="og:site_name" content="{site}">
<link rel="canonical" href="https://{host}/raid"></head><body><article><p>Gunmen attacked Baqubah on 2024-03-05.
The road out of the town stayed closed until the evening of that day.</p></article></body></html>"""


def names(folder: Path, *listed: Source, known: tuple[Source, ...] = ()) -> dict[str, str]:
    """The names of all sources, by id, after the files of ``folder`` were added one by one in order of name."""
    store = MemoryStore()
    store.add_sources(listed)
    for path in sorted(folder.iterdir()):
        adding = Adding(store, lambda: StubReader(SETTINGS), lambda _: None, lambda: False)
        adding.take(found_in([path], language="en", known=known))
    return {source.id: source.name for source in store.sources()}


def put(folder: Path, **files: str) -> Path:
    """Write files, a page where the content is HTML."""
    for name, text in files.items():
        (folder / f"{name}.{'html' if text.startswith('<') else 'txt'}").write_text(text, encoding="utf-8")
    return folder


def plain(source: str, town: str = "Baqubah") -> str:
    """A text with front matter that names its source."""
    return f"---\nsource: {source}\npublished: 2024-03-06\n---\nGunmen attacked {town} on 2024-03-05.\n"


def test_a_page_is_shown_with_its_host(tmp_path: Path) -> None:
    """A site that calls itself like an agency is shown as what it calls itself, and where it stands."""
    folder = put(tmp_path, a=PAGE.format(site="Delta Wire", host="odd.example"), b=plain("Delta Wire"))
    assert names(folder) == {"odd-example": "Delta Wire (odd.example)", "delta-wire": "Delta Wire"}


def test_a_long_name_hides_no_host(tmp_path: Path) -> None:
    """However long a site's name for itself is, its host stays to be seen."""
    folder = put(tmp_path, a=PAGE.format(site="Delta Wire " * 40, host="odd.example"))
    assert names(folder)["odd-example"].endswith("(odd.example)")


def test_a_list_ties_a_host_to_a_name(tmp_path: Path) -> None:
    """A page of a domain that the user's list gives to an outlet goes by the outlet's name alone."""
    wire = Source("delta-wire", "Delta Wire", domains=("delta.example",))
    folder = put(tmp_path, a=PAGE.format(site="Something Else", host="news.delta.example"))
    assert names(folder, wire, known=(wire,)) == {"delta-wire": "Delta Wire"}


def test_one_name_is_never_that_of_two_sources(tmp_path: Path) -> None:
    """Where a store has the name already for another source, the id stands behind it."""
    taken = Source("odd-example", "Delta Wire")
    found = names(put(tmp_path, a=plain("Delta Wire")), taken)
    assert found == {"odd-example": "Delta Wire", "delta-wire": "Delta Wire (delta-wire)"}


@pytest.mark.parametrize("order", [("tigris-wire", "Tigris Wire"), ("Tigris Wire", "tigris-wire")])
def test_a_name_goes_before_an_id(tmp_path: Path, order: tuple[str, str]) -> None:
    """A source that one report gives by its id and another by its name has the name, whichever came first."""
    first, second = order
    assert names(put(tmp_path, a=plain(first), b=plain(second, "Tikrit"))) == {"tigris-wire": "Tigris Wire"}
