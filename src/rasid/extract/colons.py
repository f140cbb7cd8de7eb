"""Speech behind a colon: "Ministry: drones keep flying", and "He went on: ..."."""

from __future__ import annotations

from rasid.extract.classes import Classes
from rasid.extract.tree import Tree
from rasid.model.document import Sentence, Token
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span


class Colons:
    """What stands behind the colons of one document, with the nouns and verbs before them."""

    def __init__(self, tree: Tree, classes: Classes) -> None:
        self._tree = tree
        self._classes = classes

    def in_headlines(self) -> list[tuple[Token, Token, int]]:
        """Speaker, colon and root of what is said, for titles such as "Army: no troops in Kut"."""
        found = []
        for number, sentence in enumerate(self._tree.sentences):
            if not sentence.headline:
                continue
            for colon in self._tree.tokens[sentence.first + 1 : sentence.last]:
                if colon.text != ":":
                    continue
                speaker = self._name_before(colon, sentence)
                root = self._behind(colon, number)
                if speaker is not None and root is not None:
                    found.append((speaker, colon, root))
                break
        return found

    def after(self, verb: Token) -> int | None:
        """The root of the sentence behind one that ends in a verb of saying and a colon; None for others."""
        number = self._tree.sentence_of(verb.index)
        sentence = self._tree.sentences[number]
        last = self._tree.tokens[sentence.last - 1]
        following = self._tree.tokens[verb.index + 1 : sentence.last]
        if last.text != ":" or any(t.pos in ("VERB", "AUX") for t in following):
            return None
        return self._behind(last, number)

    def quoted_after(self, verb: Token, quotations: SpanIndex[Span]) -> int | None:
        """The head of the quoted words behind a verb and a colon in one sentence; None for others."""
        sentence = self._tree.sentences[self._tree.sentence_of(verb.index)]
        following = self._tree.tokens[verb.index + 1 : sentence.last]
        at = next((i for i, t in enumerate(following) if t.text == ":"), None)
        if at is None or any(t.pos in ("VERB", "AUX") for t in following[:at]):
            return None
        inside = [t for t in following[at + 1 :] if quotations.at(t.start)]
        indexes = {t.index for t in inside}
        heads = [t.index for t in inside if t.head not in indexes or t.head == t.index]
        return next((i for i in heads if self._tree.tokens[i].pos in ("VERB", "AUX")), None)

    def _name_before(self, colon: Token, sentence: Sentence) -> Token | None:
        """The noun that names somebody of public life, where nothing but its phrase stands before the colon."""
        before = self._tree.tokens[sentence.first : colon.index]
        if any(t.pos in ("VERB", "AUX", "PUNCT") for t in before):
            return None
        inside = {t.index for t in before}
        heads = [t for t in before if t.head not in inside or t.head == t.index]
        nouns = [t for t in heads if t.pos in ("NOUN", "PROPN") and self._classes.is_public(t)]
        return nouns[-1] if nouns else None

    def _behind(self, colon: Token, number: int) -> int | None:
        """The token behind the colon that governs what stands there."""
        sentences = self._tree.sentences
        sentence = sentences[number]
        if colon.index == sentence.last - 1:
            if number + 1 == len(sentences):
                return None
            sentence = sentences[number + 1]
        behind = self._tree.tokens[max(colon.index + 1, sentence.first) : sentence.last]
        inside = {t.index for t in behind}
        heads = [t.index for t in behind if (t.head not in inside or t.head == t.index) and t.pos != "PUNCT"]
        return heads[0] if heads else None
