"""Calculators of dates and numbers."""

from tera.aturan.kalkulator.bentuk import Kalkulator

DAFTAR: tuple[Kalkulator, ...] = ()
