/* What a person wrote and the server does not have yet, kept on this device until it does
   (docs/keputusan/0025). One store, for pages and for the service worker:

   draf    being typed       {id, akun, tempat, waktu, isi: [[name, [values]]], versi}
   antre   waits to be sent  {id: its key, akun, tempat, waktu, isi: [[name, value or file]], tujuan,
                              halaman, judul, teks, dicoba: perhaps it arrived already}
   tolak   came back         as antre, with pesan
   borang  the own form that the offline page shows {id, akun, waktu, html}

   Every record belongs to one account and is neither shown nor sent for another. */
self.titipan = (() => {
  "use strict";
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
  const tulis = (simpan, hapus = []) => kerja("readwrite", (gudang) => { simpan.forEach((r) => gudang.put(r)); hapus.forEach((id) => gudang.delete(id)); if (simpan.some((r) => r.jenis !== "borang")) self.localStorage?.setItem("tera.titipan", "ada"); });
  const semua = async (akun) => (await kerja("readonly", (gudang) => gudang.getAll())).filter((r) => !akun || r.akun === akun).sort((a, b) => a.waktu - b.waktu);

  const minta = (alamat, pilihan) => fetch(alamat, { ...pilihan, signal: AbortSignal.timeout?.(30000) });
  const TUNGGU = [401, 408, 425, 429, 502, 503, 504]; // nothing was decided: it goes on waiting
  const TAK_TENTU = [408, 502, 504]; // or it was, and the answer got lost

  const sebab = async (jawab) => {
    const isi = new DOMParser().parseFromString(await jawab.text(), "text/html").querySelectorAll("[data-ringkasan-galat] li, [data-ringkasan-galat] h2, main .pemberitahuan p");
    return [...isi].map((el) => el.textContent.trim()).slice(-2).join(" ") || "Catatan ini tidak dapat diterima.";
  };
  const kirimSatu = async (r, tanda) => {
    const data = new FormData();
    r.isi.forEach(([nama, nilai]) => data.append(nama, nilai));
    data.set("csrfmiddlewaretoken", tanda);
    await tulis([{ ...r, dicoba: true }]);
    const jawab = await minta(r.tujuan, { method: "POST", body: data, headers: { "X-Tera-Antre": "1" } });
    if (jawab.ok) await tulis([], [r.id]);
    else if (TUNGGU.includes(jawab.status) || !self.document) await tulis([{ ...r, dicoba: TAK_TENTU.includes(jawab.status) }]);
    else await tulis([{ ...r, dicoba: false, jenis: "tolak", pesan: await sebab(jawab) }]); // a worker cannot read the sentence, a page will
    return jawab;
  };

  /* Sends what waits for the account that is signed in now, in order; the key makes a second sending
     harmless. `henti` says why something is left: "masuk" (signed out) or "putus". */
  const kirimSemua = async () => {
    const hasil = { terkirim: 0, menuju: {}, henti: "" };
    try {
      const antre = (await semua()).filter((r) => r.jenis === "antre");
      if (!antre.length) return hasil;
      const { akun, tanda } = await (await minta("/luring/tanda/")).json();
      for (const r of antre) {
        if (r.akun !== akun) { hasil.henti = "masuk"; continue; }
        const jawab = await kirimSatu(r, tanda);
        if (jawab.ok) { hasil.terkirim++; hasil.menuju[r.id] = jawab.headers.get("X-Tera-Menuju"); }
        if (TUNGGU.includes(jawab.status)) { hasil.henti = jawab.status === 401 ? "masuk" : "putus"; break; }
      }
    } catch { hasil.henti = "putus"; }
    return hasil;
  };
  const kirim = () => navigator.locks ? navigator.locks.request("tera.kirim", kirimSemua) : kirimSemua();

  return { semua, tulis, kirim };
})();
