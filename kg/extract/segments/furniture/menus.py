"""The lines of a page in, out without the menu at its top: entries that every site has, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon.spans import Line
from kg.extract.postings.headers.labels import label_of
from kg.extract.postings.naming.board_names import may_name_board, names_board
from kg.extract.postings.naming.titles import has_role_head

#: So long is the longest menu.
_MENU = 30
#: The first page of a site, by which a menu is told from a list.
_HOME = re.compile(
    r"\W*(?:home(?:page)?|startseite|start|accueil|inicio|início|main page|hoofdpagina)\W*", re.IGNORECASE
)
_ITEM = re.compile(r"[-•*]\s.{1,28}")
#: What menus lead to, in small letters.
_ENTRY = re.compile(
    r"(?:skip to .{3,20}"
    r"|careers?(?: home)?|(?:search|find|view|see|browse|explore|all|saved|our) (?:all |for )?(?:open )?jobs?"
    r"|job (?:search|alerts?)|jobs?|home|menu|students?(?: (?:&|and) graduates)?|graduates|early careers|internships"
    r"|(?:graduate |student )?jobs (?:&|and) internships|internships (?:&|and) [a-z ]{3,20}|advice|events"
    r"|sign (?:in|up)|log ?in|register|(?:my|your) (?:account|profile|applications)|profile"
    r"|(?:join )?(?:our )?talent (?:community|network|pool)|about(?: us)?|who we are|what we do|how we hire|why .{2,20}"
    r"|our (?:story|company|teams?|culture|values|locations|people|brands|business(?:es)?|mission|work|offices"
    r"|benefits|jobs|vacancies|roles)"
    r"|(?:company )?culture|locations|offices|teams|departments|benefits(?: (?:&|and) perks)?|perks(?: (?:&|and)"
    r" benefits)?|(?:life|working) (?:here|at .{2,30})|diversity.{0,25}|inclusion|contact(?: us)?|blog|news(?:room)?"
    r"|press|media|investors?(?: relations)?|events|products?|solutions|platform|services|customers|partners|company"
    r"|pricing|resources|support|faqs?|help|search|subscribe|get started|learn more|language|open (?:positions|roles)"
    r"|karriere|über uns|kontakt|standorte|leistungen|produkte|aktuelles|presse|jobs & karriere|stellenangebote"
    r"|anmelden|suche|entreprise|l[’']entreprise|carrières?|nos (?:métiers|offres|valeurs|engagements|agences)"
    r"|qui sommes-nous\s?\??|actualités|contactez-nous|se connecter|mon (?:compte|espace)|recherche|emplois?"
    r"|quiénes somos|empleo|contacto|noticias|servicios"
    r"|saved|applications|job ?board|companies|employers|salaries|help (?:center|centre)|login"
    r"|upload (?:your )?(?:cv|resume)"
    r"|open jobs|career advice|meine bewerbungen|mes candidatures|my job ?cart|my jobpage|karriärsida"
    r"|avdelningar|medarbetare"
    r"|candidature spontanée|welcome page"
    r"|explore companies|company reviews|for employers|post a job|find (?:a )?jobs?|browse jobs|recruiters"
    r"|arbeitgeber|merkliste|merkzettel|bewerbung|unternehmen|ratgeber|für arbeitgeber|jobsuche"
    r"|stellensuche|offres(?: d[’']emploi)?|entreprises|recruteurs|conseils|espace (?:recruteur|candidat)"
    r"|déposer (?:un|mon) cv|buscar (?:empleo|trabajo)|ofertas(?: de (?:empleo|trabajo))?|empresas|mis ofertas|salarios"
    r"|publicar (?:oferta|empleo)|offerte(?: di lavoro)?|aziende|accedi|bandi(?: e avvisi)?|dettaglio|cerca(?: lavoro)?"
    r"|vacatures?|werkgevers|over ons|inloggen|zoeken|vagas|entrar|sobre nós|oferty(?: pracy)?|pracodawcy"
    r"|profile pracodawców|zarobki|zaloguj(?: się)?|lediga jobb|hitta jobb|för arbetsgivare|logga in|om oss"
    r"|ledige (?:stillinger|job)|for (?:arbeidsgivere|arbejdsgivere)|logg inn|log ind|job"
    r"|(?:english|deutsch|français|español|italiano|nederlands|português|polski)(?: \(.{2,20}\))?)"
)
_LONGEST = 30
#: So many entries make a menu.
_LEAST = 3
#: A line of so many characters is what the heading above it heads.
_PROSE = 90


def without_menu(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page without its menu: a list that leads home, or plain entries beside or below each other."""
    top = int(bool(lines) and not _ITEM.fullmatch(lines[0].text))  # the first line may be that of the window
    lines = [*lines[:top], *lines[top + _menu_length([line.text for line in lines[top : top + _MENU]]) :]]
    lines = _without_bars(lines)
    entries = _entries(lines[:_MENU])
    if len(entries) < _LEAST:
        return lines
    return [line for index, line in enumerate(lines) if index not in entries or not _leads_away(lines, index, entries)]


