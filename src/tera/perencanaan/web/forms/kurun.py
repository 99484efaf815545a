"""The form that opens a plan for one span of a post."""

from django import forms

from tera.perencanaan.web.forms.skp import PendekatanForm


class BuatSkpForm(PendekatanForm):
    """``mulai`` names the span as the page showed it; without it the post's first is meant."""

    mulai = forms.DateField(required=False, input_formats=["%Y-%m-%d"], widget=forms.HiddenInput)
