"""Segments of a page in, the blocks of its article out: paragraphs, captions and teasers, each with its theme."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.draft import ARTICLE_KINDS, Draft, Segment, SegmentKind
from kg.extract.lexicon.name_likeness import likeness
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.span_index import SpanIndex
from kg.extract.papers.lines.author_runs import author_names

_IMAGE = re.compile(r"[^\n]{1,120}\.(?:png|jpe?g|gif|svg|webp|tiff?|mp4)", re.I)
_RELATED = re.compile(
    r"(?:related (?:content|reading|articles?|posts?|stories|links)|(?:read|see) (?:more|also|next)|more on this topic"
    r"|you (?:might|may) (?:also )?(?:like|enjoy)(?: this)?|keep reading|further reading|(?:previous|next"
    r"|earlier) (?:post|article|story)"
    r"|from the archives?|more from .{3,40}|recommended(?: reading| for you)?|also (?:interesting|read)|don['’]t miss"
    r"|mehr zum thema|das könnte (?:sie|dich) auch interessieren|à lire aussi|elsewhere on (?:this site|the blog)):?",
    re.I,
)
#: Below each of several cards, it points to the rest of that card and heads nothing.
_MORE = re.compile(r"(?:read|see|learn|view) more(?: ?[»›→>]| \.{3}|…)?", re.I)
_BUTTON = 16
#: "Read next: Ada Nowak on moss", the pointer and what it points to on one line.
_POINTER = re.compile(
    r"[*_]?(?:related(?: (?:content|reading|post))?|(?:read|see) (?:more|also|next)|keep reading"
    r"|further reading|from the archives?"
    r"|(?:previous|next|earlier) (?:post|article|story)|previous|next up|you (?:might"
    r"|may) also like)\s?(?::|→|»|–|—)\s?\S",
    re.I,
)
#: What a site puts around every text, and where the words of its readers begin.
_FURNITURE = re.compile(r"(?:top|bottom) of page|skip to (?:main )?content|back to top", re.I)
_COMMENTS = re.compile(
    r"(?:(?:top[- ]rated|reader|recent|\d{1,4}|all|no) )?comments?(?: \(\d{1,4}\))?:?|(?:leave|post|add) a "
    r"(?:comment|reply)"
    r"|\d{1,4} (?:responses|replies|thoughts)(?: (?:on|to) .{3,120})?",
    re.I,
)
_BIBTEX = re.compile(r"^@\w+\s*\{[^\n]*(?:\n(?!\n)[^\n]*){0,40}?\}\s*$", re.MULTILINE)
_FIGURE = sought(
    r"^(?:figure|fig\.|image|photo|credit|illustration)\b|\b(?:figure|image|chart|from) from\b|\(?(?:photo|credit):",
    re.I,
)
#: Headings that say what kind of text follows, not what it is about.
_GENERIC = re.compile(
    r"(?:introduction|conclusions?|overview|background|acknowledge?ments?|references|summary|appendix|abstract|"
    r"about .*|related .*|research areas?|share|tags?|authors?|q ?& ?a|contents|table of contents|in this article|"
    r"(?:accepted |our |dernières |principales |ausgewählte |aktuelle |últimas )?(?:papers"
    r"|publications|publikationen"
    r"|publicaciones|pubblicazioni)(?: (?:récentes?|choisies|sélectionnées|recientes|recenti))?"
    r"|(?:main|research|industry|applied|poster"
    r"|oral) (?:conference|track|papers|sessions?)|"
    r"tutorials?|workshops?|keynotes?|talks|events|(?:best|outstanding) papers?.*|awards?.*|news"
    r"|latest.*|more .*|what['’]s next.*|further .*|next steps.*|.*\bawards?|.*\bmentions?\b.*|best .*|winners?|license"
    r"|.*\bpapers?\b.*|(?:pre-?)?prints?|proceedings|citations?|projects?|disclaimer|schedule|programme?|team|people"
    r"|getting started|installation|usage|setup|requirements|dependencies|changelog|contact|faq|quick ?start|results"
    r"|(?:oral|spotlight|poster|invited|contributed|new)s?(?: (?:presentations?|research|work|results|talks))?"
    r"|highlights?|spotlights?|posters?|orals?|demos?|sponsorships?|conference overview|meet the .*"
    r"|code|data|download\w*|.*\bposts?|posted.*|.*\btracks?)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, caption, heading or teaser, `text[start:end]` of the page.

    `theme_start:theme_end` is the heading it stands under, `group` numbers the teaser or main text it
    belongs to: facts never cross from one group to another.
    """

    kind: SegmentKind
    start: int
    end: int
    group: int = 0
    theme_start: int = 0
    theme_end: int = 0

    @property
    def in_teaser(self) -> bool:
        """Whether the text belongs to another page that this one only points to."""
        return self.group > 0


