"""Plain text and Markdown in, pages out; of plain text every letter stays where it was decoded."""

from __future__ import annotations

import re
from html import unescape

from kg.ingest.reading import Page
from kg.ingest.rows.dates import iso_date
from kg.ingest.rows.tidy import line
from kg.ingest.text.bars import whole_tables
from kg.ingest.text.characters import without_controls
from kg.ingest.text.front_matter import advertised, told_in
from kg.ingest.text.markup import raised
from kg.ingest.text.page_owner import owner_line
from kg.ingest.text.wrapped_lines import flowing, unwrapped

_FRONT_MATTER = re.compile(r"\A(?:---[ \t]*\n(.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(.*?)\n\+\+\+)[ \t]*\n", re.DOTALL)
_FRONT_FIELD = re.compile(
    r"^(title|author|date|published|lang|language|url)\s*[:=]\s*(.+)$", re.IGNORECASE | re.MULTILINE
)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)[^\n]*\n?", re.MULTILINE)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]++(.*?)[ \t]*+#*+[ \t]*+$", re.MULTILINE)
_RULED_HEADING = re.compile(r"^([^\n]+)\n(?:=+|-{3,})[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$|^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[*+][ \t]+", re.MULTILINE)
#: Where a link leads; the next link begins outside of it.
_LED_TO = r"(?:\((?:[^)\n\]]++|\](?!\())*+\)|\[[^\]\n]*\])"
_IMAGE = re.compile(r"!\[([^\]\n]{0,1000})\]" + _LED_TO)
_EMPTY_LINK = re.compile(r"\[\s*\]" + _LED_TO + r"[ \t]*")
#: Links whose targets stand elsewhere, "[code][11]", and those targets.
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]{0,40}\]")
_TARGET = re.compile(r"^[ ]{0,3}\[[^\]\n]{1,60}\]:[ \t]*<?(?:https?://|/|#|mailto:|\.)[^\n]*\n?", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\[\](){}*_#+.!|~>-])")
_LINK = re.compile(r"\[(?!\])([^\]\n\\]{0,1000}+(?:\\.[^\]\n\\]{0,1000}+){0,100}+)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_BOXED_LINK = re.compile(r"\[\[([^\[\]\n]{1,40})\]\]\((?:[^()\n]|\([^()\n]*\))*\)")
#: Marks that are written with a backslash begin no emphasis: "Ada Nowak\\*, Lin Vale\\*".
_SHIELDED = (("\\*", "\ue000", "*"), ("\\_", "\ue001", "_"))
#: Notes of Kramdown to its converter: "{: .no_toc}".
_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}")
_HARD_BREAK = re.compile(r"\\$", re.MULTILINE)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,1500}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])")
_CODE = re.compile(r"`([^`\n]+)`")
_SUP = re.compile(
    r"<sup>([^<\n]{1,12})</sup>|\${1,2}\^\{?([\d,*†‡\\a-z]{1,12}?)\}?\${1,2}|(?<=\w)\^([\d,*]{1,6})\^", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:sub|sup|b|i|em|strong|span|a|div|p|center|font|small|big|u|s|img|h[1-6]|details|summary|abbr|ins|del|pre"
    r"|code"
    r"|cite|q|mark|time|label|button|kbd|tt|picture|source|video|iframe)(?:\s[^<>\n]*)?/?>",
    re.I,
)
#: Lists and tables that Markdown leaves to HTML: cells stand between bars, rows and items on lines of their own.
_CELL_JOINT = re.compile(r"\s*</t[dh]>\s*<t[dh](?:\s[^<>]*)?>\s*", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*<li(?:\s[^<>]*)?>\s*", re.IGNORECASE)
_BLOCK = re.compile(
    r"[ \t]*</?(?:li|ul|ol|dl|dt|dd|table|thead|tbody|tr|td|th|section|main|article|header|footer|figure"
    r"|figcaption|nav)(?:\s[^<>]*)?/?>[ \t]*",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>\n?", re.IGNORECASE)
#: What is not closed is looked through once, and stays.
_COMMENT = re.compile(
    r"<!--(?:.*?-->|(?P<open>.*))|<(style|script)\b[^<>]*>(?:.*?</\2>|(?P<unclosed>.*))", re.DOTALL | re.IGNORECASE
)
#: Where a paragraph or heading of HTML ends in the middle of a line: a line ends there.
_CLOSED = re.compile(r"</(?:p|div|h[1-6])>(?=[ \t]*[^\s|])", re.IGNORECASE)


def read_text(text: str) -> Page:
    """A plain text; control characters, which no offset should count, are taken out, and full lines flow on."""
    return Page(text=flowing(without_controls(text)), media="text", lone=True)


def read_markdown(text: str) -> Page:
    """Markdown without its marks; the title is that of the front matter or the first heading."""
    text = without_controls(text).replace("\r\n", "\n").replace("\r", "\n")
    facts, body = _front_matter(text)
    body = body if body.strip() else told_in(text) or _listed_in_front(text[: len(text) - len(body)])
    advert = advertised(text[: len(text) - len(body)], body)
    first = _HEADING.search(body) or _RULED_HEADING.search(body)
    title = facts.get("title") or (line(_inline(first[1])) if first else "")
    shown = _without_marks(body).strip("\n")
    above = advert or _signed(facts) or _titled(facts, body) or owner_line(facts.get("title", ""), shown)
    return Page(
        text=above + shown,
        media="markdown",
        title=title or None,
        published=iso_date(facts.get("date") or facts.get("published") or ""),
        language=(facts.get("lang") or facts.get("language") or "")[:2].casefold() or None,
        url=facts.get("url"),
        lone=True,
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    facts = {name.casefold(): value.strip().strip("\"'") for name, value in _FRONT_FIELD.findall(found[1] or found[2])}
    return facts, text[found.end() :]


#: What a page without text lists in its front matter: "profiles:" and items below it.
_FRONT_LIST = re.compile(r"^[\w-]+:[ \t]*\n(?:[ \t]*\n)*[ \t]*- [^\0]*", re.MULTILINE)


def _listed_in_front(front: str) -> str:
    found = _FRONT_LIST.search(front.strip().removesuffix("---").removesuffix("+++"))
    return "\n\n".join(row for row in found[0].split("\n") if row.strip()) if found else ""


def _signed(facts: dict[str, str]) -> str:
    """The headline and line of authors that a blog shows above a post of which its front matter names the author."""
    author = facts.get("author", "")
    if not _AUTHORS.fullmatch(author):
        return ""
    return f"{facts['title']}\nBy {author}\n\n" if facts.get("title") else f"By {author}\n\n"


def _titled(facts: dict[str, str], body: str) -> str:
    """The title of a page that begins with its authors and does not repeat it."""
    title = facts.get("title", "")
    return f"{title}\n\n" if title and _RAISED_NAMES.search(body[:800]) and title not in body else ""


_RAISED_NAMES = re.compile(r"[a-z]\** ?<sup>\W{0,4}\d[\d,*†‡ ]{0,6}</sup>\W{0,4}, ")
_AUTHORS = re.compile(
    r"[A-ZÀ-Ý][\w.’'-]* (?:[A-ZÀ-Ý][\w.’'-]*+ ?)+(?:(?:,| and| &) ?[A-ZÀ-Ý][^\n{}\[\]:]*)?(?:\([^()\n]{2,40}\))?"
)


def _without_marks(text: str) -> str:
    text = _TARGET.sub("", unwrapped(whole_tables(_unboxed(_COMMENT.sub(_without_comment, text)))))
    text = _BULLET.sub(r"\1- ", _QUOTE.sub("", _FENCE.sub("", text)))
    text = _TAG.sub(
        "", _BREAK.sub("\n", _SUP.sub(lambda found: raised(found[1] or found[2] or found[3]), _CLOSED.sub("\n", text)))
    )
    text = _RULE.sub("", _RULED_HEADING.sub(r"\1", _HEADING.sub(r"\1", text)))
    return unescape(_inline(text))


def _without_comment(found: re.Match[str]) -> str:
    return "" if found["open"] is None and found["unclosed"] is None else found[0]


def _unboxed(text: str) -> str:
    """The text with lists and tables of HTML as Markdown writes them."""
    if "</" not in text:
        return text
    text = _CELL_JOINT.sub(" | ", text)
    return _BLOCK.sub("", _ITEM.sub("- ", text))


#: A title in italics, which would lose its beginning and end with them: "our paper, *Borrowed nurses*".
_SLANTED = re.compile(
    r"\b(?:paper|preprint|study|article),?(?: called| titled| entitled"
    r"| on)?,? (?:\*\*)?(?P<mark>[*_])(?P<title>[A-Z][^*_\n]{5,200}?)(?P=mark)(?:\*\*)?"
    r"|\b(?:[Ii]n|[Oo]f|called|titled) (?P<mark2>[*_])(?P<title2>[A-Z][^*_\n]{5,100}: [^*_\n]{5,150}?)(?P=mark2)"
)


def _quoted(found: re.Match[str]) -> str:
    title = found["title"] or found["title2"]
    return found[0].replace(f"{found['mark'] or found['mark2']}", "").replace(title, f"“{title}”")


def _inline(text: str) -> str:
    for escaped, shield, _ in _SHIELDED:
        text = text.replace(escaped, shield)
    text = _ATTRIBUTES.sub("", text) if "{:" in text else text
    text = _BOXED_LINK.sub(r"[\1]", text)
    text = _SLANTED.sub(_quoted, text)
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _EMPTY_LINK.sub("", _IMAGE.sub("", text))))
    text = _REFERENCE.sub(r"\1", text)
    text = _CODE.sub(r"\1", _STRONG.sub(r"\2", text))
    text = _ESCAPE.sub(r"\1", _EMPHASIS.sub(lambda found: found[1] or found[2], text))
    text = _HARD_BREAK.sub("", text)
    for _, shield, bare in _SHIELDED:
        text = text.replace(shield, bare)
    return text
