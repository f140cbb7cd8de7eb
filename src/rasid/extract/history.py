"""What is told as history: dated long before the report, or only mentioned to say who somebody is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from rasid.extract.known_for import KnownFor
from rasid.extract.looked_back import LookedBack
from rasid.extract.tree import Tree
from rasid.model.document import TimeLink, Token
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span

#: From so many days before the report on, what happened is no news of it.
_LONG_AGO: Final = 45
#: From so many days before the report on, what a clause tells that only hangs on another is context.
_AGED: Final = 8
#: A stretch of so many days up to the report is looked back on, however near its end lies.
_LONG: Final = 365
_AGO: Final = re.compile(
    r"\b(?:months|years?|decades?|centur(?:y|ies))\s+(?:ago|earlier|before)\b"
    r"|\b(?:a\s+while|long|some\s+time)\s+ago\b|\bon\s+(?:previous|earlier|other)\s+occasions\b"
    r"|\bfor\s+(?:\w+\s+)?(?:years|decades)\b"
    r"|\b(?:in|over|during)\s+(?:the\s+)?(?:recent|past|last|previous|earlier|former)\s+(?:\w+\s+)?(?:months|years|decades)\b",
    re.IGNORECASE,
)
_PAST_WORDS: Final = frozenset({"once", "formerly", "historically", "previously"})
_EARLIER: Final = frozenset({"previous", "prior", "past", "earlier"})
_NEWS_BEFORE: Final = frozenset({"anniversary", "memory", "commemoration", "remembrance"})
_PARTS: Final = frozenset({"dobj", "nsubjpass", "nsubj", "conj", "attr", "prep", "pobj"})
_OTHER_CLAUSES: Final = ("relcl", "ccomp", "advcl", "conj", "acl", "parataxis", "appos")
#: Clauses that have the time of the one that they hang on, where they tell none themselves.
_DEPENDENT: Final = frozenset({"conj", "advcl", "xcomp", "relcl", "acl"})
_ANYBODY: Final = frozenset({"those", "anyone", "anybody", "someone", "somebody", "whoever", "all"})
_PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
_THEN: Final = frozenset({"then", "later", "afterwards", "afterward", "subsequently"})
#: So many sentences behind a dated one a story may go on.
_STORY: Final = 3


class History:
    """Whether the happenings of one document are told as history.

    ``times`` are its links, ``published`` the day of the report in ISO form. Without it the latest day that the
    text tells stands for it, and without that only words like "years ago" tell.
    """

    def __init__(self, tree: Tree, times: Sequence[TimeLink], published: str | None) -> None:
        self._tree = tree
        self._published = _day(published or max((t.time.end or "" for t in times if _is_day(t)), default=""))
        old = {link.span for link in times if self._is_old(link)}
        recent = [link for link in times if link.span not in old]
        self._links = SpanIndex((link.span, link) for link in times)
        self._old = SpanIndex((link.span, link) for link in times if link.span in old)
        self._times = SpanIndex((link.span, link) for link in recent)
        self._days = SpanIndex((link.span, link) for link in recent if _is_day(link))
        #: Asked again for each verb of a clause: a long sentence has many.
        self._dated: dict[int, bool] = {}
        self._known_for = KnownFor(tree)
        self._looked_back = LookedBack(
            tree, SpanIndex((t.span, t) for t in times if self._is_aged(t)), self._days
        )

    def holds(self, token: Token) -> bool:
        """Whether what ``token``, a verb or an event noun, names is told as history."""
        verb = self._verb(token)
        if verb is not token and self._is_dated(token):
            return True
        if verb is not None and self._is_set_back(verb, _STORY):
            return True
        if any(self._is_dated(c) for c in self._tree.children(token.index, "acl") if c.tag == "VBN"):
            # "the murders committed in 1986"
            return True
        if any(c.lemma in _EARLIER for c in self._tree.children(token.index, "amod")):
            return True
        if self._is_since(token) or self._looked_back.holds(token):
            return True
        if self._known_for.holds(token) and not self._tells_day(token):
            return True
        return verb is not None and verb is token and (self._is_past_perfect(verb) or self._says_who(verb))

    def _verb(self, token: Token) -> Token | None:
        """The verb of the token's clause, where the token takes part in it as its subject or object, or is it."""
        while token.pos not in ("VERB", "AUX") or token.dep == "prep":
            if token.dep not in _PARTS or token.head == token.index:
                return None
            token = self._tree.head(token.index)
        return token

    def _is_set_back(self, verb: Token, story: int) -> bool:
        """Whether the clause of the verb is dated long ago, or is part of a story that is."""
        if self._is_news(verb):
            return False
        if self._is_dated(verb) or self._is_scene_dated(verb):
            return True
        finite = [verb, *self._tree.children(verb.index, "aux")]
        if self._tells_time(verb) or any(word.tag in ("VBZ", "VBP", "MD") for word in finite):
            return False
        if any(
            self._is_dated(c) for c in self._tree.children(verb.index, "conj") if self._has_its_subject(c)
        ):
            # "was arrested and deported in 1984"
            return True
        if verb.dep in _DEPENDENT and verb.head != verb.index:
            above = self._clause(self._tree.head(verb.index))
            return above is not None and above is not verb and self._is_set_back(above, story)
        return verb.dep == "ROOT" and story > 0 and self._goes_on(verb, story)

    def _has_its_subject(self, joined: Token) -> bool:
        """Whether a verb joined to another goes on with the same subject ("and was deported", "and he was killed")."""
        subject = self._tree.child(joined.index, "nsubj", "nsubjpass")
        plain = joined.tag in ("VBD", "VBN")
        return plain and (subject is None or subject.text.lower() in _PRONOUNS)

    def _is_news(self, verb: Token) -> bool:
        """Whether a day that is not long ago stands beside the verb ("yesterday froze the funds of 2016")."""
        beside = self._tree.children(verb.index, "npadvmod")
        return any(self._days.holding(Span(word.start, word.end)) for word in beside)

    def _clause(self, token: Token) -> Token | None:
        """The verb that a word hangs on, itself if it is one."""
        above = [token, *self._tree.ancestors(token.index)]
        return next((word for word in above if word.pos in ("VERB", "AUX")), None)

    def _goes_on(self, verb: Token, story: int) -> bool:
        """Whether the sentence goes on with what the one before told of long ago ("He then led the coup")."""
        tree = self._tree
        number = tree.sentence_of(verb.index)
        subject = tree.child(verb.index, "nsubj", "nsubjpass")
        words = {c.lemma for c in tree.children(verb.index, "advmod")}
        tied = bool(words & _THEN) or (subject is not None and subject.text.lower() in _PRONOUNS)
        if not number or not tied or verb.tag != "VBD":
            return False
        before, here = tree.sentences[number - 1], tree.sentences[number]
        if self._times.within(here.span):
            return False
        root = next((t for t in tree.tokens[before.first : before.last] if t.dep == "ROOT"), None)
        return root is not None and root.tag == "VBD" and self._is_set_back(root, story - 1)

    def _tells_time(self, verb: Token) -> bool:
        """Whether words in the clause tell a time that is not long ago."""
        tree = self._tree
        cut = [c.index for i in tree.subtree(verb.index) for c in tree.children(i, *_OTHER_CLAUSES)]
        inside = tree.subtree_without(verb.index, [i for i in cut if i != verb.index])
        return any(self._times.holding(Span(tree.tokens[i].start, tree.tokens[i].end)) for i in inside)

    def _tells_day(self, token: Token) -> bool:
        """Whether words under the token, clauses among them, tell a time that is not long ago."""
        inside = [self._tree.tokens[i] for i in self._tree.subtree(token.index)]
        return any(self._times.holding(Span(word.start, word.end)) for word in inside)

    def _is_since(self, token: Token) -> bool:
        """ "since the coup": what a time is counted from; "since the army withdrew" is news that goes before."""
        return token.dep == "pobj" and self._tree.head(token.index).lemma == "since"

    def _is_dated(self, token: Token) -> bool:
        """Whether the words right under the token, no clauses among them, say a time long ago."""
        if token.index not in self._dated:
            self._dated[token.index] = self._says_long_ago(token)
        return self._dated[token.index]

    def _says_long_ago(self, token: Token) -> bool:
        tree = self._tree
        cut = [c.index for i in tree.subtree(token.index) for c in tree.children(i, *_OTHER_CLAUSES)]
        cut += [i for i in tree.subtree(token.index) if self._counts_from(i)]
        inside = tree.subtree_without(token.index, [i for i in cut if i != token.index])
        spans = [Span(tree.tokens[i].start, tree.tokens[i].end) for i in inside]
        if any(self._is_the_past(i) or self._is_old_year(i) for i in inside):
            return True
        if any(self._old.holding(span) for span in spans):
            return True
        best = any(c.tag == "JJS" for c in tree.children(token.index, "amod"))
        # "the largest offensive in recent years" may be today's.
        text = "" if best else " ".join(tree.tokens[i].text for i in inside)
        if _AGO.search(text) is not None:
            return True
        return any(tree.tokens[i].lemma in _NEWS_BEFORE for i in self._above(token)) or any(
            c.lemma in _PAST_WORDS for c in tree.children(token.index, "advmod")
        )

    def _counts_from(self, index: int) -> bool:
        """Whether a "since" stands before an event: "since the October truce" does not put what it is told of into
        October."""
        things = self._tree.children(index, "pobj") if self._tree.tokens[index].lemma == "since" else []
        return bool(things) and not any(self._links.at(thing.start) for thing in things)

    def _is_old_year(self, index: int) -> bool:
        """ "the 1979 coup": a year that names an event, which is no time of its own."""
        word = self._tree.tokens[index]
        if self._published is None or len(word.text) != 4 or not word.text.isdigit() or word.dep != "nummod":
            return False
        event = self._tree.head(index).tag in ("NN", "NNP")
        return event and 1000 < int(word.text) <= self._published.year - 2

    def _is_the_past(self, index: int) -> bool:
        """ "in the past", but not "in the past three weeks"."""
        tree = self._tree
        word = tree.tokens[index]
        if word.lemma != "past" or word.dep != "pobj":
            return False
        alone = [c.dep for c in tree.children(index)] == ["det"]
        return alone and tree.head(index).lemma == "in"

    def _is_scene_dated(self, verb: Token) -> bool:
        """ "in 1998, when news of the siege came": the clause has the time of the one that it hangs on."""
        words = {c.lemma for c in self._tree.children(verb.index, "advmod", "mark")}
        head = self._tree.head(verb.index)
        if verb.dep == "relcl" and "when" in words:
            # "since 1984, when they split from the party"
            return bool(self._old.holding(Span(head.start, head.end)))
        return (
            verb.dep == "advcl"
            and bool(words & {"when", "while"})
            and self._is_dated(self._tree.head(verb.index))
        )

    def _above(self, token: Token) -> list[int]:
        """The noun that the token hangs on by a preposition ("the anniversary of the coup")."""
        preposition = self._tree.head(token.index)
        if token.dep != "pobj" or preposition.dep != "prep":
            return []
        return [preposition.head]

    def _is_old(self, link: TimeLink) -> bool:
        if link.time.end is None or self._published is None:
            return False
        start, end = _day(link.time.start or ""), _day(link.time.end)
        if start is not None and (self._published - start).days >= _LONG and link.time.precision == "year":
            # "in the past ten years", "last year"
            return link.since or end is not None
        if link.since or end is None:
            return False
        return (self._published - end).days >= _LONG_AGO

    def _is_aged(self, link: TimeLink) -> bool:
        """Whether it is a day, or days, more than a week before the report."""
        end = _day(link.time.end or "") if link.time.precision == "day" and not link.since else None
        return self._published is not None and end is not None and (self._published - end).days >= _AGED

    def _is_past_perfect(self, verb: Token) -> bool:
        """ "the men who had burned the school", "after having shelled the port", "used to attack": earlier context."""
        head = self._tree.head(verb.index)
        if verb.dep == "conj":
            return self._is_past_perfect(head) if verb.tag == "VBN" else False
        if verb.dep == "xcomp" and head.lemma == "use" and head.tag in ("VBD", "VBN"):
            return True
        helpers = {c.text.lower() for c in self._tree.children(verb.index, "aux")}
        if verb.dep == "relcl":
            return "had" in helpers and verb.tag == "VBN"
        return verb.dep == "pcomp" and "having" in helpers and head.lemma == "after"

    def _says_who(self, verb: Token) -> bool:
        """ "accuse the men who trained the guard": a past clause picks out one who is spoken of in the present."""
        tree = self._tree
        subject = tree.child(verb.index, "nsubj", "nsubjpass")
        helpers = tree.children(verb.index, "aux", "auxpass")
        if verb.dep != "relcl" or subject is None or not tree.is_relative(subject) or self._tells_time(verb):
            return False
        if all(word.tag != "VBD" for word in (verb, *helpers)):
            return False
        who = tree.head(verb.index)
        if who.text.lower() in _ANYBODY:
            # "will punish those who burned it": nothing is known of them but the deed, which is the news.
            return False
        above = self._clause(who)
        if above is None or above.lemma == "have" or tree.child(above.index, "expl") is not None:
            # "we have a man here who was wounded", "there are some who fled": the clause is what is told.
            return False
        finite = [above, *tree.children(above.index, "aux", "auxpass")]
        # "is being searched", "have met" are the news of the day, and so may be what the clause tells.
        going_on = above.tag in ("VBG", "VBN")
        return not going_on and any(word.tag in ("VBZ", "VBP", "MD") for word in finite)


def _is_day(link: TimeLink) -> bool:
    return link.time.precision == "day" and not link.since and link.time.end is not None


def _day(iso: str) -> date | None:
    """The day of a date in ISO form, with or without a time of day; None for other words."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
