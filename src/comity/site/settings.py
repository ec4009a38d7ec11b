"""Django's settings. What differs between installations comes from the environment, and is few."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from csp.constants import NONE, SELF

from comity.record import place
from comity.site import home

BASE = Path(__file__).resolve().parents[1]

SECRET_KEY = os.environ.get("COMITY_SECRET_KEY") or home.secret("site")
DEBUG = os.environ.get("COMITY_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("COMITY_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

# Where people find the site, as links in mails have it; with https, cookies go over nothing else.
COMITY_URL = os.environ.get("COMITY_URL", "http://localhost:8000").rstrip("/")
_HTTPS = COMITY_URL.startswith("https://")

# Of which world the record is: the real one, or a demonstration's.
COMITY_WORLD = home.world()
# Where a demonstration keeps its mark, its people's key files and their mails.
COMITY_DEMONSTRATION = place.folder()

# The key that signs the head of the log, read when the first entry is made.
COMITY_KEY = home.signing_key

# The secret that seals the seeds of one-time codes, and how many proxies of ours name the address they were asked from.
COMITY_SEEDS = partial(home.secret, "seeds")
COMITY_PROXIES = int(os.environ.get("COMITY_PROXIES", "0"))

# The OpenID provider that people may sign in through; None: there is none.
COMITY_SINGLE_SIGN_ON = home.single_sign_on()

# Where sealed files lie, and how large one may be, in bytes: two gigabytes and what sealing adds.
COMITY_SEALED = place.folder() / "sealed"
COMITY_LARGEST = int(os.environ.get("COMITY_LARGEST", str(2_100_000_000)))

# Below it no number of requests is ever published.
COMITY_THRESHOLD = home.threshold()

# Where papers lie, with their readings.
COMITY_PAPERS = place.folder() / "papers"
# What comes in a form lies here until it is kept or refused: a folder of ours, not the machine's for everybody.
FILE_UPLOAD_HANDLERS = ["comity.web.uploads.Bounded"]
FILE_UPLOAD_TEMP_DIR = home.coming()

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "comity.record",
    "comity.registers",
    "comity.people",
    "comity.exchange",
    "comity.papers",
    "comity.web",
    "comity.api",
]
MIDDLEWARE = [
    # What sets headers stands outside what answers: files of the pages and errors bear them too.
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "comity.web.middleware.guard",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "comity.web.fiction.labelled",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "comity.web.middleware.unhurried",
    "comity.web.middleware.OwnForms",
    "comity.web.access.DefaultDeny",
    "comity.web.middleware.Said",
]
ROOT_URLCONF = "comity.site.urls"
WSGI_APPLICATION = "comity.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "comity.web.context.every_page",
            ],
            "builtins": ["comity.web.templatetags.comity"],
        },
    }
]

DATABASES = {"default": home.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "français")]
LOCALE_PATHS = [BASE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = home.static()
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Accounts are ours alone: of Django's, the hashing of passwords and the rules for them.
AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name"), "max_similarity": 0.6},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = "comity.people.sessions"
# With https, "__Host-" keeps a cookie to this very host; without it, browsers would refuse the name.
SESSION_COOKIE_NAME = "__Host-session" if _HTTPS else "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if _HTTPS else "csrf"
CSRF_COOKIE_AGE = None
CSRF_TRUSTED_ORIGINS = [COMITY_URL]
CSRF_FAILURE_VIEW = "comity.web.middleware.forged"
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0

DEFAULT_FROM_EMAIL = os.environ.get("COMITY_MAIL_FROM", "comity@localhost")
locals().update(home.mail())

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        # No text becomes markup or code in the page, whatever a script does with it.
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [NONE],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("COMITY_LOG", "WARNING")},
}
