"""Calculators of promotion in rank and the periodic salary rise."""

from tera.aturan.kalkulator.bentuk import Kalkulator

DAFTAR: tuple[Kalkulator, ...] = ()
