"""Overlays: rows are checked before anything is built from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.errors import DataFileError, InputError
from rasid.resolve.gazetteer.atlas import load_atlas
from rasid.resolve.gazetteer.overlay import COLUMNS, OverlayRow, read_overlay
from rasid.resolve.gazetteer.rows import data_path

HEADER = ",".join(COLUMNS)
GOOD = "Example Camp,Camp Example;مخيم,IQ,Diyala,Khanaqin,34.1,45.2,site,camp,invented for a test"


def read(tmp_path: Path, *lines: str) -> list[OverlayRow]:
    """The rows of an overlay with these lines under the header."""
    path = tmp_path / "mine.csv"
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    atlas = load_atlas()
    return read_overlay(path, atlas.countries, atlas.spelled)


def test_a_good_row_is_read(tmp_path: Path) -> None:
    """Aliases are parted, the division is given by its code, numbers are numbers."""
    (row,) = read(tmp_path, GOOD)
    assert (row.name, row.country, row.adm1, row.lat, row.lon) == ("Example Camp", "IQ", "10", 34.1, 45.2)
    assert row.aliases == ("Camp Example", "مخيم")
    assert row.precision == "site"


def test_a_division_can_be_given_by_code_name_or_other_spelling(tmp_path: Path) -> None:
    """ "18", "Salah al-Din" and "Salahaddin" are one province."""
    lines = [f"Place {n},,IQ,{adm1},,34.5,43.6,town,village,test" for n, adm1 in
             enumerate(("18", "Salah al-Din", "Salahaddin"))]  # fmt: skip
    assert [row.adm1 for row in read(tmp_path, *lines)] == ["18", "18", "18"]


@pytest.mark.parametrize(
    ("line", "what", "mend"),
    [
        ("X,,IQ,Diyala,,45.2,34.1,town,village,test", "swapped for Iraq", "exchange"),
        ("X,,IQ,Diyala,,52.0,4.9,town,village,test", "outside Iraq", "check the coordinates"),
        ("X,,XX,,,34.1,45.2,town,village,test", "no country code", "ISO 3166-1"),
        ("X,,iq,,,34.1,45.2,town,village,test", "no country code", "ISO 3166-1"),
        ("X,,IQ,Atlantis,,34.1,45.2,town,village,test", "no first-level division 'Atlantis'", "admin1.csv"),
        ("X,,IQ,Anber,,34.1,45.2,town,village,test", "no first-level division 'Anber'", "did you mean Anbar"),
        (
            "X,,IQ,Bagdad,,34.1,45.2,town,village,test",
            "no first-level division 'Bagdad'",
            "did you mean Baghdad",
        ),
        ("X,,IQ,Diyala,,north,45.2,town,village,test", "'north' is no number", "decimal degrees"),
        ("X,,IQ,Diyala,,nan,45.2,town,village,test", "outside", "decimal degrees"),
        ("X,,IQ,Diyala,,134.1,45.2,town,village,test", "outside -90 to 90", "decimal degrees"),
        ("X,,IQ,Diyala,,34.1,45.2,exact,village,test", "'exact' is no precision", "site, town"),
        ("X,,IQ,Diyala,,34.1,45.2,town,village,", "source is empty", "fill in source"),
        (",,IQ,Diyala,,34.1,45.2,town,village,test", "name is empty", "fill in name"),
        ("'-',,IQ,Diyala,,34.1,45.2,town,village,test", "has no letter", "Latin or Arabic"),
        ("X, Y,,IQ,Diyala,,34.1,45.2,town,village,test", "more cells than columns", "quotes"),
    ],
)
def test_a_wrong_row_is_refused_with_file_line_and_mend(
    tmp_path: Path, line: str, what: str, mend: str
) -> None:
    """The error names the file, the line of the mistake and what to do about it."""
    with pytest.raises(InputError) as caught:
        read(tmp_path, GOOD, line)
    assert caught.value.where == f"{tmp_path / 'mine.csv'}, line 3"
    assert what in caught.value.what
    assert mend in (caught.value.mend or "")


def test_a_place_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Two rows of one name in one district are a mistake, however they are accented."""
    with pytest.raises(DataFileError, match="stands already in line 2"):
        read(tmp_path, GOOD, GOOD.replace("Example Camp", "Exámple  camp"))


def test_missing_columns_are_named(tmp_path: Path) -> None:
    """A file of another form is refused at its first line."""
    path = tmp_path / "mine.csv"
    path.write_text("name,lat,lon\nX,1,2\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="aliases, country, adm1, adm2, precision, kind, source"):
        read_overlay(path, {}, {})


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b""])
def test_what_is_no_csv_in_utf8_is_refused(tmp_path: Path, content: bytes) -> None:
    """Bytes of another kind give an error that names the file, not a traceback."""
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(DataFileError, match=r"mine\.csv"):
        read_overlay(path, {}, {})


def test_our_own_overlay_holds_sourced_places_of_iraq_and_syria() -> None:
    """The shipped file passes its own checks, covers both countries and names a source in every row."""
    atlas = load_atlas()
    rows = read_overlay(data_path("overlay.csv"), atlas.countries, atlas.spelled)
    assert {row.country for row in rows} == {"IQ", "SY"}
    assert all(row.source.startswith(("UCDP GED", "airportsdata", "Wikipedia (")) for row in rows)
    assert sum(row.country == "IQ" for row in rows) >= 150
