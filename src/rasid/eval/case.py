"""Task ``case``: a snippet of news to one of thirty kinds of event, coded by the codebook of that name."""

from __future__ import annotations

from typing import Final

from rasid.eval.coded import CodedTask, only_row

TASK: Final = CodedTask("case", only_row)
predict_all, fitted = TASK.predict_all, TASK.fitted
