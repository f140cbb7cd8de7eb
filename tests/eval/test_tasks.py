"""Predictions for measured tasks, on invented rows: shapes, offsets and plain cases."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from rasid.coding.fitted.features import WIDTH
from rasid.coding.fitted.model import Model, save_model
from rasid.errors import InputError
from rasid.eval import headline, isaf, merge, plover, re3d, source_target, toponym
from rasid.eval.bench import EMPTY_FIELDS


def test_toponyms_have_the_place_in_the_text_and_a_point() -> None:
    """A place name is found at its characters, within some kilometres of the place; so is an adjective."""
    text = "EXAMPLE. Iraqi troops entered Baqubah on Monday."
    found = {text[t["start"] : t["end"]]: t for t in toponym.predict({"id": "1", "text": text})["toponyms"]}
    assert set(found) == {"Iraqi", "Baqubah"}
    assert found["Baqubah"]["lat"] == pytest.approx(33.75, abs=0.1)
    assert found["Baqubah"]["lon"] == pytest.approx(44.64, abs=0.1)


def test_given_spans_are_resolved_and_no_others() -> None:
    """Where a row gives the spans, only these are answered."""
    text = "EXAMPLE. Troops left Mosul for Tikrit."
    start = text.index("Tikrit")
    row = {"id": "1", "text": text, "spans": [[start, start + 6]]}
    assert [t["start"] for t in toponym.predict(row)["toponyms"]] == [start]


def headline_of(text: str, office: str = "Example Wire") -> dict[str, Any]:
    """The prediction for one invented headline."""
    return headline.predict({"id": "1", "date": "2024-03-12", "office": office, "headline": text})


def test_a_headline_gives_province_and_country() -> None:
    """A town leads to its province and its country."""
    row = headline_of("Iraqi army repels ISIS attack near Khanaqin, three soldiers killed")
    assert (row["country"], row["adm1"]) == ("Iraq", "Diyala")
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == ("Government of Iraq", "IS", 1)


def test_a_headline_gives_deaths() -> None:
    """The number of people killed is the number that the headline says."""
    assert headline_of("Car bomb kills five civilians in Baqubah")["best"] == 5
    assert headline_of("Car bomb wounds five civilians in Baqubah")["best"] is None


def test_a_headline_without_a_place_has_no_province() -> None:
    """What a headline does not say stays null: no country's centre, no zero."""
    row = headline_of("Two killed as clashes go on")
    assert (row["country"], row["adm1"]) == (None, None)


def test_an_office_that_reports_on_a_country_tells_the_country() -> None:
    """The name of the office is a hint where the headline names no country."""
    assert headline_of("Shelling goes on for a third day", "Iraq Body Count")["country"] == "Iraq"
    assert headline_of("Shelling goes on for a third day")["country"] is None


def test_outside_the_capital_is_another_province() -> None:
    """The countryside of Damascus is a province of its own."""
    assert headline_of("Shelling of the countryside of Damascus", "SOHR")["adm1"] == "Rif Dimashq"
    assert headline_of("Shelling of Damascus", "SOHR")["adm1"] == "Damascus"


def test_plover_events_have_source_and_target() -> None:
    """Who does it and whom it is done to are in the words of the sentence."""
    row = plover.predict(
        {"id": "1", "text": "Rebels attacked an army post in the north.", "date": "2000-01-01"}
    )
    (event,) = row["events"]
    assert event["type"] in ("ASSAULT", "FIGHT")
    assert any("Rebels" in source for source in event["source"])
    assert any("army post" in target for target in event["target"])


def test_events_between_equals_have_both_on_both_sides() -> None:
    """Who meets whom is source and target at once."""
    text = "The Iraqi prime minister met the Iranian foreign minister in Baghdad."
    (event,) = plover.predict({"id": "1", "text": text, "date": "2000-01-01"})["events"]
    assert event["type"] == "CONSULT"
    assert event["source"] == event["target"] and len(event["source"]) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels threatened to break relations with Russia unless the base is closed.", "THREATEN"),
        ("Rebels will attack the base if the talks fail.", "ASSAULT"),
    ],
)
def test_a_conditional_threat_is_a_threat(text: str, kind: str) -> None:
    """What somebody threatens to do under a condition is coded as the threat, what they may do as itself."""
    (event,) = plover.predict({"id": "1", "text": text, "date": "2000-01-01"})["events"]
    assert event["type"] == kind


def test_a_promise_has_its_maker_as_source_alone() -> None:
    """Who promises something is not whom it is done to, though agreeing is done by equals."""
    text = "Norway will support Chad."
    (event,) = plover.predict({"id": "1", "text": text, "date": "2000-01-01"})["events"]
    assert (event["source"], event["target"]) == (["Norway"], ["Chad"])


def test_a_place_is_the_target_where_nobody_is_named() -> None:
    """What is imposed in a town is imposed on its people."""
    text = "Soldiers imposed a curfew in Mosul on Sunday."
    (event,) = plover.predict({"id": "1", "text": text, "date": "2000-01-01"})["events"]
    assert (event["type"], event["target"]) == ("COERCE", ["Mosul"])


