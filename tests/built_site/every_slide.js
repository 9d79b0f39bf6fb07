// Tells what on the slides of a deck does not fit or is too small to be read from the last row,
// with everything revealed. The line of the source may be small. Each slide is measured when
// ``open`` has brought it up, or where it stands when all are laid out for paper, there in small.
(smallest) => {
  const found = [];
  const isPaper = document.documentElement.matches(".reveal-print, .on-paper");
  const MAY_BE_SMALL = ".slide-foot, .trace-source";
  for (const slide of document.querySelectorAll("section[id] > .slide, .paper-slide > .slide")) {
    const section = slide.parentElement;
    if (!isPaper) {
      const { h, v } = Reveal.getIndices(section);
      Reveal.slide(h, v, 99);
    }
    const small = slide.getBoundingClientRect().width / slide.offsetWidth;
    const { left, top } = slide.getBoundingClientRect();
    const boxOf = (element) => {
      const box = element.getBoundingClientRect();
      const inside = (value, from) => (value - from) / small;
      return { left: inside(box.left, left), right: inside(box.right, left),
        top: inside(box.top, top), bottom: inside(box.bottom, top) };
    };
    const foot = boxOf(slide.querySelector(".slide-foot"));
    const tell = (what, element, value) => found.push(
      [section.id || section.dataset.number, what, element.className.baseVal ?? element.className,
        element.textContent.trim().slice(0, 40), Math.round(value)]);
    if (!slide.querySelector("h2").textContent.trim()) tell("no heading", slide, 0);
    if (slide.scrollHeight > 768) tell("too high", slide, slide.scrollHeight);
    for (const element of slide.querySelectorAll("*")) {
      const hasWords = [...element.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
      const isControl = element.matches("input:not([type=radio], [type=checkbox]), select, button");
      if (!hasWords && !isControl) continue;
      if (element.matches("option") || !element.checkVisibility()) continue;
      const box = boxOf(element);
      if (box.right - box.left < 2) continue; // for screen readers
      const style = getComputedStyle(element);
      const scale = element.ownerSVGElement ? element.getScreenCTM().a / small : 1;
      const size = parseFloat(style.fontSize) * scale;
      if (size < smallest - 0.1 && !element.closest(MAY_BE_SMALL)) tell("small", element, size);
      if (box.left < 20 || box.right > 1004) tell("sideways", element, box.right);
      const end = element.closest(".slide-foot") ? 738 : foot.top + 1;
      if (box.bottom > end) tell("below", element, box.bottom);
    }
    for (const element of slide.querySelectorAll(".calculator-trace, .calculator-figures")) {
      if (element.scrollHeight > element.clientHeight + 1) tell("cut", element, element.scrollHeight);
    }
  }
  return found;
}
