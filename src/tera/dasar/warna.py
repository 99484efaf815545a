"""One brand colour in, an accessible ramp out.

A region chooses a single colour. Every step of its ramp is placed at a fixed WCAG contrast with
white, keeping the hue and as much of the chroma as sRGB can show, so that a page which is legible
in one region's colour is legible in all of them. Pure functions; no Django.
"""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple

MEREK_BAWAAN: Final = "0b5563"
"""Tera's own colour, used where an agency has not chosen one."""

KONTRAS_PUTIH: Final[dict[int, float]] = {
    50: 1.06,
    100: 1.15,
    200: 1.36,
    300: 1.80,
    400: 2.60,
    500: 3.60,
    600: 4.90,
    700: 7.20,
    800: 9.80,
    900: 12.80,
    950: 15.60,
}
"""Step of the ramp -> its contrast with white. 600 and darker carry white text (>= 4.5)."""

KONTRAS_TEKS: Final = 4.5

_HEX = re.compile(r"[0-9a-f]{6}", re.IGNORECASE)


class Rgb(NamedTuple):
    """Linear or encoded sRGB, each channel 0 to 1; the function says which."""

    r: float
    g: float
    b: float


class Oklch(NamedTuple):
    lightness: float
    chroma: float
    hue: float


def parse_hex(teks: str) -> str:
    """Return six lower-case hex digits; raise ``ValueError`` for anything else."""
    digits = teks.removeprefix("#")
    if not _HEX.fullmatch(digits):
        raise ValueError(f"Bukan warna heksadesimal enam digit: {teks!r}")
    return digits.lower()


def contrast(satu: str, dua: str) -> float:
    """WCAG 2 contrast ratio of two hex colours, 1 to 21."""
    terang, gelap = sorted((luminance(satu), luminance(dua)), reverse=True)
    return (terang + 0.05) / (gelap + 0.05)


def luminance(warna: str) -> float:
    """WCAG relative luminance, 0 (black) to 1 (white)."""
    r, g, b = _linear(parse_hex(warna))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ramp(merek: str) -> dict[int, str]:
    """Return step -> hex for one brand colour; ``KONTRAS_PUTIH`` says what each promises."""
    dasar = _to_oklch(_linear(parse_hex(merek)))
    return {step: _at_contrast(dasar, target) for step, target in KONTRAS_PUTIH.items()}


def primary(merek: str) -> str:
    """The brand colour itself where white text is legible on it, else step 600 of its ramp."""
    warna = parse_hex(merek)
    return warna if contrast(warna, "ffffff") >= KONTRAS_TEKS else ramp(warna)[600]


def css_properties(merek: str) -> str:
    """The ``--merek-*`` custom properties as CSS declarations, without a selector."""
    steps = "".join(f"--merek-{step}:#{warna};" for step, warna in ramp(merek).items())
    return f"--merek-utama:#{primary(merek)};{steps}"


def _at_contrast(dasar: Oklch, target: float) -> str:
    """The lightest colour of this hue whose contrast with white is at least ``target``."""
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        if contrast(_fit(middle, dasar), "ffffff") >= target:
            low = middle
        else:
            high = middle
    return _fit(low, dasar)


def _fit(lightness: float, dasar: Oklch) -> str:
    """Encode the hue at this lightness, giving up chroma only as far as sRGB demands."""
    # Very light and very dark steps are calmed: a pale tint of full chroma reads as neon.
    chroma = dasar.chroma * min(1.0, 3.2 * min(lightness, 1.02 - lightness) + 0.04)
    for _ in range(40):
        rgb = _to_linear(Oklch(lightness, chroma, dasar.hue))
        if all(-0.0005 <= channel <= 1.0005 for channel in rgb):
            return _encode(rgb)
        chroma *= 0.92
    return _encode(_to_linear(Oklch(lightness, 0.0, dasar.hue)))


def _linear(warna: str) -> Rgb:
    return Rgb(*(_decode(int(warna[i : i + 2], 16) / 255) for i in (0, 2, 4)))


def _decode(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encode(rgb: Rgb) -> str:
    return "".join(f"{round(255 * _gamma(channel)):02x}" for channel in rgb)


def _gamma(channel: float) -> float:
    bounded = min(1.0, max(0.0, channel))
    return 12.92 * bounded if bounded <= 0.0031308 else 1.055 * bounded ** (1 / 2.4) - 0.055


# Matrices of OKLab, Björn Ottosson, https://bottosson.github.io/posts/oklab/ (public domain).


def _to_oklch(rgb: Rgb) -> Oklch:
    r, g, b = rgb
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b_axis = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b_axis), math.atan2(b_axis, a))


def _to_linear(warna: Oklch) -> Rgb:
    a = warna.chroma * math.cos(warna.hue)
    b = warna.chroma * math.sin(warna.hue)
    long = (warna.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (warna.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (warna.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return Rgb(
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
