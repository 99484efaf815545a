"""Refusals of this application that others may want to tell apart."""

from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah


class RencanaBerubah(KeadaanTidakCocok):
    """Between preview and application somebody changed what the preview was compared with."""

    judul = "Data sudah berubah sejak pratinjau"

    def __init__(self) -> None:
        super().__init__(
            "Data pegawai atau unit berubah sejak pratinjau ini dibuat. Tidak ada yang diterapkan; "
            "unggah berkasnya lagi untuk melihat pratinjau yang baru."
        )


class AtasanMelingkar(MasukanTidakSah):
    """The proposed superior is rated, over some steps, by the person."""

    def __init__(self, atasan: str, pegawai: str) -> None:
        pesan = (
            f"{atasan} tidak dapat menjadi atasan {pegawai} karena ia sendiri dinilai, langsung "
            f"atau melalui atasannya, oleh {pegawai}. Pilih orang lain."
        )
        super().__init__(pesan, {"usulan": pesan, "atasan": pesan})
