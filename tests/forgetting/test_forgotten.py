from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.forgetting.blotting import blot
from kg.forgetting.forgotten import Forgotten
from kg.names import BLOT
from kg.schema import Document


def _document(text: str, *, title: str | None = None, chrome: str = "") -> Document:
    return Document(
        id="document:a", source="a.txt", text=text, media="text", content_hash="h", title=title, chrome=chrome
    )


def test_a_name_is_blotted_with_its_length_kept() -> None:
    after = blot(_document("Talk by Ada\u00a0Marlow, then MARLOW, ADA again."), ["Ada Marlow", "Marlow, Ada"])
    assert after.text == f"Talk by {BLOT * 3}\u00a0{BLOT * 6}, then {BLOT * 6}, {BLOT * 3} again."


def test_the_family_name_alone_goes_too_but_not_inside_other_words() -> None:
    after = blot(_document("Ada Marlow spoke. Marlow left for Marlowe."), ["Ada Marlow"])
    assert after.text == f"{BLOT * 3} {BLOT * 6} spoke. {BLOT * 6} left for Marlowe."


def test_title_and_chrome_are_blotted() -> None:
    after = blot(_document("x", title="Ada Marlow", chrome="© Ada Marlow"), ["Ada Marlow"])
    assert after.title == f"{BLOT * 3} {BLOT * 6}"
    assert "Marlow" not in after.chrome


def test_the_path_is_blotted_too() -> None:
    document = Document(id="document:a", source="talks/ada_marlow-2.txt", text="x", media="text", content_hash="h")
    assert blot(document, ["Ada Marlow"]).source == f"talks/{BLOT * 3}_{BLOT * 6}-2.txt"


def test_a_document_without_the_name_stays_the_same_object() -> None:
    document = _document("Marlow alone may be anyone.")
    assert blot(document, ["Ada Marlow"]) is document


def test_a_blotted_document_counts_as_changed_and_always_in_the_same_way() -> None:
    document = _document("Ada Marlow")
    assert blot(document, ["Ada Marlow"]).content_hash != "h"
    assert blot(document, ["Ada Marlow"]) == blot(document, ["Ada Marlow"])


def test_what_is_remembered_is_not_the_name() -> None:
    forgotten = Forgotten("salt").with_names(["Ada Marlow"])
    assert forgotten.knows("ADA  marlow")
    assert not forgotten.knows("Ada Marlowe")
    assert "marlow" not in str(forgotten).lower()


@given(st.text(), st.text())
def test_no_span_moves(before: str, after: str) -> None:
    text = f"{before} Ada Marlow {after}"
    assert len(blot(_document(text), ["Ada Marlow"]).text) == len(text)
