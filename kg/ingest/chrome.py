"""A parsed page in, the elements that are no content out: navigation, footers, banners, buttons, other jobs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ingest.markup import Element

_CHROME_TAGS = {"nav", "footer", "aside", "button", "form", "dialog", "menu", "input", "label"}
_CHROME_ROLES = {
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar",
    "toolbar", "button", "tablist",
}  # fmt: skip
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|onetrust|breadcrumbs?|nav|navbar|navigation|menu|sidebar|side-bar|related|recommended"
    r"|recommendations|similar|share|sharing|social|newsletter|subscribe|subscription|popup|modal|overlay|login|signin|signup"
    r"|sign-up|skip|skiplink|pagination|pager|advert|ads|banner|promo|toolbar|footer|topbar|masthead|site-header"
    r"|page-header-nav|latest-jobs|more-jobs|other-jobs|job-alerts?|apply-button|apply-btn|btn|button|talent-community"
    r"|language-switcher|search-form|searchbar|comments|disqus)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NEVER = {"html", "body", "main", "article", "h1"}
_LARGEST_SHARE = 0.5


def content_root(body: Element) -> Element:
    """The element that holds the content: `main` or a single `article` if most of the prose stands there."""
    whole = _length(body)
    for query in (".//main", ".//*[@role='main']", ".//article"):
        found = body.xpath(query)
        if len(found) == 1 and _length(found[0]) >= max(300, 0.3 * whole):
            root: Element = found[0]
            return root
    return body


def chrome_elements(root: Element) -> list[Element]:
    """The topmost elements below `root` that are chrome, in the order of the page."""
    return list(_chrome(root, max(1, _length(root))))


def _chrome(root: Element, whole: int) -> Iterator[Element]:
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        if _is_chrome(element, whole):
            yield element
        else:
            waiting.extend(reversed(element))


def _is_chrome(element: Element, whole: int) -> bool:
    if element.tag in _NEVER:
        return False
    if not (_looks_like_chrome(element) or _is_link_list(element)):
        return False
    return element.find(".//h1") is None and _length(element) <= _LARGEST_SHARE * whole


def _looks_like_chrome(element: Element) -> bool:
    if element.tag in _CHROME_TAGS or element.get("role", "").casefold() in _CHROME_ROLES:
        return True
    if element.tag == "header" and not _inside_content(element):
        return True
    if (
        element.get("aria-hidden") == "true"
        or "hidden" in element.attrib
        or _HIDDEN_STYLE.search(element.get("style", ""))
    ):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(names.strip()) and _CHROME_NAME.search(names) is not None


def _inside_content(element: Element) -> bool:
    return any(parent.tag in {"main", "article", "section"} for parent in element.iterancestors())


def _is_link_list(element: Element) -> bool:
    """A list or division of many short links and little else, as menus are that no name gives away."""
    if element.tag not in {"ul", "ol", "div", "section"}:
        return False
    links = element.xpath(".//a[@href]")
    if len(links) < 5:
        return False
    linked = sum(_length(link) for link in links)
    length = _length(element)
    return length > 0 and linked > 0.85 * length and linked / len(links) < 60


def _length(element: Element) -> int:
    return (
        sum(len(text.strip()) for text in element.itertext(tag=None) if text)
        if _is_plain(element)
        else _visible(element)
    )


def _is_plain(element: Element) -> bool:
    return element.find(".//script") is None and element.find(".//style") is None


def _visible(element: Element) -> int:
    texts = element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    return sum(len(text.strip()) for text in texts)
