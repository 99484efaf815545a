"""Calculators of public satisfaction and 360-degree feedback."""

from tera.aturan.kalkulator.bentuk import Kalkulator

DAFTAR: tuple[Kalkulator, ...] = ()
