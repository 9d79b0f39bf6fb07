// A deck whose file was copied without the site around it.

/**
 * Links to pages that are not there lead to the site where it has an address; else they are words.
 * @param {DOMStringMap} deck a file beside it in a whole site, where it stands in that, its address
 */
export function mendLinks({ neighbour, here, siteUrl }) {
  const image = new Image();
  image.addEventListener("error", () => {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(".slides a[href], .deck-help a[href]");
    for (const link of links) {
      const target = String(link.getAttribute("href"));
      if (/^(#|\?|[a-z]+:)/.test(target)) continue;
      if (siteUrl) link.href = new URL(target, siteUrl.replace(/\/*$/, `/${here}`)).href;
      else link.replaceWith(...link.childNodes);
    }
  });
  image.src = String(neighbour);
}
