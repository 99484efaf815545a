/* Drafts (docs/keputusan/0025): what is typed stays on this device until the server has it.

   form[data-simpan-lokal]  sent the ordinary way
   form[data-antre]         a sending that fails waits here and goes out by itself (luring.js). Its
                            use case takes the hidden field `kunci`, or tells a repetition by its
                            content; data-judul names it in the list
   form[data-terisi]        the server has just filled it: a draft is offered, never put over that */
(() => {
  "use strict";
  const d = document, { semua, tulis, belum } = titipan, akun = d.body.dataset.pengguna;
  const SIMPAN_HARI = 14, TERSIMPAN = "Tersimpan di perangkat ini", galat = d.querySelector("[data-ringkasan-galat]");
  const terbuka = new Map(); // the forms of this page by their place
  let dikirim = []; // what the page before sent: [draft, its page, its form]

  const buat = (nama, isi, ...anak) => { const el = Object.assign(d.createElement(nama), isi); el.append(...anak.filter(Boolean)); return el; };
  const alinea = (textContent) => textContent && buat("p", { textContent });
  const tombol = (textContent, onclick) => buat("button", { type: "button", className: "tombol tombol--sekunder tombol--kecil", textContent, onclick });
  const kapan = (waktu) => new Date(waktu).toLocaleString("id-ID", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const acak = () => crypto.randomUUID?.() || `${Date.now()}-${Math.random()}`;
  const diSini = location.pathname + location.search;
  const buka = (alamat) => {
    const tuju = new URL(alamat, location);
    if (tuju.hash && tuju.pathname + tuju.search === diSini) { history.replaceState(null, "", tuju); location.reload(); } else location.assign(tuju);
  };

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
    /* A page that says what is wrong shows what was typed already. */
    const salah = galat && dikirim[2] === tempat;
    let draf = salah ? { ...await drafBaru(tempat), id: dikirim[0] } : await drafUntuk(tempat), tunda = 0, kotak;
    terbuka.set(tempat, form);
    status.dataset.statusSimpan = "";
    status.setAttribute("role", "status");
    const kata = (teks) => { clearTimeout(tunda); status.textContent = teks; };
    /* Of a document what was changed; of an entry all of it, its day too. */
    const nama = () => new Set(versi ? berubah : [...form.elements].filter(dipakai).map((el) => el.name));
    const judul = form.dataset.judul || d.querySelector("h1").textContent, teks = () => [...form.querySelectorAll("textarea")].map((el) => el.value.trim()).filter(Boolean).join("; ");
    const drafKini = () => ({ ...draf, waktu: Date.now(), halaman, judul, teks: teks(), versi: versi?.value, isi: [...nama()].map((n) => [n, nilai(n), /^(text|url)/.test(form.elements[n]?.type)]) });
    const catat = (e) => {
      if (!dipakai(e.target)) return;
      berubah.add(e.target.name);
      clearTimeout(tunda);
      tulis([drafKini()]).then(() => { clearTimeout(tunda); tunda = setTimeout(() => kata(`${TERSIMPAN} ${kapan(Date.now()).slice(-5)}`), 1200); }, () => {});
    };

    const pulihkan = async () => {
      const beda = draf.isi.filter(([n, isi]) => form.elements[n]?.type !== "hidden" && typeof isi[0] === "string" && `${nilai(n)}` !== `${isi}`);
      if (!beda.length) { if (draf.waktu) tulis([], [draf.id]); return; }
      const isikanLagi = () => beda.forEach(([n, isi]) => { isikan(form, n, isi); berubah.add(n); });
      const tawar = "terisi" in form.dataset, sisa = beda.flatMap(([n, isi, kata]) => form.elements[n] || kata === false ? [] : isi).join("; ");
      const lama = draf;
      if (tawar) draf = await drafBaru(tempat); else isikanLagi();
      kotak = buat("div", { className: "pemberitahuan" }, buat("div", {},
        alinea(`Isian Anda dari ${kapan(draf.waktu)} yang belum terkirim ${tawar ? "masih tersimpan" : "dipulihkan"}.`),
        draf.versi !== versi?.value && alinea("Dokumen ini sudah berubah sejak itu; menyimpan mengganti isinya yang sekarang."),
        sisa && alinea("Tidak ada lagi tempatnya di formulir ini: " + sisa),
        tawar && tombol("Pakai isian itu", () => { kotak.remove(); draf = lama; isikanLagi(); }),
        tombol("Buang isian itu", () => { kotak.remove(); tulis([], [lama.id]); if (!tawar) { kata(""); berubah.clear(); form.reset(); } })));
      form.before(kotak);
    };

    /* Sent the ordinary way; the next page tells whether it worked (see bersihkan). */
    const tandai = () => sessionStorage.setItem("tera.dikirim", JSON.stringify([draf.id, location.href.split("#")[0], tempat]));
    const biasa = (pengirim) => {
      tandai();
      if (pengirim?.name) form.append(buat("input", { type: "hidden", name: pengirim.name, value: pengirim.value }));
      form.submit();
    };

    const lepas = async () => { kotak?.remove(); berubah.clear(); draf = await drafBaru(tempat); };
    const isian = { form, kunci, versi, galat, tempat, asal, halaman, judul, teks, kata, drafKini, biasa, lepas, draf: () => draf.id };

    form.addEventListener("submit", (e) => {
      if (!("antre" in form.dataset && titipan.antrekan) || e.submitter?.hasAttribute("formaction")) return tandai();
      e.preventDefault();
      if (form.dataset.terkirim) return;
      form.dataset.terkirim = "1";
      e.submitter?.setAttribute("aria-busy", "true");
      titipan.antrekan(isian, e.submitter).catch(() => form.submit());
    });
    form.addEventListener("input", catat);
    form.addEventListener("change", catat);
    await pulihkan();
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

  /* After an ordinary send that succeeded, the draft has done its duty; what was left here long ago
     goes, but what its owner still wants sent. */
  const bersihkan = async () => {
    dikirim = JSON.parse(sessionStorage.getItem("tera.dikirim") || "[]");
    const [id, asal] = dikirim, berhasil = d.referrer === asal && d.querySelector(".pemberitahuan--berhasil");
    sessionStorage.removeItem("tera.dikirim");
    const ada = await semua(), hapus = ada.filter((r) => berhasil && r.id === id || r.waktu < Date.now() - (r.jenis === "kabar" ? 1 : SIMPAN_HARI) * 864e5 && (r.akun !== akun || ["draf", "kabar"].includes(r.jenis))).map((r) => r.id);
    await tulis([], hapus);
    if (!ada.some((r) => belum(r) && !hapus.includes(r.id))) localStorage.removeItem("tera.titipan");
  };

  Object.assign(titipan, { buat, alinea, tombol, kapan, acak, buka, diSini, terbuka, TERSIMPAN, siap: akun && pasangSemua(d, bersihkan()).catch(() => {}) });
  d.addEventListener("htmx:afterSettle", (e) => pasangSemua(e.target));
})();
