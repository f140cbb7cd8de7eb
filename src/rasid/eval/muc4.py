"""Task ``muc4``: the incidents of an article as templates, coded by the codebook of that name."""

from __future__ import annotations

from typing import Final

from rasid.eval.coded import CodedTask

TASK: Final = CodedTask("muc4", lambda incidents: {"templates": incidents})
predict_all, fitted = TASK.predict_all, TASK.fitted
