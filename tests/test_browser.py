"""The site in headless Chromium: pages fit their window, read without a script, and lead to an omission in three clicks."""

import re
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
UPPER, LOWER = "cq-2023-103", "yy-2024-21"
COMPARE = f"/compare/{UPPER}/{LOWER}"
PAGES = [
    "/",
    COMPARE,
    f"{COMPARE}?only=diff",
    f"/compare/{UPPER}/yb-2023-260",
    f"/plan/{UPPER}",
    f"/plan/{LOWER}?view=source",
    f"/compare/cq-2023-6/{LOWER}",
    f"/target/{UPPER}_i16",
    "/target/cq-2023-6_i10",
    "/body/health",
    "/search?q=床位",
    "/search?q=市卫健委",
    "/search?q=量子",
    "/search",
    "/accuracy",
    "/api",
    "/nothing-here",
]
DATA = ["/plans/clauses", "/plans/findings?_sort=id", f"/plans/clauses/{UPPER}_1"]  # Datasette's own
# Widest thing that sticks out of the window, other than inside a box that scrolls by itself.
TOO_WIDE = """width => [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, .outline, .unseen, .skip')
    && e.getBoundingClientRect().right > width + 1).map(e => e.tagName + '.' + e.className).slice(0, 3)"""
CUT = """() => [...document.querySelectorAll('main a, main th, main td, main p, main button, main h1, main h2')].filter(e =>
    !e.closest('.unseen') && getComputedStyle(e).overflow !== 'visible' && e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.slice(0, 20))"""

BEYOND_THE_DRAWING = """() => [...document.querySelectorAll('.ladder text')].filter(e => {
    const [own, all] = [e.getBoundingClientRect(), e.closest('svg').getBoundingClientRect()];
    return own.left < all.left - 1 || own.right > all.right + 1;
}).map(e => e.textContent)"""
BEYOND_ITS_CELL = """() => [...document.querySelectorAll('table.targets td svg, table.targets td b')].filter(e =>
    e.getBoundingClientRect().right > e.closest('td').getBoundingClientRect().right + 1).map(e => e.outerHTML.slice(0, 60))"""


@pytest.fixture(scope="module")
def address(built_db: Path) -> Iterator[str]:
    """Address of the served site."""
    import uvicorn

    from db.publish import site

    server = uvicorn.Server(uvicorn.Config(site(built_db).app(), port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all tests here."""
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield chromium
        chromium.close()


def opened(browser: Any, width: int = 1440, scheme: str = "light") -> Any:
    """A window with JavaScript off; what a page logs as an error fails the test that reads it."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
    )
    return context.new_page()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1440, "light")])
def test_no_page_overflows(browser: Any, address: str, width: int, scheme: str) -> None:
    """Nothing sticks out of the window and nothing is cut off, on a telephone and on a wide screen."""
    window = opened(browser, width, scheme)
    window.goto(address + "/")
    finding = window.locator("table.matrix td.cell a").first.get_attribute("href")
    for path in [*PAGES, finding]:
        window.goto(address + path)
        assert window.evaluate("document.documentElement.scrollWidth") <= width, path
        assert window.evaluate(TOO_WIDE, width) == [], path
        assert window.evaluate(CUT) == [], path
        assert window.evaluate(BEYOND_THE_DRAWING) == [], path
    window.context.close()


def test_nothing_fails_to_load(browser: Any, address: str) -> None:
    """No request to another host, none that fails, no error in the console."""
    window = opened(browser)
    faults: list[str] = []
    window.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    window.on("requestfailed", lambda request: faults.append(request.url))
    window.on("request", lambda request: None if request.url.startswith(address) else faults.append(request.url))
    for path in PAGES[:-1]:
        window.goto(address + path)
    assert faults == []
    window.context.close()


def test_an_omission_is_one_click_from_home(browser: Any, address: str) -> None:
    """From the cell of the matrix to both plans' words, and on to the place in the text."""
    window = opened(browser)
    window.goto(address + "/")
    window.locator("table.matrix td.gone a").first.click()
    assert "遗漏" in window.locator("h1").inner_text()
    assert window.locator("blockquote").first.inner_text().strip()
    window.locator(".place a").first.click()
    assert "/plan/" in window.url and "#" in window.url
    window.context.close()


