"""The form that takes a plan as a workbook."""

from django import forms

JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UnggahSkpForm(forms.Form):
    """One workbook; what is in it, ``lembar_skp`` reads."""

    berkas = forms.FileField(
        label="Berkas Excel SKP (.xlsx)",
        help_text="Berkas yang diunduh dari SKP ini, sesudah Anda ubah. Paling besar 2 MB.",
        allow_empty_file=True,
        error_messages={"required": "Pilih berkas Excel yang akan diperiksa."},
        widget=forms.FileInput(attrs={"accept": f".xlsx,{JENIS_XLSX}"}),
    )
