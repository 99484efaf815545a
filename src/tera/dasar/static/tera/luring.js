/* The outbox on a page (docs/keputusan/0025): what could not be sent waits here, is shown, and goes
   out by itself. The store is titipan.js, the forms are draf.js. */
(() => {
  "use strict";
  const d = document, { semua, tulis, kirim, buat, alinea, tombol, kapan, acak, buka, diSini, terbuka, TERSIMPAN } = titipan, akun = d.body.dataset.pengguna;
  const BERKAS_TERBESAR = 3 * 1024 * 1024, SABAR = 8000, ULANG = 30000, DIKIRIM = TERSIMPAN + "; dikirim sendiri saat tersambung.";
  let lagi = 0, menunggu = [];

  const kelompok = (pasangan) => [...new Set(pasangan.map(([n]) => n))].map((n) => [n, pasangan.filter(([m]) => m === n).map(([, v]) => v)]);


  titipan.antrekan = async (isian, pengirim) => {
    const { form, kunci, versi, galat, tempat, asal, halaman, judul, kata } = isian;
    const id = kunci ? kunci.value ||= acak() : acak(), isi = [...new FormData(form)].filter(([n, v]) => n !== "csrfmiddlewaretoken" && (typeof v === "string" || v.size));
    if (pengirim?.name) isi.push([pengirim.name, pengirim.value]);
    if (isi.reduce((n, [, v]) => n + (v.size || 0), 0) > BERKAS_TERBESAR) return isian.biasa(pengirim);
    await tulis([{ id, jenis: "antre", akun, tempat, waktu: Date.now(), isi, halaman, tujuan: asal, judul, teks: isian.teks() }], [isian.draf()]);
    kata("Mengirim…");
    const hasil = await Promise.race([jalan(), new Promise((ya) => setTimeout(ya, SABAR, { menuju: {} }))]);
    const kini = (await semua(akun)).find((r) => r.id === id);
    if (!kini) return buka(hasil.menuju[id] || halaman);
    if (kini.jenis === "tolak") { await tulis([isian.drafKini()], [id]); return isian.biasa(pengirim); } // the server shows what is wrong
    kata(hasil.henti === "masuk" ? `Sesi berakhir. ${TERSIMPAN}; dikirim sendiri setelah Anda masuk lagi.` : DIKIRIM);
    await isian.lepas();
    if (versi || galat) { form.hidden = true; d.getElementById("titipan").scrollIntoView(); } else { form.reset(); if (kunci) kunci.value = acak(); }
    delete form.dataset.terkirim;
    pengirim?.removeAttribute("aria-busy");
    (await navigator.serviceWorker?.getRegistration())?.sync?.register("titipan").catch(() => {});
  };

  /* What waits and what came back, on every page; unfinished drafts at home and without a link. */
  const ubah = async (r) => {
    const isi = kelompok(r.isi);
    await tulis([{ ...r, id: acak(), jenis: "draf", isi, versi: isi.find(([n]) => n === "versi")?.[1][0] }], [r.id]);
    buka(r.halaman);
  };
  const bertanya = (el, konfirmasi, ya) => { Object.assign(el.dataset, { konfirmasi, ya }); return el; };
  const baris = (r) => {
    const buang = tombol("Hapus", async () => { menunggu = []; await tulis([], [r.id]); gambar(); });
    let ganti = r.jenis === "draf" ? buat("a", { className: "tombol tombol--sekunder tombol--kecil", href: r.halaman, textContent: "Lanjutkan" }) : !r.dicoba && tombol("Ubah", () => ubah(r));
    if (ganti && r.isi.some(([, v]) => v.size)) bertanya(ganti, "Berkasnya perlu dipilih lagi.", "Ubah");
    return buat("li", {},
      buat("div", {}, buat("strong", { textContent: r.judul }), buat("small", { textContent: [r.teks, kapan(r.waktu)].filter(Boolean).join(" · ") }), alinea(r.pesan)),
      buat("div", { className: "baris" }, ganti, bertanya(buang, "Isian ini hilang dari perangkat ini dan tidak dikirim.", "Hapus")));
  };
  const LABEL = { antre: "catatan menunggu dikirim", tolak: "catatan perlu Anda perbaiki", draf: "isian belum selesai", kirim: "catatan terkirim" };
  const gambar = async (hasil = {}) => {
    const daftar = (await semua(akun)).filter((r) => LABEL[r.jenis] && (r.jenis !== "draf" || !terbuka.has(r.tempat) && (location.pathname === "/" || "skrip" in d.body.dataset))), jumlah = { antre: 0, tolak: 0, draf: 0 };
    daftar.forEach((r) => { jumlah[r.jenis]++; });
    /* Perhaps another page or the worker sent it. */
    jumlah.kirim = Math.max(hasil.terkirim || 0, menunggu.filter((id) => !daftar.some((r) => r.id === id)).length);
    menunggu = daftar.filter((r) => r.jenis === "antre").map((r) => r.id);
    const judul = Object.entries(jumlah).filter(([, n]) => n).map(([jenis, n]) => `${n} ${LABEL[jenis]}`).join(", ");
    d.getElementById("titipan")?.remove();
    if (!judul) return;
    d.querySelector("main").prepend(buat("section", { id: "titipan", className: "kartu tumpuk tumpuk--rapat", ariaLabel: judul }, buat("h2", { textContent: judul }),
      jumlah.antre && (hasil.henti === "masuk" ? buat("p", {}, "Sesi berakhir. ", buat("a", { href: "/masuk/?lanjut=" + encodeURIComponent(diSini), textContent: "Masuk lagi" }), "; sesudah itu semuanya dikirim sendiri.") : alinea(DIKIRIM)),
      daftar.length && buat("ul", { className: "tugas", role: "list" }, ...daftar.map(baris)),
      jumlah.kirim && buat("a", { href: diSini, textContent: "Muat ulang halaman ini" })));
    d.getElementById("kabar").textContent = judul;
  };
  const jalan = async () => {
    clearTimeout(lagi);
    const hasil = await kirim();
    if (hasil.henti === "putus") lagi = setTimeout(jalan, ULANG);
    await gambar(hasil);
    return hasil;
  };

  /* Signing out wipes what this person kept here; what is unsent is asked about first. */
  const milikku = async () => (await semua(akun)).filter((r) => r.jenis !== "borang");
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
    addEventListener("online", jalan);
    await jalan();
    const tanya = d.querySelector("[data-jumlah-titipan]"), n = tanya && (await milikku()).length;
    if (n) tanya.textContent = `${n} catatan belum terkirim; keluar menghapusnya dari perangkat ini.`;
  };
  if (akun) mulai().catch(() => {});
})();
