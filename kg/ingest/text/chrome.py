"""A parsed page in, the elements that are no content out: navigation, footers, banners, buttons, other jobs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.ingest.text.markup import SILENT, Element

_CHROME_TAGS = {"nav", "footer", "aside", "button", "form", "dialog", "menu", "input"}
_CHROME_ROLES = {
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar",
    "toolbar", "button", "tablist",
}  # fmt: skip
_OTHERS = (
    r"(?:related|similar|recommended|suggested|featured|latest|more|other)[\s_-]?"
    r"(?:jobs?|positions?|roles?|vacanc\w+|openings?|careers?|offers?|opportunities)"
)
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|onetrust|breadcrumbs?|nav|navbar|navigation|menu|sidebar|share|sharing|social"
    r"|newsletter|subscribe|popup|modal|overlay|login|signin|sign-in|signup|sign-up|skip|skiplink|pagination|pager|advert"
    r"|ads|banner|promo|toolbar|footer|topbar|masthead|site-header|job-alerts?|apply-button|apply-btn|btn|button"
    rf"|talent-community|language-switcher|search-form|searchbar|comments|disqus|{_OTHERS})(?:$|[\s_-])",
    re.IGNORECASE,
)
_CHROME_HEADING = re.compile(
    rf"(?:{_OTHERS}|(?:jobs )?you (?:may|might) (?:also )?(?:like|be interested in)|people also viewed|share this\b.*"
    r"|(?:ähnliche|weitere) (?:jobs|stellen\w*)|offres similaires)\W*",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NEVER = {"html", "body", "main", "article", "h1"}
_CONTAINERS = {"ul", "ol", "div", "section"}
_LARGEST_SHARE = 0.5
_FEWEST_LINKS, _LINKED_SHARE, _LONGEST_LINK = 5, 0.85, 60


def content_root(body: Element) -> Element:
    """The element that holds the content: `main` or a single `article` if much of the text stands there."""
    whole = _length(body)
    for query in (".//main", ".//*[@role='main']", ".//article"):
        found = body.xpath(query)
        if len(found) == 1 and _length(found[0]) >= max(300, 0.3 * whole):
            root: Element = found[0]
            beside = (element for element in body.iter("aside") if root not in element.iterancestors())
            return body if any(map(_states_facts, beside)) else root
    return body


def chrome_elements(root: Element) -> list[Element]:
    """The topmost elements below `root` that are chrome, in the order of the page."""
    return list(_chrome(root, _length(root)))


#: What heads a list of other jobs beside or below an advert.
_HEADS_OTHERS = re.compile(
    rf"(?:{_OTHERS}|jobs? you (?:may|might) (?:also )?(?:like|be interested in)|(?:similar|related|more|other)"
    r" (?:internships|placements|programmes)|(?:ähnliche|weitere) (?:jobs|stellen\w*)|offres similaires)"
    r"(?: .{0,30})?\W*",
    re.IGNORECASE,
)
_MOST_CLIMBED, _LONGEST_OTHERS = 2, 4000


def lists_of_others(body: Element, root: Element, skipped: Collection[Element]) -> list[Element]:
    """The elements that list other jobs below a heading that says so, and that are left out of the page's text."""
    left_out, found = set(skipped), list[Element]()
    for heading in body.iter("h2", "h3", "h4", "h5"):
        if not _HEADS_OTHERS.fullmatch(" ".join(heading.text_content().split())):
            continue
        above = [heading, *heading.iterancestors()]
        apart = root not in above or not left_out.isdisjoint(above)
        listed = next((one for one in above[1 : _MOST_CLIMBED + 2] if _lists(one)), None) if apart else None
        if listed is not None and listed not in found and not _is_hidden(listed):
            found.append(listed)
    return found


def _lists(element: Element) -> bool:
    """Whether items or links stand in an element that is no larger than such a list."""
    items = any(True for _ in element.iter("li", "a"))
    return items and element.tag not in _NEVER and _length(element) <= _LONGEST_OTHERS


def _chrome(root: Element, whole: int) -> Iterator[Element]:
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in SILENT:
            continue
        if _is_chrome(element, whole):
            yield element
        else:
            waiting.extend(reversed(element))


