"""The rows of the exchange. None holds a word of what is sealed."""

from __future__ import annotations

from django.db import models

from comity.people.models import Account, Authority


class Message(models.Model):
    """A signed statement that was delivered, and the entry that it became.

    ``name`` is the identifier that the sender gave: with the party, it is the same message however often it comes.
    ``statement`` is the canonical JSON that was signed, ``digest`` its SHA-256, ``signature`` Ed25519, both in
    hexadecimal, ``key`` the fingerprint of the signing key.
    """

    party = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    statement = models.TextField()
    signature = models.CharField(max_length=128)
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=16)
    register = models.CharField(max_length=40)
    matter = models.CharField(max_length=80)
    entry = models.BigIntegerField(unique=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["party", "name"], name="one_message_of_a_name"),)


class SealedFile(models.Model):
    """A sealed file that a party has uploaded. ``digest``: the SHA-256 by which acts name it, and its place on disk.

    ``named``: when an act named it first; a file that none names is deleted after some days.
    """

    party = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    at = models.DateTimeField()
    named = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["digest", "party"], name="one_file_of_a_party"),)
        indexes = (models.Index(fields=["named", "at"], name="file_named"),)


class Upload(models.Model):
    """A sealed file that is coming in parts: ``received`` bytes of ``size`` so far, under a random name."""

    name = models.CharField(max_length=32, primary_key=True)
    party = models.CharField(max_length=80)
    size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    since = models.DateTimeField()


class Notice(models.Model):
    """A mail to be sent: that there is something new, and nothing else. ``mailed`` is NULL while it waits."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="notices")
    since = models.DateTimeField()
    mailed = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    not_before = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["not_before"], condition=models.Q(mailed=None), name="notice_waiting"),)


class Draft(models.Model):
    """A request that is not transmitted yet: the line of its act, as JSON. The other side sees none."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="drafts")
    by = models.ForeignKey(Account, models.PROTECT, related_name="drafts")
    matter = models.CharField(max_length=80)
    line = models.TextField()
    changed = models.DateTimeField()

    class Meta:
        ordering = ("-changed",)
