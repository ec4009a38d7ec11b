"""The Django app of the exchange. The act is in the record; here is who signed it, and what was sealed."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Messages, sealed files, drafts and notices."""

    name = "comity.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
