// A deck whose file was copied without the site around it.

/**
 * Links to pages that are not there lead to the site where it has an address; else they are words.
 * @param {DOMStringMap} deck the way to the top of the site, where the deck stands in it, its address
 */
export function mendLinks({ up, here, siteUrl }) {
  const neighbour = new Image();
  neighbour.addEventListener("error", () => {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(".slides a[href], .deck-help a[href]");
    for (const link of links) {
      const target = String(link.getAttribute("href"));
      if (/^(#|\?|[a-z]+:)/.test(target)) continue;
      if (siteUrl) link.href = new URL(target, siteUrl.replace(/\/*$/, `/${here}`)).href;
      else link.replaceWith(...link.childNodes);
    }
  });
  neighbour.src = `${up}assets/images/favicon.png`;
}
