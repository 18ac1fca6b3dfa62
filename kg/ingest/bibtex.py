"""BibTeX in, papers out: accents decoded, names turned round, braces taken off."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator

from kg.ingest.reading import Problem, Reading, UnreadableError
from kg.ingest.rows import read_row
from kg.schema import RecordType

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "i", "j": "j", "dh": "ð", "th": "þ", "DH": "Ð", "TH": "Þ", "ng": "ŋ", "dj": "đ", "DJ": "Đ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textregistered": "®",
    "copyright": "©", "ldots": "…", "dots": "…", "textasciitilde": "~", "textbackslash": "\\", "S": "§",
}  # fmt: skip
_SYMBOL_ACCENT = re.compile(r"\\([`'^~\"=.])\s*(?:\{\s*(\\?[a-zA-Z])\s*\}|(\\[ij](?![a-zA-Z])|[a-zA-Z]))")
_LETTER_ACCENT = re.compile(r"\\([uvHckrdb])(?:\s*\{\s*(\\?[a-zA-Z])\s*\}|\s+([a-zA-Z]))")
_COMMAND = re.compile(
    r"\\(" + "|".join(sorted(map(re.escape, _LETTERS), key=len, reverse=True)) + r")(?![a-zA-Z])\s?(?:\{\})?"
)
_STYLE = re.compile(
    r"\\(?:emph|textit|textbf|textsc|texttt|textrm|mathrm|mathbf|uppercase|lowercase|text|url|href)\s*(?=\{)"
)
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_MATH = re.compile(r"\$[^$]*\$")


def read_bibtex(text: str) -> Iterator[Reading]:
    """One paper an entry, in file order; entries that cannot be parsed are named.

    Raises:
        UnreadableError: there is no entry at all.
    """
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text)
    if not library.entries and not library.failed_blocks:
        raise UnreadableError("BibTeX without any entry; give entries such as @article{key, title = {…}}")
    for block in library.failed_blocks:
        duplicate = getattr(block, "ignore_error_block", None)
        if duplicate is not None and hasattr(duplicate, "fields_dict"):
            yield _reading(duplicate)
        else:
            number = (getattr(block, "start_line", None) or 0) + 1
            yield Problem(
                f"line {number}: not a BibTeX entry ({type(block.error).__name__}); mend its braces and commas"
            )
    for entry in library.entries:
        yield _reading(entry)


def decode_latex(text: str) -> str:
    r"""LaTeX accents and letters as Unicode, grouping braces removed; formulas stay: `Sch{\"o}lkopf` → "Schölkopf"."""
    pieces: list[str] = []
    position = 0
    for formula in _MATH.finditer(text):
        pieces += [_decoded(text[position : formula.start()]), formula.group()]
        position = formula.end()
    pieces.append(_decoded(text[position:]))
    return " ".join("".join(pieces).split())


def _decoded(text: str) -> str:
    text = _SYMBOL_ACCENT.sub(_accented, text)
    text = _LETTER_ACCENT.sub(_accented, text)
    text = _COMMAND.sub(lambda found: _LETTERS[found[1]], _STYLE.sub("", text))
    text = _ESCAPED.sub(lambda found: f"\x00{ord(found[1])};", text)
    text = text.replace("{", "").replace("}", "").replace("---", "—").replace("--", "–").replace("~", " ")
    text = text.replace("``", "“").replace("''", "”")
    text = re.sub("\x00(\\d+);", lambda found: chr(int(found[1])), text)
    return unicodedata.normalize("NFC", text)


def _accented(found: re.Match[str]) -> str:
    letter = (found[2] or found[3]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1]])


def _reading(entry: object) -> Reading:
    raw = {name.casefold(): str(field.value) for name, field in entry.fields_dict.items()}  # type: ignore[attr-defined]
    fields = {name: decode_latex(value) for name, value in raw.items() if name not in {"author", "editor"}}
    names = [decode_latex(name) for name in _AND.split(" ".join(raw.get("author", "").split())) if name.strip()]
    row: dict[str, object] = {
        "title": fields.get("title"),
        "authors": [name for name in names if name.casefold() != "others"],
        "venue": next(
            (fields[n] for n in ("journal", "journaltitle", "booktitle", "eventtitle", "series") if n in fields), None
        ),
        "year": fields.get("year") or fields.get("date"),
        "keywords": fields.get("keywords") or fields.get("keyword"),
        "abstract": fields.get("abstract"),
        "doi": fields.get("doi"),
        "arxiv id": fields.get("eprint") if _is_arxiv(fields) else None,
        "url": raw.get("url"),
        "id": entry.key,  # type: ignore[attr-defined]
        "affiliation": fields.get("affiliation") or fields.get("institution") or fields.get("school"),
    }
    reading = read_row(row, "bibtex", record_type=RecordType.PAPER)
    return Problem(f"entry {row['id']}: {reading.reason}") if isinstance(reading, Problem) else reading


def _is_arxiv(fields: dict[str, str]) -> bool:
    kind = fields.get("archiveprefix", fields.get("eprinttype", "arxiv"))
    return kind.casefold() == "arxiv"
