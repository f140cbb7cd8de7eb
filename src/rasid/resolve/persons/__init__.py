"""Persons named in a report: who is public by office, and who is private and is withheld from what goes out."""

from rasid.resolve.persons.finder import Person, find_persons, names_within, private_names

__all__ = ["Person", "find_persons", "names_within", "private_names"]
