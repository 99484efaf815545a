/* Live news: one stream a browser; the tab that holds the lock reads it and tells the others. */
(() => {
  "use strict";
  const d = document, saya = d.body.dataset.pengguna, kotak = d.getElementById("langsung");
  if (!saya || !kotak) return;
  const all = (pilih, dari = d) => [...dari.querySelectorAll(pilih)];
  const nama = "tera.langsung." + saya, saluran = window.BroadcastChannel && new BroadcastChannel(nama);
  const bersama = saluran && navigator.locks;
  const topik = () => all("[data-topik]").map((el) => el.dataset.topik);
  const dipantau = new Set(topik());
  let sejak = d.body.dataset.kabar, sumber, gagal = 0, jam, jeda = 10, kali = 0, pemimpin = !bersama;
  let lihat = (sessionStorage.getItem("tera.kabar") || "").split(" ");

  let tunda, basi;
  const segarkan = () => {
    basi = true;
    if (tunda || d.hidden) return;
    tunda = setTimeout(async () => {
      basi = false;
      await bantuan().then((m) => m.perbarui(kotak)).catch(() => {});
      tunda = setTimeout(() => { tunda = 0; if (basi) segarkan(); }, 700);
    }, 80);
  };

  /* What is shown, and how a page is drawn again, is fetched when it is first needed. */
  const bantuan = () => import(kotak.dataset.tampil);
  const kabar = (satu) => {
    if (satu.pada < d.body.dataset.kabar || lihat.includes("" + satu.id)) return;
    lihat = [...lihat, "" + satu.id].slice(-40);
    sessionStorage.setItem("tera.kabar", lihat.join(" "));
    const menu = d.querySelector('.nav a[href="/notifikasi/"]'), angka = menu?.querySelector(".jumlah");
    if (angka) angka.firstChild.data = +angka.firstChild.data + 1;
    else menu?.insertAdjacentHTML("beforeend", '<span class="jumlah">1<span class="sr"> menunggu</span></span>');
    const tuju = new URL(satu.tautan, location), disini = tuju.pathname === location.pathname;
    bantuan().then((m) => m.tampil(kotak, satu, tuju, disini));
    if (disini || topik().includes("saya")) segarkan();
  };

  const terima = (jenis, isi, id) => {
    sejak = id || sejak;
    if (jenis === "kabar") kabar(isi);
    else if (jenis === "segar" ? topik().length : jenis === "topik" && topik().some((t) => t.includes(`.${isi}:`))) segarkan();
  };
  const teruskan = (...isi) => { saluran?.postMessage(isi); terima(...isi); };

  const tutup = () => { clearTimeout(jam); sumber?.close(); };
  const lagi = (kerja, detik) => { clearTimeout(jam); jam = setTimeout(kerja, detik * 1000); };
  const putus = () => { if (++gagal > 3) tanya(); else buka(); };
  const buka = () => {
    tutup();
    const minta = new URLSearchParams({ akun: saya, sejak });
    dipantau.forEach((t) => minta.append("topik", t));
    sumber = new EventSource("/langsung/?" + minta);
    ["denyut", "kabar", "topik", "segar", "cukup"].forEach((jenis) => sumber.addEventListener(jenis, (e) => {
      gagal = 0;
      lagi(putus, 45);
      if (jenis === "cukup") tanya();
      else teruskan(jenis, JSON.parse(e.data), e.lastEventId);
    }));
    sumber.onerror = () => { if (sumber.readyState === 2 || ++gagal > 3) tanya(); };
    lagi(putus, 15);
  };
  /* Where no stream passes: ask, ever more rarely. */
  const tanya = () => {
    tutup();
    lagi(async () => {
      if (d.hidden) return;
      try {
        const isi = await (await bantuan()).ambil(saya, sejak);
        if (!isi) return;
        isi.kabar.forEach((satu) => teruskan("kabar", satu, isi.sejak));
        jeda = isi.kabar.length ? 10 : Math.min(jeda * 1.5, 120);
      } catch { jeda = 120; }
      if (topik().length) segarkan();
      if (++kali % 3) tanya(); else { gagal = 0; buka(); }
    }, jeda);
  };

  if (saluran) saluran.onmessage = ({ data: [jenis, ...isi] }) => {
    if (jenis === "siapa") saluran.postMessage(["pantau", ...topik()]);
    else if (jenis !== "pantau") terima(jenis, ...isi);
    else if (pemimpin && isi.some((t) => !dipantau.has(t))) { isi.forEach((t) => dipantau.add(t)); if (sumber?.readyState < 2) lagi(buka, .3); }
  };
  d.addEventListener("visibilitychange", () => {
    if (d.hidden) { if (!bersama) tutup(); return; }
    if (basi) segarkan();
    if (pemimpin && (!sumber || sumber.readyState === 2)) { gagal = 0; lagi(buka, 1); }
  });
  addEventListener("pagehide", tutup);
  setTimeout(() => {
    if (!bersama) { if (!d.hidden) buka(); return; }
    saluran.postMessage(["pantau", ...topik()]);
    navigator.locks.request(nama, () => new Promise(() => { pemimpin = true; saluran.postMessage(["siapa"]); buka(); }));
  }, 1000);
})();
