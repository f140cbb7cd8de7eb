"""Fitted templates: the regression over named features, matching labels, the model's file, and a whole fit."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rasid.coding.templates.fitted.aligning import agreement, date_credit, place_credit
from rasid.coding.templates.fitted.model import PARTS, TemplateModel, load_model, save_model
from rasid.coding.templates.fitted.sparse import WIDTH, columns, fit_head
from rasid.errors import DataFileError, InputError
from rasid.run.here import Reader
from rasid.settings import settings_from
from rasid.workbench.fitting_incidents import fit_incidents

NAMES = ("ROJAS", "TORRES", "VEGA", "SOLANO", "LUNA", "PAREDES", "SALAS", "CAMPOS", "RIOS", "FLORES")
TOWNS = ("PUNO", "CUZCO", "AREQUIPA", "TRUJILLO", "TACNA", "PIURA")


def test_the_head_tells_classes_apart_by_their_features() -> None:
    """Two classes with a feature of their own each, and one that they share, are told apart."""
    rows = columns([("shared", "left")] * 8 + [("shared", "right")] * 8)
    head = fit_head(rows, ["a"] * 8 + ["b"] * 8, penalty=1e-4)
    chances = head.chances(columns([("left",), ("right",), ("shared",)]))
    assert chances[0, head.classes.index("a")] > 0.8
    assert chances[1, head.classes.index("b")] > 0.8
    assert abs(chances[2, 0] - 0.5) < 0.05


def test_rows_of_many_lengths_lie_in_one_table() -> None:
    """Short rows are padded with a column that weighs nothing, and the same feature has the same column."""
    table = columns([("one",), ("one", "two", "two"), ()])
    assert table.shape == (3, 2)
    assert table[0, 0] in table[1] and (table[2] == WIDTH).all()


@pytest.mark.parametrize(
    ("text", "wording", "credit"),
    [
        ("THE CAR BOMB", "CAR BOMB", 1.0),
        ("BOMB", "POWERFUL BOMB", 1.0),
        ("PEDRO ROJAS", "ROJAS", 1.0),
        ("TWO OTHER GUERRILLAS", "GUERRILLA COLUMN", 0.0),
        ("OLD BUS", "CITY BUS", 0.5),
        ("", "BUS", 0.0),
    ],
)
def test_wordings_agree_by_content_words(text: str, wording: str, credit: float) -> None:
    """Articles and numbers do not matter; the head word alone is half."""
    assert agreement(text, {"any_of": [wording]}) == credit


def test_dates_and_places_agree_in_part() -> None:
    """The latest day alone, and the country alone, are half."""
    gold = {"date": [{"any_of": ["/1991-03-06"]}], "location": [{"any_of": [["PERU", "PUNO"]]}]}
    assert [date_credit(day, gold) for day in ("/1991-03-06", "1991-03-06", "1991-03-05", None)] == [
        1.0,
        0.5,
        0.0,
        0.0,
    ]
    assert [place_credit(names, gold) for names in (["PERU", "PUNO"], ["PERU"], ["CHILE"], [])] == [
        1.0,
        0.5,
        0.0,
        0.0,
    ]


def a_model() -> TemplateModel:
    head = fit_head(columns([("x",), ("y",)]), ["no", "yes"], penalty=1e-4)
    thresholds = {"incident": 0.3, "answer": 0.3} | dict.fromkeys(
        ("instrument", "perp_ind", "perp_org", "phys_tgt", "hum_tgt"), 0.3
    )
    return TemplateModel(dict.fromkeys(PARTS, head), thresholds)


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Heads and thresholds come back from the file."""
    model, path = a_model(), tmp_path / "own.model"
    save_model(model, path)
    found = load_model(path)
    assert found.thresholds == model.thresholds
    for part in PARTS:
        assert found.heads[part].classes == ("no", "yes")
        assert np.allclose(found.heads[part].weights, model.heads[part].weights, atol=1e-5)


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    """A missing file, other bytes, another form and weights that are no numbers are told, and never run."""
    with pytest.raises(InputError, match="no such model"):
        load_model(tmp_path / "none.model")
    path = tmp_path / "own.model"
    path.write_bytes(b"something else")
    with pytest.raises(DataFileError, match="no fitted model of templates"):
        load_model(path)
    save_model(a_model(), path)
    with np.load(path) as arrays:
        parts = dict(arrays)
    head = json.loads(bytes(parts["head"]))
    wrong = {**parts, "head": np.frombuffer(json.dumps({**head, "form": 99}).encode(), dtype=np.uint8)}
    np.savez(tmp_path / "form.npz", **wrong)
    np.savez(tmp_path / "nan.npz", **{**parts, "bias0": np.array([np.nan, 0.0], dtype=np.float32)})
    for name in ("form.npz", "nan.npz"):
        with pytest.raises(DataFileError, match="no fitted model of templates"):
            load_model(tmp_path / name)


