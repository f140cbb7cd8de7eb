"""What a place's name does in its sentence besides telling where something happened."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from rasid.model.text import Span

__all__ = ["PlaceRole", "role_of"]


class PlaceRole(Enum):
    """``SCENE`` where nothing speaks against it.

    ``ORIGIN``: where somebody is from ("a man from Kut", "jets flying from Kut").
    ``BACKER``: who stands behind somebody ("Ankara-backed").
    ``NAME``: a word in the name of a force or an outlet ("Kut Brigade", "Kut Media Centre").
    ``SEAT``: a word in the name of a body that sits there ("Kut Police Command").
    ``SPEAKER``: a state under its capital's name, or a province's office, that says something.
    ``TARGET``: where somebody is going ("heading towards Kut").
    ``BORDER``: what the scene lies beside ("at the border with Kut").
    """

    SCENE = "scene"
    ORIGIN = "origin"
    BACKER = "backer"
    NAME = "name"
    SEAT = "seat"
    SPEAKER = "speaker"
    TARGET = "target"
    BORDER = "border"


_PEOPLE: Final = (
    r"(?:m[ae]n|wom[ae]n|child(?:ren)?|boys?|girls?|person|persons|people|civilians?|citizens?|famil(?:y|ies)|"
    r"residents?|fighters?|members?|militants?|soldiers?|activists?|students?|teachers?|doctors?|refugees?|"
    r"farmers?|traders?|merchants?|shepherds?|workers?|drivers?|judges?|lawyers?|journalists?|reporters?|police(?:m[ae]n)?|"
    r"officers?|officials?|pilgrims?|prisoners?|detainees?|tribesm[ae]n|gunm[ae]n|rebels|insurgents|troops|"
    r"displaced|IDPs|natives?|youths?|commanders?|leaders?|brothers|originally|hail(?:s|ing|ed)?|"
    r"com(?:es|ing)|jets|planes|aircraft|warplanes|helicopters|taking off|took off|fly(?:ing)?|flew|"
    r"arriv(?:e|ed|es|ing))"
)
_AREA: Final = (
    r"(?:(?:the|city|town|village|camp|province|countryside|north\w*|south\w*|east\w*|west\w*)\s+(?:of\s+)?)*"
)
_FROM: Final = re.compile(rf"\b{_PEOPLE}\s+(?:\w+\s+)?from\s+{_AREA}$", re.I)
_TOWARDS: Final = re.compile(
    rf"\b(?:towards?|heading (?:for|to)|headed (?:for|to)|on (?:the|their|its) way to|en route to)\s+{_AREA}$",
    re.I,
)
_BESIDE: Final = re.compile(
    rf"\bborders?\s+(?:[\w\u2019'-]+\s+){{0,3}}?with\s+{_AREA}$|\bbordering\s+{_AREA}$", re.I
)
_BACKED: Final = re.compile(
    r"[-\u2010\u2011\u2013](?:backed|led|loyal|supported|allied|aligned|sponsored|born)\b", re.I
)
_BACKED_BY: Final = re.compile(
    r"\b(?:pro|anti)[-\u2010\u2011\u2013]$|\b(?:backed|supported|sponsored|led) by (?:the )?$|\bloyal to (?:the )?$",
    re.I,
)
#: Capitalised words that make a body's name of the place's name before them, of one that is there or is not.
_SEATED: Final = re.compile(
    r"(?:\s+[A-Z][\w\u2019'-]+)?\s+(?:Council|Operations (?:Room|Command)|Command|Police|Court|"
    r"Governor(?:ate Council)?|Hospital|University|Media (?:Cent(?:er|re)|Office))\b"
)
_NAMED_AFTER: Final = re.compile(
    r"(?:\s+[A-Z][\w\u2019'-]+)?\s+(?:Army|Corps|Brigades?|Battalions?|Regiment|Division|Movement|Martyrs|"
    r"Falcons|Hawks|Lions|Shield|Front|Branch|State|Guards?|Militia|News|Observatory|Press|Agency|Network)\b"
)
#: A street is called after a town that may be far away.
_STREET: Final = re.compile(r"\s+(?i:street|avenue|boulevard|square)\b")
#: The same in front of it: "Army of", "Jaysh al-".
_NAMED_BEFORE: Final = re.compile(
    r"\b(?:Army of|Jaysh|Jaish|Liwa|Jund|Jabhat|Fate[h'\u2019]|Fat[ae]h|Fath|Tahrir|Ahrar|Suqo?u?r|Soqu?o?r|Katibat?|"
    r"Shoha?daa?|Martyrs of|Brigade of|Wilayat|Emirate of)(?:\s+(?:al|el))?[\s_-]*$"
)


_SAYS: Final = re.compile(
    r"\s+(?:says?|said|announces?d?|condemns?|denies|denied|confirms?|vows?|warns?|accuses?|rejects?|urges?)\b",
    re.I,
)
#: "Two die in blast: Ankara", "... -ANADOLU".
_SOURCE: Final = re.compile(r"(?::|\s[-\u2013\u2014])\s*$")
#: A name that opens a quoted code name: the "Kut Storm" operation.
_OPENS_QUOTE: Final = re.compile(r"[\u201c\u2018\"']$")
_CLOSES_QUOTE: Final = re.compile(r"(?:\s+\w+){1,2}[\u201d\u2019\"']")


#: How many characters beside a name are looked at.
_REACH: Final = 80


def role_of(text: str, name: Span) -> PlaceRole:
    """What the place's name at ``name`` does in ``text``, from the words beside it."""
    before = text[max(0, name.start - _REACH) : name.start]
    after = text[name.end : name.end + _REACH]
    if _SEATED.match(after):
        return PlaceRole.SEAT
    if _OPENS_QUOTE.search(before) and _CLOSES_QUOTE.match(after):
        return PlaceRole.NAME
    if _NAMED_AFTER.match(after) or _STREET.match(after) or _NAMED_BEFORE.search(before):
        return PlaceRole.NAME
    if _BACKED.match(after) or _BACKED_BY.search(before):
        return PlaceRole.BACKER
    if _SAYS.match(after) or (_SOURCE.search(before) and not after.strip()):
        return PlaceRole.SPEAKER
    if _FROM.search(before):
        return PlaceRole.ORIGIN
    if _TOWARDS.search(before):
        return PlaceRole.TARGET
    if _BESIDE.search(before):
        return PlaceRole.BORDER
    return PlaceRole.SCENE
