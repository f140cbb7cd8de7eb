"""Incidents and coverage become series of counts: pure functions."""

from rasid.measure.counts import COUNTED_TYPES, Uncounted, uncounted, weekly_counts

__all__ = ["COUNTED_TYPES", "Uncounted", "uncounted", "weekly_counts"]
