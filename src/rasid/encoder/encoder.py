"""Sentences to states: one pass for each sentence, shared by every head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from rasid.encoder.files import HEADS, NETWORK, TOKENIZER, EncoderFiles, find_files
from rasid.encoder.heads import PairHead, SentenceHead, SpanHead, WordHead, head_from
from rasid.errors import ModelMismatch, UnknownName

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: Sub-tokens in one pass, the two marks at its ends not counted: as long as what the encoder was made with.
PIECE: Final = 254
_Head = TypeVar("_Head")
#: Length of a state and of a vector.
SIZE: Final = 384


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as the encoder sees it.

    ``states`` has a row for each word, (words, 384): the state of its first sub-token; that of the mark that
    begins the sentence for a word without any (an invisible sign). ``vector`` is (384,) of length 1: the mean
    over all sub-tokens.
    """

    states: Floats
    vector: Floats


class Encoder:
    """A loaded encoder with its heads. Use :func:`load_encoder`.

    Every sentence has its own pass: the network's numbers are rounded to eight bits over all that is in one
    pass, so that neighbours or padding would change a sentence's states.
    """

    def __init__(self, found: EncoderFiles) -> None:
        import numpy as np
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.name = found.name
        self._session: Any = onnxruntime.InferenceSession(
            str(found.folder / NETWORK), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = Tokenizer.from_file(str(found.folder / TOKENIZER))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._first, self._last = self._mark("[CLS]"), self._mark("[SEP]")
        with np.load(found.folder / HEADS, allow_pickle=False) as arrays:
            weights = {
                name: value.astype(np.float32) if value.dtype == np.float16 else value
                for name, value in arrays.items()
            }
        self._heads = {name: head_from(name, made, weights) for name, made in found.heads.items()}

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        """States and vector of each sentence, given as words. A sentence without words has no states and a
        vector of zeros."""
        return [self._read(list(words)) for words in sentences]

    def states(self, sentences: Sequence[Sequence[str]]) -> list[Floats]:
        """The states of the words of each sentence, (words, 384)."""
        return [reading.states for reading in self.read(sentences)]

    def vectors(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """The vectors of the sentences, (sentences, 384), each of length 1."""
        import numpy as np

        read = self.read(sentences)
        return np.stack([one.vector for one in read]) if read else np.zeros((0, SIZE), np.float32)

    def span_head(self, name: str) -> SpanHead:
        """The head of that name, which finds stretches of words."""
        return self._head(name, SpanHead)

    def word_head(self, name: str) -> WordHead:
        """The head of that name, which labels words one by one."""
        return self._head(name, WordHead)

    def pair_head(self, name: str) -> PairHead:
        """The head of that name, which finds stretches that belong to a given word."""
        return self._head(name, PairHead)

    def sentence_head(self, name: str) -> SentenceHead:
        """The head of that name, which labels sentences."""
        return self._head(name, SentenceHead)

    def _head(self, name: str, kind: type[_Head]) -> _Head:
        head = self._heads.get(name)
        if not isinstance(head, kind):
            known = sorted(other for other, made in self._heads.items() if isinstance(made, kind))
            raise UnknownName(
                f"the encoder has no {kind.__name__} {name!r}", mend=f"one of: {', '.join(known)}"
            )
        return head

    def _mark(self, mark: str) -> int:
        place: int | None = self._tokenizer.token_to_id(mark)
        if place is None:
            raise ModelMismatch(
                f"the tokenizer knows no {mark}", where=TOKENIZER, mend="install the package anew"
            )
        return place

    def _read(self, words: list[str]) -> Reading:
        import numpy as np

        states = np.zeros((len(words), SIZE), np.float32)
        total, count = np.zeros(SIZE, np.float64), 0
        for ids, first_of in self._pieces(words):
            hidden = self._pass(ids)
            if not count:
                states[:] = hidden[0]
            for word, place in first_of.items():
                states[word] = hidden[place]
            total += hidden.sum(axis=0, dtype=np.float64)
            count += len(hidden)
        length = float(np.linalg.norm(total))
        vector = (total / length if count and length else total).astype(np.float32)
        return Reading(states, vector)

    def _pass(self, ids: list[int]) -> Floats:
        import numpy as np

        (hidden,) = self._session.run(None, {"input_ids": np.array([ids], np.int64)})
        result: Floats = hidden[0]
        return result

    def _pieces(self, words: list[str]) -> Iterator[tuple[list[int], dict[int, int]]]:
        """Sub-tokens of one pass, with the place of the first one of each word; cut between words."""
        if not words:
            return
        encoded = self._tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
        of_word: dict[int, list[int]] = {}
        for token, word in zip(encoded.ids, encoded.word_ids, strict=True):
            of_word.setdefault(word, []).append(token)
        ids, first_of = [self._first], dict[int, int]()
        for word, tokens in of_word.items():
            kept = tokens[:PIECE]
            if len(ids) - 1 + len(kept) > PIECE:
                yield [*ids, self._last], first_of
                ids, first_of = [self._first], {}
            first_of[word] = len(ids)
            ids += kept
        yield [*ids, self._last], first_of


@cache
def load_encoder(folder: Path | None = None) -> Encoder:
    """The shipped encoder, or the one in ``folder``, its files checked; loaded once per process.

    Raises:
        ModelMissing, ModelMismatch: as :func:`rasid.encoder.files.find_files`.
    """
    return Encoder(find_files(folder))
