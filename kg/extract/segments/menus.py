"""The lines of a page in, out without the menu at its top: entries that every site has, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.spans import Line
from kg.extract.postings.header_labels import label_of
from kg.extract.postings.titles import has_role_head

#: So long is the longest menu.
_MENU = 30
#: The first page of a site, by which a menu is told from a list.
_HOME = re.compile(
    r"\W*(?:home(?:page)?|startseite|start|accueil|inicio|início|main page|hoofdpagina)\W*", re.IGNORECASE
)
_ITEM = re.compile(r"[-•*]\s.{1,28}")
#: What menus lead to, in small letters.
_ENTRY = re.compile(
    r"(?:skip to .{3,20}|careers?(?: home)?|(?:search|find|view|see|browse|all|saved|our) (?:all |for )?(?:open )?jobs?"
    r"|job (?:search|alerts?)|jobs?|home|menu|students?(?: (?:&|and) graduates)?|graduates|early careers|internships"
    r"|sign (?:in|up)|log ?in|register|(?:my|your) (?:account|profile|applications)|profile"
    r"|(?:join )?(?:our )?talent (?:community|network|pool)|about(?: us)?|who we are|what we do|how we hire|why .{2,20}"
    r"|our (?:story|company|teams?|culture|values|locations|people|brands|business(?:es)?|mission|work|offices)"
    r"|(?:company )?culture|locations|offices|teams|departments|benefits(?: (?:&|and) perks)?|perks(?: (?:&|and)"
    r" benefits)?|(?:life|working) (?:here|at .{2,30})|diversity.{0,25}|inclusion|contact(?: us)?|blog|news(?:room)?"
    r"|press|media|investors?(?: relations)?|events|products?|solutions|platform|services|customers|partners|company"
    r"|pricing|resources|support|faqs?|help|search|subscribe|get started|learn more|language|open (?:positions|roles)"
    r"|karriere|über uns|kontakt|standorte|leistungen|produkte|aktuelles|presse|jobs & karriere|stellenangebote"
    r"|anmelden|suche|entreprise|l[’']entreprise|carrières?|nos (?:métiers|offres|valeurs|engagements|agences)"
    r"|qui sommes-nous\s?\??|actualités|contactez-nous|se connecter|mon (?:compte|espace)|recherche|emplois?"
    r"|quiénes somos|empleo|contacto|noticias|servicios"
    r"|(?:english|deutsch|français|español|italiano|nederlands|português|polski)(?: \(.{2,20}\))?)"
)
_LONGEST = 30
#: So many entries make a menu.
_LEAST = 3
#: A line of so many characters is what the heading above it heads.
_PROSE = 90


def without_menu(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page without its menu: a list that leads home, or plain entries one below the other."""
    lines = list(lines[_menu_length([line.text for line in lines[:_MENU]]) :])
    entries = _entries(lines[:_MENU])
    if len(entries) < _LEAST:
        return lines
    return [line for index, line in enumerate(lines) if index not in entries or not _leads_away(lines, index, entries)]


def _menu_length(texts: Sequence[str]) -> int:
    """How many lines at the top of a page are its menu: short items of which one leads home."""
    run = next((i for i, text in enumerate(texts) if not _ITEM.fullmatch(text)), len(texts))
    return run if run > 1 and any(_HOME.fullmatch(text) for text in texts[:run]) else 0


def _entries(lines: Sequence[Line]) -> frozenset[int]:
    """Which of the short lines at the top, down to the first title, are such as menus have."""
    found: list[int] = []
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST and _ENTRY.fullmatch(line.text.lower()):
            found.append(index)
        elif index and (len(line.text) > _PROSE or has_role_head(line.text)):
            break  # the first line may be that of the window, with the title
    return frozenset(found)


def _leads_away(lines: Sequence[Line], index: int, entries: frozenset[int]) -> bool:
    """Whether an entry stands beside others, and neither heads a text nor labels what is below it."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    heads = below is not None and len(below.text) > _PROSE
    if index + 1 in entries:
        return True
    titled = below is not None and has_role_head(below.text)
    return index - 1 in entries and not heads and (titled or not label_of(lines[index].text))
