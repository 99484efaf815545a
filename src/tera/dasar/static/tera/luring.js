/* Drafts and the outbox on a page (docs/keputusan/0025); the store is titipan.js.

   form[data-simpan-lokal]  what is typed stays on this device until the server has it
   form[data-antre]         the same; a sending that fails waits here and goes out by itself. Needs a
                            hidden field `kunci` and a use case that claims it. data-judul names it
   form[data-luring]        a copy of it is what the offline page offers (borang.js) */
(() => {
  "use strict";
  const d = document, { semua, tulis, kirim } = titipan, akun = d.body.dataset.pengguna;
  const SIMPAN_HARI = 14, BERKAS_TERBESAR = 3 * 1024 * 1024, SABAR = 8000, ULANG = 30000;
  const TERSIMPAN = "Tersimpan di perangkat ini", DIKIRIM = TERSIMPAN + "; dikirim sendiri saat tersambung.", galat = d.querySelector("[data-ringkasan-galat]");
  const terbuka = new Set();
  let lagi = 0, menunggu = [];

  const buat = (nama, isi, ...anak) => { const el = Object.assign(d.createElement(nama), isi); el.append(...anak.filter(Boolean)); return el; };
  const alinea = (textContent) => textContent && buat("p", { textContent });
  const tombol = (textContent, onclick) => buat("button", { type: "button", className: "tombol tombol--sekunder tombol--kecil", textContent, onclick });
  const kapan = (waktu) => new Date(waktu).toLocaleString("id-ID", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const acak = () => crypto.randomUUID?.() || `${Date.now()}-${Math.random()}`;
  const diSini = location.pathname + location.search;
  const buka = (alamat) => {
    const tuju = new URL(alamat, location);
    if (tuju.pathname + tuju.search === diSini) { history.replaceState(null, "", tuju); location.reload(); } else location.assign(tuju);
  };
  const kelompok = (pasangan) => [...new Set(pasangan.map(([n]) => n))].map((n) => [n, pasangan.filter(([m]) => m === n).map(([, v]) => v)]);

  /* A draft is held by one open page at a time, so that two tabs do not write over each other. */
  const pegang = (id) => !navigator.locks || new Promise((ya) => navigator.locks.request(id, { ifAvailable: true }, (kunci) => {
    ya(kunci);
    return kunci && new Promise((lepas) => addEventListener("pagehide", lepas));
  }));
  const drafBaru = async (tempat) => { const id = acak(); await pegang(id); return { id, jenis: "draf", akun, tempat, isi: [] }; };
  const drafUntuk = async (tempat) => {
    for (const r of (await semua(akun)).reverse()) if (r.jenis === "draf" && r.tempat === tempat && await pegang(r.id)) return r;
    return drafBaru(tempat);
  };

  const dipakai = (el) => el.name && !el.disabled && !["file", "password", "submit", "button", "hidden"].includes(el.type);
  const isikan = (form, nama, isi) => [...form.elements].filter((el) => el.name === nama && dipakai(el)).forEach((el, i) => {
    if (el.type === "checkbox" || el.type === "radio") el.checked = isi.includes(el.value);
    else if (el.multiple) [...el.options].forEach((o) => { o.selected = isi.includes(o.value); });
    else el.value = isi[i] ?? "";
  });

  const pasang = async (form) => {
    const asal = form.getAttribute("action") || location.pathname, tempat = [akun, asal, form.id].join(" "), halaman = form.dataset.halaman || diSini;
    const { kunci, versi } = form.elements, berubah = new Set(), nilai = (nama) => new FormData(form).getAll(nama).map(String);
    const status = form.querySelector("[data-status-simpan]") || form.appendChild(buat("p", { className: "status-simpan" }));
    let draf = await drafUntuk(tempat), tunda = 0;
    terbuka.add(tempat);
    status.dataset.statusSimpan = "";
    status.setAttribute("role", "status");
    const kata = (teks) => { clearTimeout(tunda); status.textContent = teks; };
    /* Of a document what was changed; of an entry all of it, its day too. */
    const nama = () => new Set(versi ? berubah : [...form.elements].filter(dipakai).map((el) => el.name));
    const judul = form.dataset.judul || d.querySelector("h1").textContent, teks = () => form.querySelector("textarea")?.value.slice(0, 80);
    const drafKini = () => ({ ...draf, waktu: Date.now(), halaman, judul, teks: teks(), versi: versi?.value, isi: [...nama()].map((n) => [n, nilai(n)]) });
    const catat = (e) => {
      if (!dipakai(e.target)) return;
      berubah.add(e.target.name);
      clearTimeout(tunda);
      tulis([drafKini()]).then(() => { tunda = setTimeout(() => kata(`${TERSIMPAN} ${kapan(Date.now()).slice(-5)}`), 1200); }, () => {});
    };

    const pulihkan = () => {
      const beda = draf.isi.filter(([n, isi]) => form.elements[n]?.type !== "hidden" && typeof isi[0] === "string" && `${nilai(n)}` !== `${isi}`);
      if (!beda.length) { if (draf.waktu && !galat) tulis([], [draf.id]); return; }
      beda.forEach(([n, isi]) => { isikan(form, n, isi); berubah.add(n); });
      const sisa = beda.flatMap(([n, isi]) => form.elements[n] ? [] : isi).join("; ");
      const kotak = buat("div", { className: "pemberitahuan" }, buat("div", {},
        alinea(`Isian Anda dari ${kapan(draf.waktu)} yang belum terkirim dipulihkan.`),
        draf.versi !== versi?.value && alinea("Dokumen ini sudah berubah sejak itu; menyimpan mengganti isinya yang sekarang."),
        sisa && alinea("Tidak ada lagi tempatnya di formulir ini: " + sisa),
        tombol("Buang isian itu", () => { kotak.remove(); kata(""); berubah.clear(); form.reset(); tulis([], [draf.id]); })));
      form.before(kotak);
    };

    /* Sent the ordinary way; the next page tells whether it worked (see bersihkan). */
    const tandai = () => sessionStorage.setItem("tera.dikirim", JSON.stringify([draf.id, location.href.split("#")[0]]));
    const biasa = (pengirim) => {
      tandai();
      if (pengirim?.name) form.append(buat("input", { type: "hidden", name: pengirim.name, value: pengirim.value }));
      form.submit();
    };

    const antrekan = async (pengirim) => {
      const id = kunci ? kunci.value ||= acak() : acak(), data = [...new FormData(form)].filter(([n, v]) => n !== "csrfmiddlewaretoken" && (typeof v === "string" || v.size));
      if (pengirim?.name) data.push([pengirim.name, pengirim.value]);
      if (data.reduce((n, [, v]) => n + (v.size || 0), 0) > BERKAS_TERBESAR) return biasa(pengirim);
      await tulis([{ id, jenis: "antre", akun, tempat, waktu: Date.now(), isi: data, halaman, tujuan: asal, judul, teks: teks() }], [draf.id]);
      kata("Mengirim…");
      const hasil = await Promise.race([jalan(), new Promise((ya) => setTimeout(ya, SABAR, { menuju: {} }))]);
      const kini = (await semua(akun)).find((r) => r.id === id);
      if (!kini) return buka(hasil.menuju[id] || halaman);
      if (kini.jenis === "tolak") { await tulis([drafKini()], [id]); return biasa(pengirim); } // the server shows what is wrong
      kata(hasil.henti === "masuk" ? `Sesi berakhir. ${TERSIMPAN}; dikirim sendiri setelah Anda masuk lagi.` : DIKIRIM);
      berubah.clear();
      draf = await drafBaru(tempat);
      if (versi || galat) { form.hidden = true; d.getElementById("titipan").scrollIntoView(); } else { form.reset(); if (kunci) kunci.value = acak(); }
      delete form.dataset.terkirim;
      pengirim?.removeAttribute("aria-busy");
      (await navigator.serviceWorker?.getRegistration())?.sync?.register("titipan").catch(() => {});
    };

    form.addEventListener("submit", (e) => {
      if (!("antre" in form.dataset) || e.submitter?.hasAttribute("formaction")) return tandai();
      e.preventDefault();
      if (form.dataset.terkirim) return;
      form.dataset.terkirim = "1";
      e.submitter?.setAttribute("aria-busy", "true");
      antrekan(e.submitter).catch(() => form.submit());
    });
    form.addEventListener("input", catat);
    form.addEventListener("change", catat);
    pulihkan();
  };

  /* No typing before what was kept is back in its place; a device without a store does not wait. */
  const pasangSemua = async (dari, dulu) => {
    const baru = [...dari.querySelectorAll("form[data-simpan-lokal], form[data-antre]")].filter((f) => !f.dataset.terpasang), fokus = d.activeElement;
    baru.forEach((f) => { f.dataset.terpasang = "1"; f.inert = true; });
    try {
      await Promise.race([dulu, new Promise((_, tidak) => setTimeout(tidak, 2000))]);
      await Promise.race([Promise.all(baru.map(pasang)), new Promise((_, tidak) => setTimeout(tidak, 2000))]);
    } finally { baru.forEach((f) => { f.inert = false; if (f.contains(fokus)) fokus.focus(); }); }
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

  /* After an ordinary send that succeeded, the draft has done its duty; what was left here long ago
     goes, but what its owner still wants sent. */
  const bersihkan = async () => {
    const [id, asal] = JSON.parse(sessionStorage.getItem("tera.dikirim") || "[]"), berhasil = d.referrer === asal && d.querySelector(".pemberitahuan--berhasil");
    sessionStorage.removeItem("tera.dikirim");
    await tulis([], (await semua()).filter((r) => berhasil && r.id === id || r.waktu < Date.now() - SIMPAN_HARI * 864e5 && (r.akun !== akun || r.jenis === "draf")).map((r) => r.id));
  };

  /* Signing out wipes what this person kept here; what is unsent is asked about first. */
  const milikku = async () => (await semua(akun)).filter((r) => r.jenis !== "borang");
  const keluar = async (form) => {
    if ((await milikku()).length && location.pathname !== "/keluar/") return location.assign("/keluar/");
    await tulis([], (await semua(akun)).map((r) => r.id));
    if ((await semua()).length) localStorage.setItem("tera.titipan", "0"); else localStorage.removeItem("tera.titipan");
    form.append(buat("input", { type: "hidden", name: "tersapu", value: "1" }));
    form.submit();
  };
  d.querySelectorAll('form[action="/keluar/"]').forEach((f) => f.addEventListener("submit", (e) => { e.preventDefault(); keluar(f).catch(() => f.submit()); }));

  const mulai = async () => {
    localStorage.setItem("tera.titipan", akun); // other pages load these scripts too from now on
    await pasangSemua(d, bersihkan());
    d.addEventListener("htmx:afterSettle", (e) => pasangSemua(e.target));
    addEventListener("online", jalan);
    await jalan();
    const tanya = d.querySelector("[data-jumlah-titipan]"), n = tanya && (await milikku()).length;
    if (n) tanya.textContent = `${n} catatan belum terkirim; keluar menghapusnya dari perangkat ini.`;
  };
  if (akun) mulai().catch(() => {});
})();
