"""An employer's name as the page writes it in, the countries out in whose registers such a legal form is entered."""

from __future__ import annotations

import re
from functools import lru_cache

#: Forms of few countries, the likeliest first; forms that many have ("Inc", "Ltd", "AG", "LLC", "S.A.") tell nothing.
_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"Pte\.?,? ?(?:Ltd|Limited)", ("SG",)),
    (r"Pty\.?(?:,? ?(?:Ltd|Limited))?|\(Pty\) ?Ltd", ("AU", "ZA")),
    (r"Sdn\.? ?Bhd|Berhad", ("MY", "BN")),
    (r"(?:Pvt|Private)\.?,? ?(?:Ltd|Limited)", ("IN", "PK", "LK")),
    (r"g?GmbH(?: ?& ?Co\.? ?KG)?", ("DE", "AT", "CH")),
    (r"S\.p\.A|S\.r\.l", ("IT",)),
    (r"[Ss]p\. ?z ?o\. ?o", ("PL",)),
    (r"[Ss]\.r\.o|a\.s", ("CZ", "SK")),
    (r"d\.o\.o", ("SI", "HR", "RS", "BA")),
    (r"Kft|Zrt|Nyrt", ("HU",)),
    (r"Oyj?", ("FI",)),
    (r"ApS", ("DK",)),
    (r"A/S", ("DK", "NO")),
    (r"B\.?V", ("NL", "BE")),
    (r"SAS|SARL|SASU|S\.A\.S|S\.A\.R\.L", ("FR", "LU")),
    (r"S\.A\. de C\.V", ("MX",)),
    (r"Lda", ("PT",)),
    (r"Ltda", ("BR", "CL", "CO")),
    (r"A\.Ş|Ltd\.? Şti", ("TR",)),
    (r"OÜ", ("EE",)),
    (r"UAB", ("LT",)),
)
_FORM = re.compile("|".join(f"(?P<f{number}>{form})" for number, (form, _) in enumerate(_FORMS)))


@lru_cache(maxsize=64)
def countries_of_form(text: str, name: str) -> tuple[str, ...]:
    """ISO codes of the countries of the legal form behind the name in the text; none if there is no such form."""
    for at in re.finditer(rf"(?<!\w){re.escape(name)},? ", text):
        form = _FORM.match(text, at.end())
        if form and form.lastgroup and not text[form.end() : form.end() + 1].isalnum():
            return _FORMS[int(form.lastgroup[1:])][1]
    return ()
