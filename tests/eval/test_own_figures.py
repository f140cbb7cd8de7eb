"""Figures of our own beside those of the scorers, on invented rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rasid.errors import ResourceError
from rasid.eval.own_figures import own_figures


def written(path: Path, **provinces: str | None) -> Path:
    """A file with one row for each id."""
    rows = ({"id": key, "adm1": value} for key, value in provinces.items())
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_only_answers_count(tmp_path: Path) -> None:
    """Two of three provinces given are right; a row without an answer is neither right nor wrong."""
    gold = written(tmp_path / "gold", a="Wasit", b="Basra", c=None, d="Najaf")
    given = written(tmp_path / "given", a="wasit", b="Basra", c="Anbar", d=None)
    assert own_figures("headline", gold, given) == {"adm1_precision": pytest.approx(2 / 3)}


def test_without_answers_there_is_no_figure(tmp_path: Path) -> None:
    """No answer at all is no precision of 0 or 1; and a task without own figures has none."""
    gold, given = written(tmp_path / "gold", a="Wasit"), written(tmp_path / "given", a=None)
    assert own_figures("headline", gold, given) == {}
    assert own_figures("timex", gold, tmp_path / "nothing") == {}


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    """A file that is missing or holds no rows is an error with its path."""
    gold = written(tmp_path / "gold", a="Wasit")
    with pytest.raises(ResourceError, match="nothing"):
        own_figures("headline", gold, tmp_path / "nothing")
    (tmp_path / "list").write_text("[]\n", encoding="utf-8")
    with pytest.raises(ResourceError, match="no object"):
        own_figures("headline", gold, tmp_path / "list")
