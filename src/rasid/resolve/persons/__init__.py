"""Persons named in a report: who is public by office, and who is private and is withheld from what goes out."""

from rasid.resolve.persons.finder import Person, Withheld, find_persons, private_names

__all__ = ["Person", "Withheld", "find_persons", "private_names"]
