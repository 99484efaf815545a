"""A photo is shrunk on the phone, loses where it was taken, and is seen by the superior."""

from typing import Any

# A noisy JPEG of 3000 x 2000 that a phone held upright (orientation 6), with a place in its EXIF.
FOTO = """async () => {
  const k = document.createElement("canvas"); k.width = 3000; k.height = 2000;
  const c = k.getContext("2d"), d = c.createImageData(3000, 2000);
  for (let i = 0; i < d.data.length; i++) d.data[i] = i % 4 === 3 ? 255 : (i * 7919) % 251;
  c.putImageData(d, 0, 0);
  const jpeg = new Uint8Array(await (await new Promise((r) => k.toBlob(r, "image/jpeg", 0.95))).arrayBuffer());
  const exif = [0x45,0x78,0x69,0x66,0,0, 0x4d,0x4d,0,0x2a,0,0,0,8, 0,1, 1,0x12,0,3,0,0,0,1,0,6,0,0, 0,0,0,0];
  const tempat = [...new TextEncoder().encode("GPS-DI-RUMAH-SARI")], isi = [...exif, ...tempat];
  const app1 = new Uint8Array([0xff, 0xe1, (isi.length + 2) >> 8, (isi.length + 2) & 255, ...isi]);
  const dt = new DataTransfer(), input = document.querySelector("[data-foto]");
  dt.items.add(new File([jpeg.slice(0, 2), app1, jpeg.slice(2)], "kegiatan.jpeg", { type: "image/jpeg" }));
  dt.items.add(new File(["%PDF-1.4 %%EOF"], "surat.pdf", { type: "application/pdf" }));
  input.files = dt.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  return dt.files[0].size;
}"""  # noqa: E501
HASIL = """async () => {
  const [f] = document.querySelector("[data-foto]").files, g = await createImageBitmap(f);
  const teks = new TextDecoder("latin1").decode(await f.arrayBuffer());
  return { nama: f.name, ukuran: f.size, lebar: g.width, tinggi: g.height, tempat: teks.includes("GPS-DI") };
}"""  # noqa: E501


def test_photo_is_shrunk_before_it_is_sent_and_shown_to_the_superior(jalan: Any) -> None:
    rekan = jalan("rekan")
    nomor = rekan.layanan.isi["id"]
    page = rekan.open("/realisasi/{indikator}/{bulan}/".format(**nomor))
    asal = page.evaluate(FOTO)
    butir = page.locator(".foto > li")
    page.get_by_text("2 berkas dipilih").wait_for(state="attached")
    assert " menjadi " in butir.first.inner_text()
    assert butir.locator("canvas").count() == 1
    hasil = page.evaluate(HASIL)
    assert (hasil["nama"], hasil["lebar"], hasil["tinggi"]) == ("kegiatan.jpg", 1067, 1600)
    assert hasil["ukuran"] < asal
    assert not hasil["tempat"]
    butir.nth(1).get_by_role("button").click()
    assert page.evaluate("document.querySelector('[data-foto]').files.length") == 1
    rekan.picture("bukti-foto")
    rekan.click("Simpan")
    rekan.expect("kegiatan.jpg")
    budi = jalan("budi")
    page = budi.open("/skp/{skp}/realisasi/?bulan={bulan}".format(**nomor))
    gambar = page.locator("img.pratinjau").first
    assert not gambar.evaluate("el => el.complete && el.naturalWidth > 0")
    with page.expect_response("**/pratinjau/"):
        page.get_by_text("Lihat kegiatan.jpg").click()
    assert gambar.evaluate("el => el.decode().then(() => el.naturalWidth)") == 1067
