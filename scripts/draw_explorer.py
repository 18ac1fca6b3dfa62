"""A knowledge base in, the README's pictures of the explorer out: search, and a posting's page.

    .venv/bin/python scripts/draw_explorer.py --kb demo/kb --out data/pictures

Needs chromium and chromedriver (Debian: `apt install chromium chromium-driver`) and the extras `test` and `plot`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from pictures import shrink
from selenium import webdriver

from kg.web import create_app
from kg.web.server import config
from kg.web.settings import WebLimits

_FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
#: Address, file, width and height of the window, and how large a pixel of it is in the picture.
_PICTURES = (
    ("/?q={words}", "explorer-search.png", 1180, 820, 1.0),
    ("/node/{id}", "explorer-node.png", 1180, 2150, 0.65),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Takes the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kb", type=Path, required=True, help="the knowledge base")
    parser.add_argument("--out", type=Path, required=True, help="folder of the pictures")
    parser.add_argument("--words", default="speech", help="what is searched for")
    parser.add_argument("--id", default="posting:360432869e070900", help="the posting to show")
    options = parser.parse_args(arguments)
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        print("chromium or chromedriver is not installed.", file=sys.stderr)
        return 1
    with _serving(options.kb) as site, _browser() as browser:
        for address, name, width, height, scale in _PICTURES:
            size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            browser.get(site + address.format(words=options.words, id=options.id))
            time.sleep(2.0)  # the graph is drawn, and comes to rest
            browser.save_screenshot(str(options.out / name))
            shrink(options.out / name)
    return 0


@contextmanager
def _serving(directory: Path) -> Iterator[str]:
    settings = config(create_app(directory), WebLimits())
    settings.port = 0
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.1)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def _browser() -> Iterator[Any]:
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for flag in (*_FLAGS.split(), "--hide-scrollbars", f"--user-data-dir={profile}"):
            options.add_argument(flag)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver") or ""))
        try:
            yield driver
        finally:
            driver.quit()


if __name__ == "__main__":
    sys.exit(main())
