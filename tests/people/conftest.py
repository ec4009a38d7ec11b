"""The record of the web's tests, for what is read in it."""

from tests.web.conftest import record

__all__ = ["record"]
