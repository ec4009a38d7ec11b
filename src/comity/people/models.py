"""The rows of the people. What they may see follows from ``functions`` and ``seeing``, never from a row alone."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from comity.regime import parties


class Authority(models.Model):
    """A desk: an organ, a State's central authority or a ministry behind it, a defence team, the administration.

    ``party``: for whom it stands, as the acts of the record name it (``regime.parties``). ``designation``: the
    matter of the register of authorities by which a State designated it; where there is one, the desk is open
    only while the designation stands.
    """

    name = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    function = models.CharField(max_length=40)
    party = models.CharField(max_length=80, blank=True)
    designation = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title

    @property
    def stands_for(self) -> str:
        """The name of its party; empty for the administration."""
        return parties.name(self.party) if self.party else ""


class Account(AbstractBaseUser):
    """A person of an authority. Accounts are made by invitation and ended, never deleted: the journal names them."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="accounts")
    role = models.CharField(max_length=20)
    since = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    last_login = None

    USERNAME_FIELD = "email"

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return f"{self.name}, {self.authority}"


class Invitation(models.Model):
    """An invitation by mail. The link's token is kept as its SHA-256 alone; it opens one account, once."""

    token = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=20)
    sent = models.DateTimeField()
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-sent",)


class Session(models.Model):
    """A browser that is signed in, or about to be. The cookie's key is kept as its SHA-256 alone."""

    key = models.CharField(max_length=64, primary_key=True)
    data = models.TextField()
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessions")
    begun = models.DateTimeField()
    seen = models.DateTimeField()
    browser = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=45, blank=True)

    class Meta:
        ordering = ("-seen",)
        indexes = (models.Index(fields=["seen"], name="session_seen"),)


class OneTimeCodes(models.Model):
    """The seed of an authenticator app, sealed with ``keys/seeds``. ``last``: the step of the last code used."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="one_time_codes")
    seed = models.TextField()
    last = models.BigIntegerField()
    since = models.DateTimeField()


class RecoveryCode(models.Model):
    """A code for when the second factor is lost, as its SHA-256; gone once it is used."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    code = models.CharField(max_length=64)


class Passkey(models.Model):
    """A passkey (WebAuthn): the public part of a key that a person's device holds.

    ``credential`` is its identifier, ``data`` the attested credential data. ``uses``: the authenticator's counter.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="passkeys")
    credential = models.CharField(max_length=1400, unique=True)
    data = models.BinaryField()
    uses = models.BigIntegerField()
    name = models.CharField(max_length=80)
    since = models.DateTimeField()
    used = models.DateTimeField(null=True)

    class Meta:
        ordering = ("since",)


class Identity(models.Model):
    """An identity at an OpenID provider that opens an account: the provider's issuer, and its name of the person."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=400)
    subject = models.CharField(max_length=255)
    since = models.DateTimeField()
    used = models.DateTimeField(null=True)

    class Meta:
        ordering = ("since",)
        constraints = (
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_once"),
            models.UniqueConstraint(fields=["account", "issuer"], name="identity_of_account"),
        )


class AccessToken(models.Model):
    """A token with which a program asks as an account (``tokens``): ``hashed`` is its SHA-256, ``scope`` what it may.

    ``used``: when it was last used, to the minute.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="tokens")
    hashed = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80)
    scope = models.CharField(max_length=20)
    since = models.DateTimeField()
    expires = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    used = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-since",)


class Attempt(models.Model):
    """A try at a secret, counted against a hashed name (``throttling``); gone within the hour."""

    name = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["name"], name="attempt_name"),
            models.Index(fields=["at"], name="attempt_at"),
        )


class Delegation(models.Model):
    """A leave: ``taker`` acts for ``giver`` from ``since`` up to and with ``until``, unless ended before."""

    giver = models.ForeignKey(Account, models.PROTECT, related_name="delegations")
    taker = models.ForeignKey(Account, models.PROTECT, related_name="acts_for")
    since = models.DateField()
    until = models.DateField()
    ended = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-since",)


class Assignment(models.Model):
    """Who within an authority is responsible for a matter. The other side never sees it."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="assignments")
    register = models.CharField(max_length=40)
    matter = models.CharField(max_length=80)
    account = models.ForeignKey(Account, models.PROTECT, related_name="assignments")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["authority", "register", "matter"],
                condition=models.Q(until=None),
                name="one_is_responsible",
            ),
        )


class Entrustment(models.Model):
    """A matter that a State's central authority has entrusted to a ministry behind it; until it is taken back, the
    ministry's people see it. The other side never sees this."""

    ministry = models.ForeignKey(Authority, models.PROTECT, related_name="entrusted")
    by = models.ForeignKey(Authority, models.PROTECT, related_name="entrusting")
    register = models.CharField(max_length=40)
    matter = models.CharField(max_length=80)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ("since",)
        constraints = (
            models.UniqueConstraint(
                fields=["ministry", "register", "matter"],
                condition=models.Q(until=None),
                name="entrusted_once",
            ),
        )
        indexes = (models.Index(fields=["register", "matter"], name="entrusted_matter"),)


class AccessEntry(models.Model):
    """A line of the journal of access (``journal``): appended, never changed. Who is kept as text, as of then."""

    at = models.DateTimeField()
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="journal")
    by = models.CharField(max_length=700)
    did = models.CharField(max_length=40)
    about = models.CharField(max_length=400, blank=True)
    register = models.CharField(max_length=40, blank=True)
    matter = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["authority", "register", "matter"], name="access_to_matter"),)
