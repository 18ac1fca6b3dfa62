"""Marked sentences about papers in, methods out: what a paper introduces and what it builds on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.papers.scopes import PaperFact, PaperFactKind, Scope
from kg.extract.papers.title_names import is_coined, title_method
from kg.names import fold_name

_NAME = r"(?P<name>(?!The |A |An |This |It )[A-Z][\w@+\-]*(?: [A-Z0-9][\w@+\-]*){0,3}|[a-z]+\d+[a-z]+|[a-z]+[A-Z]\w*)"
_CALLED = re.compile(
    rf"\b(?:known as|called|dubbed|named|termed|which (?:we|they|the (?:team|authors|group)) calls?"
    rf"|(?:[Ww]e|[Tt]hey) call|refer(?:red)? to as|nicknamed|christened|abbreviated)"
    rf"\s+(?:it\s+|(?:the|their|our|this) (?:\w+ ){{1,2}}?|the\s+"
    rf"|an?\s+)?[“\"'‘]?{_NAME}[”\"'’]?(?=[\s,.;:()—–]|$)"
)
_INTRODUCE = re.compile(
    rf"\b(?:introduc|present|propos|describ|develop|design|releas|creat)(?:e|es|ed|ing"
    rf"|s)?\s+(?:a (?:new |novel )?(?:[\w\-]+\s){{1,5}}?(?:,\s)?)?{_NAME}(?=,| \(|\s(?:a|an|the|which"
    rf"|that|to)\b|\.)"
)
#: The name that goes on in brackets: "a Moss Walking Scheme (MWS)".
_SHORT_FORM = re.compile(r" \((?P<name>[A-Z][\w-]*[A-Z\d][\w-]*)\)")
_DATA_BEFORE = re.compile(
    r"\b(?:data ?sets?|benchmarks?|corpus|corpora|challenge|competition|task|collection)\b[^.;]{0,25}$", re.I
)
_APPOSED = re.compile(
    rf"\b(?:method|model|approach|recipe|system|algorithm|framework|architecture|technique|policy"
    rf"|network|tool|solver|library|estimator|metric|protocol|scheme|pipeline|sensor|optimi[sz]er|classifier),\s{_NAME}(?=,)"
)
#: "MossNet is a method that counts spores."
_IS_METHOD = re.compile(
    rf"^\W*{_NAME} is (?:an?|our|the) [^.;]{{0,70}}?\b(?:method|approach|model|framework|system|algorithm|technique"
    r"|architecture|tool|pipeline|network)\b"
)
#: What others call so, too: "often referred to as".
_COMMONLY = re.compile(
    r"\b(?:often|commonly|usually|widely|sometimes|typically|generally|popularly|better|otherwise) $"
)
_BUILDS_ON = re.compile(
    rf"\b(?:buil(?:ds?|t|ding) (?:up)?on|based on|extend(?:s|ed|ing)?|relies on|inspired by"
    rf"|variation on|variant of|version of|combin(?:es?|ed|ing)|uses?"
    rf"|using)\s+(?:(?P<orgs><O\d+>)['’]s?\s+|the\s+|an?\s+|their\s+|earlier\s+"
    rf"|existing\s+){{0,2}}{_NAME}(?P<version>\s\d+(?:\.\d+)*)?(?P<noun>\s+(?:model|method|architecture"
    rf"|framework|algorithm|system"
    rf"|approach|network|technique|library|toolkit))?"
)


def methods(scope: Scope) -> Iterator[PaperFact]:
    """Methods one sentence says the paper introduces or builds on; data sets are none."""
    papers = scope.named or scope.current
    if not papers or (len(papers) > 1 and not scope.named):
        return
    text = scope.sentence.text
    for pattern, confidence in ((_CALLED, 0.85), (_INTRODUCE, 0.7), (_APPOSED, 0.8), (_IS_METHOD, 0.75)):
        for match in pattern.finditer(text):
            if pattern is _CALLED and _COMMONLY.search(text[: match.start()]):
                continue
            if _is_data(text, match) or _DATA_BEFORE.search(text[max(0, match.start() - 40) : match.start("name")]):
                continue
            if not (
                is_coined(match["name"])
                or (pattern is _CALLED and len(match["name"].split()) <= 3 and match["name"][:1].isupper())
            ):
                continue
            if pattern is _INTRODUCE and scope.caption:
                continue
            short = _SHORT_FORM.match(text, match.end("name")) if " " in match["name"] else None
            start, end = scope.sentence.marked.span(short or match, "name")
            name = (short or match)["name"].strip()
            yield PaperFact(papers[0], PaperFactKind.INTRODUCES, 0, name, start, end, confidence)
    for match in _BUILDS_ON.finditer(text):
        used = match["name"].strip() + (match["version"] or "")
        if (
            (is_coined(used) or match["noun"])
            and fold_name(used) != fold_name(title_method(papers[0]) or "")
            and not _is_data(text, match)
        ):
            start, end = scope.sentence.marked.span(match, "name")
            end += len(match["version"] or "")
            sure = 0.85 if match["noun"] or match[0].lower().startswith("buil") else 0.6
            yield PaperFact(papers[0], PaperFactKind.USES, 0, used, start, end, sure)


_KIND = (
    r"(?:method|model|approach|system|algorithm|framework|architecture|technique|policy|network|tool|solver|library"
    r"|recipe|pipeline|engine|planner)"
)
#: What a page that tells of one paper calls what is in it: "Their system, Sentinel, splits", "The method (MossNet)".
_THEIRS = re.compile(
    rf"\b(?P<whose>[Tt]heir|[Oo]ur|[Hh]er|[Hh]is|[Tt]he(?: new| resulting| proposed)?"
    rf"|[Tt]his) (?:[a-z-]+ ){{0,3}}{_KIND}"
    rf"(?:, (?:(?:which (?:is|they|we|she|he) )?(?:called?|dub(?:bed)?|named?|known as) )?{_NAME}(?=[,.])"
    rf"| \({_NAME.replace('name', 'inside')}\)| (?:is )?(?:called|named|dubbed) {_NAME.replace('name', 'called')})"
)
#: What the sentence before told of: "One result is MossNet, a network that … It was introduced in <T0>".
_IT_WAS = re.compile(
    r"\W*(?:It|The (?:\w+ )?(?:method|model|system|network|framework|algorithm|approach)) (?:was|is) (?:first )?"
    r"(?:introduced|described|proposed|presented|published) (?:in|at|with)\b[^<]{0,40}<T\d+>"
)
_TOLD = re.compile(rf"\b(?:is|are|called|named|dubbed) {_NAME}(?=, )")


def methods_told(scopes: Sequence[Scope], only: str | None) -> Iterator[PaperFact]:
    """What sentences around the paper's name say that it introduces.

    Args:
        scopes: the sentences of a page.
        only: the paper that all of the page is about, if there is one.
    """
    for before, scope in zip((None, *scopes), scopes, strict=False):
        text = scope.sentence.text
        if scope.in_teaser or scope.caption:
            continue
        if before is not None and scope.named and _IT_WAS.match(text):
            yield from _named(before, _TOLD, scope.named[0])
        papers = (only,) if only else scope.named or scope.current
        if len(papers) == 1:
            yield from _named(scope, _THEIRS, papers[0])


def _named(scope: Scope, pattern: re.Pattern[str], paper: str) -> Iterator[PaperFact]:
    for match in pattern.finditer(scope.sentence.text):
        group = next(name for name in ("name", "inside", "called") if match.groupdict().get(name))
        owned = match.groupdict().get("whose", "").casefold() in ("their", "our", "her", "his")
        if is_coined(match[group]) or (owned and match[group].isalpha()):
            yield PaperFact(
                paper, PaperFactKind.INTRODUCES, 0, match[group], *scope.sentence.marked.span(match, group), 0.8
            )


def _is_data(text: str, match: re.Match[str]) -> bool:
    return bool(
        re.match(
            r"\s+(?:\w+\s)?(?:datasets?|data|benchmarks?|corpus|competition|challenge|GPUs?|leaderboard)\b",
            text[match.end() :],
        )
    )
