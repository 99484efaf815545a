"""Takes a batch back: deletes what it created, restores what it changed, if nothing rests on it."""

from collections import defaultdict
from typing import Any

from django.db import models

from tera.dasar.errors import KeadaanTidakCocok
from tera.organisasi.impor.tulis import MODEL, update_many
from tera.organisasi.models import BatchImpor, PerubahanImpor
from tera.organisasi.states import StatusBatch

SELESAI = "Impor ini tidak dapat dibatalkan"


def check_latest(batch: BatchImpor) -> None:
    """Only the last applied batch can be taken back."""
    sesudah = (
        BatchImpor.objects.milik_instansi(batch.instansi_id)
        .filter(status=StatusBatch.DITERAPKAN, diterapkan_pada__gt=batch.diterapkan_pada)
        .order_by("-diterapkan_pada")
        .first()
    )
    if sesudah is not None:
        raise KeadaanTidakCocok(
            f"{SELESAI}: impor “{sesudah.nama_berkas}” diterapkan sesudahnya. Batalkan impor itu "
            "lebih dahulu."
        )


def restore(batch: BatchImpor) -> tuple[int, int]:
    """Undo the batch; returns how many rows were deleted and restored.

    Raises KeadaanTidakCocok where later data depends on a created row, or changed a changed one.
    """
    dibuat: dict[str, list[int]] = defaultdict(list)
    diubah: dict[str, dict[int, tuple[dict[str, Any], dict[str, Any]]]] = defaultdict(dict)
    for baris in PerubahanImpor.objects.filter(batch=batch).order_by("id"):
        if baris.sebelum is None:
            dibuat[baris.model].append(baris.objek_id)
        else:
            diubah[baris.model][baris.objek_id] = (baris.sebelum, baris.sesudah)
    for nama, baris_diubah in diubah.items():
        _check_untouched(MODEL[nama], baris_diubah)
    for nama in MODEL:
        _check_unused(nama, dibuat)
    for nama, model in MODEL.items():
        model._default_manager.filter(pk__in=dibuat[nama]).delete()
    for nama, baris_diubah in diubah.items():
        _restore_values(MODEL[nama], baris_diubah)
    return sum(map(len, dibuat.values())), sum(map(len, diubah.values()))


def _check_untouched(
    model: type[models.Model], diubah: dict[int, tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    """Every changed row still holds what the batch wrote."""
    bidang = sorted({nama for _, sesudah in diubah.values() for nama in sesudah})
    kini = model._default_manager.filter(pk__in=list(diubah)).values("pk", *bidang)
    sama = {
        baris["pk"]
        for baris in kini
        if all(_plain(baris[nama]) == isi for nama, isi in diubah[baris["pk"]][1].items())
    }
    if len(sama) != len(diubah):
        raise KeadaanTidakCocok(
            f"{SELESAI}: {len(diubah) - len(sama)} data {model._meta.verbose_name} yang diubahnya "
            "sudah diubah lagi sesudah itu. Perbaiki dengan impor baru."
        )


def _check_unused(nama: str, dibuat: dict[str, list[int]]) -> None:
    """Nothing that the batch did not create itself points to its rows, in whatever application."""
    if not dibuat[nama]:
        return
    _check_unclosed(MODEL[nama], dibuat[nama])
    for hubungan in MODEL[nama]._meta.related_objects:
        asing = hubungan.related_model
        pemakai = asing._default_manager.filter(**{f"{hubungan.field.name}__in": dibuat[nama]})
        jumlah = pemakai.exclude(pk__in=dibuat.get(asing.__name__, [])).count()
        if jumlah:
            raise KeadaanTidakCocok(
                f"{SELESAI}: sudah ada {jumlah} data {asing._meta.verbose_name} yang memakai "
                f"{MODEL[nama]._meta.verbose_name} dari impor ini. Perbaiki dengan impor baru."
            )


def _check_unclosed(model: type[models.Model], dibuat: list[int]) -> None:
    """The created rows are still there, and no later row has succeeded them."""
    masih = model._default_manager.filter(pk__in=dibuat)
    if any(bidang.name == "sampai" for bidang in model._meta.fields):
        masih = masih.filter(sampai=None)
    if masih.count() != len(dibuat):
        raise KeadaanTidakCocok(
            f"{SELESAI}: data {model._meta.verbose_name} yang dibuatnya sudah diganti data yang "
            "lebih baru. Perbaiki dengan impor baru."
        )


def _restore_values(
    model: type[models.Model], diubah: dict[int, tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    menurut_bidang: dict[tuple[str, ...], dict[int, list[Any]]] = defaultdict(dict)
    for id_, (sebelum, _) in diubah.items():
        menurut_bidang[tuple(sebelum)][id_] = list(sebelum.values())
    for bidang, baris in menurut_bidang.items():
        update_many(model, bidang, baris)


def _plain(nilai: Any) -> Any:
    return nilai.isoformat() if hasattr(nilai, "isoformat") else nilai
