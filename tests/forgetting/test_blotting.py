"""Names are found however they are spelled, and ordinary words are left alone."""

from __future__ import annotations

import html
import json
import unicodedata
import urllib.parse
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.forgetting.blotting import blot, blotted_text, may_name, words_of
from kg.names import BLOT
from kg.schema import Document

NAME = "Zoë Quarnström"
_SPELLINGS = ["Petra Holzman", "PETRA HOLZMAN", "petra_holzman", "Holzman, Petra", "petra.holzman", "PetraHolzman"]
_ENTITIES = NAME.encode("ascii", "xmlcharrefreplace").decode()


def _blotted(text: str, *names: str) -> str:
    document = Document(id="document:a", source="a.txt", text=text, media="text", content_hash="h")
    return blot(document, names or [NAME]).text


@pytest.mark.parametrize(
    "spelling",
    [
        NAME,
        NAME.upper(),
        NAME.lower(),
        "Zoe Quarnstrom",
        "Zoe Quarnstroem",
        "Quarnström, Zoë",
        "QUARNSTROM Zoe",
        "Zoë M. Quarnström",
        "zoe_quarnstrom",
        "zoe-quarnstrom",
        "ZoëQuarnström",
        "@zoequarnstrom92",
        unicodedata.normalize("NFD", NAME),
        _ENTITIES,
        "Zo&euml; Quarnstr&ouml;m",
        "".join(f"&#x{ord(char):x};" for char in NAME),
        "".join(f"&#{ord(char)};" for char in NAME),
        "Zoe&#776; Quarnstro&#776;m",
        urllib.parse.quote(NAME),
        urllib.parse.quote_plus(NAME),
        urllib.parse.quote(unicodedata.normalize("NFD", NAME)),
        "".join(f"%{byte:02x}" for byte in NAME.encode()),
        json.dumps(NAME)[1:-1],
        json.dumps(unicodedata.normalize("NFD", NAME))[1:-1],
        "Zo=C3=AB Quarnstr=C3=B6m",
        html.escape(NAME),
    ],
)
def test_a_name_is_found_in_any_spelling(spelling: str) -> None:
    after = _blotted(f"Before {spelling} behind & 5 % of a=b.")
    assert after.startswith("Before ")
    assert after.endswith(" behind & 5 % of a=b.")
    assert len(after) == len(f"Before {spelling} behind & 5 % of a=b.")
    middle = after.removeprefix("Before ").removesuffix(" behind & 5 % of a=b.").removesuffix("92")
    assert sum(char.isalnum() for char in middle) == 0
    assert BLOT in middle


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Zoë Quarn\u00adström", NAME),
        ("Zoë Quarn\u200bström", NAME),
        ("Zoë Quarn-\nström", NAME),
        ("Zo&amp;euml; Quarnstr&amp;ouml;m", NAME),
        (urllib.parse.quote(urllib.parse.quote(NAME)), NAME),
        ("ＺＯＥ　ＱＵＡＲＮＳＴＲＯＭ", NAME),
        ("Zoë<br>Quarnström", NAME),
        ("Zoe Quarnstrøm", NAME),
        ("Lukasz Zolc", "Łukasz Żółć"),
        ("ADA WEIẞ", "Ada Weiß"),
        ("Siobhán O’Brien", "Siobhán O'Brien"),
        ("Siobhan O&rsquo;Brien", "Siobhán O'Brien"),
        ("Siobhan OBrien", "Siobhán O'Brien"),
        ("Jean‐Pierre Griﬃn", "Jean-Pierre Griffin"),
        ("jeanpierre.griffin@x.example", "Jean-Pierre Griffin"),
        ("von der Berg, Ada", "Ada von der Berg"),
        ("教授王小明先生", "王小明"),
    ],
)
def test_a_name_is_found_however_it_was_set(spelling: str, name: str) -> None:
    after = _blotted(f"Before {spelling} behind.", name)
    left = "".join(char for char in after.removesuffix("@x.example behind.") if char.isalpha() and char != BLOT)
    assert BLOT in after
    assert left in {"Beforebehind", "Before", "Beforebrbehind", "Before教授先生behind"}


@pytest.mark.parametrize(
    ("text", "perhaps"),
    [
        ("by Z. Quarnström", True),
        ("Quarnström, Z., 2020", True),
        ("Zoë Maria Quarnström", True),
        ("A. Quarnström", False),
        ("Zoë went. The Quarnström dam", False),
    ],
)
def test_initials_and_further_names_are_perhaps_the_same_person(text: str, perhaps: bool) -> None:
    assert may_name([text], [NAME]) is perhaps


