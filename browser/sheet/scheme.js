// Light or dark: as chosen on the other pages of the site, else as the machine is set.

const darkness = window.matchMedia("(prefers-color-scheme: dark)");

/** What Material keeps of the choice; null: as the machine is set. */
function chosen() {
  try {
    const { media, scheme } = window.__md_get("__palette").color;
    return media === "(prefers-color-scheme)" ? null : scheme;
  } catch {
    return null; // nothing chosen, or nothing kept
  }
}

function show() {
  const scheme = chosen() || (darkness.matches ? "slate" : "default");
  document.body.setAttribute("data-md-color-scheme", scheme);
}

/** Shows the page so, and follows the machine. */
export function followScheme() {
  darkness.addEventListener("change", show);
  show();
}
