"""A name of a posting in, whether the page says so plainly that it is the employer's that no guess is needed out."""

from __future__ import annotations

import re

from kg.extract.lexicon.spans import Found
from kg.extract.postings.advert import Advert
from kg.extract.postings.headers.labels import label_of, labelled
from kg.extract.postings.headers.page_hosts import names_host
from kg.extract.postings.naming.firm_names import without_legal_form
from kg.schema import FieldName


def is_sure_of(advert: Advert, stated: Found[str]) -> bool:
    """Whether a label names the employer, a line of its site, or one of its own with a legal form: "Contoso GmbH"."""
    left, right = advert.text.rfind("\n", 0, stated.start) + 1, advert.text.find("\n", stated.end)
    line = advert.text[left:right].strip()
    alone = line != stated.value and without_legal_form(line) == stated.value
    return alone or names_host(line, stated.value) or is_labelled(advert, stated.start)


def is_labelled(advert: Advert, position: int) -> bool:
    """Whether a column or a label ("Company:") says that the name is the employer's; a line alone is a guess."""
    left = advert.text.rfind("\n", 0, position) + 1
    above = advert.text[:left].rstrip()
    if label_of(above[above.rfind("\n") + 1 :]) is FieldName.ORGANIZATION:
        return True
    label = labelled(advert.text[left : position + 1])
    if label is None:
        bare = re.sub(r"^\W+", "", advert.text[left : position + 1])
        label = labelled(bare)
    named = label is not None and label[0] in (FieldName.ORGANIZATION, FieldName.LOCATION)
    return advert.document.record_type is not None or named
