/**
 * The service worker of a site that a server gives out: keeps every page for when there is no network.
 *
 * What is online is always asked first, so no reader sees an old page while there is a newer one.
 * The build writes `FILES`, `HOME` and `NOT_KEPT` above this script.
 */

import { cleanupOutdatedCaches, matchPrecache, precache } from "workbox-precaching";
import { setCatchHandler, setDefaultHandler } from "workbox-routing";
import { NetworkOnly } from "workbox-strategies";

const PATIENCE = 5; // seconds that a network may take, which is there and gives nothing

/** @type {{ FILES: { url: string, revision: string }[], HOME: string, NOT_KEPT: string, registration: { scope: string }, skipWaiting(): void }} */
const worker = /** @type {any} */ (globalThis);

worker.skipWaiting();
cleanupOutdatedCaches();
precache(worker.FILES);
setDefaultHandler(new NetworkOnly({ networkTimeoutSeconds: PATIENCE }));
setCatchHandler(async ({ request }) => {
  const { origin, pathname } = new URL(request.url);
  const kept = await matchPrecache(origin + pathname + (pathname.endsWith("/") ? worker.HOME : ""));
  if (kept) {
    return kept;
  }
  return request.mode === "navigate"
    ? Response.redirect(worker.registration.scope + worker.NOT_KEPT)
    : Response.error();
});
