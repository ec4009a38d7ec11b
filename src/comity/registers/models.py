"""The rows of the registers. All of them follow from the log; ``comity rebuild`` makes them anew."""

from __future__ import annotations

from django.db import models


class Standing(models.Model):
    """How a matter stood from ``since`` until the day before ``until`` (NULL: it still does).

    ``seen_by`` is the audience this standing is for: ``all``, or ``public`` and ``states`` apart where the
    matter has acts that the public may not see; where all of its acts are restricted to the same parties, each
    of these (``rows.edition``). ``fork`` is the row's place in the interval tree
    (``intervals``). ``body`` is the matter as JSON; the status has held since ``status_since``, by ``entry``.
    """

    register = models.CharField(max_length=40)
    matter = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField(null=True)
    status = models.CharField(max_length=40)
    title = models.TextField()
    parties = models.TextField()
    due = models.DateField(null=True)
    seen_by = models.CharField(max_length=83)
    fork = models.IntegerField()
    body = models.TextField()
    entry = models.BigIntegerField()
    status_since = models.DateField()

    class Meta:
        indexes = (
            # As at a day: the two sides of the interval tree.
            models.Index(fields=["register", "kind", "status", "seen_by", "fork", "until"], name="standing_until"),
            models.Index(fields=["register", "kind", "status", "seen_by", "fork", "since"], name="standing_since"),
            # A matter's own standings, and what changed between two days.
            models.Index(fields=["register", "matter", "since"], name="standing_of_matter"),
            models.Index(fields=["since"], name="standing_change"),
            # What an authority has open, the next due first: the standings that last, and those that will end.
            models.Index(
                fields=["register", "seen_by", "due", "matter"],
                condition=models.Q(until__isnull=True, due__isnull=False),
                name="standing_due",
            ),
            models.Index(
                fields=["register", "seen_by", "until"],
                condition=models.Q(until__isnull=False),
                name="standing_until_of",
            ),
            models.Index(
                fields=["register", "seen_by", "status", "matter"],
                condition=models.Q(until__isnull=True, due__isnull=True),
                name="standing_undue",
            ),
        )


class Party(models.Model):
    """A State or authority that a matter concerns, or an authority that some of its acts are restricted to."""

    party = models.CharField(max_length=80)
    register = models.CharField(max_length=40)
    matter = models.CharField(max_length=80)
    restricted = models.BooleanField()

    class Meta:
        indexes = (
            models.Index(fields=["party", "restricted"], name="matters_of_party"),
            models.Index(fields=["register", "matter"], name="parties_of_matter"),
        )


class Word(models.Model):
    """A word by which people of an authority find a matter that only its parties see (``acts.Matter.found_by``)."""

    seen_by = models.CharField(max_length=83)
    word = models.CharField(max_length=120)
    register = models.CharField(max_length=40)
    matter = models.CharField(max_length=80)

    class Meta:
        indexes = (
            models.Index(fields=["seen_by", "word", "matter"], name="matters_of_word"),
            models.Index(fields=["register", "matter"], name="words_of_matter"),
        )


class Late(models.Model):
    """An act that could be known only after its day, or that changes what earlier entries say.

    Questions as known on an earlier day fold these acts' matters anew; every other matter stands as its rows
    say. ``day`` is the day from which the act counts (the first day of all for corrections).
    """

    entry = models.BigIntegerField(primary_key=True)
    register = models.CharField(max_length=40)
    matter = models.CharField(max_length=80)
    day = models.DateField()
    known_from = models.DateField()

    class Meta:
        indexes = (
            models.Index(fields=["register", "known_from", "day"], name="late_known"),
            models.Index(fields=["register", "matter"], name="late_of_matter"),
        )
