"""Coding: a read report as rows in a codebook's fields."""

from rasid.coding.rows import Coder, Row

__all__ = ["Coder", "Row"]