#: What parts the entries of a menu in one line.
_BETWEEN = re.compile(r"\s{2,}|\s*[|›»>·•]\s*")
#: So many lines at the top of a page may be such menus.
_BARS = 6


def _without_bars(lines: list[Line]) -> list[Line]:
    """The lines without such menus at their top, and without the name of a site of others' adverts above one."""
    bare = [_without_bar(line) for line in lines[:_BARS]]
    first = bare[0] if bare else None
    barred = None in bare[1:3]
    if first and len(lines) > _LEAST and (names_board(first.text) or (barred and _is_others(first.text, lines))):
        bare = bare[1:]
    return [*filter(None, bare), *lines[_BARS:]]


def _is_others(name: str, lines: Sequence[Line]) -> bool:
    """Whether a name that may be that of a site is not heard of again."""
    if not may_name_board(name):
        return False
    again = re.compile(rf"\b{re.escape(name.split()[0])}\b")
    return not any(again.search(line.text) for line in lines[1:])


def _without_bar(line: Line) -> Line | None:
    """The line without the entries of a menu beside each other in it: "Contoso | Vacancies | About us"."""
    cells = _BETWEEN.split(line.text) if "  " in line.text or _PARTED.search(line.text) else []
    if len(cells) < _FEW or len(line.text) > _PROSE:
        return line
    entries = [len(cell) <= _LONGEST and (_ENTRY.fullmatch(cell.lower()) or _HOME.fullmatch(cell)) for cell in cells]
    strange = [cell for cell, entry in zip(cells, entries, strict=True) if not entry]
    if _HOME.fullmatch(cells[0]) and _CRUMB.search(line.text):
        return None
    plain = not any(map(has_role_head, strange)) and not any(map(str.isdigit, line.text))
    if plain and sum(map(bool, entries)) >= max(_FEW, len(strange) + 1) and (entries[0] or len(strange) > 1):
        return None
    if all(entries[1:]) and cells[0] and not has_role_head(cells[0]):
        return line._replace(end=line.start + len(cells[0]), text=cells[0])
    return line


_FEW = 2
_PARTED = re.compile(r"[|›»>·•]")
#: What parts the steps from a site's first page to this one.
_CRUMB = re.compile(r"[›»>]")


def _menu_length(texts: Sequence[str]) -> int:
    """How many lines at the top of a page are its menu: short items of which one leads home."""
    run = next((i for i, text in enumerate(texts) if not _ITEM.fullmatch(text)), len(texts))
    if run > 1 and any(_HOME.fullmatch(text) for text in texts[:run]):
        return run
    leads = sum(_LEADS.fullmatch(text) is not None for text in texts[:run])
    return run if run >= _LEAST and leads and not any(map(has_role_head, texts[:run])) else 0


#: An entry that tells of the house whose site it is.
_LEADS = re.compile(r"[-•*]\s(?:about(?: us| the [\w ]{3,20})?|contact(?: us)?|news|über uns|kontakt)", re.IGNORECASE)


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
