"""What an HTML page says of itself in so many words; nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from rasid.sources.dates import read_moment

#: An element of lxml, which is loaded late and has no types.
HtmlElement = Any


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Title, site and address of a page, and its dates as they are written there."""

    title: str | None = None
    site: str | None = None
    address: str | None = None
    published: str | None = None
    updated: str | None = None


#: Names of <meta name=, property= or itemprop=> that tell the publication and nothing else.
PUBLISHED_NAMES: Final = ("article:published_time", "og:article:published_time", "og:published_time")

#: The same, asked after JSON-LD: some sites put the day of the page's making under these.
LOOSE_PUBLISHED_NAMES: Final = (
    "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "citation_publication_date", "sailthru.date", "parsely-pub-date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "dc.date", "dcterms.date", "date",
)  # fmt: skip
UPDATED_NAMES: Final = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod",
)  # fmt: skip
TITLE_NAMES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
SITE_NAMES: Final = ("og:site_name", "application-name")

_WEB_ADDRESS: Final = re.compile(r"https?://[^\s/]\S*", re.I)
_SAVED_FROM: Final = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)\s*(\S{1,2000}?)\s*-->", re.I)
_ARTICLE_TYPE: Final = re.compile(r"(?:Article|BlogPosting|Report|NewsItem)$")


def saved_from(source: str) -> str | None:
    """The address in the comment that browsers leave at the top of a page that they save."""
    match = _SAVED_FROM.search(source[:4096])
    return match[1] if match else None


def page_metadata(tree: HtmlElement, saved_address: str | None = None) -> PageMetadata:
    """What the page of ``tree`` says of itself in meta elements, JSON-LD and <time datetime>."""
    named = _meta(tree)
    article = _json_ld_article(tree)
    site = _first(named, SITE_NAMES) or _name(article.get("publisher"))
    return PageMetadata(
        title=_title(tree, named, article, site),
        site=site,
        address=_address(tree, named, saved_address),
        published=_best_date(
            [
                *_all(named, PUBLISHED_NAMES),
                *_texts(article.get("datePublished")),
                *_all(named, LOOSE_PUBLISHED_NAMES),
                *_time_elements(tree),
            ]
        ),
        updated=_best_date([*_all(named, UPDATED_NAMES), *_texts(article.get("dateModified"))]),
    )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = (element.get("content") or "").strip()
        if name and content:
            named.setdefault(name.strip().casefold(), []).append(content)
    return named


def _all(named: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from named.get(name, ())


def _first(named: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next(_all(named, names), None)


def _texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield item.strip()


def _name(value: object) -> str | None:
    """The name in a JSON-LD publisher: a text, a thing with a name, or a list of such."""
    for item in value if isinstance(value, list) else [value]:
        named = item.get("name") if isinstance(item, dict) else item
        if isinstance(named, str) and named.strip():
            return named.strip()
    return None


def _best_date(written: list[str]) -> str | None:
    """The first date that can be understood, else the first, so that it is flagged."""
    return next((text for text in written if read_moment(text)), written[0] if written else None)


def _time_elements(tree: HtmlElement) -> Iterator[str]:
    """Dates of <time> elements: those marked as the publication's, else the only one there is.

    Of several unmarked dates any may belong to a linked story, so that none is taken.
    """
    times = [element for element in tree.iter("time") if read_moment(element.get("datetime") or "")]
    marked = [
        element
        for element in times
        if element.get("pubdate") is not None or "datepublished" in (element.get("itemprop") or "").casefold()
    ]
    in_article = [element for element in times if any(True for _ in element.iterancestors("article", "main"))]
    for group in (marked, in_article, times):
        written = {element.get("datetime").strip() for element in group}
        if len(written) == 1:
            yield written.pop()
            return


def _title(
    tree: HtmlElement, named: dict[str, list[str]], article: dict[str, Any], site: str | None
) -> str | None:
    from trafilatura.metadata import extract_title

    title = next(_texts(article.get("headline")), None) or _first(named, TITLE_NAMES) or extract_title(tree)
    title = " ".join(title.split()) if title else ""
    if site:
        # "Headline | Tigris Wire": the site's name is no part of the headline.
        title = re.sub(rf"\s+[|\-–—·:»]+\s+{re.escape(site)}\s*$", "", title, flags=re.I)
    return title or None


def _address(tree: HtmlElement, named: dict[str, list[str]], saved_address: str | None) -> str | None:
    canonical = [
        element.get("href") or ""
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").casefold().split()
    ]
    candidates = [*canonical, *named.get("og:url", ()), saved_address or ""]
    return next((found.strip() for found in candidates if _WEB_ADDRESS.fullmatch(found.strip())), None)


def _json_ld_article(tree: HtmlElement) -> dict[str, Any]:
    """The first article in the page's JSON-LD; empty where there is none.

    Scripts that are no JSON are passed over: a page is not refused for a slip in its metadata.
    """
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").casefold():
            continue
        try:
            loaded = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(loaded):
            if any(_ARTICLE_TYPE.search(kind) for kind in _texts(item.get("@type"))):
                return item
    return {}


def _items(loaded: object) -> Iterator[dict[str, Any]]:
    """The things described: the top one or ones, and those of its graph; no deeper, where links are."""
    for item in loaded if isinstance(loaded, list) else [loaded]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            for inner in graph if isinstance(graph, list) else []:
                if isinstance(inner, dict):
                    yield inner
