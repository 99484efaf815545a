/* Tera: every page works without this file; it only makes the work quicker.
   No eval, no inline handlers. Everything is switched on by a data-attribute. */
(() => {
  "use strict";
  const d = document, root = d.documentElement;
  const all = (pilih, dari = d) => [...dari.querySelectorAll(pilih)];
  const kabarkan = (teks) => { const k = d.getElementById("kabar"); if (k) k.textContent = teks; };
  root.classList.add("js");

  /* Error summary: focus it, and say so in the tab's title. */
  const keRingkasan = () => {
    const kotak = d.querySelector("[data-ringkasan-galat]");
    if (!kotak) return;
    if (!d.title.startsWith("Galat: ")) d.title = "Galat: " + d.title;
    kotak.focus();
  };

  /* Menu on a phone (a plain #menu link without script). */
  const pasangMenu = () => {
    const tombol = d.querySelector(".tombol-menu"), nav = d.getElementById("menu");
    if (!tombol || !nav) return;
    tombol.setAttribute("role", "button");
    tombol.setAttribute("aria-controls", "menu");
    tombol.setAttribute("aria-expanded", "false");
    const ganti = (e) => { e.preventDefault(); tombol.setAttribute("aria-expanded", nav.classList.toggle("buka")); };
    tombol.addEventListener("click", ganti);
    tombol.addEventListener("keydown", (e) => { if (e.key === " ") ganti(e); });
  };
  const tutup = (e) => all("details[data-menu][open]").forEach((m) => {
    if (e.key === "Escape") { m.open = false; m.firstElementChild.focus(); } else if (!m.contains(e.target)) m.open = false;
  });

  /* Queue: j next, k previous, s select, Enter open. Only inside the queue or when nothing has focus. */
  const mengetik = (el) => el.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])");
  const hitung = (antrean) => {
    const n = all("[data-butir] input[type=checkbox]:checked", antrean).length;
    all("[data-jumlah-terpilih]").forEach((el) => { el.textContent = n; });
  };
  const tombolAntrean = (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || mengetik(e.target) || localStorage.getItem("tera.pintasan") === "mati") return;
    const antrean = e.target.closest("[data-antrean]") || (e.target === d.body && d.querySelector("[data-antrean]"));
    if (!antrean) return;
    const butir = all("[data-butir]", antrean), kini = butir.indexOf(d.activeElement.closest("[data-butir]"));
    if (e.key === "j" || e.key === "k") {
      const tuju = butir[Math.min(butir.length - 1, Math.max(0, kini + (e.key === "j" ? 1 : -1)))];
      if (tuju) { tuju.tabIndex = -1; tuju.focus(); tuju.scrollIntoView({ block: "nearest" }); e.preventDefault(); }
    } else if (e.key === "s" && kini >= 0) {
      const kotak = butir[kini].querySelector("input[type=checkbox]");
      if (kotak) kotak.click();
    } else if (e.key === "Enter" && e.target === butir[kini]) butir[kini].querySelector("a")?.click();
  };

  /* Confirm only what cannot be undone; the sentence tells the consequence. */
  const konfirmasi = (tombol) => {
    const kotak = d.createElement("div"), teks = d.createElement("p"), baris = d.createElement("div");
    const buat = (kelas, isi) => Object.assign(d.createElement("button"), { type: "button", className: kelas, textContent: isi });
    const ya = buat("tombol tombol--bahaya", tombol.dataset.ya || "Ya, lanjutkan"), batal = buat("tombol tombol--sekunder", "Batal");
    Object.assign(kotak, { className: "konfirmasi tumpuk", id: "konfirmasi" });
    kotak.setAttribute("role", "group");
    teks.textContent = tombol.dataset.konfirmasi;
    teks.id = "konfirmasi-teks";
    kotak.setAttribute("aria-labelledby", teks.id);
    baris.className = "baris";
    baris.append(ya, batal);
    kotak.append(teks, baris);
    const hapus = () => { kotak.remove(); tombol.hidden = false; tombol.focus(); };
    batal.addEventListener("click", hapus);
    kotak.addEventListener("keydown", (e) => { if (e.key === "Escape") hapus(); });
    ya.addEventListener("click", () => {
      const tanda = Object.assign(d.createElement("input"), { type: "hidden", name: "konfirmasi", value: "1" });
      tombol.dataset.sudah = "1";
      tombol.form?.append(tanda);
      hapus();
      tombol.click();
    });
    tombol.after(kotak);
    tombol.hidden = true;
    batal.focus();
  };

  const pasang = (dari) => {
    all("[data-antrean]", dari).forEach(hitung);
  };

  /* Drafts and the outbox: loaded where a form needs them, or where this device keeps something.
     The service worker waits until the page is there. */
  const luring = () => {
    const { titipan, sw, pengguna } = d.body.dataset, ada = (pilih) => d.querySelector(`form[data-${pilih}]`);
    if (!titipan) return;
    const banyak = ada("luring") ? 4 : ada("antre") || localStorage.getItem("tera.titipan") ? 3 : ada("simpan-lokal") ? 2 : 0;
    titipan.split(" ").slice(0, banyak).forEach((src) => d.head.append(Object.assign(d.createElement("script"), { src, async: false })));
    localStorage.setItem("tera.pemilik", pengguna);
    if (sw) addEventListener("load", () => navigator.serviceWorker?.register(sw).catch(() => {}));
  };

  /* Take over a proposed wording in place; without script the button sends the form for it. */
  const pakai = (e) => {
    const tombol = e.target.closest("[data-pakai]"), medan = tombol && d.getElementById(tombol.dataset.pakai);
    if (!medan) return;
    e.preventDefault();
    const lama = "tambah" in tombol.dataset ? medan.value.trimEnd() : "";
    medan.value = (lama && lama + "\n\n") + tombol.value.slice(tombol.value.indexOf(" ") + 1);
    medan.dispatchEvent(new Event("input", { bubbles: true }));
    medan.focus();
    kabarkan("Usul dipakai.");
  };

  d.addEventListener("click", (e) => {
    tutup(e);
    pakai(e);
    const tombol = e.target.closest("[data-cetak], [data-konfirmasi], [data-pintasan]");
    if (!tombol) return;
    if ("cetak" in tombol.dataset) print();
    else if ("pintasan" in tombol.dataset) {
      const mati = localStorage.getItem("tera.pintasan") !== "mati";
      localStorage.setItem("tera.pintasan", mati ? "mati" : "nyala");
      kabarkan(mati ? "Pintasan papan ketik dimatikan." : "Pintasan papan ketik dinyalakan.");
    } else if (tombol.dataset.sudah) delete tombol.dataset.sudah;
    else { e.preventDefault(); e.stopImmediatePropagation(); konfirmasi(tombol); }
  }, true);
  d.addEventListener("keydown", (e) => { if (e.key === "Escape") tutup(e); tombolAntrean(e); });
  d.addEventListener("change", (e) => {
    if (e.target.matches("[data-pilih-semua]")) all("[data-butir] input[type=checkbox]:not(:disabled)", d.querySelector("[data-antrean]") || d).forEach((k) => { k.checked = e.target.checked; });
    const antrean = e.target.closest("[data-antrean]") || (e.target.matches("[data-pilih-semua]") && d.querySelector("[data-antrean]"));
    if (antrean) hitung(antrean);
    if (e.target.matches("input[data-nip]")) {
      const angka = e.target.value.replace(/\D/g, "");
      if (angka.length === 18) e.target.value = angka.replace(/(\d{8})(\d{6})(\d)(\d{3})/, "$1 $2 $3 $4");
    }
  });

  /* A block copied from a spreadsheet fills the table from the cell in which it is pasted. */
  d.addEventListener("paste", (e) => {
    const tabel = e.target.closest?.("[data-tempel]"), teks = e.clipboardData?.getData("text") || "";
    if (!tabel || !teks.includes("\t")) return;
    e.preventDefault();
    const baris = all("tbody tr", tabel), sel = e.target.closest("td"), x = sel.cellIndex, y = baris.indexOf(sel.parentNode);
    let n = 0;
    teks.replace(/\s+$/, "").split(/\r?\n/).forEach((isi, i) => isi.split("\t").forEach((nilai, j) => {
      const kotak = baris[y + i]?.cells[x + j]?.querySelector("textarea, input, select"), rapi = nilai.trim();
      if (kotak && rapi) { kotak.value = kotak.options ? [...kotak.options].find((o) => rapi.startsWith(o.text) && o.value)?.value ?? kotak.value : kotak.type === "date" ? rapi.replace(/^(\d\d)[-/](\d\d)[-/](\d{4})$/, "$3-$2-$1") : rapi; kotak.dispatchEvent(new Event("input", { bubbles: true })); n++; }
    }));
    kabarkan(n + " sel terisi dari tempelan.");
  });

  /* One press, one post. */
  d.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.method !== "post" || e.defaultPrevented) return;
    if (form.dataset.terkirim) { e.preventDefault(); return; }
    form.dataset.terkirim = "1";
    e.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => lepas(form), 8000);
  });
  const lepas = (form) => { delete form.dataset.terkirim; all("[aria-busy]", form).forEach((t) => t.removeAttribute("aria-busy")); };
  addEventListener("pageshow", (e) => { if (e.persisted) all("form[data-terkirim]").forEach(lepas); });

  d.addEventListener("htmx:afterRequest", (e) => { const f = e.target.closest?.("form"); if (f) lepas(f); });
  d.addEventListener("htmx:afterSettle", (e) => { pasang(e.target); if (e.target.querySelector?.("[data-ringkasan-galat]") || e.target.matches?.("[data-ringkasan-galat]")) keRingkasan(); });
  d.addEventListener("htmx:sendError", () => kabarkan("Tidak tersambung. Tidak ada yang berubah; coba lagi."));
  d.addEventListener("htmx:responseError", () => kabarkan("Server belum dapat memproses. Coba lagi sebentar."));

  d.querySelectorAll(".tab [aria-current]").forEach((t) => { const k = t.closest(".tab"); k.scrollLeft = t.offsetLeft - (k.clientWidth - t.offsetWidth) / 2; });
  pasangMenu();
  pasang(d);
  luring();
  keRingkasan();
})();
