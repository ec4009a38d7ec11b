"""The Django app of the people. Ordinary rows: none of them is an act, and the record does not rest on them."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Authorities, accounts, invitations and sessions, and the journal of access."""

    name = "comity.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