def test_entities_are_cut_in_tokens() -> None:
    """Entities of a sentence that comes in tokens are counted in its tokens, and do not overlap."""
    tokens = [
        "Coalition",
        "aircraft",
        "struck",
        "two",
        "ISIL",
        "vehicles",
        "near",
        "Mosul",
        "on",
        "Tuesday",
        ".",
    ]
    row = re3d.predict({"id": "1", "tokens": tokens, "text": " ".join(tokens), "source": "example"})
    found = {" ".join(tokens[e["start"] : e["end"]]): e["type"] for e in row["entities"]}
    assert found["Mosul"] == "Location"
    assert found["Tuesday"] == "Temporal"
    assert found["Coalition aircraft"] == "MilitaryPlatform"
    spans = [(e["start"], e["end"]) for e in row["entities"]]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "task", sorted(set(EMPTY_FIELDS) & {"toponym", "plover", "headline", "re3d", "source_target"})
)
def test_an_empty_text_gives_an_empty_row(task: str) -> None:
    """Nothing in, nothing out: the row has the task's fields, and none is made up."""
    rows: dict[str, dict[str, Any]] = {
        "toponym": {"id": "1", "text": ""},
        "plover": {"id": "1", "text": "", "date": "2000-01-01"},
        "headline": {"id": "1", "date": "2024-03-12", "office": "Example Wire", "headline": ""},
        "re3d": {"id": "1", "tokens": [], "text": "", "source": "example"},
        "source_target": {"id": "1", "tokens": [], "text": ""},
    }
    predict = {
        "toponym": toponym.predict,
        "plover": plover.predict,
        "headline": headline.predict,
        "re3d": re3d.predict,
        "source_target": source_target.predict,
    }
    assert predict[task](rows[task]) == {"id": "1", **EMPTY_FIELDS[task]}


def test_many_headlines_are_predicted_as_one() -> None:
    """What a headline gives does not depend on those beside it."""
    texts = [
        "Car bomb kills five civilians in Baqubah",
        "Shelling goes on",
        "Iraqi army repels ISIS near Khanaqin",
    ]
    rows = [
        {"id": str(number), "date": "2024-03-12", "office": "Example Wire", "headline": text}
        for number, text in enumerate(texts)
    ]
    assert headline.predict_all(rows) == [headline.predict(row) for row in rows]


#: Two outlets on one attack, and another attack on the same day.
MERGE_ROWS = [
    {
        "id": "a",
        "date": "2024-03-12",
        "office": "Wire One",
        "headline": "Car bomb in Baqubah kills five civilians",
    },
    {
        "id": "b",
        "date": "2024-03-12",
        "office": "Wire Two",
        "headline": "Five civilians killed by car bomb in Baqubah",
    },
    {"id": "c", "date": "2024-03-12", "office": "Wire Two", "headline": "Gunmen kill two policemen in Mosul"},
    {"id": "d", "date": "2024-03-12", "office": "Wire Two", "headline": "A quiet day"},
]


def clusters_of(rows: list[dict[str, str]]) -> dict[str, str]:
    """Row id -> cluster."""
    found: dict[str, str] = {}
    for prediction in merge.predict_all(rows):
        assert isinstance(prediction, dict)
        found[prediction["id"]] = prediction["cluster"]
    return found


def test_reports_of_one_event_share_a_cluster() -> None:
    """Two headlines on one attack are one cluster; another attack and a quiet day are not in it."""
    clusters = clusters_of(MERGE_ROWS)
    assert clusters["a"] == clusters["b"]
    assert len(set(clusters.values())) == 3


def test_clusters_do_not_depend_on_the_order_of_rows() -> None:
    """The same rows in another order are in the same clusters."""
    assert clusters_of(MERGE_ROWS[::-1]) == clusters_of(MERGE_ROWS)


RELEASE = (
    "2019-04-X-007\n\nKABUL, Afghanistan (April 3)\nYesterday commandos arrested a Taliban commander at a farm in "
    "Andar district, Ghazni province. They also arrested several guests. No shots were fired that night."
)


def test_a_release_gives_thirteen_fields() -> None:
    """Day, province, group, counts and flags of an invented release."""
    (row,) = isaf.predict_all([{"id": "1", "text": RELEASE}])
    assert row == {
        "id": "1",
        "start_date": "2019-04-02",
        "province": ["ghazni"],
        "target_group": ["taliban"],
        "min_killed": 0,
        "min_captured": 4,
        "min_leaders_killed": 0,
        "min_leaders_captured": 1,
        "killq": False,
        "captureq": True,
        "airstrike": False,
        "noshotsfired": True,
        "killcaptureraid": True,
        "event_type": ["detention"],
    }


def test_a_fitted_model_of_another_codebook_is_refused(tmp_path: Path) -> None:
    """A task takes a model that was fitted to its own codebook only."""
    save_model(Model("other", WIDTH, ()), tmp_path / "other.model")
    with pytest.raises(InputError, match="'other'"):
        isaf.fitted(tmp_path / "other.model")
    save_model(Model("isaf", WIDTH, ()), tmp_path / "isaf.model")
    rows = [{"id": "1", "text": RELEASE}]
    assert isaf.fitted(tmp_path / "isaf.model")(rows) == isaf.predict_all(rows)
