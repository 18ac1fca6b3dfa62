"""Marked sentences about papers in, their authors out: those the text presents as such, not speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.articles.marks import PEOPLE, indices
from kg.extract.articles.page import Page, organizations_at, people_within
from kg.extract.lexicon.sought import sought
from kg.extract.papers.facts.awarded import authors_of_works, awarded_authors
from kg.extract.papers.facts.listed_origins import listed_origins
from kg.extract.papers.lines.author_runs import author_names
from kg.extract.papers.lists.described_authors import is_described
from kg.extract.papers.lists.own_lists import papers_of_own_lists
from kg.extract.papers.scopes import PaperFact, PaperFactKind, Scope, stated
from kg.extract.people.heroes import owner_of_page, speaks_of_self
from kg.names import fold_name

_VERB = re.compile(
    r"\s(?:(?:then|also|instead|recently|jointly|first)\s)?(?:adapt|address|analy[sz]e|apply|applies"
    r"|argue|ask|build|combine|compare|compute|consider|create|demonstrate|derive|describe|design"
    r"|detail|develop|devise|discuss|employ|establish|evaluate|examine|explore|extend|find|focus"
    r"|formulate|frame|generalize|give|have|identify|improve|introduce|investigate|leverage|look"
    r"|measure|offer|outline|present|propose|prove|provide|report|reveal|review|set|show|solve|study"
    r"|suggest|survey|tackle|take|teach|test|train|turn|unify|use|was|were|is|are|will|can|won|wins"
    r"|received?)(?:s|es|d|ed)?\b"
)
_BY = re.compile(
    r"<T\d+>,?\s+(?:\([^)]*\),?\s+)?(?:(?:which (?:is|was) |is |was |comes |work )?(?:co-?)?(?:written |authored "
    r"|created |led |joint work )?(?:by|from)|—|–|-|\||/)\s+(?P<list>[^.;]*)"
)
_PAPER_BY = sought(
    r"\bpapers?\s+(?:[\w-]+\s)?by\s+(?P<list>[^.;]*?)<T\d+>|\bpapers?\s+(?:called |titled |entitled "
    r"|on )[^.;]*?<T\d+>,?\s[^.;]*?\bby\s+(?P<list2>[^.;]*)"
)
_WROTE = re.compile(
    rf"(?P<people>{PEOPLE})(?P<between>[^.;]{{0,80}}?)\b(?:co-?wrote|wrote|(?:co-?)?authored|published"
    rf"|co-?published|presented|presents?|will present|showed|(?:had|have|has|brought) (?:an?|the|their"
    rf"|two|three) (?:\w+ ){{0,2}}(?:poster|paper)s?)\b(?P<with>[^.;]{{0,110}}?)<T\d+>"
)
_PRESENT_IN = re.compile(
    rf"(?P<people>{PEOPLE})(?:,[^.;]{{0,140}}?,)?(?:\s+and\s+(?:(?:her|his"
    rf"|their)\s+)?(?:[\w\-]+\s){{0,2}}(?:colleagues|coauthors|co-authors|collaborators|team|students?"
    rf"|others)[^.;<]{{0,30}}(?:<O\d+>)?)?,?\s+(?:also\s+)?(?:presents?|proposes?|shows?|describes?"
    rf"|introduces?|explains?|reports?|argues?|demonstrates?|develops?|gives?|gave|asks?|answers?|offers?|proves?"
    rf"|suggests?)\b[^.;]{{0,90}}?\b[Ii]n\s+<T\d+>"
)
_AUTHOR_OF = re.compile(
    rf"(?P<people>{PEOPLE})(?:,|\s)[^.;]{{0,70}}?\b(?:lead |first |senior |corresponding |main "
    rf"|one of the )?(?:co-?)?authors?\s+(?:of|on)\s+(?P<what>[^.;<]{{0,60}}(?P<title><T\d+>)?)"
)
_AUTHOR_BEFORE = re.compile(
    rf"\b(?:authors?|coauthors|co-authors)(?:\s+(?:of"
    rf"|on)\s++[^.;<]{{0,60}}(?:<T\d+>[^.;<]{{0,20}})?)?(?:,|:|\s(?:is|are|include|includes|were"
    rf"|was))?\s++(?:<O\d+>['’]?s?\s)?(?:[a-z][\w\s\-]{{3,50}}\s)?(?P<people>{PEOPLE})",
    re.I,
)
_AUTHORS_ARE = sought(
    rf"(?:\b(?:[Bb]esides|[Aa]part from|[Ii]n addition to|[Aa]longside) (?P<beside>{PEOPLE}), )?(?:\bthe (?:other )?)?"
    r"\b(?:co-?)?authors\s(?:are|include|included|were)\s(?P<list>.*)$",
    re.I,
)
_AWARDED = sought(
    r"(?:<P(?P<person>\d+)>|\b(?P<pronoun>[Hh]e|[Ss]he|I)\b)[^.;<]{0,60}?\b(?:received|receives|won"
    r"|wins|earned|honored|recognized|awarded|captured|claimed|collected|garnered|landed)\b[^.;]{0,140}?\bfor\s(?:an?|the|his|her"
    r"|their)\s[^.;<]{0,60}<T\d+>"
)
_SELF_WROTE = sought(
    r"(?:\b[Ww]ith\s(?P<people>[^.;]{0,80}?),\s)?\b(?P<pronoun>I|[Hh]e|[Ss]he)\s(?:co-?)?(?:wrote|authored"
    r"|published|presented)\b[^.;]{0,110}?<T\d+>"
)
_OWNED = sought(
    r"(?:(?P<person><P\d+>)['’]s|\b(?P<pronoun>[Hh]is|[Hh]er|[Tt]heir|[Oo]ur"
    r"|[Mm]y|[Yy]our))\s+(?:(?:[\w\-,]+|<V\d+>)\s){0,4}?(?:papers?|article|study|thesis|dissertation"
    r"|publication)\b(?:[^.;<]|<[PV]\d+>){0,80}?<T\d+>"
)
_COAUTHORED = re.compile(
    rf"\b(?:co-?authored|co-?wrote|wrote|written|authored|published|paper|work|collaboration"
    rf"|jointly|together)\s+(?:it\s+|jointly\s+|together\s+)?with\s+(?:(?:his|her|their|then|former|colleagues?"
    rf"|advis[eo]rs?|PhD|student|students|fellow|<O\d+>['’]?s?|and"
    rf"|[a-z]+)\s+){{0,5}}(?P<people>{PEOPLE})"
)
#: One of several papers that a sentence names, each with its own authors: "<T0> by <P0> (<O0>) and <P1>".
_BY_EACH = re.compile(
    r"(?P<titles><T\d+>(?:(?:,? and |, )<T\d+>)*+),? by (?P<list>[^<.;]{0,40}<P\d+>[^.;]*?)"
    r"(?=[.;]|,? (?:and )?<T|\s[—–]\s|$)"
)
#: "<P0> and <P1> won prizes for <T0> and <T1>, respectively".
_RESPECTIVELY = re.compile(
    rf"(?P<people>{PEOPLE})[^.;<]{{0,160}}(?P<titles><T\d+>(?:(?:,? and |, )<T\d+>)++),? respectively\b"
)
#: Authors that are each told of: "<T0>, by <P0>, a student at <O0>; <P1>, …; and <P2>, …".
_BY_CLAUSES = re.compile(r"<T\d+>,?\s+(?:by|from)\s+(?P<list><P\d+>,[^.]*;[^.]*)")
#: "<T0> was authored by, top row, <P0>, a fellow at <O0>, and <P1>, …; second row, <P2>, …".
_AUTHORED = re.compile(
    r"<T\d+>,? (?:was|is|were) (?:jointly )?(?:co-?)?(?:authored|written) by\b"
    r"(?P<list>(?:[^.]|\.(?=\S)|(?<=\bPh\.D)\.)*)"
)
_SENIOR = re.compile(r"<P(?P<person>\d+)> as (?:the )?(?:senior|first|last|lead|corresponding|main) author\b")
_LED_AUTHORS = sought(r"\b(?:co-?)?authors?\b[^.;]{0,40}?,?\s(?:are |were )?led by (?P<list>[^.;]*)")
_CREDITED = re.compile(r"<T\d+>,?\s\((?:by |[Aa]uthors?: )?(?P<list><P\d+>(?:(?:,? and |, |; )(?:[A-Z]\w+|<P\d+>))*)")
_PRESENTS_WORK = re.compile(
    rf"{PEOPLE}(?:,[^.;<]*(?:<[GO]\d+>[^.;<]*)*,)?\s(?:presents?|wrote|did) (?:the|this) (?:work|paper"
    rf"|study)\s(?:together |jointly )?with {PEOPLE}"
)
_WITH_AFTER = re.compile(
    r"<T\d+>,?\s(?:(?:was published|appeared|came out) in [^.;,]{3,60}, "
    r"|which (?:I|we|he|she|they) wrote |(?:jointly |together |joint work |written "
    r"|work ))?with (?P<list>[^.;]*)"
)
#: "The paper was written by <O0> researchers <P0> and <P1>", of the only paper spoken of.
_WRITTEN_BY = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]heir) (?:\w+ )?(?:paper|study|work|article|preprint)"
    r"(?:, [^.;<]{3,60},| \([^()<]{3,40}\))?"
    r" (?:(?:was|is) (?:(?:jointly )?(?:co-?)?(?:written|authored|done|conducted|carried out|joint work) )?|comes "
    r")(?:by|from|(?<=joint work )with)"
    r" (?P<list>[^.;]*)"
)
#: "…, in which <P0> and <P1> show", "<P0> is going on with it; there is a preprint, <T0>".
_IN_WHICH = re.compile(rf"<T\d+>,?\s(?:in|with) which (?P<people>{PEOPLE})\s(?=[a-z])")
_THERE_IS = re.compile(
    r"(?P<people><P\d+>)\s(?:is|has been)\s[^.<]{3,120}?[;,:]\s(?:and )?there is (?:already )?an? (?:\w+ )?"
    r"(?:preprint|paper|draft|manuscript),? (?:called |titled )?[*_]?<T\d+>"
)
#: Of the only paper spoken of: "<P0>, now at <O0>, and her coauthors model …".
_WITH_COAUTHORS = re.compile(
    rf"(?P<people>{PEOPLE})(?:,[^.;]{{0,60}},)?,? and (?:his|her|their) (?:[\w-]+ )?co-?authors\b"
)
#: Of the only paper spoken of: "<P0> and colleagues train …", "<P0>, a student at <O0>, who is its first author".
_AND_COLLEAGUES = re.compile(
    rf"^\W*(?P<people>{PEOPLE}),? and (?:(?:his|her|their) )?(?:colleagues|team)\b(?! (?:at|are|is|were)\b)"
)
_ITS_AUTHOR = re.compile(
    r"(?P<people><P\d+>)(?:,[^.;<]{0,60}(?:<O\d+>)?)?,? who (?:is|was) (?:its"
    r"|the(?: paper['’]s)?) (?:\w+ )?(?:co-?)?author\b"
)
#: Authors in brackets behind each of several titles: "<T0> (<P0>, <P1>) and <T1> (<P2>)".
_CREDITED_EACH = re.compile(r"(?P<titles><T\d+>),?[”\"]?\s\((?:by )?(?P<list><P\d+>[^()]*)\)")
#: What the sentence before the title of a teaser says of its authors.
_FOUND_OUT = re.compile(
    rf"(?P<people>{PEOPLE})\s(?:show|showed|prove|proved|found|explained|described?|asked|proposed?|introduced?"
    r"|measured?|studied|taught|built)\s"
)
_SUBJECT_PEOPLE = re.compile(r"<P\d+>")
_NOT_AUTHOR = re.compile(
    r"\b(?:led by|advised by|headed by|according to|inspired by|after|named for|includes?|including"
    r"|like|such as|(?:methods?|approach|techniques?|algorithms?|ideas?|frameworks?|models?|results?|theorem|bounds?"
    r"|datasets?|benchmarks?|systems?|tools?) (?:(?:first |originally )?(?:introduced |proposed |developed |made ))?"
    r"(?:by|of|from))"
    r"\s[^<]*(?:<P\d+>[^<]*)*$"
)


def listed_authors(page: Page) -> Iterator[PaperFact]:
    """Authors on the line below, or behind, the title of a listed paper, and the organizations beside them."""
    for title in page.titles:
        if title.authors is None:
            continue
        for (start, end), index in people_within(page, *title.authors):
            name = page.persons[index].name
            yield PaperFact(fold_name(title.title), PaperFactKind.AUTHOR, index, name, start, end, 0.9)
    yield from listed_origins(page)
    yield from _lone_authors(page)
    yield from _owners(page)
    yield from _described(page)


def _owners(page: Page) -> Iterator[PaperFact]:
    """Whose page it is, as the author of what its lists of publications name without authors."""
    listed = {paper.block for paper in papers_of_own_lists(page.text, page.blocks, ())}
    owner = owner_of_page(page) if listed else None
    if owner is None:
        return
    name, (start, end) = page.persons[owner].name, page.persons[owner].spans[0]
    for title in page.titles:
        if title.block in listed:
            yield PaperFact(fold_name(title.title), PaperFactKind.AUTHOR, owner, name, start, end, 0.8)


def _described(page: Page) -> Iterator[PaperFact]:
    """Authors who are each told of on the line below the title, and the organizations named there."""
    for title in page.titles:
        below = page.blocks[title.block + 1] if title.block + 1 < len(page.blocks) else None
        if title.authors is None or title.authors[0] < title.authors[1] or below is None:
            continue
        if not is_described(page.text[below.start : below.end]):
            continue
        paper = fold_name(title.title)
        for (start, end), index in people_within(page, below.start, below.end):
            yield PaperFact(paper, PaperFactKind.AUTHOR, index, page.persons[index].name, start, end, 0.85)
        for index, found in organizations_at(page, below.start, below.end):
            if below.start <= found.start and found.end <= below.end:
                yield PaperFact(paper, PaperFactKind.AFFILIATION, index, found.name, found.start, found.end, 0.8)


def _lone_authors(page: Page) -> Iterator[PaperFact]:
    """Authors at the top of the page of one paper, whose title stands elsewhere on it."""
    titles = {fold_name(title.title) for title in page.titles if not page.blocks[title.block].in_teaser}
    if len(titles) != 1 or any(title.authors for title in page.titles):
        return
    runs = [b for b in page.blocks[:_TOP] if author_names(page.text[b.start : b.end]) >= _SEVERAL]
    if len(runs) != 1 or not any(t.block <= _TOP * 2 for t in page.titles):
        return
    for index, person in enumerate(page.persons):
        for start, end in (s for s in person.spans[:1] if runs[0].start <= s[0] and s[1] <= runs[0].end):
            yield PaperFact(next(iter(titles)), PaperFactKind.AUTHOR, index, person.name, start, end, 0.75)


#: Among how many first lines the authors of a page stand, and how many names make a list of them.
_TOP, _SEVERAL = 8, 3


def teaser_authors(page: Page, scope: Scope) -> Iterator[PaperFact]:
    """Who found out what a teaser tells of before it names its only paper."""
    if not scope.in_teaser or scope.named or scope.current:
        return
    group = page.blocks[scope.sentence.block].group
    papers = {fold_name(t.title) for t in page.titles if page.blocks[t.block].group == group}
    for match in _FOUND_OUT.finditer(scope.sentence.text) if len(papers) == 1 else ():
        for person in indices(match["people"], "P"):
            name = page.persons[person].name
            yield from stated(scope, match, PaperFactKind.AUTHOR, person, name, 0.75, tuple(papers))
    for venue in re.finditer(r"<V(\d+)>", scope.sentence.text) if len(papers) == 1 else ():
        yield from stated(scope, venue, PaperFactKind.VENUE, int(venue[1]), "", 0.7, tuple(papers))


def authors(page: Page, scope: Scope, last: int | None, hero: int | None) -> Iterator[PaperFact]:
    """Authors named in one sentence; `last` is the person spoken of before, `hero` the one the page is about."""
    text = scope.sentence.text
    found: list[tuple[re.Match[str], Sequence[int], float]] = [
        (match, people, 0.85) for match, people in awarded_authors(page, scope.sentence)
    ]
    for match, who, paper in authors_of_works(page, scope.sentence) if "<T" in text else ():
        for one in who:
            yield from stated(scope, match, PaperFactKind.AUTHOR, one, page.persons[one].name, 0.85, (paper,))
    apart, own = list(_told_apart(page, text)), dict[int, Sequence[str]]()
    for match, who, papers in apart:
        for one in who:
            own[one] = papers
            yield from stated(scope, match, PaperFactKind.AUTHOR, one, page.persons[one].name, 0.95, papers)
    for pattern, confidence in ((_BY, 0.95), (_PAPER_BY, 0.9)) if not apart else ():
        for match in pattern.finditer(text):
            listed = match["list"] or (match.groupdict().get("list2") or "")
            found.append((match, _people_until_verb(listed), confidence))
    if len(scope.named or scope.current) == 1:
        found += [(m, indices(m["people"], "P"), 0.85) for m in _WITH_COAUTHORS.finditer(text)]
        found += [(m, indices(m["people"], "P"), 0.8) for m in _AND_COLLEAGUES.finditer(text)]
        found += [(m, indices(m["people"], "P"), 0.9) for m in _ITS_AUTHOR.finditer(text)]
        found += [(m, _people_until_verb(m["list"]), 0.85) for m in _WRITTEN_BY.finditer(text)]
        found += [(m, indices(m[0], "P"), 0.8) for m in _PRESENTS_WORK.finditer(text)]
    for match in _BY_CLAUSES.finditer(text):
        opened = (re.match(r"\W*(?:and )?(<P\d+>)", clause) for clause in match["list"].split(";"))
        found.append((match, [i for one in opened if one for i in indices(one[1], "P")], 0.9))
    for match in _AUTHORED.finditer(text):
        if not _NOT_AUTHOR.search(match["list"]):
            found.append((match, indices(match["list"], "P"), 0.9))
    for match in _SENIOR.finditer(text):
        found.append((match, [int(match["person"])], 0.85))
    for match in _LED_AUTHORS.finditer(text):
        found.append((match, _people_until_verb(match["list"].split(", with ")[0]), 0.85))
    for match in _CREDITED.finditer(text) if not apart else ():
        found.append((match, indices(match["list"], "P"), 0.85))
    for match in _WITH_AFTER.finditer(text):
        found.append(
            (match, _people_until_verb(re.split(r",\s(?:uses|shows|is|has|was|which)\b", match["list"])[0]), 0.85)
        )
    subject = _presenters(text)
    if subject is not None:
        found.append((subject, indices(subject["subject"], "P"), 0.9))
    for pattern in (_IN_WHICH, _THERE_IS):
        found += [(match, indices(match["people"], "P"), 0.85) for match in pattern.finditer(text)]
    for match in _PRESENT_IN.finditer(text):
        found.append((match, indices(match["people"], "P"), 0.85))
    for match in _WROTE.finditer(text):
        if _SPEAKS.search(match[0]) and _is_series(page):
            continue
        presented = "present" in match[0] and re.match(r",?\s(?:\([^)]*\)\s)?(?:a paper )?by\s+<P", text[match.end() :])
        if "author" not in match["between"] and not presented and not re.search(r"\bby\s*$", text[: match.start()]):
            found.append((match, (*indices(match["people"], "P"), *indices(match["with"], "P")), 0.85))
    for match in _AUTHOR_OF.finditer(text):
        if match["title"] or re.search(r"\b(?:the|this|that)\s+(?:\w+\s)?(?:paper|study|work|article)", match["what"]):
            found.append((match, indices(match["people"], "P")[-1:], 0.9))
    if scope.named or re.search(
        r"\b(?:first|lead|senior|corresponding|co-?)\s?authors?\b|\b(?:paper|study"
        r"|work)['’]s\s+(?:\w+\s)?authors?\b|\bthe (?:\w+\s)?(?:co)?authors\b",
        text,
        re.I,
    ):
        found += [(m, indices(m["people"], "P"), 0.8) for m in _AUTHOR_BEFORE.finditer(text)]
    for match in _OWNED.finditer(text):
        if subject is not None and (match["pronoun"] or "").casefold() in ("their", "his", "her"):
            continue
        person = (
            int(match["person"][2:-1])
            if match["person"]
            else hero
            if (match["pronoun"] or "").casefold() in ("my", "your")
            else (hero if hero is not None and _opens_page(page, hero) else None)
            if (match["pronoun"] or "").casefold() == "our"
            else _before(text, match.start(), last)
        )
        joint = (match["pronoun"] or "").casefold() == "their"
        named = [*_TOGETHER.finditer(text, 0, match.start())][-1:] if joint else []
        told = [person, hero if joint else None, last if joint else None]
        owners = dict.fromkeys(p for p in (indices(named[0][0], "P") if named else told) if p is not None)
        found.append((match, tuple(owners), 0.8))
    for match in _AUTHORS_ARE.finditer(text):
        found.append((match, (*indices(match["beside"] or "", "P"), *indices(match["list"], "P")), 0.85))
    for match in _AWARDED.finditer(text):
        winner = int(match["person"]) if match["person"] else hero if match["pronoun"] == "I" else last
        found.append((match, [winner] if winner is not None else [], 0.75))
    if scope.current or scope.named:
        found += [(m, indices(m["people"] + (m["with"] or ""), "P"), 0.8) for m in _RESULT_OF.finditer(text)]
    for match in _SELF_WROTE.finditer(text):
        writer = hero if match["pronoun"] == "I" else _before(text, match.start("pronoun"), last)
        found.append((match, (*([writer] if writer is not None else []), *indices(match["people"] or "", "P")), 0.8))
    if scope.named:
        found += [(m, indices(m["people"], "P"), 0.8) for m in _COAUTHORED.finditer(text)]
    for match, people, confidence in found:
        for person in people:
            name = page.persons[person].name
            yield from stated(scope, match, PaperFactKind.AUTHOR, person, name, confidence, own.get(person))


#: People whose paper is "theirs": "<P0> and the student <P1> were named for their paper".
_TOGETHER = re.compile(
    r"<P\d+>(?:(?:,| and|, and) (?:(?!(?:by|with|of|was|is|were|are|said|who)\b)[\w.’'-]+ ){0,5}?<P\d+>)+"
)
#: "The paper is the result of a collaboration between <P0> and <P1> with <P2>".
_RESULT_OF = re.compile(
    r"\b(?:paper|work|study|article) (?:is|was) (?:a|the) (?:result|product|outcome|fruit) of (?:a |the |our |joint )*"
    r"(?:co-?operation|collaboration|work|effort) (?:from|between|of|by|among) "
    rf"(?P<people>{PEOPLE})(?:,? with (?P<with>{PEOPLE}))?"
)


#: What speakers do, and the pages on which they need have written nothing.
_SPEAKS = re.compile(r"\bpresent(?:s|ed)?\b")
_SERIES = re.compile(r"\b(?:[Ss]eminars?|[Cc]olloqui\w+|[Ss]peakers?['’]? [Ss]eries|[Ll]ecture [Ss]eries)\b")


def _is_series(page: Page) -> bool:
    """Whether the first lines say that the page is the programme of a seminar."""
    return any(_SERIES.search(page.text, block.start, block.end) for block in page.blocks[:_FIRST_LINES])


def _opens_page(page: Page, person: int) -> bool:
    """Whether the page is that person's: named in its first lines, or saying "I"; else "our" is a group's word."""
    end = page.blocks[min(len(page.blocks) - 1, _FIRST_LINES)].end
    return any(span[0] < end for span in page.persons[person].spans) or speaks_of_self(page)


_FIRST_LINES = 3


def _told_apart(page: Page, text: str) -> Iterator[tuple[re.Match[str], Sequence[int], Sequence[str]]]:
    """Papers of a sentence that names several, with the authors that it names for each of them."""
    if text.count("<T") < _SEVERAL:
        return
    each = list(_BY_EACH.finditer(text)) or list(_CREDITED_EACH.finditer(text))
    for match in each if len(each) >= _SEVERAL else ():
        people = _people_until_verb(match["list"])
        yield match, people, [fold_name(page.titles[i].title) for i in indices(match["titles"], "T")]
    for match in _RESPECTIVELY.finditer(text):
        people, titles = indices(match["people"], "P"), indices(match["titles"], "T")
        if len(people) == len(titles):
            yield from ((match, [p], [fold_name(page.titles[t].title)]) for p, t in zip(people, titles, strict=True))


_SEVERAL = 2


def _presenters(text: str) -> re.Match[str] | None:
    """The subject of "In <T1>, … propose": everything up to the verb."""
    opening = re.search(r"\b[Ii]n\b(?:[^<.;]|<V\d+>){0,90}?<T\d+>,?\s+(?:\([^)]*\),?\s+|an? [^,.;<]{3,90},\s+)?", text)
    if opening is None:
        return None
    verb = _VERB.search(text, opening.end())
    stop = verb.start() if verb else min(len(text), opening.end() + 160)
    subject = re.compile(rf"(?P<subject>[\s\S]{{0,{max(0, stop - opening.end())}}})").match(text, opening.end())
    said = subject["subject"] if subject else ""
    if _GOES_ON.match(said) or not _SUBJECT_PEOPLE.search(said) or _NOT_AUTHOR.search(said):
        return None
    return subject


#: Behind a title: another thing that is no subject.
_GOES_ON = re.compile(r"(?:and|or|which|to)\b")


def _people_until_verb(listed: str) -> Sequence[int]:
    """People of an author list; the list ends where a verb begins."""
    verb = _VERB.search(listed)
    return indices(listed[: verb.start()] if verb else listed, "P")


def _before(text: str, position: int, last: int | None) -> int | None:
    people = indices(text[:position], "P")
    return people[-1] if people else last
