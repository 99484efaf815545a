"""Calculators of professionalism index, talent and competence."""

from tera.aturan.kalkulator.bentuk import Kalkulator

DAFTAR: tuple[Kalkulator, ...] = ()
