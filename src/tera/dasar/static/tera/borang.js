/* The form that the offline page offers: kept as it stood on the last page that showed it, for its
   owner only, and put in its place there. */
(async () => {
  "use strict";
  const d = document, { semua, tulis } = titipan, badan = d.body.dataset;
  const tanggal = (waktu) => new Date(waktu - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10);

  if (badan.pengguna) {
    const form = d.querySelector("form[data-luring]"), akun = badan.pengguna, salinan = form.cloneNode(true);
    if (d.querySelector("[data-ringkasan-galat]")) return;
    salinan.querySelectorAll("[name=csrfmiddlewaretoken], .foto, .foto + p").forEach((el) => el.remove());
    salinan.setAttribute("action", form.getAttribute("action") || location.pathname);
    salinan.dataset.halaman = location.pathname;
    await tulis([{ id: "borang " + akun, jenis: "borang", akun, waktu: Date.now(), html: salinan.outerHTML }]);
    return;
  }

  const akun = localStorage.getItem("tera.pemilik"), tempat = d.getElementById("borang");
  const borang = akun && (await semua(akun)).find((r) => r.jenis === "borang");
  if (borang) {
    tempat.innerHTML = borang.html;
    const form = tempat.firstElementChild;
    ["inert", "data-terpasang", "data-terkirim"].forEach((nama) => form.removeAttribute(nama));
    form.elements.kunci.value = crypto.randomUUID();
    form.querySelectorAll("input[type=date]").forEach((el) => { if (el.value === tanggal(borang.waktu)) el.value = el.defaultValue = tanggal(Date.now()); });
  }
  d.getElementById("tanpa-borang").hidden = !!borang;
  if (akun) badan.pengguna = akun;
  badan.skrip.split(" ").forEach((src) => d.head.append(Object.assign(d.createElement("script"), { src, async: false })));
})();
