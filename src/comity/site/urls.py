"""Every address of the site."""

from django.urls import include, path

handler500 = "comity.web.middleware.fault"
urlpatterns = [path("", include("comity.web.urls")), path("", include("comity.api.urls"))]
