// The QR code of a link, drawn with a package that is loaded when it is first needed. Slides draw it
// too, and have no words: it needs none.
import { drawn } from "./drawn.js";

/**
 * A package that is needed only now; resolves when its script has run.
 * @param {string} source its address
 * @returns {Promise<unknown>}
 */
export function load(source) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: source });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(source)));
    document.head.append(script);
  });
}

/**
 * qrcode-generator, as far as pages use it.
 * @typedef {(version: number, correction: Correction) => QrCode} MakeCode
 * @typedef {"L" | "M" | "Q" | "H"} Correction how much of a code may be spoilt: 7, 15, 25, 30%
 * @typedef {object} QrCode
 * @property {(text: string, mode: "Byte") => void} addData
 * @property {() => void} make
 * @property {() => number} getModuleCount
 * @property {(row: number, column: number) => boolean} isDark
 */

/**
 * The picture of the code; null when the text is too long for one.
 * @param {string} text
 * @param {string} [label]
 * @param {Correction} [correction]
 */
export function codeOf(text, label = "Mã QR của liên kết", correction = "L") {
  const code = window.qrcode(0, correction);
  try {
    code.addData(text, "Byte");
    code.make();
  } catch {
    return null;
  }
  const size = code.getModuleCount();
  const cells = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) cells.push(`M${column + 4} ${row + 4}h1v1h-1z`);
    }
  }
  const attributes = {
    viewBox: `0 0 ${size + 8} ${size + 8}`,
    class: "qr-code",
    role: "img",
    "aria-label": label,
  };
  return drawn("svg", attributes, drawn("path", { d: cells.join("") }));
}
