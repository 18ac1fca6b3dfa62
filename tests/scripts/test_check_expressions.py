"""Texts against expressions find those that took too long before they were mended, and none of the mended ones."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from expression_costs.attacking import Attack, Runs, attacks
from expression_costs.collecting import Expression, collected
from expression_costs.timing import Limits, findings

#: Expressions as they were, and as they were mended.
_ENDLESS = [
    (r"(?:home|start)\s*(?:[/›]\s*\S.*){1,}", r"(?:home|start)\s*[/›]\s*\S.*", "fullmatch"),
    (r"<T\d+>(?:(?:, and |,? and |, )<T\d+>)*,? by", r"<T\d+>(?:(?:,? and |, )<T\d+>)*+,? by", "match"),
    (r"(?:pdf|\W|\d{1,4}|\s)+", r"(?:pdf|\W|(?<!\d)\d++)+", "fullmatch"),
    (r"(?s)\s*(?:<!--.*?-->\s*)*<html", r"(?s)\s*(?:(?><!--.*?-->)\s*+)*+<html", "match"),
    (r"of (?:[A-Z][\w-]* ?){1,5}?, ", r"of (?:[A-Z][\w-]*+ ?){1,5}?, ", "search"),
    (r"^\W*(?:apply)\W*$", r"^[^\w\n]*(?:apply)[^\w\n]*$", "search"),
    (r"(?:\s+/(?:\s+\S+(?: \S+)*)+){2,}!", r"(?:\s+/(?:\s+[^/\s]+)+){2,}!", "match"),
    (r"(?:, (?:botanist|author|botanist))+!", r"(?:, (?:botanist|author))+!", "match"),
    (r"(?:[A-Z]\w{0,40}[a-z]\w{0,40}, )+!", r"(?:(?>[A-Z]\w{0,40}[a-z]\w{0,40}), )+!", "match"),
]
_LIMITS = Limits(runs=Runs(sign=200, word=1_000), patience=0.5)


def _is_slow(pattern: str, method: str, limits: Limits = _LIMITS) -> bool:
    expression = Expression(re.compile(pattern, re.MULTILINE), "here:1", (method,))
    return bool(list(findings([expression], limits)))


@pytest.mark.parametrize(("before", "after", "method"), [_ENDLESS[2], *_ENDLESS[-2:]])
def test_what_one_line_makes_endless_is_found_by_one_length(before: str, after: str, method: str) -> None:
    one = replace(_LIMITS, lengths=(200,), repeats=32)
    assert _is_slow(before, method, one)
    assert not _is_slow(after, method, one)


def test_letters_that_an_expression_cannot_tell_apart_are_tried_once() -> None:
    made = {attack.again for attack in attacks("[a-c]{4,}!", 0) if attack.end == "\n\x01ж"}
    assert made == {"a", "a" * 8 + "!", "aaaa!"}


@pytest.mark.parametrize(("before", "after", "method"), _ENDLESS)
def test_what_took_too_long_is_found_and_what_was_mended_is_not(before: str, after: str, method: str) -> None:
    assert _is_slow(before, method)
    assert not _is_slow(after, method)


def test_texts_repeat_what_an_expression_repeats_behind_what_it_begins_with() -> None:
    assert Attack("of a", ", b", "") in attacks("of a(?:, b)*!", 0)
    assert attacks("of a(?:, b)*!", 0) == attacks("of a(?:, b)*!", 0)


def test_nothing_goes_on_for_longer_than_readers_let_it() -> None:
    runs = Runs(sign=3, word=6)
    assert Attack("", "-", "!").text(8, runs) == "---!---!"
    assert Attack("", "a-", "").text(18, runs) == "a-a-a- \x01 a-a-a- \x01 "
    assert Attack("x", "a b ", "").text(12, runs) == "xa b a b a b "


def test_expressions_are_collected_with_what_is_done_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import re\n_WORD = re.compile(r'word-x+')\nfound = _WORD.sub('', 'a'), re.split('cut-y+', 'b')\n"
    (tmp_path / "odd_module.py").write_text(code)
    monkeypatch.syspath_prepend(str(tmp_path))
    with collected(tmp_path) as found:
        __import__("odd_module")
        re.compile("not-z+")
    assert {(some.compiled.pattern, some.methods) for some in found} == {("word-x+", ("sub",)), ("cut-y+", ("split",))}
