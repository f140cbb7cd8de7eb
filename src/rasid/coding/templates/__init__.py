"""Templates: one row for each incident of a report, with several fillers in a slot."""

from rasid.coding.templates.maker import TemplateMaker
from rasid.coding.templates.template import Template

__all__ = ["Template", "TemplateMaker"]
