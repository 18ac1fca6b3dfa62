"""HTML in, text out: blocks become lines, list items get "- ", white space is folded as browsers fold it."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from itertools import islice
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from kg.ingest.text.attributes import with_few_attributes
from kg.ingest.text.characters import without_controls

#: lxml has no types of its own; an element of its tree.
Element = Any

_KNOWN_TAG = re.compile(
    r"</?(?:p|br|div|ul|ol|li|h[1-6]|span|strong|em|b|i|u|a|table|tbody|thead|tr|td|th|section|article|font|img|hr"
    r"|jats:[a-z]+|blockquote|pre|code|sup|sub|small|dl|dt|dd|html|body|center|header|footer|main|label|iframe)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_HTML_SPACE = re.compile(r"[ \t\n\r\f\v\xa0]+")
#: Elements whose text no reader of a page sees.
SILENT = {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head", "select", "textarea"}
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "figure", "hr", "dl"}
_LINES = {
    "address", "article", "aside", "body", "button", "caption", "dd", "details", "dialog", "div", "dt", "fieldset",
    "figcaption", "footer", "form", "header", "html", "legend", "li", "main", "nav", "ol", "option", "section",
    "summary", "tbody", "thead", "tr", "ul",
}  # fmt: skip


def has_markup(text: str) -> bool:
    """Whether the text holds HTML tags that a page would hold; "<ORGANIZATION>" and "a < b" are none."""
    return "<" in text and _KNOWN_TAG.search(text) is not None


def plain(text: str) -> str:
    """The text without HTML, however often it was escaped; text without HTML comes back as it is."""
    for _ in range(3):
        if has_markup(text):
            return element_text(parse_fragment(text))
        if "&" not in text:
            return text
        unescaped = unescape(text)
        if unescaped == text:
            return text
        text = unescaped
    return text


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """The text with digits as they stand raised behind a name, so that they are not read as its last letters."""
    return text.translate(_RAISED)


def parse_fragment(markup: str) -> Element:
    """A piece of HTML as one element; broken markup is repaired as browsers do."""
    inner = without_controls(with_few_attributes(markup))
    document = lxml_html.document_fromstring(f"<html><body><div>{inner}</div></body></html>")
    return document.find("body") if document.find("body") is not None else document


def element_text(root: Element, skip: Collection[Element] = ()) -> str:
    """The text below an element, without the subtrees in `skip`."""
    writer = _Writer()
    skipped = set(skip)
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event in {"comment", "pi"}:
            writer.write(element.tail)
        elif event == "start":
            if element in skipped or _is_silent(element):
                walker.skip_subtree()
            else:
                writer.open(element.tag)
                writer.write(element.text)
        else:
            if element not in skipped and not _is_silent(element):
                writer.close(element.tag)
                if _is_chip(element):
                    writer.close("td")  # what stands apart on the screen stands apart in the text
                elif _is_listed_name(element):
                    writer.write(",")
            if element is not root:
                writer.write(element.tail)
    return writer.text()


_CHIPS, _SHORTEST_CHIP = 12, 3
_CHIP_TAGS = frozenset(("span", "a", "strong", "b", "time", "small", "label"))


def _is_chip(element: Element) -> bool:
    """Whether an element touches the next only in the markup: "<a>Analyst</a><span>Riga</span>", each a fact."""
    if element.tag not in _CHIP_TAGS or element.tail:
        return False
    parent, following = element.getparent(), element.getnext()
    if (
        following is None
        or following.tag not in _CHIP_TAGS
        or parent is None
        or parent.tag not in {"div", "p", "li", "section"}
    ):
        return False
    if _has_many(parent) or (parent.text or "").strip():
        return False
    tags = [child.tag for child in parent]
    if not _CHIP_TAGS.issuperset(tags) or "span" not in tags:
        return False
    texts = [child.text_content().strip() for child in parent]
    return all(len(text) >= _SHORTEST_CHIP and (text[0].isupper() or text[0].isdigit()) for text in texts)


def _has_many(parent: Element) -> bool:
    """Whether an element has more children than a row of facts; `len` would count all of them for each."""
    return next(islice(parent, _CHIPS, None), None) is not None


_LONGEST_NAME, _WORDS = 40, (2, 5)


def _is_listed_name(element: Element) -> bool:
    """Whether a link is one of a row of names that nothing parts but blanks: "<a>Ada Nowak</a> <a>Lin Vale</a>"."""
    following, parent = element.getnext(), element.getparent()
    if element.tag != "a" or following is None or following.tag != "a" or parent is None or _has_many(parent):
        return False
    if (parent.text or "").strip() or any(child.tag != "a" or (child.tail or "").strip() for child in parent):
        return False
    names = [child.text_content().strip() for child in parent]
    return all(
        len(name) <= _LONGEST_NAME
        and _WORDS[0] <= len(name.split()) <= _WORDS[1]
        and all(map(_opens_name, name.split()))
        for name in names
    )


_PARTICLES = frozenset("van von de der den da di del la le el al bin".split())


def _opens_name(word: str) -> bool:
    return word[0].isupper() or word in _PARTICLES


def _is_silent(element: Element) -> bool:
    return element.tag in SILENT or not isinstance(element.tag, str)


class _Writer:
    """Collects text and keeps count of the line breaks that are due before the next piece."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._due = 0
        self._bullet = False
        self._space = False
        self._lists = 0
        self._verbatim = 0
        self._raised = 0
        self._cell = False

    def open(self, tag: str) -> None:
        if tag == "br":
            self._break(1, always=True)
        elif tag == "li":
            self._break(1)
            self._bullet = True
        elif tag in {"ul", "ol"}:
            self._break(1 if self._lists else 2)
            self._lists += 1
        elif tag in {"td", "th"}:
            self._cell = True
        else:
            self._block(tag)
        self._verbatim += tag == "pre"
        self._raised += tag == "sup"

    def close(self, tag: str) -> None:
        self._verbatim -= tag == "pre"
        self._raised -= tag == "sup"
        if tag in {"ul", "ol"}:
            self._lists -= 1
            self._break(1 if self._lists else 2)
        elif tag in {"td", "th"}:
            self._cell = True
        elif tag == "li":
            self._break(1)
            self._bullet = False
        else:
            self._block(tag)

    def write(self, text: str | None) -> None:
        if not text:
            return
        if self._verbatim:
            self._emit(text.strip("\n"))
            return
        folded = _HTML_SPACE.sub(" ", raised(text) if self._raised else text)
        if folded == " ":
            self._space = True
            return
        self._space = self._space or folded[0] == " "
        self._emit(folded.strip(" "))
        self._space = folded[-1] == " "

    def text(self) -> str:
        return "".join(self._pieces).strip()

    def _block(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._break(1 if self._lists else 2)
        elif tag in _LINES:
            self._break(1)

    def _break(self, lines: int, *, always: bool = False) -> None:
        self._due = min(2, self._due + 1) if always else max(self._due, lines)

    def _emit(self, text: str) -> None:
        if self._due:
            self._pieces.append("\n" * self._due if self._pieces else "")
        if self._bullet:
            self._pieces.append("- " if not text.startswith(("- ", "• ", "* ")) else "")
        elif not self._due and self._pieces and (self._cell or self._space):
            # Cells of a row are kept apart by a tab: what stands in one is not said of what stands in the next.
            self._pieces.append("\t" if self._cell else " ")
        self._pieces.append(text)
        self._due, self._bullet, self._space, self._cell = 0, False, False, False
