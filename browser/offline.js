/**
 * The service worker of a site that a server gives out: pages that were opened open without a network,
 * and all of them where a reader asked to keep the whole site.
 *
 * What is online is always asked first, so no reader sees an old page while there is a newer one.
 * The build writes `CORE`, `HOME`, `NOT_KEPT` and `DOWNLOADS` above this script.
 */

import { cleanupOutdatedCaches, matchPrecache, precache } from "workbox-precaching";
import { setCatchHandler, setDefaultHandler } from "workbox-routing";
import { NetworkFirst } from "workbox-strategies";
import { REVISION, VISITED, WHOLE } from "./offline/names.js";

const PATIENCE = 5; // seconds that a network may take, which is there and gives nothing
const LOADED = /<(?:script|link)[^>]*? (?:src|href)="?([^" >]+\.(?:js|css))/g;

/**
 * @typedef {Object} Client
 * @property {string} url
 */

/** @type {{ CORE: { url: string, revision: string }[], HOME: string, NOT_KEPT: string, DOWNLOADS: string, registration: { scope: string }, clients: { claim(): Promise<void>, matchAll(): Promise<Client[]> }, skipWaiting(): void, addEventListener(name: string, does: (event: { waitUntil(all: Promise<void>): void }) => void): void }} */
const worker = /** @type {any} */ (globalThis);

/**
 * Whether an answer is kept for having been asked for: no file for downloading, and nothing twice.
 * @param {string} url
 */
const isKept = (url) =>
  !url.includes(REVISION) && (!url.includes(worker.DOWNLOADS) || url.includes(".html"));

/**
 * What is kept of an address for another reason than that it was opened.
 * @param {string} url
 */
async function elsewhere(url) {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname + (pathname.endsWith("/") ? worker.HOME : "");
  const whole = await caches.open(WHOLE);
  return (await whole.match(address, { ignoreSearch: true })) ?? matchPrecache(address);
}

/** Pages that are open already came before there was anyone to keep them. */
async function keepOpen() {
  await worker.clients.claim();
  const cache = await caches.open(VISITED);
  for (const { url } of await worker.clients.matchAll()) {
    const page = await fetch(url);
    const text = await page.clone().text();
    const parts = [...text.matchAll(LOADED)].map(([, address]) => new URL(address, url).href);
    if (page.ok && isKept(url)) await Promise.all([cache.put(url, page), cache.addAll(parts)]);
  }
}

worker.skipWaiting();
cleanupOutdatedCaches();
precache(worker.CORE);
worker.addEventListener(
  "activate",
  (event) => event.waitUntil(keepOpen().catch(() => undefined)), // what is not kept now is when it is opened again
);
setDefaultHandler(
  new NetworkFirst({
    cacheName: VISITED,
    networkTimeoutSeconds: PATIENCE,
    matchOptions: { ignoreSearch: true },
    plugins: [
      {
        cacheWillUpdate: async ({ response }) =>
          response.status === 200 && isKept(response.url) ? response : null,
        cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
          cachedResponse ?? elsewhere(request.url),
      },
    ],
  }),
);
setCatchHandler(async ({ request }) =>
  request.mode === "navigate"
    ? Response.redirect(worker.registration.scope + worker.NOT_KEPT)
    : Response.error(),
);
