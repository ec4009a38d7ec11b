"""The tables of the log. Nothing here is ever changed or deleted; triggers in the first migration see to it."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One line of the log. ``number`` runs from 1 without a gap; dates are kept as they were stated.

    ``registered_at`` is UTC to the microsecond; ``opening`` marks history that was loaded before the record
    opened; ``parties`` and ``source`` are JSON arrays of texts; ``item`` is SHA-256(salt ‖ body) in hexadecimal.
    Up to here goes what the leaf hashes. Beside it stand the item itself, ``salt`` and ``body``, the content as
    canonical JSON, which could be blanked by order of a court and would leave the log verifiable; and in
    ``subtrees`` the hashes of the subtrees of the RFC 6962 tree that this entry completes, from its own leaf up,
    in hexadecimal: the whole tree, each hash once, where it came to be.
    """

    number = models.IntegerField(primary_key=True)
    kind = models.CharField(max_length=80)
    matter = models.CharField(max_length=80)
    dated = models.CharField(max_length=21)
    disclosed = models.CharField(max_length=21, blank=True)
    registered_at = models.CharField(max_length=27)
    opening = models.BooleanField()
    audience = models.CharField(max_length=7)
    parties = models.TextField()
    by = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    source = models.TextField()
    item = models.CharField(max_length=64)
    salt = models.CharField(max_length=32)
    body = models.TextField()
    subtrees = models.TextField()

    class Meta:
        indexes = (models.Index(fields=["matter"], name="entry_of_matter"),)


class Head(models.Model):
    """The one row that moves: how long the log is, its root, and the seal of the record's key over both.

    ``frontier`` holds the roots of the full subtrees from the largest to the smallest, in hexadecimal.
    """

    only = models.SmallIntegerField(primary_key=True)
    size = models.BigIntegerField()
    root = models.CharField(max_length=64)
    frontier = models.TextField()
    seal = models.CharField(max_length=64)
    opened = models.BooleanField()
