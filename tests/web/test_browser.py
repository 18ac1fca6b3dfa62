"""All pages in a real browser: no error, no request to another host, everything by keyboard."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from kg.web import create_app

selenium = pytest.importorskip("selenium", reason="selenium is not installed")
_CHROMIUM, _DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (_CHROMIUM and _DRIVER), reason="chromium or chromedriver is not installed")

import uvicorn  # noqa: E402
from selenium import webdriver  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

from kg.web.server import config  # noqa: E402
from kg.web.settings import WebLimits  # noqa: E402
from tests.web import hostile  # noqa: E402

#: What the usual accessibility checkers call serious: contrast below 4.5, controls without a name, headings astray.
_FAULTS = (Path(__file__).parent / "accessibility.js").read_text(encoding="utf-8")
#: The same by axe-core, as its wheel ships it; what it calls serious or critical is a fault.
_AXE = """
const done = arguments[arguments.length - 1];
axe.run({resultTypes: ["violations"]}).then((found) => done(found.violations
  .filter((item) => ["serious", "critical"].includes(item.impact))
  .map((item) => `${item.id}: ${item.nodes[0].html.slice(0, 200)}`)));
"""
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1200,900"
)

#: What the browser shows of its own, such as the tab that it begins with.
_OWN_PAGES = ("data:", "about:", "chrome:", "chrome-untrusted:")


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[str]:
    server = uvicorn.Server(config(create_app(built), WebLimits()))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = _CHROMIUM or ""
    for flag in (*_FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(_DRIVER or ""))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def axe() -> str:
    pytest.importorskip("axe_core_python", reason="axe-core-python is not installed")
    return (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _nothing_went_wrong(browser: Any, site: str) -> Iterator[None]:
    """After every test: an empty console, and no request to anybody but us."""
    browser.get_log("browser")
    browser.get_log("performance")
    yield
    assert [entry["message"] for entry in browser.get_log("browser")] == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith((site, *_OWN_PAGES))] == []


def _wait(condition: Callable[[], Any], seconds: float = 20.0) -> Any:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("what was waited for did not happen")


def _all(browser: Any, selector: str) -> list[Any]:
    return list(browser.find_elements(By.CSS_SELECTOR, selector))


def test_results_come_while_typing_and_stand_in_the_address(browser: Any, site: str) -> None:
    browser.get(f"{site}/")
    _wait(lambda: browser.switch_to.active_element.get_attribute("id") == "q")
    browser.switch_to.active_element.send_keys("speech")
    _wait(lambda: "q=speech" in browser.current_url)
    _wait(lambda: any("“speech”" in count.text for count in _all(browser, ".count")))


def test_a_facet_narrows_down_and_back_widens_again(browser: Any, site: str) -> None:
    browser.get(f"{site}/?q=speech")
    before = len(_all(browser, ".hit"))
    _all(browser, ".facets a")[0].send_keys(Keys.ENTER)
    _wait(lambda: _all(browser, ".facets a.on"))
    assert len(_all(browser, ".hit")) < before
    assert browser.switch_to.active_element.get_attribute("data-key")
    browser.back()
    _wait(lambda: len(_all(browser, ".hit")) == before)


def test_from_search_to_evidence_by_keyboard_alone(browser: Any, site: str) -> None:
    browser.get(f"{site}/?q=speech")
    _all(browser, ".hit")[0].send_keys(Keys.ENTER)
    _wait(lambda: "/node/posting:" in browser.current_url)
    first = browser.current_url
    _all(browser, ".match-head a")[0].send_keys(Keys.ENTER)
    _wait(lambda: browser.current_url != first)
    _all(browser, ".because summary")[0].send_keys(Keys.ENTER)
    source = _wait(lambda: [link for link in _all(browser, ".quote footer a") if link.is_displayed()])[0]
    source.send_keys(Keys.ENTER)
    _wait(lambda: "/node/document:" in browser.current_url)
    assert _all(browser, ".m:target")


def test_slash_goes_to_the_search_and_tab_reaches_everything_with_a_visible_focus(browser: Any, site: str) -> None:
    browser.get(f"{site}/?q=robot")
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "q"
    seen = set()
    for _ in range(12):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        active = browser.switch_to.active_element
        outline = browser.execute_script(
            "const e = arguments[0], s = getComputedStyle(e), n = e.nextElementSibling;"
            "return s.outlineStyle !== 'none' || (n && getComputedStyle(n).outlineStyle !== 'none')",
            active,
        )
        assert outline
        seen.add(active.id)
    assert len(seen) >= 10


def test_the_graph_is_drawn_expanded_and_filtered(browser: Any, site: str) -> None:
    browser.get(f"{site}/graph/skill:python")
    _wait(lambda: len(_all(browser, ".graph .node")) > 5)
    nodes = _all(browser, ".graph .node")
    first = len(nodes)
    browser.execute_script("arguments[0].focus()", nodes[1])
    nodes[1].send_keys("+")
    _wait(lambda: len(_all(browser, ".graph .node")) > first)
    assert "fact" in browser.find_element(By.CSS_SELECTOR, "[data-tip]").text
    lines = len([line for line in _all(browser, ".edge") if line.get_attribute("display") != "none"])
    browser.execute_script("arguments[0].click()", _all(browser, ".relations input[value=requires]")[0])
    assert len([line for line in _all(browser, ".edge") if line.get_attribute("display") != "none"]) < lines


def test_the_map_answers_to_arrows_and_a_lasso(browser: Any, site: str) -> None:
    browser.get(f"{site}/map")
    _wait(lambda: _all(browser, "[data-legend] li"))
    canvas = browser.find_element(By.TAG_NAME, "canvas")
    canvas.send_keys(Keys.ARROW_RIGHT)
    _wait(lambda: "1 chosen" in browser.find_element(By.CSS_SELECTOR, "[data-count]").text)
    actions = webdriver.ActionChains(browser).move_to_element_with_offset(canvas, -300, -250).click_and_hold()
    for x, y in ((600, 0), (0, 500), (-600, 0), (0, -490)):
        actions = actions.move_by_offset(x, y)
    actions.release().perform()
    heading = browser.find_element(By.CSS_SELECTOR, "[data-count]")
    assert int(_wait(lambda: heading.text.split()[0])) > 5
    canvas.send_keys(Keys.ARROW_LEFT)
    canvas.send_keys(Keys.ENTER)
    _wait(lambda: "/node/" in browser.current_url)


def test_a_pasted_posting_is_read_live(browser: Any, site: str) -> None:
    browser.get(f"{site}/paste")
    browser.find_element(By.CSS_SELECTOR, "[data-example]").click()
    _wait(lambda: _all(browser, "#reading .source .m"), 60)
    assert "What it is like" in browser.find_element(By.ID, "reading").text


def test_hostile_texts_harm_nothing(browser: Any, site: str) -> None:
    for text in hostile.strings()[::20]:
        browser.get(f"{site}/paste")
        (field,) = _wait(lambda: _all(browser, "#text"))
        browser.execute_script("arguments[0].value = arguments[1]", field, f"Engineer {text}\n\nTurin, Italy. Python.")
        field.send_keys(" ")
        _wait(lambda: _all(browser, "#reading .source"), 30)
        assert browser.execute_script("return window.harmed === undefined")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_pages_fit_their_width_and_their_words_can_be_read(
    browser: Any, site: str, axe: str, width: int, scheme: str
) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    for address in (
        "/",
        "/?q=speech",
        "/node/skill:python",
        "/graph/skill:python",
        "/map",
        "/paste",
        "/quality",
        "/api",
    ):
        browser.get(site + address)
        assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth + 1"), address
        assert browser.execute_script(_FAULTS) == [], address
        assert browser.execute_async_script(axe + _AXE) == [], address
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


#: Of a page and all it loads: bytes over the wire, and when its scripts have run and it answers to keys.
_LOADED = """
const page = performance.getEntriesByType("navigation")[0];
const all = [page, ...performance.getEntriesByType("resource")];
return {bytes: all.reduce((sum, entry) => sum + entry.transferSize, 0), ready: page.domContentLoadedEventEnd,
  complete: page.loadEventEnd}
"""


@pytest.fixture
def first_visit(browser: Any) -> Iterator[None]:
    """Nothing is kept from pages seen before."""
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
    yield
    browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": False})


@pytest.mark.usefixtures("first_visit")
@pytest.mark.parametrize(
    "address", ["/", "/?q=speech", "/node/skill:python", "/graph/skill:python", "/map", "/paste", "/quality", "/api"]
)
def test_a_first_visit_loads_little(browser: Any, site: str, address: str) -> None:
    browser.get(site + address)
    loaded = _wait(lambda: (found := browser.execute_script(_LOADED))["complete"] and found)
    assert 1_000 < loaded["bytes"] <= 300_000


@pytest.mark.usefixtures("first_visit")
def test_the_search_is_ready_within_a_second(browser: Any, site: str) -> None:
    times = []
    for _ in range(3):
        browser.get(site + "/")
        times.append(_wait(lambda: browser.execute_script(_LOADED)["ready"]))
        assert browser.switch_to.active_element.get_attribute("id") == "q"
    assert sorted(times)[1] < 1_000
