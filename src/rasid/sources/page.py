"""HTML pages: the article's words, and what the page says of itself. Nothing in a page is executed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from rasid.errors import UnreadableReport
from rasid.model.ids import bytes_hash
from rasid.sources.assemble import Collected, assemble
from rasid.sources.decode import clean_text, decode_page
from rasid.sources.defaults import Defaults
from rasid.sources.opened import Opened, Placed
from rasid.sources.own_briefs import refuse_page
from rasid.sources.page_metadata import HtmlElement, PageMetadata, page_metadata, saved_from

#: Bytes above which a page is no article. The heaviest news pages have 5 MB of source.
MAX_PAGE: Final = 20_000_000

#: Elements whose text no reader of the page sees, or sees only where scripts do not run.
UNSEEN: Final = ("script", "style", "noscript", "template", "iframe", "object", "svg", "math", "datalist")

_XML_DECLARATION: Final = re.compile(r"<\?xml[^>]{0,200}\?>", re.I)
_HTML_TAG: Final = re.compile(r"<html[\s>]", re.I)
_HIDDEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_MENUS: Final = "//nav | //*[@role='navigation'] | //footer[not(ancestor::article or ancestor::main)]"


def read_html_file(opened: Opened, defaults: Defaults) -> Iterator[Placed | UnreadableReport]:
    """The one report of an HTML page: its title, an empty line, and the article's paragraphs."""
    data = opened.all_bytes(min(MAX_PAGE, defaults.max_bytes))
    source = decode_page(data, opened.where)
    refuse_page(source, opened.where)
    try:
        body, metadata = read_page(source)
    except Exception as error:
        # Pages are anything at all, and the parser and the extractor fail on some in their own ways.
        raise UnreadableReport(
            f"the page cannot be taken apart: {type(error).__name__}: {error}",
            where=opened.where,
            mend="save the article's text as .txt",
        ) from error
    if not body.strip():
        raise UnreadableReport(
            "no article was found in the page", where=opened.where, mend="save the article's text as .txt"
        )
    yield assemble(
        Collected(
            body=body,
            title=metadata.title,
            site=metadata.site,
            published=metadata.published,
            updated=metadata.updated,
            address=metadata.address,
        ),
        defaults,
        media_type="text/html",
        bytes_sha256=bytes_hash(data),
        where=opened.where,
    )


def read_page(source: str) -> tuple[str, PageMetadata]:
    """The article's text in a page's source, its paragraphs parted by empty lines, and its metadata.

    The text is empty where no article is found.
    """
    tree = _tree(source)
    if tree is None:
        return "", PageMetadata()
    metadata = page_metadata(tree, saved_from(source))
    _drop_unseen(tree)
    return _article(tree), metadata


def _tree(source: str) -> HtmlElement | None:
    from trafilatura.utils import load_html

    declaration = _XML_DECLARATION.match(source.lstrip())
    markup = source.lstrip()[declaration.end() :] if declaration else source
    if not _HTML_TAG.search(markup[:4096]):
        # The extractor takes a fragment for something else than HTML.
        markup = f"<html><body>\n{markup}\n</body></html>"
    tree: HtmlElement | None = load_html(clean_text(markup))
    return tree


def _drop_unseen(tree: HtmlElement) -> None:
    """Takes out scripts, whatever else is not shown, and menus, before they are mistaken for text.

    The extractor leaves menus out by itself only where it finds an article beside them.
    """
    hidden = [
        element
        for element in tree.xpath("//*[@hidden or @style]")
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    ]
    for element in [*tree.iter(*UNSEEN), *hidden, *tree.xpath(_MENUS)]:
        if element.getparent() is not None and element.tag != "body":
            element.drop_tree()


def _article(tree: HtmlElement) -> str:
    from trafilatura import bare_extraction

    # Comments of readers are not the report. Dates are left to page_metadata: the extractor's own
    # search would take one from the address or from a copyright line.
    found: Any = bare_extraction(tree, include_comments=False, with_metadata=False)
    written = str(found.text) if found is not None and found.text else ""
    return "\n\n".join(line.strip() for line in written.split("\n") if line.strip())
