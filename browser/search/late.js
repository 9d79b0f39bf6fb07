// Scripts that no reader waits for: they lie in a template, where a browser does not ask for them.

/** Brings them in their order when the page is whole. */
export function bringLate() {
  const late = document.querySelector("template[data-late]");
  if (!(late instanceof HTMLTemplateElement)) return;
  const bring = () => late.replaceWith(late.content);
  if (document.readyState === "complete") bring();
  else window.addEventListener("load", bring, { once: true });
}
