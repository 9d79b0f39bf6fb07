// What the service worker and the page that keeps the whole site call the same.

/** The cache of pages that were opened. */
export const VISITED = "da-mo";
/** The cache of all that a reader asked to keep. */
export const WHOLE = "ca-tap";
/** Before a file's revision, in the address under which it is kept. */
export const REVISION = "?luu=";
