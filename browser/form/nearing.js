// Places of calculators before their scripts have come.
import { element } from "./element.js";

const WAITING = "Đang chuẩn bị phần thử tính…";
const FAILED = "Không tải được phần thử tính; tải lại trang để thử lại.";
/** How far from the screen a place may be when its scripts are asked for. */
const NEAR = "50% 0px";

/**
 * Loads scripts, in their order, as soon as a place comes near.
 * @param {string[]} addresses
 */
export function bringWhenNear(addresses) {
  /** @type {HTMLElement[]} */
  const places = Array.from(document.querySelectorAll(".calculator[data-criterion]"));
  const bring = () => {
    watch.disconnect();
    for (const src of addresses) {
      const script = Object.assign(document.createElement("script"), { src, async: false });
      script.onerror = () => places.forEach((place) => place.replaceChildren(FAILED));
      document.head.append(script);
    }
  };
  const watch = new IntersectionObserver(
    (seen) => seen.some((one) => one.isIntersecting) && bring(),
    {
      rootMargin: NEAR,
    },
  );
  for (const place of places) {
    place.append(element("p", { class: "calculator-waiting" }, WAITING));
    place.hidden = false;
    watch.observe(place);
  }
}
