"""The rows of papers. The originals and their readings lie in a folder, by SHA-256 (``store``)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from comity.regime.folding import Viewer


class Papers(models.QuerySet["Paper"]):
    """Papers, and which of them somebody may see."""

    def seen_by(self, viewer: Viewer) -> Papers:
        """Those that a viewer may see: public ones, those for States, those of its own authority."""
        wanted = Q(audience="public") | Q(audience="own", party__in=viewer.authorities)
        if viewer.state_or_court:
            wanted |= Q(audience="states")
        return self.filter(wanted)


class Paper(models.Model):
    """A paper. ``name`` stands in addresses; ``digest`` is the SHA-256 of the original, ``form`` its ending.

    ``audience``: "public", "states" (States Parties and the Court), or "own": for the authorities of ``party`` alone.
    """

    name = models.SlugField(max_length=80, unique=True)
    digest = models.CharField(max_length=64)
    file = models.CharField(max_length=200)
    form = models.CharField(max_length=10)
    size = models.BigIntegerField()
    symbol = models.CharField(max_length=120, blank=True)
    title = models.TextField()
    body = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10)
    session = models.IntegerField(null=True)
    dated = models.CharField(max_length=10, blank=True)
    audience = models.CharField(max_length=10)
    party = models.CharField(max_length=80, blank=True)
    added = models.DateTimeField()
    added_by = models.CharField(max_length=300)

    objects = Papers.as_manager()

    class Meta:
        ordering = ("-dated", "symbol", "name")
        constraints = (models.UniqueConstraint(fields=["digest", "audience", "party"], name="paper_of_an_original"),)
        indexes = (models.Index(fields=["symbol"], name="paper_symbol"),)

    def __str__(self) -> str:
        return self.symbol or self.title or self.name


class PaperProvision(models.Model):
    """A provision of a paper, for search and for papers too long for one page."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="provisions")
    place = models.IntegerField()
    address = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=40, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ("paper", "place")
        constraints = (models.UniqueConstraint(fields=["paper", "place"], name="one_provision_of_a_place"),)


class Struck(models.Model):
    """An act that a paper gave occasion to and that a person struck: it is not proposed again."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="struck")
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["paper", "digest"], name="struck_once"),)
