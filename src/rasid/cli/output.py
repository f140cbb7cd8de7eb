"""Records on standard output, as a table, JSON lines, CSV or GeoJSON."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final, TextIO

from rasid.cli.plain import plain
from rasid.model.observation import ObservedPlace, ObservedTime, Participant
from rasid.workbench.cells import COLUMNS

Row = Mapping[str, Any]

#: Spreadsheets take a cell that begins so for a formula, and would run what a report says.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")

#: Fields that hold an object or nothing. Nothing takes the object's columns, so that columns do not depend
#: on which records there are.
PARTS: Final = {"agent": Participant, "patient": Participant, "place": ObservedPlace, "time": ObservedTime}


def show(name: str, rows: Iterable[Row], *, style: str) -> None:
    """Print the records of the listing ``name`` in one of the formats."""
    writers = {"table": write_table, "jsonl": write_json_lines, "csv": write_csv, "geojson": write_geojson}
    writers[style](name, rows, sys.stdout)


def json_line(row: object) -> str:
    """A record on one line, in its own script."""
    return json.dumps(row, ensure_ascii=False)


def write_json_lines(name: str, rows: Iterable[Row], out: TextIO) -> None:
    """One record a line."""
    for row in rows:
        out.write(json_line(row) + "\n")


def write_table(name: str, rows: Iterable[Row], out: TextIO) -> None:
    """What fits the terminal (a table or blocks), or tab-separated lines with a heading where there is none."""
    columns = COLUMNS[name]
    headings = [heading for heading, _ in columns]
    cells = ([plain(cell(row)) for _, cell in columns] for row in rows)
    if out.isatty():
        from rasid.cli.terminal import write_on_terminal  # rich is loaded only where it draws

        write_on_terminal(headings, list(cells), out)
        return
    out.write("\t".join(headings) + "\n")
    for line in cells:
        out.write("\t".join(line) + "\n")


def write_csv(name: str, rows: Iterable[Row], out: TextIO) -> None:
    """Comma-separated values; nested fields become dotted columns, lists one cell of JSON each."""
    flat = [dict(flattened(row)) for row in rows]
    headings = list(dict.fromkeys(heading for row in flat for heading in row))
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    for row in flat:
        writer.writerow([safe_cell(row.get(heading)) for heading in headings])


def flattened(row: Row, above: str = "") -> Iterator[tuple[str, object]]:
    """(dotted name, value) of every field that is no object."""
    for key, value in row.items():
        name = f"{above}{key}"
        if isinstance(value, Mapping):
            yield from flattened(value, f"{name}.")
        elif isinstance(value, list | tuple):
            yield name, json_line(value)
        elif value is None and key in PARTS:
            yield from ((f"{name}.{part}", None) for part in part_names(PARTS[key]))
        else:
            yield name, value


def part_names(part: type) -> Iterator[str]:
    """The names of a part's fields, in their order."""
    return (each.name for each in fields(part))


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def write_geojson(name: str, rows: Iterable[Row], out: TextIO) -> None:
    """A FeatureCollection (RFC 7946) with one feature for each record."""
    features = [feature(row) for row in rows]
    out.write(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n")


def feature(row: Row) -> dict[str, object]:
    """A record as a feature. What happened nobody knows where, or in a region without an outline, has no geometry."""
    return {"type": "Feature", "id": row["id"], "geometry": geometry(row), "properties": dict(row)}


def geometry(row: Row) -> dict[str, object] | None:
    """The point of a record whose place is one, the outline of one whose place is an area; None where unknown."""
    from rasid.workbench.geometry import geometry_of  # only who asks for a map waits for the shapes

    return geometry_of(row["place"] if "place" in row else row["content"]["place"])
