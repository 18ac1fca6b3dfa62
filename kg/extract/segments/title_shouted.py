"""The first line of an advert's text in, the title and the employer it cries before its first sentence out."""

from __future__ import annotations

import re

from kg.extract.lexicon.spans import Line
from kg.extract.postings.naming.firm_names import is_name
from kg.extract.postings.naming.titles import ends_in_role
from kg.schema import FieldName, FieldSpan

_CRIED = re.compile(r"(?P<title>[A-ZÀ-Ý][A-ZÀ-Ý0-9,/&’' ()-]{5,80})[.:!]\s+(?=[A-ZÀ-Ý][\w’']*[a-zß-ÿ])")

#: Who hires, as the subject of the sentence behind the title.
_HIRES = re.compile(
    r"(?:The )?(?P<name>[A-ZÀ-Ý][\w&.’'-]*(?: (?:of|for|the|and|de|für|&)(?= )| [A-ZÀ-Ý][\w&.’'-]*){0,6}),?"
    r"(?: \([A-Z][\w&.-]*\))?,?\s+(?:seeks|invites|needs|requires|sucht|recrute|busca|has an opening"
    r"|is (?:now )?(?:looking for|hiring|seeking|recruiting))\b"
)


def shouted_title(line: Line) -> tuple[FieldSpan, ...]:
    """The title, in capitals to its end: "STAFF SCIENTIST, GRIDS. Contoso seeks …"; empty where there is none."""
    match = _CRIED.match(line.text)
    if match is None or not ends_in_role(match.group("title").split(",")[0].lower()):
        return ()
    title = FieldSpan(FieldName.TITLE, line.start, line.start + match.end("title"))
    boss = _HIRES.match(line.text, match.end())
    if boss is None or not is_name(boss.group("name")):
        return (title,)
    return (title, FieldSpan(FieldName.ORGANIZATION, line.start + boss.start("name"), line.start + boss.end("name")))
