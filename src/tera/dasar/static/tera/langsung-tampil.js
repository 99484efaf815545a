/* What langsung.js shows. A page is fetched and drawn again where it is marked with data-langsung (and
   an id). What holds an unsaved or focused input stays; what is marked inside of it is drawn again. */
const d = document;
const all = (pilih, dari = d) => [...dari.querySelectorAll(pilih)];
const polos = (el) => {
  const s = el.cloneNode(true);
  all("[name=csrfmiddlewaretoken], [name=kunci], .status-simpan", s).forEach((x) => x.remove());
  [s, ...all("details, form, [data-topik]", s)].forEach((x) => ["open", "data-terpasang", "data-topik"].forEach((a) => x.removeAttribute(a)));
  return s;
};
const teks = (el) => polos(el).textContent.replace(/\s+/g, "");
const diisi = (el) => all("input:not([type=hidden]), textarea, select", el).some((i) => i === d.activeElement
  || (i.options ? i.selectedIndex !== Math.max(0, [...i.options].findIndex((o) => o.defaultSelected))
    : /checkbox|radio/.test(i.type) ? i.checked !== i.defaultChecked : i.value !== i.defaultValue));
const hidup = (el) => {
  window.htmx?.process(el);
  el.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
};
const bagian = (el) => all("[data-langsung][id]", el).filter((x) => (x.parentElement.closest("[data-langsung]") || d.body) === (el.body || el));
const ganti = (lama, baru) => {
  if (polos(lama).isEqualNode(polos(baru))) return true;
  if (!diisi(lama)) {
    const dulu = all("details", lama), kini = all("details", baru), fokus = lama.contains(d.activeElement) && d.activeElement.id;
    if (dulu.length === kini.length) dulu.forEach((x, i) => { kini[i].open = x.open; });
    lama.replaceWith(baru);
    hidup(baru);
    if (fokus) d.getElementById(fokus)?.focus({ preventScroll: true });
    return true;
  }
  const isinya = teks(baru), ada = bagian(lama), nanti = bagian(baru), nomor = nanti.map((x) => x.id);
  let letak;
  nanti.forEach((x) => {
    const l = ada.find((y) => y.id === x.id);
    if (l) ganti(l, x);
    else if (letak || ada[0]) { letak ? letak.after(x) : ada[0].before(x); hidup(x); }
    letak = d.getElementById(x.id) || letak;
  });
  ada.forEach((x) => { if (!nomor.includes(x.id) && !diisi(x)) x.remove(); });
  return teks(lama) === isinya;
};

export const perbarui = async (kotak) => {
  const jawab = await fetch(location.href);
  if (!jawab.ok || jawab.redirected) return;
  const baru = new DOMParser().parseFromString(await jawab.text(), "text/html");
  const utuh = bagian(d).map((lama) => {
    const x = baru.getElementById(lama.id);
    return x && ganti(lama, x);
  });
  if (!utuh.every(Boolean)) isi(kotak, "Halaman ini berubah. Simpan isian Anda, lalu muat ulang.", "Muat ulang", "");
};

/* The notice: a sentence, a link, and a button that closes it. */
export const isi = (kotak, kalimat, label, tautan, kerja) => {
  const buat = (jenis, teks, kelas, klik) => {
    const el = Object.assign(d.createElement(jenis), { textContent: teks, className: kelas });
    el.addEventListener("click", klik);
    return el;
  };
  const tutup = () => kotak.replaceChildren();
  tutup();
  kotak.append(buat("p", kalimat, ""));
  if (label) kotak.append(Object.assign(buat("a", label, "tombol tombol--sekunder", kerja), { href: tautan }));
  kotak.append(buat("button", "Tutup", "tombol tombol--halus", tutup));
};
export const tampil = (kotak, satu, tuju, disini) => isi(kotak, satu.teks, disini && !tuju.hash ? "" : "Buka", tuju.href, (e) => {
  fetch(`/notifikasi/${satu.id}/buka/`, { method: "POST", headers: JSON.parse(d.body.getAttribute("hx-headers")), redirect: "manual", keepalive: true });
  const el = disini && d.getElementById(tuju.hash.slice(1));
  if (el) { e.preventDefault(); el.scrollIntoView(); kotak.replaceChildren(); }
});

/* Asked where no stream passes; null once signed out. */
export const ambil = async (akun, sejak) => {
  const jawab = await fetch(`/kabar/?akun=${akun}&sejak=${sejak}`);
  if (jawab.status === 401) return null;
  return jawab.status === 200 ? jawab.json() : { kabar: [] };
};
