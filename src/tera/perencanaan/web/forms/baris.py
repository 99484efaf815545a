"""What a form row of an indicator is to the page that shows it."""

from django import forms
from django.forms import BoundField

from tera.aturan.smart import HasilSmart


class BarisForm(forms.Form):
    """A row: ``smart`` is what the check says of it, None while nothing is typed."""

    smart: HasilSmart | None = None

    @property
    def bidang_utama(self) -> list[BoundField]:
        """The visible fields that do not belong to a folded part."""
        return self.visible_fields()

    @property
    def bidang_lembar(self) -> list[BoundField]:
        """The fields of the indicator sheet, folded away; none where the row has no sheet."""
        return []
