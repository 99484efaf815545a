"""The ASGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tera.config.settings")
_django = get_wsgi_application()

# After Django is set up: the gate's limits are settings.
from django.conf import settings  # noqa: E402

from tera.config.layanan import Layanan  # noqa: E402

application = Layanan(_django, serentak=settings.SERENTAK, antrean=settings.ANTREAN)
