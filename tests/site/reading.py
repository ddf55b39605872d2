"""One reading of a page in a browser: it is loaded once and asked everything (`look.js`)."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

from landscape.show.browser import SETTLED

PHONE, TABLET, DESK = 360, 768, 1440
SHEET = 674
"""A4 less its margins, in CSS pixels."""
_HEIGHT = 900
COLOURS = ["color-contrast", "link-in-text-block"]
"""All that another colour scheme can change."""
SEEN = "scrollable-region-focusable"
"""`look.scrolling` asks for it on the page as it was loaded; the theme is slow to follow a new width."""
_LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
NOTE_FIRST_FORMULA = """new MutationObserver((_, observer) => {
  if (!document.querySelector("mjx-container")) return;
  window.firstFormula = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });"""


@dataclass
class Visit:
    """What a page did while it was read: each list names faults, but for the requests."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    paint: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    overflow: list[str] = field(default_factory=list)
    barriers: list[str] = field(default_factory=list)
    keyboard: list[str] = field(default_factory=list)
    paper: list[str] = field(default_factory=list)

    def faults(self, home):
        """All of them, each with its kind; a request that leaves `home` is one."""
        kinds = vars(self) | {"requests": [u for u in self.requests if not u.startswith((home, "data:", "blob:"))]}
        return [f"{kind}: {fault}" for kind, found in kinds.items() for fault in found]


@contextmanager
def reader(chromium):
    """A tab in which pages are read one after the other, so that the browser compiles MathJax and axe once."""
    with chromium.new_context() as context:
        context.add_init_script(NOTE_FIRST_FORMULA)
        yield context.new_page()


def read(page, address, barriers=True):
    """Go to a page and note what happens: on a phone, by keyboard, wider, on paper; with barriers by day and night."""
    visit = Visit()
    with _listening(page, visit):
        page.emulate_media(color_scheme="light", media="screen")
        _resize(page, PHONE)
        page.goto(address, wait_until="load")
        page.evaluate(SETTLED)
        page.evaluate(_LOOK)
        _ask(page, visit, "paint", "formulas", "figures", "overflow")
        _use_keyboard(page, visit)
        for width in (TABLET, DESK):
            _resize(page, width)
            _ask(page, visit, "overflow")
        _resize(page, SHEET, media="print")
        _ask(page, visit, "paper")
        if barriers:
            _look_for_barriers(page, visit)
    return visit


def _look_for_barriers(page, visit):
    """Everything but colours on the whole page, then colours by day and by night on one of each kind."""
    page.evaluate("look.lighten()")
    _resize(page, PHONE)
    page.evaluate(AXE_SCRIPT)
    visit.barriers += page.evaluate("look.barriers", {"rules": {rule: {"enabled": False} for rule in [*COLOURS, SEEN]}})
    page.evaluate("look.keepOneOfEachKind()")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        visit.barriers += page.evaluate("look.barriers", {"runOnly": COLOURS})


def _resize(page, width, media="screen"):
    page.set_viewport_size({"width": width, "height": _HEIGHT})
    page.emulate_media(media=media)


@contextmanager
def _listening(page, visit):
    handlers = {
        "request": lambda request: visit.requests.append(request.url),
        "requestfailed": lambda request: visit.errors.append(f"failed: {request.url}"),
        "response": lambda r: r.status >= 400 and visit.errors.append(f"{r.status}: {r.url}"),
        "pageerror": lambda error: visit.errors.append(str(error)),
        "console": lambda m: m.type in ("error", "warning") and visit.errors.append(m.text),
    }
    for event, handler in handlers.items():
        page.on(event, handler)
    yield
    for event, handler in handlers.items():
        page.remove_listener(event, handler)


def _ask(page, visit, *questions):
    for question in questions:
        getattr(visit, question).extend(page.evaluate(f"look.{question}()"))


def _use_keyboard(page, visit):
    page.keyboard.press("Tab")
    visit.keyboard += page.evaluate("look.focus()") + page.evaluate("look.scrolling()")
    visit.keyboard += [f"ArrowRight does not scroll {box}" for box in _stuck(page)]
    for number, figure in enumerate(page.locator("figure.explore").all(), start=1):
        visit.keyboard += [f"explore {number}: {fault}" for fault in _faults_of_explore(page, figure)]


def _stuck(page):
    """Boxes that were marked as scrolling and do not scroll by an arrow key."""
    for box in page.locator("[data-scrolls][tabindex]").all():
        box.focus()
        page.keyboard.press("ArrowRight")
        if box.evaluate("box => box.scrollLeft") == 0:
            yield box.evaluate("box => box.outerHTML.slice(0, 120)")


def _faults_of_explore(page, figure):
    """A key moves picture, caption and spoken value; the key back brings the first again; the select changes both."""
    slider, image, caption = (figure.locator(part) for part in ("input[type=range]", "img", "figcaption"))

    def state():
        return [image.get_attribute("src"), caption.inner_text(), slider.get_attribute("aria-valuetext")]

    first = state()
    slider.focus()
    page.keyboard.press("ArrowRight")
    if any(before == after for before, after in zip(first, state(), strict=True)):
        yield "the slider does not move picture, caption and value"
    if image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 0:
        yield "the picture is empty"
    page.keyboard.press("ArrowLeft")
    if state() != first:
        yield "the slider does not come back"
    select = figure.locator("select")
    if select.count():
        page.keyboard.press("Tab")
        if not select.evaluate("select => select === document.activeElement"):
            yield "the select does not follow the slider"
        page.keyboard.press("ArrowDown")
        if state()[:2] == first[:2]:
            yield "the select changes nothing"