def written(tmp_path: Path, number: int) -> tuple[Path, Path]:
    """Invented reports with their labels: murders by gunmen and bombs count, fires at farms never do."""
    reports, labels = [], []
    for i in range(number):
        name, town = f"{NAMES[i % 10]}", TOWNS[i % 6]
        texts = (
            (
                f"GUNMEN OF THE NORTHERN RIVER FRONT (NRF) MURDERED JUDGE PEDRO {name} YESTERDAY IN {town}.",
                "ATTACK",
            ),
            (f"A BOMB EXPLODED TODAY IN {town} AND DESTROYED A BUS.", "BOMBING"),
            (f"TERRORISTS THREATENED TO KILL JUDGE PEDRO {name} IN {town}.", "ATTACK"),
            (f"PEASANTS BURNED A HOUSE ON A FARM NEAR {town} TODAY.", None),
        )
        text, kind = texts[i % 4]
        reports.append(
            {"id": str(i), "date": "1991-03-06", "text": f"LIMA, 6 MAR 91 (WIRE) -- [TEXT] {text}"}
        )
        labels.append({"id": str(i), "templates": [label(kind, i % 4, name, town)] if kind else []})
    paths = tmp_path / "reports.jsonl", tmp_path / "labels.jsonl"
    for path, rows in zip(paths, (reports, labels), strict=True):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return paths


def label(kind: str, form: int, name: str, town: str) -> dict[str, object]:
    """The labelled template of an invented report."""
    victim, front = [f"PEDRO {name}"], ["NORTHERN RIVER FRONT", "NRF"]
    shared: dict[str, object] = {
        "type": [{"any_of": [kind]}],
        "stage": [{"any_of": ["THREATENED" if form == 2 else "ACCOMPLISHED"]}],
        "date": [{"any_of": [("1991-03-05", "1991-03-06", "/1991-03-06")[form]]}],
        "location": [{"any_of": [["PERU", town]]}],
    }
    if kind == "BOMBING":
        return {**shared, "instrument": [{"any_of": ["BOMB"]}], "phys_tgt": [{"any_of": ["BUS"]}]}
    shared["hum_tgt"] = [{"any_of": victim}]
    if form == 2:
        return {**shared, "perp_ind": [{"any_of": ["TERRORISTS"]}]}
    return {
        **shared,
        "hum_tgt_effect": [{"any_of": ["DEATH"], "of": victim}],
        "perp_ind": [{"any_of": ["GUNMEN"]}],
        "perp_org": [{"any_of": front}],
        "perp_org_confidence": [
            {"any_of": [("REPORTED AS FACT", "SUSPECTED OR ACCUSED")[len(name) % 2]], "of": front}
        ],
    }


def test_a_fit_learns_which_incidents_count(reader: Reader, tmp_path: Path) -> None:
    """Fitted to reports in which fires never count, the coder leaves fires out and keeps the rest."""
    from tests.reading import document_of

    from rasid.codebook import load_scheme
    from rasid.workbench.coding import incident_coder

    reports, labels = written(tmp_path, 60)
    model = fit_incidents(reports, settings_from(), labels=labels, make_reader=lambda settings: reader)
    save_model(model, tmp_path / "own.model")
    coder = incident_coder(load_scheme("muc4"), tmp_path / "own.model")
    head = "LIMA, 8 MAR 91 (WIRE) -- [TEXT] "
    fire = document_of(
        reader, f"{head}PEASANTS BURNED A HOUSE ON A FARM NEAR ICA TODAY.", published="1991-03-08"
    )
    bomb = document_of(
        reader, f"{head}A BOMB EXPLODED TODAY IN ICA AND DESTROYED A BUS.", published="1991-03-08"
    )
    assert coder.rows(fire) == []
    (row,) = coder.rows(bomb)
    assert (row["type"], row["instrument"], row["phys_tgt"]) == ("BOMBING", ["A BOMB"], ["A BUS"])


def test_too_few_labels_teach_nothing(reader: Reader, tmp_path: Path) -> None:
    """Under fifty labelled reports are refused."""
    reports, labels = written(tmp_path, 8)
    with pytest.raises(InputError, match="too few"):
        fit_incidents(reports, settings_from(), labels=labels, make_reader=lambda settings: reader)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "is no JSON"),
        ('{"templates": []}', "has no string id"),
        ('{"id": "0"}', "has no list of templates"),
        ('{"id": "0", "templates": [{}]}', "has no type"),
        (
            '{"id": "0", "templates": [{"type": [{"any_of": ["ATTACK"]}], "hum_tgt": ["X"]}]}',
            "has no wordings",
        ),
        ('{"id": "0", "templates": [{"type": [{"any_of": [7]}]}]}', "is no str"),
        (
            '{"id": "0", "templates": [{"type": [{"any_of": ["ATTACK"]}], "hum_tgt": 7}]}',
            "no list of fillers",
        ),
        (
            '{"id": "0", "templates": [{"type": [{"any_of": ["ATTACK"]}], '
            '"perp_org_confidence": [{"any_of": ["POSSIBLE"], "of": "X"}]}]}',
            "no list of wordings",
        ),
    ],
)
def test_wrong_labels_are_told_with_their_line(tmp_path: Path, line: str, complaint: str) -> None:
    """What is no label is told with its file and line."""
    reports, labels = written(tmp_path, 1)
    labels.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=rf"labels\.jsonl:1.*{complaint}"):
        fit_incidents(reports, settings_from(), labels=labels)
