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
        indexes = (models.Index(fields=["party", "at"], condition=models.Q(named=None), name="file_waiting"),)


class Resealing(models.Model):
    """A sealed file that a party has sealed anew, to its own keys in use: an edition for that party alone.

    ``original``: the file that an act names; ``digest``: the edition. Both in SHA-256. ``key``: the fingerprint of who
    did it, ``signature`` theirs over ``editions.content``, in hexadecimal. Added, never changed.
    """

    party = models.CharField(max_length=80)
    original = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=16)
    signature = models.CharField(max_length=128)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["party", "original", "digest"], name="one_resealing_of_an_edition"),
        )


class Upload(models.Model):
    """A sealed file that is coming in parts: ``received`` bytes of ``size`` so far, under a random name."""

    name = models.CharField(max_length=32, primary_key=True)
    party = models.CharField(max_length=80)
    size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    since = models.DateTimeField()


class Notice(models.Model):
    """A mail to be sent: that there is something new, or due, and nothing else. ``mailed`` is NULL while it waits.

    ``about``: of a reminder, the SHA-256 of what it is of and which one it is, so that it is written once; else empty.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="notices")
    about = models.CharField(max_length=64, blank=True)
    since = models.DateTimeField()
    mailed = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    not_before = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["account", "about"], condition=~models.Q(about=""), name="one_reminder_of_a_day"
            ),
        )
        indexes = (models.Index(fields=["not_before"], condition=models.Q(mailed=None), name="notice_waiting"),)


class CalendarFeed(models.Model):
    """The address of a person's calendar of due days. Its secret is kept as its SHA-256 alone.

    ``mine``: of the requests for which the person is responsible, not of all that are the authority's.
    """

    account = models.OneToOneField(Account, models.CASCADE, related_name="calendar_feed")
    secret = models.CharField(max_length=64, unique=True)
    mine = models.BooleanField()
    since = models.DateTimeField()


class Note(models.Model):
    """A note within an authority on a request: the other side never sees it. Added, never changed.

    ``shared``: with the other authorities of the same party that see the request; otherwise with one's own alone.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="notes")
    by = models.ForeignKey(Account, models.PROTECT, related_name="notes")
    matter = models.CharField(max_length=80)
    text = models.TextField()
    shared = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["matter"], name="notes_of_matter"),)


class NoteWord(models.Model):
    """A word of a note, for search. ``whose``: the authority whose people find it, or the party where it is shared."""

    whose = models.CharField(max_length=83)
    word = models.CharField(max_length=40)
    matter = models.CharField(max_length=80)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["whose", "word", "matter"], name="one_word_of_a_note"),)


class Draft(models.Model):
    """A request that is not transmitted yet: the line of its act, as JSON. The other side sees none."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="drafts")
    by = models.ForeignKey(Account, models.PROTECT, related_name="drafts")
    matter = models.CharField(max_length=80)
    line = models.TextField()
    changed = models.DateTimeField()

    class Meta:
        ordering = ("-changed",)
