"""The Django app of the log. Its migrations are sacred: reviewed like law, never squashed."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The log; its tables are written by ``log.append`` alone."""

    name = "comity.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
