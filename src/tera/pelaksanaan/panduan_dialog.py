"""Questions for people who are not used to a dialogue: Tera's own words, from no regulation."""

from typing import NamedTuple


class Pertanyaan(NamedTuple):
    """A part of the talk, what it is about as a point of the agenda, and questions for it."""

    kode: str
    butir: str
    pertanyaan: tuple[str, ...]


PERTANYAAN = (
    Pertanyaan(
        "capaian",
        "Capaian sejak dialog terakhir",
        (
            "Hasil apa yang paling berarti sejak kita terakhir berbicara?",
            "Bagian mana yang belum sesuai rencana, dan apa sebabnya?",
        ),
    ),
    Pertanyaan(
        "kendala",
        "Kendala dan dukungan yang diperlukan",
        (
            "Apa yang paling menghambat pekerjaan saat ini?",
            "Dukungan apa yang diperlukan dari atasan, rekan, atau unit lain?",
        ),
    ),
    Pertanyaan(
        "perilaku",
        "Perilaku kerja",
        (
            "Perilaku apa yang sudah menjadi contoh bagi rekan?",
            "Satu kebiasaan apa yang sebaiknya diubah, dan mulai kapan?",
        ),
    ),
    Pertanyaan(
        "pengembangan",
        "Pengembangan kompetensi",
        (
            "Kemampuan apa yang perlu ditambah untuk hasil kerja berikutnya?",
            "Cara belajar apa yang cocok: pelatihan, magang, atau didampingi rekan?",
        ),
    ),
    Pertanyaan(
        "langkah",
        "Langkah berikutnya dan siapa yang melakukannya",
        (
            "Apa yang kita sepakati, siapa yang melakukannya, dan kapan selesai?",
            "Kapan kita berbicara lagi?",
        ),
    ),
)
