"""Task ``isaf``: thirteen fields of a press release, coded by the codebook of that name."""

from __future__ import annotations

from typing import Final

from rasid.eval.coded import CodedTask, only_row

TASK: Final = CodedTask("isaf", only_row)
predict_all, fitted = TASK.predict_all, TASK.fitted
