// The link of a set of questions, and its QR code where phones can open it.
import { codeOf, load } from "../../form/code.js";
import { element, uniqueId } from "../../form/fields.js";
import { button, text } from "./dom.js";

/**
 * @param {string} link what stands behind the page's address
 * @param {string} drawer the script that draws codes
 */
export function linkPlace(link, drawer) {
  const address = `${location.href.split(/[?#]/)[0]}#${link}`;
  const isDisk = location.protocol === "file:";
  const area = element("textarea", { readonly: true, rows: "2", id: uniqueId() });
  area.value = isDisk ? `#${link}` : address;
  area.addEventListener("focus", () => area.select());
  const place = element(
    "div",
    { class: "exercise-link" },
    element("p", { class: "exercise-hint" }, text(isDisk ? "link_disk" : "link_hint")),
    element("label", { for: area.id }, text("link")),
    area,
  );
  if (!isDisk) {
    place.append(
      button("qr", async (event) => {
        /** @type {Element} */ (event.target).remove();
        if (!window.qrcode) await load(drawer);
        const code = codeOf(address);
        if (code) place.append(code);
      }),
    );
  }
  return element(
    "details",
    { class: "exercise-share" },
    element("summary", {}, text("share_set")),
    place,
  );
}
