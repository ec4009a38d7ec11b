"""The Django app of the registers. Its tables may be dropped and rebuilt from the log at any time."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Standings and what is found through them; written by ``entering`` and ``rebuilding`` alone."""

    name = "comity.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"
