/* The outbox on a page (docs/keputusan/0025): what could not be sent waits here, is shown, and goes
   out by itself. The store is titipan.js, the forms are draf.js. */
(() => {
  "use strict";
  const d = document, { semua, tulis, kirim, belum, saluran, SABAR, buat, alinea, tombol, kapan, acak, buka, diSini, terbuka, TERSIMPAN } = titipan, akun = d.body.dataset.pengguna;
  const BERKAS_TERBESAR = 3 * 1024 * 1024, ULANG = 30000, DIKIRIM = TERSIMPAN + "; dikirim sendiri saat tersambung.";
  let lagi = 0, henti = "", tampak = "", diberitakan = 0;

  const kelompok = (pasangan) => [...new Set(pasangan.map(([n]) => n))].map((n) => [n, pasangan.filter(([m]) => m === n).map(([, v]) => v)]);

  titipan.antrekan = async (isian, pengirim) => {
    const { form, kunci, versi, galat, tempat, asal, halaman, judul, kata } = isian;
    const id = kunci ? kunci.value ||= acak() : acak(), isi = [...new FormData(form)].filter(([n, v]) => n !== "csrfmiddlewaretoken" && (typeof v === "string" || v.size));
    if (pengirim?.name) isi.push([pengirim.name, pengirim.value]);
    if (isi.reduce((n, [, v]) => n + (v.size || 0), 0) > BERKAS_TERBESAR) return isian.biasa(pengirim);
    await tulis([{ id, jenis: "antre", akun, tempat, waktu: Date.now(), isi, halaman, tujuan: asal, judul, teks: isian.teks() }], [isian.draf()]);
    kata("Mengirim…");
    const hasil = await Promise.race([jalan(id), new Promise((ya) => setTimeout(ya, SABAR, { menuju: {} }))]);
    const kini = (await semua(akun)).find((r) => r.id === id);
    if (!kini) return buka(hasil.menuju[id] || halaman);
    if (kini.jenis === "tolak") { await tulis([isian.drafKini()], [id]); return isian.biasa(pengirim); } // the server shows what is wrong
    kata(hasil.henti === "masuk" ? `Sesi berakhir. ${TERSIMPAN}; dikirim sendiri setelah Anda masuk lagi.` : DIKIRIM);
    await isian.lepas();
    if (versi || galat) form.hidden = true; else { form.reset(); if (kunci) kunci.value = acak(); }
    d.getElementById("titipan")?.scrollIntoView();
    delete form.dataset.terkirim;
    pengirim?.removeAttribute("aria-busy");
    (await navigator.serviceWorker?.getRegistration())?.sync?.register("titipan").catch(() => {});
  };

  /* What waits, what came back and what was sent since this page was asked for, on every page;
     unfinished drafts at home, without a link, and where their form is gone. */
  const ubah = async (r) => {
    const isi = kelompok(r.isi);
    await tulis([{ ...r, id: acak(), jenis: "draf", isi, versi: isi.find(([n]) => n === "versi")?.[1][0] }], [r.id]);
    buka(r.halaman);
  };
  const bertanya = (el, konfirmasi, ya) => { Object.assign(el.dataset, { konfirmasi, ya }); return el; };
  const tautan = (textContent, href, onclick) => buat("a", { className: "tombol tombol--sekunder tombol--kecil", href, textContent, onclick });
  const buntu = (r) => r.jenis === "draf" && r.halaman === diSini;
  const tindakan = (r) => {
    if (r.jenis === "kabar") return [tautan("Lihat", r.menuju, (e) => { e.preventDefault(); buka(r.menuju); })];
    const buang = tombol("Hapus", async () => {
      await tulis([], [r.id]);
      const form = r.jenis === "antre" && terbuka.get(r.tempat);
      if (form?.hidden) { form.reset(); form.hidden = false; }
      gambar();
    });
    const ganti = buntu(r) || r.dicoba ? "" : r.jenis === "draf" ? tautan("Lanjutkan", r.halaman) : tombol("Ubah", () => ubah(r));
    if (ganti && r.isi.some(([, v]) => v.size)) bertanya(ganti, "Berkasnya perlu dipilih lagi.", "Ubah");
    return [ganti, bertanya(buang, "Isian ini hilang dari perangkat ini dan tidak dikirim.", "Hapus")];
  };
  const baris = (r) => {
    const utuh = buntu(r) || r.jenis === "tolak"; // perhaps no form takes these words any more
    return buat("li", {},
      buat("div", {}, buat("strong", { textContent: r.judul }), buat("small", { textContent: [!utuh && r.teks?.slice(0, 80), kapan(r.waktu)].filter(Boolean).join(" · ") }), alinea(r.pesan), utuh && r.teks && buat("div", { className: "sisipan" }, alinea(r.teks))),
      buat("div", { className: "baris" }, ...tindakan(r)));
  };
  const LABEL = { kabar: "catatan yang menunggu sudah terkirim", antre: "catatan menunggu dikirim", tolak: "catatan perlu Anda perbaiki", draf: "isian belum selesai" };
  const ditunjukkan = (r) => r.jenis === "draf" ? !terbuka.has(r.tempat) && (location.pathname === "/" || "skrip" in d.body.dataset || buntu(r))
    : r.jenis === "kabar" ? r.waktu > performance.timeOrigin : LABEL[r.jenis];
  const gambar = async () => {
    const daftar = (await semua(akun)).filter(ditunjukkan), jumlah = (jenis) => daftar.filter((r) => r.jenis === jenis).length;
    const judul = Object.keys(LABEL).filter(jumlah).map((jenis) => `${jumlah(jenis)} ${LABEL[jenis]}`).join(", "), kini = JSON.stringify([henti, daftar.map((r) => [r.id, r.jenis, r.dicoba])]);
    if (kini === tampak) return;
    tampak = kini;
    /* A document has one change waiting at a time. */
    daftar.forEach((r) => { const form = r.jenis === "antre" && terbuka.get(r.tempat); if (form && form.elements.versi) form.hidden = true; });
    d.getElementById("titipan")?.remove();
    if (!judul) return;
    const kotak = buat("section", { id: "titipan", className: "kartu tumpuk tumpuk--rapat", ariaLabel: judul }, buat("h2", { textContent: judul }),
      jumlah("antre") && (henti === "masuk" ? buat("p", {}, "Sesi berakhir. ", buat("a", { href: "/masuk/?lanjut=" + encodeURIComponent(diSini), textContent: "Masuk lagi" }), "; sesudah itu semuanya dikirim sendiri.") : alinea(DIKIRIM)),
      buat("ul", { className: "tugas", role: "list" }, ...daftar.map(baris)));
    d.querySelector("main").prepend(kotak);
    d.getElementById("kabar").textContent = judul;
    if (jumlah("kabar") > diberitakan) beritakan(judul + ".").catch(() => {});
    diberitakan = jumlah("kabar");
    if (!jumlah("antre")) d.querySelectorAll("[data-status-simpan]").forEach((el) => { if (el.textContent === DIKIRIM) el.textContent = "Sudah terkirim."; });
  };
  /* Whoever reads further down gets the notice of live news; the parts of the page that are drawn
     again for news (langsung-tampil.js) show what was sent. What is being typed stays. */
  const beritakan = async (kalimat) => {
    const kotak = d.getElementById("langsung"), { isi, perbarui } = kotak ? await import(kotak.dataset.tampil) : {};
    if (kotak && d.getElementById("titipan")?.getBoundingClientRect().bottom < 0) isi(kotak, kalimat, "Lihat", "#titipan", () => kotak.replaceChildren());
    if (d.querySelector("[data-langsung]")) await perbarui?.(kotak);
  };
  const jalan = async (sendiri) => {
    clearTimeout(lagi);
    const hasil = await kirim(sendiri);
    henti = hasil.henti;
    if (henti === "putus") lagi = setTimeout(jalan, ULANG);
    await gambar();
    return hasil;
  };

  /* Signing out wipes what this person kept here; what is unsent is asked about first. */
  const milikku = async () => (await semua(akun)).filter(belum);
  const keluar = async (form) => {
    if ((await milikku()).length && location.pathname !== "/keluar/") return location.assign("/keluar/");
    await tulis([], (await semua(akun)).map((r) => r.id));
    localStorage.removeItem("tera.pemilik");
    if (!(await semua()).length) localStorage.removeItem("tera.titipan");
    form.append(buat("input", { type: "hidden", name: "tersapu", value: "1" }));
    form.submit();
  };
  d.querySelectorAll('form[action="/keluar/"]').forEach((f) => f.addEventListener("submit", (e) => { e.preventDefault(); keluar(f).catch(() => f.submit()); }));

  const mulai = async () => {
    await titipan.siap;
    addEventListener("online", () => jalan());
    /* Another page or the worker sent something. */
    saluran?.addEventListener("message", () => gambar());
    d.addEventListener("visibilitychange", () => { if (!d.hidden) gambar(); });
    await jalan();
    const tanya = d.querySelector("[data-jumlah-titipan]"), n = tanya && (await milikku()).length;
    if (n) tanya.textContent = `${n} catatan belum terkirim; keluar menghapusnya dari perangkat ini.`;
  };
  if (akun) mulai().catch(() => {});
})();
