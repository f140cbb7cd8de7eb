"""Task ``case``: snippets to kinds of event, as shipped and fitted."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.coding.fitted.model import Model, save_model
from rasid.errors import InputError
from rasid.eval import case

SNIPPETS = {
    "Two men lobbed a hand grenade into a tea house in Kasur, wounding nine customers.": "GRENADE",
    "A cyclone flooded the delta and swept away four hundred houses.": "NATURAL_DISASTER",
    "Government warplanes carried out airstrikes on the town, killing a family of five.": "AIR_STRIKE",
    "Rebels and the army signed a ceasefire that is to begin at midnight.": "AGREEMENT",
}


def test_plain_snippets_are_told_as_shipped() -> None:
    """Rules and sentence together tell invented snippets."""
    rows = [{"id": str(i), "text": text} for i, text in enumerate(SNIPPETS)]
    assert case.predict_all(rows) == [
        {"id": str(i), "label": label} for i, label in enumerate(SNIPPETS.values())
    ]


def test_a_model_of_the_codebook_is_taken_and_another_refused(tmp_path: Path) -> None:
    """A model without any head says what is shipped; one of another codebook is refused."""
    rows = [{"id": "1", "text": next(iter(SNIPPETS))}]
    save_model(Model("case", 0, ()), tmp_path / "case.model")
    assert case.fitted(tmp_path / "case.model")(rows) == case.predict_all(rows)
    save_model(Model("isaf", 0, ()), tmp_path / "isaf.model")
    with pytest.raises(InputError, match="'isaf'"):
        case.fitted(tmp_path / "isaf.model")
