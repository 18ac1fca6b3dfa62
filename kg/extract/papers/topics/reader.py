"""A read page in, topics out: of one paper, of one section, and of the article as a whole."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from kg.extract.articles.blocks import Block, is_theme
from kg.extract.articles.page import Named, Page, unique_names
from kg.extract.draft import SegmentKind, TermMatch
from kg.extract.lexicon.paper_words import FUNCTION_WORDS
from kg.extract.lexicon.sought import sought
from kg.extract.lexicon.subject_measures import Origin
from kg.extract.lexicon.subject_model import LIKELY, shipped_subject_model
from kg.extract.lexicon.words import HIRING
from kg.extract.papers.mentions import TitleMatch
from kg.extract.papers.scopes import Scope
from kg.extract.papers.title_names import title_phrases
from kg.extract.papers.topics.interests import stated_interests
from kg.extract.papers.topics.pursuits import group_subjects, is_pursued, pursuits
from kg.extract.papers.venues.reader import find_venues
from kg.schema import NodeType

#: Topics so wide that they say something about a paper only if its title names them.
_WIDE = frozenset(
    {
        "machine learning",
        "artificial intelligence",
        "deep learning",
        "data science",
        "computer science",
        "research",
        "science",
        "algorithms",
        "statistics",
        "mathematics",
        "engineering",
        "neural networks",
        "experiments",
        "evaluation",
        "optimization",
    }
)
#: What every house does beside its research, and names in passing: whom it hires, whom it sells to.
_BESIDE_RESEARCH = HIRING | {
    "human resources",
    "customer experience",
    "business",
    "marketing",
    "sales",
    "advertising",
}
_MOST_OF_PAPER = 12
_MOST_OF_ARTICLE = 20
_FEW, _FEW_OF_SHORT = 3, 6
#: So short is a page that names each of its topics once.
_SHORT_PAGE = 2500
_COMPOUND = re.compile(
    r"(?<![\w-])(?P<name>[A-Za-z]{2,12}-(?:en|de)coder|[a-z]{3,12}-(?:tuning|distillation|augmentation"
    r"|sampling|attention|forecasting))s?(?![\w-])"
)
_DEFINED = re.compile(
    r"(?:\b(?:uses?|using|called|apply|applies|perform|problem of|concept of|notion of|known as"
    r"|task of|focus(?:es)? on|based on|through"
    r"|via)\s+)(?P<phrase>[a-z][\w\-]+(?:\s[a-z][\w\-]+){0,3}),\s+(?:or|i\.e\.,?|that is,?)\s(?:\w+ing"
    r"|the|an?|how)\b"
)
_CONCEPT = re.compile(
    r"\b(?:concept|problem|task|notion|technique|field)s?\s+(?:of|called"
    r"|known as)\s+(?P<phrase>[A-Za-z][\w\-]+(?:\s[a-z][\w\-]+){1,2})(?=[,.;)]|\s(?:which|that|to|in"
    r"|on|or|and|is|as|where|from|with)\b)"
)


def paper_topics(page: Page, key: str, title: TitleMatch, owned: Sequence[Scope]) -> tuple[Named, ...]:
    """Vocabulary terms and noun phrases of the title first, then terms of its own sentences, frequent ones first."""
    named = [_topic(page, match, 0.85) for match in _topic_terms(page, title.start, title.end)]
    of_title = (
        Named(phrase, title.start + start, title.start + end, 0.7)
        for phrase, start, end in title_phrases(title.title)
        if page.text[title.start + start : title.start + end].casefold() == phrase.casefold()
    )
    phrases = _likely(page, of_title, Origin.PAPER)
    block = page.blocks[title.block]
    themes = _topic_terms(page, block.theme_start, block.theme_end) if block.theme_end else []
    theme = [_topic(page, match, 0.6) for match in themes[:1]]
    return unique_names([*named, *phrases, *theme, *_told(page, key, owned)])[:_MOST_OF_PAPER]


def _likely(page: Page, items: Iterable[Named], origin: Origin) -> Iterator[Named]:
    """Phrases that no vocabulary lists and that likely are subjects, as sure as they are likely."""
    for item in items:
        likely = shipped_subject_model().probability(page.text, item.start, item.end, origin)
        if likely >= LIKELY:
            yield replace(item, confidence=likely)


def _told(page: Page, key: str, owned: Sequence[Scope]) -> list[Named]:
    """Topics of the sentences about a paper; a sentence that names the paper counts three times."""
    counts: Counter[str] = Counter()
    first: dict[str, Named] = {}
    for scope in owned:
        if len(scope.named) > 1:
            continue
        start, end = scope.sentence.start, scope.sentence.end
        terms = [_topic(page, m, 0.6) for m in _topic_terms(page, start, end) if not m.term.context]
        told = chain(_explained(page, start, end), _coined(page, start, end))
        for item in (*terms, *_likely(page, told, Origin.TOLD)):
            if item.name.casefold() not in _WIDE:
                counts[item.name] += 3 if key in scope.named else 1
                first.setdefault(item.name, item)
    kept = [name for name in first if counts[name] > 1 or first[name].kind != "coined"]
    return [first[name] for name in sorted(kept, key=lambda name: (-counts[name], first[name].start))]


#: Sentences in which people say what they work on: each topic counts.
_INTEREST = sought(
    r"\b(?:(?:research|main|primary|current|scientific) (?:\w+ )?(?:interests?|focus|areas?|topics?)"
    r"|(?:area|areas|field|fields|topics) of (?:my |his |her |our )?(?:interests?|research|expertise)"
    r"|(?:interested|specializ\w+|specialis\w+|expertise) in|works? at the intersection"
    r"|(?:my|his|her|our) (?:\w+ )?research (?:is|focus\w*|lies|centers|aims)"
    r"|(?:[Ww]e|I) (?:work|do research|am working|have been (?:also )?working|study) (?:on|in)"
    r"|(?:working|works) (?:primarily |mainly )?on)\b"
)


def article_topics(page: Page, themes: Sequence[Named], papers: Sequence[Named] = ()) -> list[Named]:
    """What the article as a whole is about, in the order of the text.

    Themes and topics of the title, of headings and of the titles of papers first, then those it keeps naming.
    """
    scores: Counter[str] = Counter({theme.name: 5 for theme in themes})
    first = {theme.name: theme for theme in reversed(themes)}
    titles = [(t.start, t.end) for t in page.titles if not page.blocks[t.block].in_teaser]
    interests = [(s.start, s.end) for s in page.sentences if _INTEREST.search(s.text) or is_pursued(s.text)]
    short = sum(block.end - block.start for block in page.blocks if not block.in_teaser) < _SHORT_PAGE
    for index, block in enumerate(page.blocks):
        for match in _topic_terms(page, block.start, block.end) if not block.in_teaser else ():
            topic = _topic(page, match, 0.7)
            listed = (
                block.kind is SegmentKind.HEADING
                or any(a <= match.start and match.end <= b for a, b in titles)
                or (index < _OPENING and _is_headline(page, block))
            )
            if not listed and (match.term.context or match.term.name in _BESIDE_RESEARCH):
                continue
            first.setdefault(topic.name, topic)
            said = any(a <= match.start < b for a, b in interests) or _is_item(page, block, match)
            telling = said or (short and " " in topic.name)
            scores[topic.name] += 6 if index == 0 else 3 if listed else 2 if telling else 1
    known = {name.casefold() for name in first}
    own = (
        (group_subjects(page), Origin.GROUP),
        (stated_interests(page), Origin.INTEREST),
        (pursuits(page), Origin.PURSUIT),
    )
    for field in (field for fields, origin in own for field in _likely(page, fields, origin)):
        if not any(name in field.name.casefold() for name in known):
            first.setdefault(field.name, field)
            scores[field.name] += 2
    ranked = [name for name, score in scores.most_common() if score >= 2 and is_theme(name)]
    few = _FEW_OF_SHORT if short and not interests else _FEW
    if len(ranked) < few:
        first |= {topic.name: topic for topic in papers if topic.name not in first}
        ranked += [name for name in first if name not in ranked][: few - len(ranked)]
    known |= {name.casefold() for name in ranked}
    ranked += [topic.name for topic in papers if not any(name in topic.name.casefold() for name in known)]
    first |= {topic.name: topic for topic in papers if topic.name not in first}
    return sorted(unique_names(first[name] for name in ranked[:_MOST_OF_ARTICLE]), key=lambda item: item.start)


#: Among so many lines the headline of an article and the line below it stand.
_OPENING = 4


def _is_headline(page: Page, block: Block) -> bool:
    """Whether a line at the top of the page is short and says one thing."""
    line = page.text[block.start : block.end]
    return len(line) <= 180 and ". " not in line and block.kind is not SegmentKind.CAPTION


def _is_item(page: Page, block: Block, match: TermMatch) -> bool:
    """Whether a topic is all of an item of a list."""
    return match.end - match.start >= 0.8 * (block.end - block.start - 2) and page.text.startswith("- ", block.start)


def theme_of(page: Page, block: Block) -> Named | None:
    """The heading a block stands under, as the vocabulary writes it where it knows it."""
    name = page.theme(block)
    if name is None:
        return None
    length = block.theme_end - block.theme_start
    terms = [m for m in _topic_terms(page, block.theme_start, block.theme_end) if m.end - m.start >= 0.8 * length]
    if terms:
        name = _topic(page, terms[0], 0.8).name
    elif all(re.fullmatch(r"[A-Z]?[^A-Z]*", word) for word in name.split()):
        name = name.lower()
    elif not re.search(r"[A-Z]{2}", name.split()[0]):
        name = name[0].lower() + name[1:]
    return Named(name, block.theme_start, block.theme_end, 0.8)


#: Headings that say of which kind the papers below are, where they appeared or how far they are.
_KIND_OF_PAPER = re.compile(
    r"\b(?:journals?|conferences?|workshops?|preprints?|publications?|papers?|articles?|chapters?|books?|thes[ei]s"
    r"|dissertations?|patents?|reports?|surveys?|manuscripts?|posters?|talks?|review|press|submitted|accepted|selected"
    r"|recent|refereed|invited|other|miscellaneous|misc|proceedings|editorials?|abstracts?|first author|working|others"
    r"|januar|februar|march|april|june|july|august|septemb|octob|novemb|decemb|spring|summer|autumn|fall|winter|week)"
    r"|[ée]tudes|zeitschrift|konferenz|revues?",
    re.IGNORECASE,
)
_FEW_LISTED = 4


def lists_by_theme(page: Page) -> bool:
    """Whether the page lists papers under headings that say what they are about, several of them."""
    listed = [page.blocks[t.block] for t in page.titles if t.authors is not None and not page.blocks[t.block].in_teaser]
    themes = {name for block in listed if (name := page.theme(block))}
    telling = {name for name in themes if not _KIND_OF_PAPER.search(name) and not find_venues(name)}
    return len(listed) >= _FEW_LISTED and len(telling) >= 2 and len(telling) == len(themes)


def _topic_terms(page: Page, start: int, end: int) -> list[TermMatch]:
    return [match for match in page.terms_in(start, end) if match.term.node_type is NodeType.TOPIC]


def _topic(page: Page, match: TermMatch, confidence: float) -> Named:
    """The topic as the text calls it where it writes it out, else by its canonical name."""
    name = match.term.name
    surface = " ".join(page.text[match.start : match.end].split())
    spelled = name.islower() and len(surface) >= 6 and surface[1:].islower() and " " in surface
    same = surface.lower().replace("-", " ").rstrip("s") == name.replace("-", " ").rstrip("s")
    return Named(surface.lower() if spelled and not same else name, match.start, match.end, confidence)


_SPEAKS_OF_PAPER = sought(
    r"\b(?:[Tt]hey|[Tt]heir|[Tt]he (?:researchers?|scientists?|authors?|team|approach|method|paper"
    r"|work|technique|system|algorithm|framework|student|goal|result|one exception)"
    r"|[Ii]n (?:experiments|tests|evaluations)|[Tt]his (?:paper|approach|method|work|model)|[Ww]e"
    r"|[Oo]ur|the <O\d+> (?:researchers|scientists))\b"
)


def topic_owned(page: Page, scopes: Sequence[Scope]) -> dict[str, list[Scope]]:
    """Papers with the sentences that tell their topics."""
    owned: dict[str, list[Scope]] = defaultdict(list)
    for scope, owners in zip(scopes, _topic_owners(page, scopes), strict=True):
        for key in dict.fromkeys(owners):
            owned[key].append(scope)
    return owned


def _topic_owners(page: Page, scopes: Sequence[Scope]) -> list[tuple[str, ...]]:
    """Per sentence the papers whose topics it tells: what leads up to a paper belongs to it."""
    owners = [scope.named or scope.current for scope in scopes]
    speaking = _speaking_blocks(scopes)
    following: tuple[str, ...] = ()
    block_of_next = -1
    for position in range(len(scopes) - 1, -1, -1):
        scope = scopes[position]
        block = page.blocks[scope.sentence.block]
        if scope.caption or block.in_teaser:
            continue
        if block.kind is SegmentKind.HEADING:
            following = ()
        elif scope.named:
            following, block_of_next = scope.named[:1], scope.sentence.block
        elif following and (scope.sentence.block == block_of_next or scope.sentence.block not in speaking):
            owners[position] = (
                following if not scope.current or scope.sentence.block != block_of_next else owners[position]
            )
        else:
            following = ()
    return owners


def _speaking_blocks(scopes: Sequence[Scope]) -> frozenset[int]:
    """The blocks in which a sentence names a paper or goes on about one."""
    return frozenset(s.sentence.block for s in scopes if s.named or _SPEAKS_OF_PAPER.search(s.sentence.text))


def _explained(page: Page, start: int, end: int) -> Iterator[Named]:
    """Phrases the text explains: "gradient matching, or identifying …", "the concept of Shapley values"."""
    for pattern in (_DEFINED, _CONCEPT):
        for match in pattern.finditer(page.text, start, end):
            words = match["phrase"].split()
            while words and (words[0].casefold() in FUNCTION_WORDS or words[0].endswith("ing")):
                words = words[1:]
            if len(words) >= 2 and len(" ".join(words)) <= 45 and words[-1].casefold() not in FUNCTION_WORDS:
                name = " ".join(words)
                yield Named(name, match.end("phrase") - len(name), match.end("phrase"), 0.55)


def _coined(page: Page, start: int, end: int) -> Iterator[Named]:
    """Hyphenated terms of the trade that no vocabulary needs to know: "cross-encoder", "prompt-tuning"."""
    for match in _COMPOUND.finditer(page.text, start, end):
        yield Named(match["name"].lower(), match.start("name"), match.end("name"), 0.5, "coined")