@pytest.mark.parametrize(
    "alone", ["Quarnström's talk", "QUARNSTROM", "z.quarnstrom@x.example", "zquarnstrom@x.example", "quarnstrom2021"]
)
def test_the_family_name_alone_goes_where_the_person_is_named(alone: str) -> None:
    assert "quarnstr" not in _blotted(f"{NAME} spoke. {alone}").lower()


def test_small_letters_are_a_common_word_unless_in_an_address() -> None:
    after = _blotted("Ada Young meets young people, mail info@young.example, YOUNG.", "Ada Young")
    assert after == f"{BLOT * 3} {BLOT * 5} meets young people, mail info@{BLOT * 5}.example, {BLOT * 5}."


@pytest.mark.parametrize("other", ["Joann Leeson", "channleer", "Anna Lee", "Zoe Q."])
def test_other_names_stay(other: str) -> None:
    assert _blotted(f"{other} spoke.", "Ann Lee") == f"{other} spoke."


def test_a_name_of_one_word_is_found_as_it_is_written() -> None:
    assert _blotted("Bowie sang, bowie knives", "Bowie") == f"{BLOT * 5} sang, bowie knives"


def test_no_names_blot_nothing() -> None:
    document = Document(id="document:a", source="a.txt", text="a.b", media="text", content_hash="h")
    assert blot(document, []) is document
    assert blot(document, [""]) is document


def test_what_is_blotted_twice_stays_the_same() -> None:
    document = Document(id="document:a", source="a.txt", text=f"{NAME} & Ada Marlow", media="text", content_hash="h")
    both = blot(document, [NAME, "Ada Marlow"])
    assert blot(blot(document, [NAME]), ["Ada Marlow"]).text == both.text
    assert blot(both, [NAME, "Ada Marlow"]) is both


def test_the_address_of_a_document_is_blotted_too() -> None:
    document = Document("document:a", "a.txt", NAME, "html", "h", url="https://x.example/people/zoe-quarnstrom")
    assert blot(document, [NAME]).url == f"https://x.example/people/{BLOT * 3}-{BLOT * 10}"


def test_words_fold_accents_case_and_order() -> None:
    assert words_of("Quarnström, Zoë") == words_of("ZOE  quarnstrom") == ("zoe", "quarnstrom")
    assert words_of("Łukasz Sørli") == ("lukasz", "sorli")


@given(st.text(), st.text())
def test_lengths_are_kept_whatever_stands_around(before: str, behind: str) -> None:
    text = f"{before} {NAME} {behind}"
    after = blotted_text(text, [NAME])
    assert len(after) == len(text)
    assert "Quarnström" not in after


_OTHERS = [
    "Anna Bergmann", "Anna Bergs", "Johanna Berg", "Anna Bergé", "Anna Öberg", "Öanna Berg", "Anna Berg-Marlow",
    "Eva-Anna Berg", "Anna Mayberg", "annabergmann", "johanna.berg", "anna-bergmann", "ANNA BERGMANN", "Bergmann, Anna",
]  # fmt: skip


@pytest.mark.parametrize("other", _OTHERS)
@pytest.mark.parametrize(
    "write",
    [
        str,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.encode("ascii", "xmlcharrefreplace").decode(),
        lambda text: text.replace("Ö", "&Ouml;").replace("é", "&eacute;"),
        urllib.parse.quote,
        lambda text: json.dumps(text)[1:-1],
    ],
)
def test_a_name_that_begins_or_ends_the_same_stays_in_every_spelling(other: str, write: Callable[[str], str]) -> None:
    text = f"5 % & {write(other)} spoke."
    assert blotted_text(text, ["Anna Berg"]) == text


@pytest.mark.parametrize(
    "address", ["petra.holzmann@x.example", "holzmann@x.example", "unterholzman.example", "p/holzmanner"]
)
def test_an_address_of_another_stays_beside_the_name(address: str) -> None:
    assert _blotted(f"Petra Holzman and {address}", "Petra Holzman").endswith(f" and {address}")


@given(st.sampled_from(_SPELLINGS), st.text(alphabet="abmnsäéÖZ", min_size=1, max_size=6), st.booleans())
def test_only_whole_names_are_erased(name: str, more: str, behind: bool) -> None:
    longer = name + more if behind else more + name
    assert blotted_text(f"({longer})", ["Petra Holzman"]) == f"({longer})"
    assert BLOT in blotted_text(f"({longer}) {name}", ["Petra Holzman"])