def read_blocks(draft: Draft) -> tuple[Block, ...]:
    """The blocks of the article in the order of the text; each line is a block of its own."""
    text = draft.document.text
    quoted = [match.span() for match in _BIBTEX.finditer(text)] if "@" in text else []
    lines: list[Block] = []
    for segment in sorted(draft.segments, key=lambda s: (s.start, s.end)):
        if segment.kind in ARTICLE_KINDS:
            lines.extend(_lines(text, segment, draft.segments))
    lines = [line for line in lines if not any(a <= line.start < b for a, b in quoted)]
    lines = [part for line in lines for part in _without_data(text, line)]
    blocks = _classified(text, list(_unjoined(text, lines)))
    return tuple(_under_themes(text, blocks))


def without_headings(text: str, blocks: Sequence[Block], listed: Collection[int]) -> tuple[Block, ...]:
    """The blocks where those that turned out to be titles of listed papers are headings no more."""
    plain = [replace(b, kind=SegmentKind.ARTICLE) if i in listed and i else b for i, b in enumerate(blocks)]
    return tuple(_under_themes(text, plain)) if listed else tuple(blocks)


def sentences(text: str, start: int, end: int, protected: SpanIndex | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`; no sentence ends at a position that a title, or the like, holds."""
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        cut = match.end("stop")
        short = _ABBREVIATION.search(text, max(start, cut - 12), match.start("stop") + 1)
        if short and not (short[0][0].isupper() and len(short[0]) == _INITIAL and _ANEW.match(text, match.end())):
            continue
        if protected is not None and protected.holds(cut):
            continue
        yield begin, cut
        begin = match.end()
    if begin < end:
        yield begin, end


#: Signs in a row that are no word: an image written as text, a key.
_DATA = re.compile(r"[\w+/=%-]{400,}", re.ASCII)


def _without_data(text: str, line: Block) -> Iterator[Block]:
    """The parts of a line that may say something; of tens of thousands of letters each may begin a name."""
    start = line.start
    for data in _DATA.finditer(text, line.start, line.end):
        if text[start : data.start()].strip():
            yield replace(line, start=start, end=data.start())
        start = data.end()
    if text[start : line.end].strip():
        yield replace(line, start=start)


def _unjoined(text: str, lines: Sequence[Block]) -> Iterator[Block]:
    """Lines of a list whose items lost their breaks, "- Title", "Authors - Title", "Authors - Title", taken apart."""
    opened = False
    for line in lines:
        cut = _ITEM_BEHIND.search(text, line.start, line.end) if opened and line.end - line.start < 600 else None
        names = author_names(text[line.start : cut.start()]) if cut else 0
        if cut and names > 1:
            yield replace(line, end=cut.start())
            yield replace(line, start=cut.start() + 1)
        else:
            yield line
        opened = text.startswith("- ", line.start) or names > 1


_ITEM_BEHIND = re.compile(r" - (?=[A-Z“\"])")
_SENTENCE_END = re.compile(r"(?P<stop>[.!?…][\"”’')\]]*)\s+(?=[\"“‘'(\[]?[A-Z0-9À-Þ<])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr|vs|cf|al|Fig|No|Vol|Inc|Ltd|Co|Corp|U\.S|U\.K|e\.g|i\.e"
    r"|Ph\.D|approx|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Dept|Univ|Priv\.-Doz|med|phil|rer|nat|Rev|Phys|Lett)\.)$"
)


def _lines(text: str, segment: Segment, others: Sequence[Segment]) -> Iterator[Block]:
    """Lines of a segment, without what a smaller segment inside it covers."""
    inner = [
        s
        for s in others
        if s is not segment
        and segment.start <= s.start
        and s.end <= segment.end
        and s.end - s.start < segment.end - segment.start
    ]
    position = segment.start
    for line in text[segment.start : segment.end].split("\n"):
        start, end = position + len(line) - len(line.lstrip()), position + len(line.rstrip())
        position += len(line) + 1
        if start < end and not any(s.start < end and start < s.end for s in inner):
            yield Block(segment.kind, start, end, group=1 if segment.kind is SegmentKind.TEASER else 0)


#: So many lines a text has at least that readers comment on.
_BEFORE_COMMENTS = 3


def _classified(text: str, lines: Sequence[Block]) -> list[Block]:
    """Kinds that a coarse segmenter left open: image names go, captions, headings and teasers are told apart."""
    blocks: list[Block] = []
    after_image = after_related = False
    group = 0
    buttons = {
        line.start for line in lines if line.end - line.start < _BUTTON and _MORE.fullmatch(text, line.start, line.end)
    }
    for index, line in enumerate(lines):
        words = text[line.start : line.end]
        if len(buttons) > 1 and line.start in buttons:
            continue
        if _COMMENTS.fullmatch(words) and len(blocks) > _BEFORE_COMMENTS:
            break
        if _FURNITURE.fullmatch(words):
            continue
        if _IMAGE.fullmatch(words) or _RELATED.fullmatch(words):
            after_image, after_related = bool(_IMAGE.fullmatch(words)), bool(_RELATED.fullmatch(words))
            continue
        kind = line.kind
        if kind is SegmentKind.ARTICLE:
            kind = _kind(words, first=index == 0, after_image=after_image, after_related=after_related)
        if kind is SegmentKind.TEASER:
            group += not (blocks and blocks[-1].kind is SegmentKind.TEASER and line.start - blocks[-1].end <= 1)
        blocks.append(replace(line, kind=kind, group=group if kind is SegmentKind.TEASER else 0))
        after_image = after_related = False
    return blocks


#: A letter with its full stop, and words that begin a sentence and go on with no name: "World War I. He".
_INITIAL = 2
_ANEW = re.compile(r"(?:He|She|They|It|In|The|His|Her|This|These|We|Our|At|From)\b")
_BULLET = re.compile(r"[-•*·–▪◦]\s")


def _kind(words: str, *, first: bool, after_image: bool, after_related: bool) -> SegmentKind:
    if not first and (after_related or _POINTER.match(words)):
        return SegmentKind.TEASER
    if after_image or (
        len(words) < 600
        and _FIGURE.search(words)
        and re.search(r"(?:figure|image|from|credit:?|photo:?) [^.]{0,200}\.?$", words, re.I)
    ):
        return SegmentKind.CAPTION
    if re.match(r"[Bb]y\s[A-Z]|\|.*\|", words):
        return SegmentKind.ARTICLE
    if not first and _BULLET.match(words):
        return SegmentKind.ARTICLE
    short = len(words) <= 70 and len(words.split()) <= 9 and words[-1] not in '.?!:;,”"' and "," not in words
    prose = len(words) > _LONGEST_TITLE and re.search(r"[a-z)]\. [A-ZÀ-Ý]", words) is not None
    return SegmentKind.HEADING if short or (first and not prose) else SegmentKind.ARTICLE


#: A first line that is longer and has several sentences is no title.
_LONGEST_TITLE = 150


def _under_themes(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    theme = (0, 0)
    for index, block in enumerate(blocks):
        if block.kind is SegmentKind.HEADING and index:
            theme = (block.start, block.end) if is_theme(text[block.start : block.end]) else (0, 0)
        yield replace(block, theme_start=theme[0], theme_end=theme[1]) if not block.in_teaser else block


def is_generic(heading: str) -> bool:
    """Whether a heading says what kind of text follows, and not what it is about."""
    return _GENERIC.fullmatch(heading) is not None


def is_theme(heading: str) -> bool:
    """Whether a heading can name what a group of papers is about."""
    heading = heading.strip(" :")
    return (
        len(heading.split()) <= 6
        and "\t" not in heading
        and heading[-1:] not in "?!."
        and not re.search(r"https?:|:\s|\s--\s|[{}\[\]=]", heading)
        and not likeness(heading.split()) > 0.6
        and not re.search(r"\b(?:19|20)\d\d\b", heading)
        and not _GENERIC.fullmatch(heading)
    )
