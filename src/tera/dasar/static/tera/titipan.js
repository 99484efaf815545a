/* What a person wrote and the server does not have yet, kept on this device until it does
   (docs/keputusan/0025). One store, for pages and for the service worker:

   draf    being typed       {id, akun, tempat, waktu, isi: [[name, [values]]], versi}
   antre   waits to be sent  {id: its key, akun, tempat, waktu, isi: [[name, value or file]], tujuan,
                              halaman, judul, teks, dicoba: perhaps it arrived already}
   tolak   came back         as antre, with pesan
   kabar   was sent from here {id, akun, waktu, judul, teks, menuju}, for a day: pages that were open
                              before show what they do not hold yet
   borang  the own form that the offline page shows {id, akun, waktu, html}

   Every record belongs to one account and is neither shown nor sent for another. */
self.titipan = (() => {
  "use strict";
  const SABAR = 8000, saluran = self.BroadcastChannel && new BroadcastChannel("tera.titipan");
  let basis = null;
  const buka = () => basis ||= new Promise((ya, tidak) => {
    const minta = indexedDB.open("tera", 1), lupa = () => { basis = null; };
    minta.onupgradeneeded = () => minta.result.createObjectStore("titipan", { keyPath: "id" });
    minta.onsuccess = () => { minta.result.onclose = lupa; ya(minta.result); };
    minta.onerror = () => { lupa(); tidak(minta.error); };
  });

  /* Committed at once, not when the browser comes back to this page: the page may be gone by then
     (w3c/IndexedDB#482). */
  const kerja = async (cara, kerjakan) => {
    const transaksi = (await buka()).transaction("titipan", cara), hasil = kerjakan(transaksi.objectStore("titipan"));
    return new Promise((ya, tidak) => {
      transaksi.oncomplete = () => ya(hasil?.result);
      transaksi.onabort = () => tidak(transaksi.error);
      transaksi.commit?.();
    });
  };
  const belum = (r) => !["borang", "kabar"].includes(r.jenis); // the server does not have it
  const tulis = (simpan, hapus = []) => kerja("readwrite", (gudang) => { simpan.forEach((r) => gudang.put(r)); hapus.forEach((id) => gudang.delete(id)); if (simpan.some(belum)) self.localStorage?.setItem("tera.titipan", "ada"); });
  const semua = async (akun) => (await kerja("readonly", (gudang) => gudang.getAll())).filter((r) => !akun || r.akun === akun).sort((a, b) => a.waktu - b.waktu);

  const minta = (alamat, pilihan) => fetch(alamat, { ...pilihan, signal: AbortSignal.timeout?.(30000) });
  const TUNGGU = [401, 408, 425, 429, 502, 503, 504]; // nothing was decided: it goes on waiting
  const TAK_TENTU = [408, 502, 504]; // or it was, and the answer got lost

  const sebab = async (jawab) => {
    const isi = new DOMParser().parseFromString(await jawab.text(), "text/html"), ada = (pilih) => [...isi.querySelectorAll(pilih)].map((el) => el.dataset.sebab || el.textContent.trim());
    const kata = ["[data-sebab]", "[data-ringkasan-galat] li", "[data-ringkasan-galat] h2, main .pemberitahuan p"].map(ada).find((satu) => satu.length) || [];
    return kata.slice(-2).join(" ") || "Catatan ini tidak dapat diterima.";
  };
  const kirimSatu = async (r, tanda, sendiri) => {
    const data = new FormData();
    r.isi.forEach(([nama, nilai]) => data.append(nama, nilai));
    data.set("csrfmiddlewaretoken", tanda);
    await tulis([{ ...r, dicoba: true }]);
    const jawab = await minta(r.tujuan, { method: "POST", body: data, headers: { "X-Tera-Antre": r.akun } });
    if (jawab.ok) {
      const { id, akun, judul, teks } = r, diam = id === sendiri && Date.now() - r.waktu < SABAR;
      await tulis(diam ? [] : [{ id: "kabar " + id, jenis: "kabar", akun, waktu: Date.now(), judul, teks: teks?.slice(0, 80), menuju: jawab.headers.get("X-Tera-Menuju") || r.halaman }], [id]);
      if (!diam) saluran?.postMessage(akun);
    } else if (TUNGGU.includes(jawab.status) || !self.document) await tulis([{ ...r, dicoba: TAK_TENTU.includes(jawab.status) }]);
    else await tulis([{ ...r, dicoba: false, jenis: "tolak", pesan: await sebab(jawab) }]); // a worker cannot read the sentence, a page will
    return jawab;
  };

  /* Sends what waits for the account that is signed in now, in order; the key makes a second sending
     harmless. `henti` says why something is left: "masuk" (signed out) or "putus". Whoever waits
     for the entry `sendiri` on this page is led on, and needs no news of it. */
  const kirimSemua = async (sendiri) => {
    const hasil = { menuju: {}, henti: "" };
    try {
      const antre = (await semua()).filter((r) => r.jenis === "antre");
      if (!antre.length) return hasil;
      const { akun, tanda } = await (await minta("/luring/tanda/")).json();
      for (const r of antre) {
        if (r.akun !== akun) { hasil.henti = "masuk"; continue; }
        const jawab = await kirimSatu(r, tanda, sendiri);
        if (jawab.ok) hasil.menuju[r.id] = jawab.headers.get("X-Tera-Menuju");
        if (TUNGGU.includes(jawab.status)) { hasil.henti = jawab.status === 401 ? "masuk" : "putus"; break; }
      }
    } catch { hasil.henti = "putus"; }
    return hasil;
  };
  const kirim = (sendiri) => navigator.locks ? navigator.locks.request("tera.kirim", () => kirimSemua(sendiri)) : kirimSemua(sendiri);

  return { semua, tulis, kirim, belum, saluran, SABAR };
})();
