"""The nouns of rasid as frozen, slotted dataclasses; standard library only."""
