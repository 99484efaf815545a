"""A mobile number of Indonesia, as people write it and as gateways want it."""

import re

_SELULER = re.compile(r"628[1-9][0-9]{7,10}")


def parse_nomor_wa(teks: str) -> str | None:
    """``62812...`` of "0812-3456-7890" or "+62 812 3456 7890"; None for any other number."""
    angka = re.sub(r"[\s().-]", "", teks)
    if angka.startswith("+62"):
        angka = angka[1:]
    elif angka.startswith("0"):
        angka = f"62{angka[1:]}"
    return angka if angka.isascii() and _SELULER.fullmatch(angka) else None


def format_nomor_wa(nomor: str) -> str:
    """As people read it: "0812-3456-7890"."""
    lokal = f"0{nomor.removeprefix('62')}"
    return "-".join(bagian for bagian in (lokal[:4], lokal[4:8], lokal[8:]) if bagian)
