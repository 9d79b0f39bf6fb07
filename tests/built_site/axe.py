"""What axe says of a page."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


AXE = Axe().axe_script
FOUND = """async options => (await axe.run(options)).violations.map(
  ({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 90))])"""
ASKED = """before => {
  axe.configure({ rules: [{ id: "color-contrast", selector: "*:not([data-asked])" }] });
  const styles = ["color", "background-color", "background-image", "opacity", "filter",
    "mix-blend-mode", "font-size", "font-weight", "text-shadow", "-webkit-text-fill-color",
    "-webkit-text-stroke-width", "display", "visibility", "position", "z-index", "overflow-x"];
  const digest = (text) => {
    let [one, other] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
      other = Math.imul(other ^ text.charCodeAt(at), 1597334677);
    }
    return `${one >>> 0} ${other >>> 0}`;
  };
  const kind = (text) => (/[\\p{L}\\p{N}]{2}/u.test(text) ? 2 : Number(text.trim() !== ""));
  const here = {};
  const places = [];
  const walk = (element, above) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const own = texts.map((node) => node.data).join("") || String(element.value ?? "");
    const look = digest([above, element.tagName, element.getAttribute("class"),
      element.ariaDisabled, element.disabled, element.control?.disabled,
      ...styles.map((name) => style.getPropertyValue(name))].join());
    places.push([element.tagName, element.className, style.display, style.visibility,
      ...["x", "y", "width", "height"].map((name) => Math.round(box[name]))].join());
    const whole = [look, kind(own), box.width * box.height > 0, element.checkVisibility()].join();
    here[whole] = (here[whole] ?? 0) + 1;
    element.toggleAttribute("data-asked", (before[whole] ?? 0) + here[whole] > 3);
    for (const child of element.children) walk(child, look);
  };
  walk(document.documentElement, "");
  return [here, digest(places.join(";"))];
}"""
"""Contrast takes the most time, and what looks alike has the same: of all places with the same
classes, colours and sizes, up to the root, three are asked. Gives the places by how they look,
and a digest of what stands where."""
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules whose answer may be another one with the same things in the same places."""
SHOW = """scheme => {
  document.body.setAttribute("data-md-color-scheme", scheme);
  document.getAnimations().forEach((one) => one instanceof CSSTransition && one.finish());
}"""
"""What the script of a page does when it comes; ``test_axe`` holds it against that."""


def axe_finds(page: Page, *tags: str, before: Counter[str] | None = None) -> dict[str, list[str]]:
    """Each rule that is broken, with the first places; only rules of ``tags``, if given.

    ``before``: the looks of pages that were asked before, and then of this one too.
    """
    _asked(page, Counter() if before is None else before)
    return _found(page, list(tags))


def axe_finds_in_light_and_dark(
    page: Page, *tags: str, before: Counter[str] | None = None
) -> dict[str, list[str]]:
    """The same of a page that is light, then of the same page dark; it is left light.

    Where the dark moves nothing, only colours are asked again.
    """
    before = Counter() if before is None else before
    light = _asked(page, before)
    found = _found(page, list(tags))
    show(page, "dark")
    again = _found(page, OF_COLOURS if _asked(page, before) == light else list(tags))
    show(page, "light")
    return found | {f"{rule}, dark": places for rule, places in again.items()}


def show(page: Page, scheme: Literal["light", "dark"]) -> None:
    """As if the page had come to such a machine."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate(SHOW, "slate" if scheme == "dark" else "default")


def _asked(page: Page, before: Counter[str]) -> str:
    """Marks the places that need not be asked for their contrast; what stands where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    here, places = page.evaluate(ASKED, before)
    before.update(here)
    return str(places)


def _found(page: Page, only: Any) -> dict[str, list[str]]:
    options = {"resultTypes": ["violations"], "preload": False}
    return dict(page.evaluate(FOUND, {**options, "runOnly": only} if only else options))
