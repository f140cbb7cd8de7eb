"""What is known of one document while its templates are made."""

from __future__ import annotations

from collections.abc import Mapping

from rasid.coding.templates.candidates import Candidate, Candidates
from rasid.coding.templates.deeds import DeedFinder
from rasid.coding.templates.group_names import GroupNames
from rasid.coding.templates.incidents import Grouper, Incident, Linker
from rasid.coding.templates.kinds import Kinds
from rasid.coding.templates.organisations import Organisations
from rasid.coding.templates.scene import Scene
from rasid.coding.templates.tree import Tree
from rasid.coding.templates.vocabulary import Vocabulary
from rasid.model.document import Document


class Work:
    """What is known of one document while its templates are made."""

    def __init__(self, document: Document, vocabulary: Vocabulary, countries: Mapping[str, str]) -> None:
        self.document, self.words = document, vocabulary
        self.tree = Tree(document, vocabulary)
        names = GroupNames(document, self.tree, vocabulary)
        self.kinds = Kinds(document, self.tree, vocabulary, names)
        self.organisations = Organisations(document, self.tree, vocabulary, names)
        self.scene = Scene(document, self.tree, countries)
        self.finder = DeedFinder(document, self.tree, vocabulary)
        self.grouper = Grouper(self.tree, self.kinds, self.scene, vocabulary)
        self.candidates = Candidates(self.tree, self.kinds, self.organisations, vocabulary)

    def incidents(self, linker: Linker | None = None) -> list[tuple[Incident, list[Candidate]]]:
        """All possible incidents, with what may fill their slots; grouped by rules where no linker is given."""
        deeds = self.finder.all()
        found = self.grouper.grouped(deeds) if linker is None else self.grouper.linked(deeds, linker)
        return [(incident, self.candidates.of(incident)) for incident in found]
