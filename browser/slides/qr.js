// Codes for the phones in the room; a deck that no phone can reach shows none and says so.
import { codeOf } from "../form/code.js";

const OWN_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Where the top of the site can be reached by others, or null.
 * @type {(here: Location | URL, up: string, siteUrl?: string) => string | null}
 */
export const siteAddress = (here, up, siteUrl) => {
  const own = new URL(up, here.href.split(/[?#]/)[0]);
  const told = siteUrl && new URL(siteUrl.replace(/\/*$/, "/"));
  const found = [own, told].find(
    (place) => place && /^https?:$/.test(place.protocol) && !OWN_MACHINE.test(place.hostname),
  );
  return found ? found.href : null;
};

/**
 * Draws each code of a page, or says that there is none.
 * @type {(root: ParentNode, address: string | null) => void}
 */
export const drawCodes = (root, address) => {
  for (const told of /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll(".slide-phones")
  )) {
    told.hidden = address !== null;
  }
  if (address === null) return;
  for (const figure of /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll(".slide-qr")
  )) {
    const target = `${address}${figure.dataset.page}`;
    const code = codeOf(target, `Mã QR: ${target}`, "M");
    if (!code) continue;
    figure.prepend(code);
    figure.hidden = false;
  }
};
