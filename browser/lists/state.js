// What a list shows, as its address says it: bo=…&muc=…&tim=…&xep=… after ? or #.

/**
 * The state in an address; the part after # counts where both have one.
 * @param {{ hash: string, search: string }} address
 */
export function readState({ hash, search }) {
  const told = hash.includes("=") ? hash.slice(1) : search;
  return new Map(new URLSearchParams(told));
}

/**
 * The address with a state; a list that shows everything has none.
 * @param {string} address
 * @param {Map<string, string>} state
 */
export function withState(address, state) {
  const told = new URLSearchParams([...state].filter(([, value]) => value));
  const [page] = address.split(/[?#]/);
  return String(told) ? `${page}#${told}` : page;
}
