// A drawing of the page as a picture of its own, for reports and slides.
import { download } from "../form/download.js";
import { drawn } from "../form/drawn.js";

const LOOKS = /** @type {const} */ ([
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "font-size",
  "font-weight",
  "text-anchor",
]);
/** Pixels of a PNG for each unit of the drawing. */
const SCALE = 3;

/**
 * A copy that looks the same without style sheets, on white; words in a font that every machine has.
 * @param {SVGSVGElement} svg
 */
export function standalone(svg) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const [all, copies] = [svg.querySelectorAll("*"), copy.querySelectorAll("*")];
  all.forEach((one, at) => {
    const style = getComputedStyle(one);
    for (const look of LOOKS) copies[at].setAttribute(look, style.getPropertyValue(look));
    copies[at].removeAttribute("class");
    if (one.localName === "text") copies[at].setAttribute("fill", "#1a1a1a"); // the page may be dark
  });
  const { width, height } = svg.viewBox.baseVal;
  for (const [key, value] of Object.entries({ width, height })) copy.setAttribute(key, `${value}`);
  copy.setAttribute("font-family", "Arial, sans-serif");
  copy.removeAttribute("class");
  copy.prepend(
    drawn("title", {}, String(svg.getAttribute("aria-label"))),
    drawn("rect", { width, height, fill: "#fff" }),
  );
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/**
 * @param {SVGSVGElement} svg
 * @param {string} name of the file, without its ending
 */
export function saveSvg(svg, name) {
  download(`${name}.svg`, standalone(svg).text, "image/svg+xml");
}

/**
 * @param {SVGSVGElement} svg
 * @param {string} name of the file, without its ending
 */
export async function savePng(svg, name) {
  const { text, width, height } = standalone(svg);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && download(`${name}.png`, blob, "image/png"));
}