def test_an_omission_is_reached_by_keyboard(browser: Any, address: str) -> None:
    """Tab and Enter alone: number of omissions, its row, its evidence."""
    window = opened(browser)
    window.goto(address + "/")
    _tab_to(window, "a.count.gone")
    window.keyboard.press("Enter")
    window.wait_for_url("**/compare/**verdict=omitted**")
    _tab_to(window, "table.targets td.cell a")
    window.keyboard.press("Enter")
    window.wait_for_url("**/finding/**")
    assert "遗漏" in window.locator("h1").inner_text()
    window.context.close()


def _tab_to(window: Any, selector: str) -> None:
    for _ in range(200):
        window.keyboard.press("Tab")
        if window.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def test_the_first_tab_skips_to_the_text(browser: Any, address: str) -> None:
    """The skip link is the first stop, and it can be seen when it is."""
    window = opened(browser)
    window.goto(address + COMPARE)
    window.keyboard.press("Tab")
    skip = window.locator("a.skip:focus")
    assert skip.inner_text() == "跳到正文" and skip.bounding_box()["x"] >= 0
    window.context.close()


def test_filters_work_without_a_script(browser: Any, address: str) -> None:
    """The form of the matrix and the switch of the comparison."""
    window = opened(browser)
    window.goto(address + "/")
    everything = window.locator("table.matrix tbody tr").count()
    window.select_option("select[name=verdict]", "omitted")
    window.check(f"input[name=plan][value={LOWER}]")
    window.get_by_role("button", name="筛选").click()
    assert 0 < window.locator("table.matrix tbody tr").count() < everything
    assert window.locator("table.matrix td.cell:not(.gone)").count() == 0
    window.goto(address + COMPARE)
    window.get_by_role("link", name="只看有差别的").click()
    assert "only=diff" in window.url
    window.context.close()


def test_search_by_hand(browser: Any, address: str) -> None:
    """Typed on the home page, answered with marks, opened in the plan at the clause."""
    window = opened(browser, 390)
    window.goto(address + "/")
    window.fill("#q", "床位")
    window.press("#q", "Enter")
    window.locator("mark.hit").first.wait_for()
    assert window.locator("mark.hit").count() > 3
    window.locator(".hits a").first.click()
    window.locator("section.clause:target").wait_for()
    assert window.locator("section.clause:target").count() == 1
    window.context.close()


def test_a_citation_is_copied(browser: Any, address: str) -> None:
    """By a button where scripts run; where they do not there is none, and a click selects the whole citation."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    window = context.new_page()
    window.goto(address + f"/plan/{UPPER}")
    cited = window.locator("#cite ~ dl .cite").first.inner_text()
    window.locator("#cite ~ dl .copy").first.click()
    window.locator("#cite ~ dl .copied", has_text="已复制").wait_for()
    assert window.evaluate("navigator.clipboard.readText()") == cited
    context.close()
    plain = opened(browser)
    plain.goto(address + f"/plan/{UPPER}")
    assert plain.locator(".copy").count() == 0
    plain.locator("#cite ~ dl .cite").first.click()
    assert plain.evaluate("getSelection().toString()").strip() == cited
    plain.context.close()


def test_compare_prints(browser: Any, address: str) -> None:
    """The comparison prints, on several pages; nothing sticks out of the sheet and clauses keep their numbers."""
    window = opened(browser, 794)  # A4
    window.goto(address + COMPARE)
    window.emulate_media(media="print")
    assert window.evaluate("document.documentElement.scrollWidth") <= 794
    assert window.evaluate(BEYOND_ITS_CELL) == []
    assert window.locator(".clause-title .label").first.is_visible()
    assert not window.locator(".onward").first.is_visible()
    pdf = window.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) > 3
    window.context.close()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: npm install --no-save axe-core")
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_no_page_breaks_wcag(browser: Any, address: str, width: int, scheme: str) -> None:
    """No violation of WCAG 2.2 A and AA that axe-core can see; it needs scripts, the pages do not."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    window = context.new_page()
    for path in [*PAGES, *DATA]:
        window.goto(address + path)
        window.evaluate(AXE.read_text("utf-8"))
        found = window.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
        assert [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in found["violations"]] == [], path
    context.close()
