"""Django settings: one file, from the environment (see ``lingkungan.DAFTAR``)."""

import secrets

from tera.config.lingkungan import (
    KonfigurasiTidakSah,
    Lingkungan,
    parse_alamat,
    parse_database_url,
    parse_smtp,
)

_env = Lingkungan()

DEBUG = _env.flag("TERA_DEBUG")
DEMO = _env.flag("TERA_DEMO")
LURING = _env.flag("TERA_LURING")
DATA = _env.folder("TERA_DATA")
HTTPS = _env.flag("TERA_HTTPS")
PROXY_TEPERCAYA = _env.integer("TERA_PROXY", paling_kecil=0, paling_besar=5)
UNGGAH_TERBESAR = _env.integer("TERA_UNGGAH_MB", paling_kecil=1, paling_besar=50) * 1024 * 1024
# The virus scanner: path of its socket, (host, port), or None.
CLAMD = _env.socket_address("TERA_CLAMD")
# Links that lead to this machine itself are never followed; only tests open this.
TAUTAN_KE_DIRI = False

# A key made for this run is enough for commands; `tera serve` keeps one in the data folder, and
# `tera check` refuses production without a key of its own.
SECRET_KEY = _env.text("TERA_SECRET_KEY") or secrets.token_urlsafe(60)
if len(SECRET_KEY) < 50:
    raise KonfigurasiTidakSah("TERA_SECRET_KEY terlalu pendek; pakai paling sedikit 50 karakter.")

ALLOWED_HOSTS = _env.words("TERA_HOST")
CSRF_TRUSTED_ORIGINS = (
    [f"https://*{host}" if host.startswith(".") else f"https://{host}" for host in ALLOWED_HOSTS]
    if HTTPS
    else []
)

# What one serving process takes on at once, and how many may wait for it (see ``gerbang``).
SERENTAK = _env.integer("TERA_SERENTAK", paling_kecil=1, paling_besar=64)
ANTREAN = _env.integer("TERA_ANTREAN", paling_kecil=0, paling_besar=2_000)
POOL = _env.integer("TERA_DB_POOL", paling_kecil=1, paling_besar=100)
if POOL < SERENTAK:
    raise KonfigurasiTidakSah(
        f"TERA_DB_POOL ({POOL}) harus paling sedikit sama dengan TERA_SERENTAK ({SERENTAK})."
    )

# Ways out of the application (see ``notifikasi.saluran``).
ALAMAT = parse_alamat(_env.text("TERA_ALAMAT"), ALLOWED_HOSTS[0], https=HTTPS)
SMTP = parse_smtp(_env.text("TERA_SMTP"))
DEFAULT_FROM_EMAIL = _env.text("TERA_SMTP_DARI")
if SMTP and "@" not in DEFAULT_FROM_EMAIL:
    raise KonfigurasiTidakSah("TERA_SMTP_DARI harus berisi alamat pengirim bila TERA_SMTP diisi.")
WEBHOOK_LOKAL = _env.flag("TERA_WEBHOOK_LOKAL")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "tera.dasar",
    "tera.organisasi",
    "tera.akun",
    "tera.penjelasan",
    "tera.notifikasi",
    "tera.perencanaan",
    "tera.pelaksanaan",
    "tera.penilaian",
    "tera.tindak_lanjut",
    "tera.dasbor",
    "tera.laporan",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "tera.dasar.web.middleware.KebijakanKeamanan",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tera.akun.web.middleware.ZonaWaktuInstansi",
    "tera.dasar.web.middleware.BatasKiriman",
    "tera.dasar.web.middleware.PenolakanBerkalimat",
    "tera.dasar.web.middleware.KirimanAntre",
]

ROOT_URLCONF = "tera.config.urls"
ASGI_APPLICATION = "tera.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tera.dasbor.konteks.bingkai",
            ],
            "builtins": [
                "django.templatetags.static",
                "tera.dasar.templatetags.komponen",
                "tera.notifikasi.templatetags.langsung",
            ],
        },
    }
]

_basis_data = parse_database_url(
    _env.text("DATABASE_URL") or "postgresql:///tera?host=/nonexistent/tera"
)
_opsi = {"connect_timeout": 5, **_basis_data["OPTIONS"]}
# Planning a page's queries costs PostgreSQL more than running them; after the third time a
# connection keeps the plan, whatever the values (docs/keputusan/0006 and 0029).
_opsi |= {"server_side_binding": True, "prepare_threshold": 3}
_opsi["options"] = f"{_opsi.get('options', '')} -c plan_cache_mode=force_generic_plan".strip()
_opsi["pool"] = {"min_size": 1, "max_size": POOL, "timeout": 10}
# A pooled connection is looked at before it is handed out: after a restart of PostgreSQL the next
# request works again.
DATABASES = {"default": {**_basis_data, "OPTIONS": _opsi, "CONN_HEALTH_CHECKS": True}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "akun.Akun"
AUTHENTICATION_BACKENDS = ["tera.akun.backend.MasukDenganNip"]
PASSWORD_HASHERS = ["tera.akun.hashers.Argon2idTera"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "tera.akun.sandi.BukanNip"},
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"

SESSION_ENGINE = "tera.akun.sesi"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "tera_sesi"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "tera_csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "tera.dasar.web.galat.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_TEPERCAYA else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# The largest file is evidence or a staff list (20 MB), with its form around it.
KIRIMAN_TERBESAR = max(UNGGAH_TERBESAR, 20 * 1024 * 1024) + DATA_UPLOAD_MAX_MEMORY_SIZE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_500
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/statis/"
STATIC_ROOT = DATA / "statis"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tera.dasar.statis.StatisBersidik"},
}
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site loads them, and a header less each

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A stranger's 404 is no event of ours.
    "loggers": {"django.request": {"level": "ERROR"}},
}
