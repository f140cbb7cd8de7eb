"""Labelled reports: lines of JSON with ids, joined to the reports that stand on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from rasid.errors import DataFileError, InputError
from rasid.model.document import Document
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.settings import settings_from
from rasid.workbench.labelled import json_rows, labelled_documents


class OneFails:
    """Gives a document for each report but those whose text has the word UNREADABLE."""

    def documents(self, reports: Iterable[Report]) -> Iterator[Document | Outcome]:
        """As the real reader."""
        for report in reports:
            failed = Outcome(report.id, (), "failed", "parse", "it cannot be parsed")
            yield failed if "UNREADABLE" in report.text else Document(report)


def written(folder: Path, texts: Iterable[str]) -> Path:
    """A file of one report a line, with ids from 0."""
    path = folder / "reports.jsonl"
    rows = ({"id": str(number), "text": text} for number, text in enumerate(texts))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_labels_meet_the_reports_of_their_lines(tmp_path: Path) -> None:
    """Only labelled lines are read; one that cannot be read is left out, and that is said."""
    path = written(tmp_path, ["A bomb went off.", "UNREADABLE words.", "Two men were shot.", "Rain fell."])
    told: list[str] = []
    read = labelled_documents(
        path,
        {1: "bomb", 2: "none", 3: "shooting"},
        settings_from(),
        make_reader=lambda settings: OneFails(),
        progress=told.append,
    )
    assert [(label, document.text) for label, document in read] == [
        ("bomb", "A bomb went off."),
        ("shooting", "Two men were shot."),
    ]
    assert told[0] == "reading 3 labelled reports"
    assert told[1].startswith("1 reports could not be read and are left out") and ":2:" in told[1]


def test_no_label_and_no_lines_are_refused(tmp_path: Path) -> None:
    """Labels that meet no line, and a file that has no lines of JSON, are errors with their mend."""
    path = written(tmp_path, ["A bomb went off."])

    def read(path: Path, labels: dict[int, str]) -> list[tuple[str, Document]]:
        reader = OneFails()
        return list(
            labelled_documents(
                path, labels, settings_from(), make_reader=lambda settings: reader, progress=str
            )
        )

    with pytest.raises(InputError, match="no report has a label"):
        read(path, {7: "bomb"})
    plain = tmp_path / "report.txt"
    plain.write_text("A bomb went off.", encoding="utf-8")
    with pytest.raises(InputError, match="no file of JSON lines"):
        read(plain, {1: "bomb"})


def test_a_line_ends_at_a_line_feed_alone(tmp_path: Path) -> None:
    """A line separator of Unicode inside a text ends no line; empty lines count, and hold nothing."""
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "a", "text": "one\u2028two"}\n\n{"id": "b"}\n', encoding="utf-8")
    assert [(number, row["id"]) for number, row in json_rows(path)] == [(1, "a"), (3, "b")]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [("{", "is no JSON"), ("[1]", "has no string id"), ('{"id": 7}', "has no string id")],
)
def test_a_wrong_line_is_told_with_its_place(tmp_path: Path, line: str, complaint: str) -> None:
    """What is no row is refused with file and line."""
    path = tmp_path / "rows.jsonl"
    path.write_text(f'{{"id": "a"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(DataFileError, match=rf"rows\.jsonl:2.*{complaint}"):
        list(json_rows(path))
    with pytest.raises(InputError, match="cannot be read"):
        list(json_rows(tmp_path / "missing.jsonl"))
