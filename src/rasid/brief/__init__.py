"""Briefs: what was found, in sentences that cite the words they rest on."""

from rasid.brief.make import make_brief
from rasid.brief.render import render_html, render_json, render_markdown
from rasid.brief.verify import MayShow, show_all

__all__ = ["MayShow", "make_brief", "render_html", "render_json", "render_markdown", "show_all"]
