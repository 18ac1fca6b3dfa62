from __future__ import annotations

import pytest

from kg.extract.lexicon.headings import SectionKind
from kg.extract.lexicon.spans import lines_of
from kg.extract.postings.sections.shape_headings import shape_headings


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("We are asking for", SectionKind.BASIC_QUALIFICATIONS),
        ("Das wünschen wir uns", SectionKind.BASIC_QUALIFICATIONS),
        ("What the week looks like", SectionKind.RESPONSIBILITIES),
        ("Why people stay", SectionKind.BENEFITS),
        ("Would be great", SectionKind.PREFERRED_QUALIFICATIONS),
        ("Orchard in brief", SectionKind.ABOUT_COMPANY),
        ("In your basket", None),
    ],
)
def test_kinds_by_words(heading: str, kind: SectionKind | None) -> None:
    text = f"{heading}\n- pears\n- plums and a sentence that is long enough"

    assert [(line.text, found) for line, found in shape_headings(lines_of(text))] == [(heading, kind)]


@pytest.mark.parametrize("line", ["- We need pears", "We need pears.", "Senior Data Engineer", "we need pears"])
def test_what_is_no_heading(line: str) -> None:
    text = f"{line}\n- pears and plums, which is a line that is long enough to stand below"

    assert line not in [found.text for found, _ in shape_headings(lines_of(text))]
