"""What axe says of a page."""

from __future__ import annotations

from collections import Counter

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
  const walk = (element, above) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const own = texts.map((node) => node.data).join("") || String(element.value ?? "");
    const look = digest([above, element.tagName, element.getAttribute("class"),
      element.ariaDisabled, element.disabled, element.control?.disabled,
      ...styles.map((name) => style.getPropertyValue(name))].join());
    const whole = [look, kind(own), box.width * box.height > 0, element.checkVisibility()].join();
    here[whole] = (here[whole] ?? 0) + 1;
    element.toggleAttribute("data-asked", (before[whole] ?? 0) + here[whole] > 3);
    for (const child of element.children) walk(child, look);
  };
  walk(document.documentElement, "");
  return here;
}"""
"""Contrast takes the most time, and what looks alike has the same: of all places with the same
classes, colours and sizes, up to the root, three are asked. Gives the places by how they look."""


def axe_finds(page: Page, *tags: str, before: Counter[str] | None = None) -> dict[str, list[str]]:
    """Each rule that is broken, with the first places; only rules of ``tags``, if given.

    ``before``: the looks of pages that were asked before, and then of this one too.
    """
    options = {"resultTypes": ["violations"], "preload": False}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    before = Counter() if before is None else before
    before.update(page.evaluate(ASKED, before))
    return dict(page.evaluate(FOUND, {**options, "runOnly": list(tags)} if tags else options))
