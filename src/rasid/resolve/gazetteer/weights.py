"""How much each kind of evidence says for or against a place."""

from __future__ import annotations

from typing import Final

__all__ = ["BEYOND_NAMES", "FAMOUS", "HOME", "KNOWN", "TINY", "WEIGHTS"]

#: What each kind of evidence adds; above 0 in sum is a place. Set by hand, by reading errors.
WEIGHTS: Final = {
    "famous": 2.0,  # a country, a capital, a big city: what the words mean nearly always
    "known": 0.8,  # a town of more than 15,000 people
    "about": 0.9,  # in a country that the text or its source is about
    "tiny": -0.6,  # a village that few texts name
    "words": 0.8,  # two words or more are rarely spelled like a place by chance
    "preposition": 1.0,  # "in X"
    "assaulted": 2.0,  # "shelled X": nobody shells a person
    "list": 0.8,  # "Manbij, X and Y"
    "comma": 2.0,  # "X, Ohio"
    "pattern": 2.0,  # "X province"
    "dateline": 2.0,
    "head": 2.5,  # "X: two wounded by gunfire", in a list
    "owner": 2.5,  # "X's outskirts": no person has any
    "vote_place": 1.6,
    "vote_group": -0.6,  # an organisation named after a place
    "vote_person": -2.6,
    "vote_person_in": -1.2,  # "in X": the recogniser takes rare names for persons, and nothing is in a person
    "vote_other": -1.6,
    "vote_none": -0.5,
    "common": -2.2,  # an English word too
    "common_words": -1.0,  # "White House"
    "common_at_home": 0.8,  # "in Hit": a capital that nothing but a name can have there, in a country of the text
    "at_home": 1.0,  # "in Tarmiyah", in a country of the text: the recogniser knows few villages
    "one_country": 0.4,  # "in Buhriz": no place elsewhere has that name
    "lower_elsewhere": -1.5,  # and the text has it in small letters
    "caseless": -1.0,  # Arabic letters: any word may be a name
    "opening": -0.6,  # a sentence begins with a capital anyway
    "given_name": -2.4,  # "Sue Lincoln"
    "title": -2.6,  # "Mr Lincoln"
    "person_elsewhere": -2.0,  # "Jane Lincoln ... Lincoln said"
    "first_name": -1.0,  # "Charlotte" alone
    "full_name": -2.6,  # "Jordan Smith"
    "capital_before": -1.5,  # part of a longer name
    "capital_after": -1.2,
    "in_longer_name": -4.5,  # "in Tell Kharma Mosul": the preposition asks for the whole name
    "team": -6.0,  # "Kirkuk FC"
    "weapon": -6.0,  # "Grad rockets"
    "no_place": -6.0,  # "Cold War"
    "construct": -3.5,  # "Bashar al-Asad", "Ahrar al-Sham": one name with what stands before
    "quoted": -1.5,  # “Olive Branch” is the name of an operation
    "folded": -0.3,
    "skeleton": -0.8,
    "alias": -0.4,
}
#: How much a place in a country that the text is about counts before one elsewhere, on the scale of weights.
HOME: Final = 1.5
FAMOUS: Final = 5.0
KNOWN: Final = 4.2
TINY: Final = 3.6
#: From here on a place outweighs a person of the same name: Virginia, Jordan.
BEYOND_NAMES: Final = 6.5
