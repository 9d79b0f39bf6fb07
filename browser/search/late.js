// Scripts that no reader waits for: they lie in a template, where a browser does not ask for them.
import { atFirstTouch } from "../form/touch.js";

/** Brings them in their order when the page is first touched, and tells them what was chosen before. */
export function bringLate() {
  const late = document.querySelector("template[data-late]");
  if (!(late instanceof HTMLTemplateElement)) return;
  /** @type {EventTarget | null} */
  let chosen = null;
  const note = (/** @type {Event} */ { target }) => (chosen = target);
  document.addEventListener("change", note);
  atFirstTouch(() => {
    const scripts = late.content.querySelectorAll("script[src]");
    scripts[scripts.length - 1]?.addEventListener("load", () => {
      document.removeEventListener("change", note);
      chosen?.dispatchEvent(new Event("change"));
    });
    late.replaceWith(late.content);
  });
}