def _is_chrome(element: Element, whole: int) -> bool:
    """Looks like it, holds no main heading, and is not most of the page, whatever it is called."""
    if element.tag in _NEVER or not (_is_called_so(element) or _is_hidden(element) or _reads_so(element)):
        return False
    if element.tag == "aside" and _states_facts(element) and not _is_hidden(element):
        return False
    return element.find(".//h1") is None and _length(element) <= _LARGEST_SHARE * whole


#: Labels of an advert's facts, which sites set beside its text.
_FACT = re.compile(
    r"(?:(?:job |work )?location|(?:employment|job|contract|work) type|type|contract|department|team|salary|company"
    r"|employer|(?:date )?posted|deadline|closing date|hours|standort|arbeitsort|einsatzort|anstellungsart"
    r"|beschäftigungsart|arbeitszeit|vertragsart|abteilung|lieu|contrat|type de contrat|entreprise|salaire"
    r"|ubicación|jornada|contrato)"
    r"\s*:?",
    re.IGNORECASE,
)
_FACTS, _LONGEST_FACTS, _FEW_LINKS = 2, 800, 4


def _states_facts(element: Element) -> bool:
    """Whether labels of facts stand in it, and neither fields to fill in nor a list of links."""
    if any(True for _ in element.iter("input", "select", "form")) or _length(element) > _LONGEST_FACTS:
        return False
    told = {
        text.casefold().rstrip(": ")
        for node in element.iter()
        if isinstance(node.tag, str) and (text := (node.text or "").strip()) and _FACT.fullmatch(text)
    }
    return (len(told) >= _FACTS or _heads_facts(element)) and sum(1 for _ in element.iter("a")) <= _FEW_LINKS


_HEADS_FACTS = re.compile(
    r"(?:(?:job|position|role) (?:details|facts|info(?:rmation)?)|key facts|at a glance)\W*", re.IGNORECASE
)


def _heads_facts(element: Element) -> bool:
    """Whether a heading says that facts of the advert follow: "Job details"."""
    heading = next(element.iter("h2", "h3", "h4", "h5"), None)
    return heading is not None and _HEADS_FACTS.fullmatch(heading.text_content().strip()) is not None


def _is_called_so(element: Element) -> bool:
    if element.tag in _CHROME_TAGS or element.get("role", "").casefold() in _CHROME_ROLES:
        return True
    if element.tag == "header":
        inside = any(parent.tag in {"main", "article", "section"} for parent in element.iterancestors())
        return not (inside or _names_school(element))
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return names != " " and _CHROME_NAME.search(_CAMEL.sub("-", names)) is not None


#: What a letterhead says below the name of a group: "School of Botany, University of Bergen".
_SCHOOL = re.compile(r"\b(?:Universit|Université|Università|Universidad|Hochschule|Institut|College|Polytech|École)")
_LETTERHEAD = 200


def _names_school(element: Element) -> bool:
    """Whether the head of a page says, outside its links, at which school the group is whose page it is."""
    text = element.text_content()
    if len(text) > _LETTERHEAD or not _SCHOOL.search(text) or element.find(".//nav") is not None:
        return False
    tails = [element.text or "", *(node.tail or "" for node in element.iter() if node is not element)]
    return any(_SCHOOL.search(tail) for tail in tails)


def _is_hidden(element: Element) -> bool:
    stated = element.get("aria-hidden") == "true" or "hidden" in element.attrib
    return stated or _HIDDEN_STYLE.search(element.get("style", "")) is not None


def _reads_so(element: Element) -> bool:
    if element.tag not in _CONTAINERS:
        return False
    heading = next((child for child in element.iter("h2", "h3", "h4", "h5", "p") if child.text_content().strip()), None)
    if heading is not None and heading.tag != "p" and _CHROME_HEADING.fullmatch(heading.text_content().strip()):
        return True
    return _is_link_list(element)


def _is_link_list(element: Element) -> bool:
    """Many short links and little else, as menus are that no name gives away."""
    links = [link for link in element.iter("a") if link.get("href")]
    if len(links) < _FEWEST_LINKS:
        return False
    linked, length = sum(map(_length, links)), _length(element)
    return linked > _LINKED_SHARE * length and linked < _LONGEST_LINK * len(links)


def _length(element: Element) -> int:
    """Characters of text that a reader of the page would see."""
    total = 0
    for node in element.iter():
        if node is not element and node.tail:
            total += len(node.tail.strip())
        if node.text and node.tag not in SILENT and isinstance(node.tag, str):
            total += len(node.text.strip())
    return total
