"""The tables of the log. Nothing here is ever changed or deleted; triggers in the first migration see to it."""

from __future__ import annotations

from django.db import models


class Item(models.Model):
    """The content of an entry: canonical JSON, salted, so that an order to erase it leaves the log verifiable.

    ``hash`` is SHA-256(salt ‖ body) in hexadecimal.
    """

    hash = models.CharField(max_length=64, primary_key=True)
    salt = models.CharField(max_length=32)
    body = models.TextField()


class Entry(models.Model):
    """One line of the log. ``number`` runs from 1 without a gap; dates are kept as they were stated.

    ``registered_at`` is UTC to the microsecond; ``opening`` marks history that was loaded before the record
    opened; ``parties`` and ``source`` are JSON arrays of texts.
    """

    number = models.BigIntegerField(primary_key=True)
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
    item = models.ForeignKey(Item, on_delete=models.PROTECT, db_column="item_hash", db_index=False)

    class Meta:
        indexes = (models.Index(fields=["matter"], name="entry_of_matter"),)


class Node(models.Model):
    """A hash of the RFC 6962 tree: level 0 holds the leaf of each entry, above it every full pair."""

    level = models.SmallIntegerField()
    place = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    pk = models.CompositePrimaryKey("level", "place")


class Head(models.Model):
    """The one row that moves: how long the log is, its root, and the checkpoint signed over both.

    ``frontier`` holds the roots of the full subtrees from the largest to the smallest, in hexadecimal.
    """

    only = models.SmallIntegerField(primary_key=True)
    size = models.BigIntegerField()
    root = models.CharField(max_length=64)
    frontier = models.TextField()
    checkpoint = models.TextField()
    opened = models.BooleanField()
