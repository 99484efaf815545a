/* Service worker (docs/keputusan/0025): keeps the static files of this release and one offline
   page, nothing with data. VERSI and ISI come from /sw.js, which changes with every release. */
"use strict";
const GUDANG = "tera-" + VERSI, LURING = "/luring/";

addEventListener("install", (e) => e.waitUntil((async () => {
  const gudang = await caches.open(GUDANG);
  await gudang.addAll([...ISI, new Request(LURING, { credentials: "omit", cache: "reload" })]);
  await skipWaiting();
})()));

addEventListener("activate", (e) => e.waitUntil((async () => {
  for (const nama of await caches.keys()) if (nama !== GUDANG) await caches.delete(nama);
  await registration.navigationPreload?.enable();
  await clients.claim();
})()));

const dariGudang = (alamat) => caches.match(alamat, { cacheName: GUDANG, ignoreVary: true });
const halaman = async (e) => {
  try {
    return await e.preloadResponse || await fetch(e.request);
  } catch {
    return await dariGudang(LURING) || Response.error();
  }
};

addEventListener("fetch", (e) => {
  const alamat = new URL(e.request.url);
  if (e.request.mode === "navigate") e.respondWith(halaman(e));
  else if (ISI.includes(alamat.pathname)) e.respondWith(dariGudang(alamat.pathname).then((ada) => ada || fetch(e.request)));
});

/* The link is back though no page is open. */
addEventListener("sync", (e) => e.waitUntil(titipan.kirim().then((hasil) => {
  if (hasil.henti === "putus") throw new Error("belum tersambung"); // the browser asks again later
})));
