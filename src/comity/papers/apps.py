"""The Django app of papers. A paper is no act: what it gives occasion to enter, a person confirms."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Papers and their provisions, for lists and for search."""

    name = "comity.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"
