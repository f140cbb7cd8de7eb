"""Number words joined to one token: "twenty-four", "two hundred and ten", "nineteen ninety-six"."""

from __future__ import annotations

from rasid.resolve.times.token import TimeToken

_WORDS = frozenset({"NUMBER_WORD", "SCALE"})
_LINKS = frozenset({"HYPHEN", "AND"})


def join_numbers(tokens: list[TimeToken]) -> list[TimeToken]:
    """The tokens with each run of number words made one token."""
    joined: list[TimeToken] = []
    position = 0
    while position < len(tokens):
        if tokens[position].kind not in _WORDS:
            joined.append(tokens[position])
            position += 1
            continue
        run = _run(tokens, position)
        joined.append(_one(run))
        position += len(run)
    return joined


def _run(tokens: list[TimeToken], start: int) -> list[TimeToken]:
    """The tokens from ``start`` that belong to one spelled-out number."""
    run = [tokens[start]]
    position = start + 1
    while position < len(tokens):
        step = 1 if tokens[position].kind in _LINKS else 0
        if position + step >= len(tokens):
            break
        token = tokens[position + step]
        if not _continues(run, token, link=tokens[position].kind if step else ""):
            break
        run.extend(tokens[position : position + step + 1])
        position += step + 1
    return run


def _continues(run: list[TimeToken], token: TimeToken, *, link: str) -> bool:
    last = run[-1]
    ordinal_end = token.kind in ("ORDINAL_WORD", "SECOND") and token.number < 10
    if token.kind not in _WORDS and not ordinal_end:
        return False
    if link == "AND":
        return last.kind == "SCALE" and not ordinal_end
    tens = last.kind == "NUMBER_WORD" and last.number >= 20 and last.number % 10 == 0
    if ordinal_end or 0 < token.number < 10:
        # "twenty four", "twenty-first"; "two thousand three"
        return tens or (last.kind == "SCALE" and not ordinal_end)
    if token.kind == "SCALE":
        return link == "" and (last.kind == "NUMBER_WORD" or last.number < token.number)
    # "nineteen ninety", "two thousand twelve"
    century = (
        last.kind == "NUMBER_WORD" and (10 <= last.number <= 20) and token.number >= 10 and len(run) == 1
    )
    return last.kind == "SCALE" or century


def _one(run: list[TimeToken]) -> TimeToken:
    words = [token for token in run if token.kind not in _LINKS]
    start, end = run[0].start, run[-1].end
    if len(words) == 1:
        only = words[0]
        return TimeToken(
            start, end, "NUMBER_WORD" if only.kind == "NUMBER_WORD" else "SCALE", only.number, ""
        )
    if words[-1].kind in ("ORDINAL_WORD", "SECOND"):
        return TimeToken(start, end, "ORDINAL_WORD", words[0].number + words[-1].number, "")
    first = words[0].number
    if 10 <= first <= 20 and all(word.kind == "NUMBER_WORD" for word in words) and words[1].number >= 10:
        return TimeToken(start, end, "YEAR", 100 * first + sum(word.number for word in words[1:]), "")
    total = _sum(words)
    spelled_year = words[0].number == 2 and words[1].number == 1000 and 2000 <= total <= 2099
    return TimeToken(start, end, "YEAR" if spelled_year else "NUMBER_WORD", total, "")


def _sum(words: list[TimeToken]) -> float:
    total, current = 0.0, 0.0
    for word in words:
        if word.kind != "SCALE":
            current += word.number
        elif word.number == 1000:
            total, current = total + (current or 1) * 1000, 0.0
        else:
            current = (current or 1) * word.number
    return total + current
