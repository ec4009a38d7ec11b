"""The addresses of the door for programs."""

from __future__ import annotations

from django.urls import include, path, re_path

from comity.api import door, page
from comity.people.opening import opens_for

# As Django's include has them: the patterns, and the name of their application.
_CALLS = (door.urls(), "api-1")

urlpatterns = [
    path("api/", page.page, name="api"),
    path("api/v1/openapi.json", opens_for(door.guarded(door.openapi, "everybody"), "everybody"), name="openapi"),
    path(door.PREFIX, include(_CALLS)),
    re_path(r"^api/.+$", door.guarded(door.nothing, "everybody"), name="api-nothing"),
]
