/* Photos are shrunk on this device before they are sent, and lose where they were taken; without
   this file the original is sent. For <input type="file" data-foto>. */
(() => {
  "use strict";
  const SISI = 1600, MUTU = 0.8, KECIL = 96, d = document;
  const angka = (b) => (b < 1048576 ? Math.ceil(b / 1024) + " KB" : (b / 1048576).toFixed(1).replace(".", ",") + " MB");
  const buat = (nama, isi) => Object.assign(d.createElement(nama), isi);
  const lukis = (gambar, sisi, kanvas) => {
    const k = Math.min(1, sisi / Math.max(gambar.width, gambar.height)), lukisan = kanvas.getContext("2d");
    kanvas.width = Math.max(1, Math.round(gambar.width * k));
    kanvas.height = Math.max(1, Math.round(gambar.height * k));
    lukisan.fillStyle = "#fff";
    lukisan.fillRect(0, 0, kanvas.width, kanvas.height);
    lukisan.drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
    return kanvas;
  };
  /* What the browser cannot decode goes as it is; the server says what to do. */
  const kecilkan = async (asal) => {
    const butir = { asal, jadi: asal };
    if (!/^image\//.test(asal.type) && !/\.hei[cf]$/i.test(asal.name)) return butir;
    try {
      const gambar = await createImageBitmap(asal, { imageOrientation: "from-image" });
      const hasil = await new Promise((r) => lukis(gambar, SISI, buat("canvas")).toBlob(r, "image/jpeg", MUTU));
      butir.gambar = lukis(gambar, KECIL, buat("canvas"));
      gambar.close();
      if (hasil) butir.jadi = new File([hasil], asal.name.replace(/\.\w+$/, "") + ".jpg", { type: hasil.type, lastModified: asal.lastModified });
    } catch { /* as it is */ }
    return butir;
  };
  d.querySelectorAll("input[data-foto]").forEach((input) => {
    let butir = [], sibuk = 0, tunda = null;
    const daftar = buat("ul", { className: "foto" }), kabar = buat("p", { className: "sr" });
    daftar.setAttribute("role", "list");
    kabar.setAttribute("role", "status");
    input.after(daftar, kabar);
    const tulis = () => {
      const dt = new DataTransfer();
      butir.forEach((b) => dt.items.add(b.jadi));
      input.files = dt.files;
      daftar.replaceChildren(...butir.map((b) => {
        const li = buat("li"), teks = buat("span", { textContent: b.asal.name }), kecil = b.jadi.size < b.asal.size;
        const hapus = buat("button", { type: "button", className: "tombol tombol--sekunder tombol--kecil", textContent: "Hapus" });
        teks.append(buat("small", { textContent: (kecil ? angka(b.asal.size) + " menjadi " : "") + angka(b.jadi.size) }));
        hapus.append(buat("span", { className: "sr", textContent: " " + b.asal.name }));
        hapus.onclick = () => { butir = butir.filter((x) => x !== b); tulis(); input.focus(); };
        li.append(...(b.gambar ? [b.gambar] : []), teks, hapus);
        return li;
      }));
      kabar.textContent = butir.length ? butir.length + " berkas dipilih" : "Tidak ada berkas dipilih";
    };
    input.addEventListener("change", async () => {
      sibuk++;
      const baru = [...input.files];
      daftar.append(buat("li", { textContent: "Mengecilkan foto…" }));
      for (const satu of baru) butir.push(await kecilkan(satu));
      tulis();
      if (!--sibuk && tunda) { const t = tunda; tunda = null; input.form.requestSubmit(t.tombol); }
    });
    input.form?.addEventListener("reset", () => { butir = []; setTimeout(tulis); });
    input.form?.addEventListener("submit", (e) => {
      if (!sibuk) return;
      e.preventDefault();
      e.stopImmediatePropagation();
      tunda = { tombol: e.submitter };
    }, true);
  });
})();
