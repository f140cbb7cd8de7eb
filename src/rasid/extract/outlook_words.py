"""Words by which :mod:`rasid.extract.outlook` goes up from the name of a thing, or stops."""

from __future__ import annotations

from typing import Final, Literal

from rasid.model.observation import Modality

#: Verbs of hindering: what stands behind "from" is what did not succeed.
HINDERING: Final = frozenset(
    ["prevent", "stop", "keep", "deter", "bar", "prohibit", "discourage", "dissuade"]
)  # fmt: skip
#: Where several fit, the first of these.
ORDER: Final[tuple[Modality | Literal["open"], ...]] = (
    "conditional", "threatened", "open", "planned", "attempted", "possible"
)  # fmt: skip
#: Verbs whose clause is open, however it is put ("hopes that they will leave").
OPEN: Final = frozenset(
    {
        "fear",
        "suspect",
        "hope",
        "wish",
        "worry",
        "speculate",
        "wonder",
        "presume",
        "suppose",
        "surmise",
        "conjecture",
    }
)
COMING_HELPERS: Final = frozenset({"will", "would", "shall", "'ll"})
#: Verbs of going somewhere for something that is to come.
MOVING: Final = frozenset(
    {"come", "arrive", "travel", "go", "gather", "return", "fly", "leave", "head", "stay"}
)
#: Verbs of which an event noun is the subject that say only that it is so.
OCCURRING: Final = frozenset(
    ["occur", "happen", "take", "begin", "start", "resume", "continue", "end", "come", "follow", "open",
     "go", "stop", "fail", "proceed", "hold", "cease"]
)  # fmt: skip
#: Verbs that bring an event about, or have to do with one to come, whichever event it is.
BRINGING: Final = frozenset(
    ["attend", "join", "cancel", "cut", "provide", "seek", "allow", "accept", "require", "obtain",
     "achieve", "begin", "arrange", "have", "avoid", "permit", "prepare", "negotiate", "facilitate",
     "promote", "establish", "reach"]
)  # fmt: skip
OF: Final = frozenset({"of", "for", "to", "against", "in", "about", "with", "on", "at"})
#: Prepositions behind which stands the occasion or the reason, which is so whatever the verb says.
OCCASION: Final = frozenset(
    ["after", "since", "following", "despite", "because", "before", "like", "as", "over", "about", "from",
     "under", "amid", "regarding", "concerning", "between", "according", "than"]
)  # fmt: skip
POINTING: Final = frozenset({"the", "this", "that", "these", "those", "such"})
COMING: Final = frozenset({"next", "new", "immediate", "future", "possible", "upcoming"})
#: Nouns that say how far a thing goes, and nothing else.
MEANS: Final = frozenset(
    ["way", "mean", "means", "process", "kind", "type", "form", "round", "policy", "act", "increase",
     "rise", "escalation", "intensification", "reduction", "possibility"]
)  # fmt: skip
#: Nouns whose infinitive is nothing done yet.
ABLE: Final = frozenset(
    ["ability", "capacity", "capability", "right", "power", "opportunity", "need", "obligation", "duty",
     "permission", "freedom", "want", "wish", "desire", "will", "means", "experience", "reason", "excuse",
     "pretext", "chance"]
)  # fmt: skip
#: What somebody is charged with doing ("the mission of killing the minister").
CHARGES: Final = frozenset({"mission", "task", "job", "mandate", "duty"})
TRYING: Final = frozenset({"attempt", "bid"})
STRIVING: Final = frozenset({"failure", "effort", "struggle", "fight", "try"})
PLANS: Final = frozenset(
    ["mission", "policy", "campaign", "operation", "task", "job", "mandate", "duty", "role"]
)  # fmt: skip
#: Verbs by which a plan, a proposal or a fear names what is in it.
CONTAINING: Final = frozenset({"include", "involve", "contain", "foresee", "envisage"})
#: Verbs whose object is there already, whatever becomes of them ("will condemn the murders").
REACTING: Final = frozenset(
    ["condemn", "condone", "reject", "repudiate", "denounce", "regret", "deplore", "criticize",
     "criticise", "investigate", "discuss", "recall", "remember", "mention", "solve", "describe",
     "avenge", "punish", "clarify", "mourn", "answer", "oppose", "explain", "justify", "survive",
     "witness", "see"]
)  # fmt: skip
#: Verbs of intent that take an event noun as they take an infinitive ("promised aid").
INTENDING: Final = frozenset(
    ["threaten", "plan", "plot", "attempt", "want", "intend", "consider", "prepare", "promise", "pledge",
     "vow", "offer", "schedule", "contemplate", "propose", "expect"]
)  # fmt: skip
#: Talk of what may never be, where it is not known already.
TOPICS: Final = frozenset(
    {"talk about", "talk of", "speak of", "speak about", "think of", "think about", "dream of"}
)
TAKING_PART: Final = frozenset({"participate", "engage", "return", "join", "attend"})
#: Verbs by which somebody says that he will not do a thing.
REFUSING: Final = frozenset({"refuse", "decline"})
#: Words of time that make a verb in the present tell what is coming.
AHEAD: Final = frozenset({"tomorrow", "soon", "shortly"})
#: Verbs by which a day is set for what has still to come ("a march called for the 11th").
SETTING: Final = frozenset(
    {
        "call",
        "set",
        "fix",
        "convoke",
        "convene",
        "schedule",
        "slate",
        "announce",
        "plan",
        "decree",
        "proclaim",
    }
)
#: Prepositions and phrases behind which stands what has still to come.
STILL_AHEAD: Final = frozenset({"pending"})
#: What a forecast tells of things, not of what somebody is going to do ("will only increase violence").
CAUSING: Final = frozenset(
    ["increase", "cause", "lead", "bring", "worsen", "aggravate", "inflict", "affect", "result", "help", "contribute",
     "generate", "provoke", "produce", "weaken", "strengthen", "demonstrate", "prolong", "deepen", "fuel"]
)  # fmt: skip
VOWS: Final = frozenset({"vow", "swear", "pledge", "promise"})
SELF: Final = frozenset({"we", "i"})
#: Units of time that tell how long something lasts.
LENGTHS: Final = frozenset(
    {"minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade", "time"}
)
#: Words that make a day to come of them: "for the coming week".
TO_COME: Final = frozenset({"next", "coming", "following", "this"})
#: Verbs of getting away: from an arrest or a plot, which failed, or from what took place.
EVADING: Final = frozenset({"evade", "elude", "dodge"})
TOOK_PLACE: Final = frozenset(
    {"strike", "airstrike", "shelling", "bombardment", "bombing", "attack", "raid", "blast", "explosion", "fire",
     "gunfire", "shot", "bullet", "missile", "rocket", "bomb", "assault", "clash", "fighting", "battle"}
)  # fmt: skip
#: Verbs of the time that somebody has or needs for something.
TAKING_TIME: Final = frozenset({"need", "take", "require"})
