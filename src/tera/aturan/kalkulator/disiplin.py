"""Calculators of discipline and absence."""

from tera.aturan.kalkulator.bentuk import Kalkulator

DAFTAR: tuple[Kalkulator, ...] = ()
