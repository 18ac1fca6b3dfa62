"""What the foot of a page that offers work says of whose it is."""

from __future__ import annotations

import pytest

from kg.ingest import read_bytes
from kg.ingest.text.page_sign import signed
from kg.schema import Document


@pytest.mark.parametrize("row", ["© 2026 Plum Works Inc.", "Copyright 2019-2026 by Plum Works", "Plum Works ©"])
def test_the_line_that_signs_a_page_stands_below_its_text(row: str) -> None:
    assert signed("Apply now", f"Home\n{row}") == f"Apply now\n\n{row}"


@pytest.mark.parametrize(
    "row", ["© 2026 All rights reserved", "Copyright Notice", "Copyright Policy", "All rights reserved ©"]
)
def test_rights_and_rules_are_nobodys_names(row: str) -> None:
    assert signed("Apply now", row) == "Apply now"
    assert signed("Apply now", f"{row}\n© 2026 Plum Works") == "Apply now\n\n© 2026 Plum Works"


def test_a_name_that_the_text_has_is_not_said_again() -> None:
    assert signed("Join Plum Works", "© 2026 Plum Works Inc.") == "Join Plum Works"


@pytest.mark.parametrize(("button", "told"), [("Apply now", True), ("Read on", False)])
def test_only_pages_that_offer_work_are_signed(button: str, told: bool) -> None:
    text = f"<p>We grow pears in two valleys and press them in the third.</p><p>{button}</p>"
    page = f"<title>Pears</title>{text}<footer>© 2026 Plum Works Inc.</footer>"
    (document,) = read_bytes(page.encode(), "page.html")
    assert isinstance(document, Document)
    assert ("Plum Works" in document.text) is told
