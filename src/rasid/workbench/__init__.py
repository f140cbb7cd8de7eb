"""What a user can do, as functions: add, read, judge, list, count, brief."""

from rasid.workbench.briefing import rendered
from rasid.workbench.desk import Workbench
from rasid.workbench.listing import Listing
from rasid.workbench.opening import open_workbench
from rasid.workbench.reading import read_reports, shipped_reader
from rasid.workbench.selection import EVERYTHING, Selection
from rasid.workbench.summary import AddSummary

__all__ = [
    "EVERYTHING",
    "AddSummary",
    "Listing",
    "Selection",
    "Workbench",
    "open_workbench",
    "read_reports",
    "rendered",
    "shipped_reader",
]
