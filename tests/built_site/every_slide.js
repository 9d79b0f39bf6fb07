// Goes through a deck slide by slide, everything revealed, and tells what does not fit or is too
// small to be read from the last row. The line of the source may be small.
([smallest, small]) => {
  const found = [];
  for (const slide of Reveal.getSlides()) {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v, 99);
    const tell = (what, element, value) =>
      found.push([slide.id, what, element.className.baseVal ?? element.className,
        element.textContent.trim().slice(0, 40), Math.round(value)]);
    const foot = slide.querySelector(".slide-foot").getBoundingClientRect();
    if (!slide.querySelector("h2").textContent.trim()) tell("no heading", slide, 0);
    for (const element of slide.querySelectorAll(".slide *")) {
      const own = [...element.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
      const isControl = element.matches("input:not([type=radio], [type=checkbox]), select, button");
      if ((!own && !isControl) || element.matches("option") || !element.checkVisibility()) continue;
      const box = element.getBoundingClientRect();
      if (box.width < 2) continue; // for screen readers
      const isFoot = element.closest(".slide-foot") !== null;
      const scale = element.ownerSVGElement ? element.getScreenCTM().a : Reveal.getScale();
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < smallest - 0.1 && !element.closest(small)) tell("small", element, size);
      if (box.left < 20 || box.right > 1004) tell("sideways", element, box.right);
      if (box.bottom > (isFoot ? 738 : foot.top + 1)) tell("below", element, box.bottom);
    }
    for (const element of slide.querySelectorAll(".slide-body, .slide-body *")) {
      const isCut = getComputedStyle(element).overflowY !== "visible"
        && element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 2;
      if (isCut && !element.matches("select")) tell("cut", element, element.scrollHeight);
    }
  }
  return found;
}
