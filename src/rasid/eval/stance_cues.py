"""What a reply says of how it stands to a rumour, by words and marks: questions, denials, agreement.

The lists are general English, written by hand; none was learnt from replies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Reply:
    """A post of a thread; ``parent`` and ``source`` are what it answers to and what began the thread.

    Both are empty for the post that began it, ``is_source``.
    """

    text: str
    parent: str
    source: str
    is_source: bool


#: Cue -> pattern, looked for without case, links and names of users left out.
_CUES: Final[Mapping[str, str]] = {
    "question": r"\?",
    "question at the end": r"\?\W*$",
    "doubled question": r"\?\s*\?|\?!|!\?",
    "begins as question": r"^(?:who|what|where|when|why|how|is|are|was|were|do|does|did|can|could|has|have|any|really"
    r"|seriously|so)\b[^.!]*\?",
    "asks for a source": r"\b(?:sources?|link|proof|evidence|confirmed|confirmation|verified|verify|where did you"
    r"|who says|according to who|any (?:news|word|update|info)|is (?:this|that|it) (?:true|real|confirmed|legit)"
    r"|how do (?:you|we|they) know|can (?:you|anyone|anybody|someone) confirm)\b[^.!]*\?",
    "wonders": r"\b(?:i wonder|not sure if|wondering|anyone know|do we know|does anyone)\b",
    "falsehood": r"\b(?:fake|false|hoax|untrue|lies?|lying|liar|bullshit|bs|nonsense|rubbish|debunked|photoshop\w*"
    r"|wrong|incorrect|inaccurate|misleading|misinformation|propaganda|not true|isn'?t true|no truth|made up|fabricated"
    r"|rumou?rs?)\b",
    "negated": r"\b(?:no|not|never|none|isn'?t|wasn'?t|aren'?t|weren'?t|didn'?t|doesn'?t|don'?t|hasn'?t|haven'?t|won'?t"
    r"|can'?t|nope)\b",
    "denies": r"\b(?:denied|denies|deny|refuted?|retracted|no evidence|no proof|never happened|did not happen"
    r"|didn'?t happen|there (?:is|was|are|were) no|nobody (?:said|was)|stop (?:spreading|lying)|delete this"
    r"|not (?:confirmed|the case|a fact))\b",
    "corrects": r"\b(?:actually|in fact|correction|it'?s not|it is not|that'?s not|that is not|this is not|this isn'?t"
    r"|he'?s not|she'?s not|was not|wasn'?t|but (?:police|officials))\b",
    "agrees": r"\b(?:yes|yep|yeah|true|exactly|correct|indeed|confirmed|confirms|confirm|agreed?|right|so true|sadly"
    r"|official|it'?s true)\b",
    "reports": r"\b(?:breaking|update|just in|reports?|reported|reporting|reportedly|live|according to"
    r"|police sa(?:y|id)|officials|via|watch|video|photos?)\b",
    "feels": r"\b(?:thanks|thank you|please|pls|god|pray\w*|prayers?|rip|condolences|hope|omg|wow|lol|lmao|wtf|sad"
    r"|heartbreaking|terrible|horrible|awful|scary|love|stay safe|thoughts)\b",
    "opinion": r"\b(?:i think|i feel|should|shouldn'?t|would|because|shame|blame|if|people|we|they|always|you)\b",
    "first person": r"\b(?:i|i'?m|my|me)\b",
    "exclaims": r"!",
    "hashtag": r"#\w",
    "number": r"\d",
}
#: The same in the whole post.
_WHOLE: Final[Mapping[str, str]] = {
    "link": r"https?://",
    "quoted": r"[\"“”]@?\w",
    "passed on": r"\b(?:RT|MT)\b",
}
_PATTERNS: Final = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _CUES.values())
_WHOLE_PATTERNS: Final = tuple(re.compile(pattern) for pattern in _WHOLE.values())
_ASIDE: Final = re.compile(r"@\w+|https?://\S+")
_WORD: Final = re.compile(r"[a-z0-9']+")
#: A reply that shares more of its words with what it answers to passes that on.
_COPY: Final = 0.6


def cues(reply: Reply) -> tuple[float, ...]:
    """One number from 0 to 1 for each cue, then for place in the thread, length, and words shared."""
    body = _ASIDE.sub(" ", reply.text).strip().lower().replace("’", "'")
    number = len(body.split())
    shared = _shared(body, _ASIDE.sub(" ", reply.parent).lower())
    found = [pattern.search(body) is not None for pattern in _PATTERNS]
    found += [pattern.search(reply.text) is not None for pattern in _WHOLE_PATTERNS]
    found += [reply.is_source, number < 5, number < 10, number > 18, shared > _COPY]
    found += [not reply.is_source and reply.parent != reply.source]
    return (*map(float, found), shared)


def _shared(body: str, parent: str) -> float:
    words, others = set(_WORD.findall(body)), set(_WORD.findall(parent))
    return len(words & others) / len(words) if words else 0.0
