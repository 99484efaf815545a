/* TERA_LURING=tidak: takes the place of a worker installed before, and removes itself. */
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (e) => e.waitUntil((async () => {
  for (const nama of await caches.keys()) await caches.delete(nama);
  await registration.unregister();
})()));
