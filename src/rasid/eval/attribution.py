"""Task ``attribution``: who says what in an article, as the PolNeAR corpus marks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from rasid.eval.engines import actor_finder, engine
from rasid.extract.parse import Parser
from rasid.extract.statements.candidates import Candidates
from rasid.extract.statements.pieces import spans_of
from rasid.extract.statements.rules import Rules, Statement
from rasid.extract.statements.words import cue_words
from rasid.extract.tree import Tree
from rasid.model.document import Document
from rasid.model.report import make_report
from rasid.pipeline import Stage
from rasid.read.stages import DatelineFinder, Segmenter

Row = dict[str, Any]

#: Whoever writes or is addressed; the corpus marks what others say.
_WRITER: Final = frozenset({"i", "we", "you", "one", "me", "us", "my", "our", "your"})
#: Contents that are said in so many words; judgements and wishes are marked where they are told of somebody.
_SAID: Final = frozenset(
    {
        "ccomp",
        "clause",
        "that",
        "around",
        "title",
        "quote<",
        "quote<>",
        "quotes<>",
        "quotes<",
        "quotes>",
        "quote>",
    }
)
_ATTITUDES: Final = frozenset({"object", "made", "about"})


def predict(row: Row) -> Row:
    """``{id, text}`` to ``{id, attributions: [{source, cue, content}]}``, each a list of [start, end]."""
    document = documents_of([row])[0]
    tree = Tree(document)
    candidates = Candidates(document, tree)
    found = list(Rules(candidates, cue_words()).statements())
    inside = frozenset(i for s in found if s.content.label in ("ccomp", "around") for i in s.content.indexes)
    kept = [s for s in found if _is_marked(s, candidates, inside)]
    return {"id": row["id"], "attributions": [attribution(tree, s) for s in kept]}


def fitted(model: Path) -> Callable[[Row], Row]:
    """:func:`predict` with a model that :func:`rasid.eval.attribution_fit.fit` wrote.

    Raises:
        InputError: the file is no such model.
    """
    from rasid.extract.statements.fitted import rated_statements
    from rasid.extract.statements.scoring import load_weights

    weights = load_weights(model)

    def predict_fitted(row: Row) -> Row:
        document = documents_of([row])[0]
        tree = Tree(document)
        rated = rated_statements(document, weights)
        told = [attribution(tree, r.statement) for r in rated if r.confidence >= weights.threshold]
        return {"id": row["id"], "attributions": told}

    return predict_fitted


def attribution(tree: Tree, statement: Statement) -> dict[str, list[list[int]]]:
    """A statement as the task writes it."""
    source, content = (
        [[span.start, span.end] for span in spans_of(tree, piece.indexes)]
        for piece in (statement.source, statement.content)
    )
    return {"source": source, "cue": [[statement.cue.start, statement.cue.end]], "content": content}


def documents_of(rows: Sequence[Mapping[str, Any]]) -> list[Document]:
    """The rows' texts, cut and parsed together."""
    *first, parser = _stages()
    documents = [_document(row["text"], first) for row in rows]
    assert isinstance(parser, Parser)
    return parser.many(documents)


@cache
def _stages() -> tuple[Stage, ...]:
    return DatelineFinder(), Segmenter(), actor_finder(), Parser(engine())


def _document(text: str, stages: Iterable[Stage]) -> Document:
    """The corpus writes an article's title as its first paragraph."""
    report = make_report(
        source="polnear",
        text=text,
        title_end=max(text.find("\n\n"), 0),
        media_type="text/plain",
        bytes_sha256="0" * 64,
        address=None,
        published=None,
        language="en",
    )
    document = Document(report)
    for stage in stages:
        document = stage(document)
    return document


def _is_marked(statement: Statement, candidates: Candidates, inside: frozenset[int]) -> bool:
    """Whether the corpus marks such a statement: nothing inside quoted speech, seldom what is told inside of what
    somebody says, nothing of the writer's own, and of attitudes only those that somebody is told to have."""
    cue, content = statement.cue, statement.content
    tokens = candidates.tree.tokens
    source = [tokens[i] for i in statement.source.indexes]
    if candidates.quoted.at(cue.index) is not None:
        return False
    if len(source) == 1 and source[0].text.lower() in _WRITER:
        return False
    if cue.index in inside:
        return False
    if content.label in _SAID:
        return bool(source) or content.label != "ccomp"
    if content.label in ("acl", "pobj", "oprd", "acomp"):
        return False
    return (
        cue.pos != "VERB"
        or content.label not in _ATTITUDES
        or _is_told_of_somebody(statement, candidates.tree)
    )


def _is_told_of_somebody(statement: Statement, tree: Tree) -> bool:
    """Whether a judgement or a wish is told as a fact about somebody, and of something that has a name."""
    cue, content = statement.cue, statement.content
    if not statement.source.indexes or all(tree.tokens[i].pos in ("PRON", "DET") for i in content.indexes):
        return False
    if content.label != "made" and any(c.tag == "MD" for c in tree.children(cue.index, "aux")):
        return False
    if cue.tag == "VB" and cue.dep in ("advcl", "acl", "conj", "ccomp", "relcl"):
        return False
    return cue.dep != "acl" or content.label != "object"
