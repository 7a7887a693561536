# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Opens pages of a site in a real browser and says what it saw. It runs in the judges' environment (make test).

Arguments: the browser, the address of the site, its pages. One JSON object a page and screen to stdout.
"""

import json
import sys
from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

SCREENS = {"phone": ((360, 740), "dark"), "desktop": ((1280, 900), "light")}


def looks(browser: Browser, site: str, names: list[str]) -> Iterator[dict[str, object]]:
    for screen, ((width, height), scheme) in SCREENS.items():
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            permissions=["clipboard-read", "clipboard-write"],
        )
        for name in names:
            page = context.new_page()
            said: list[str] = []
            asked: list[str] = []
            page.on("console", lambda message, said=said: said.append(message.text))
            page.on("pageerror", lambda error, said=said: said.append(str(error)))
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto(f"{site}/{name}")
            yield {"page": name, "screen": screen, "said": said, "asked": asked, **met(page)}
            page.close()
        context.close()


def met(page: Page) -> dict[str, object]:
    """What a reader meets: the width to be scrolled, what the button copies, what axe finds."""
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    copied = None
    if page.locator("button[data-copy]").count():
        page.locator("button[data-copy]").first.click()
        page.get_by_text("Copied.").first.wait_for(timeout=5000)
        copied = page.evaluate("navigator.clipboard.readText()")
    found = Axe().run(page).response["violations"]
    return {
        "too_wide": too_wide,
        "copied": copied,
        "violations": [f"{each['impact']}: {each['id']}: {each['help']}" for each in found],
    }


if __name__ == "__main__":
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
        for look in looks(opened, sys.argv[2], sys.argv[3:]):
            print(json.dumps(look))
        opened.close()
