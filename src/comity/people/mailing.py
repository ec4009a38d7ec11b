"""Mail: who is meant and where to go, never what it is about. Sent over the SMTP server of the settings."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _


def configured() -> bool:
    """Whether there is a server to send mail through."""
    return bool(settings.EMAIL_HOST)


def link(path: str) -> str:
    """The address of a page of this site, as it stands in a mail."""
    return f"{settings.COMITY_URL}{path}"


def send(to: str, subject: str, body: str) -> None:
    """Send one mail. Raises OSError (smtplib.SMTPException) where the server does not take it."""
    if label := settings.COMITY_WORLD.label:
        subject, body = f"[{_('Fictional')}] {subject}", f"{body}\n{_(label)}\n"
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to]).send()


def invitation(to: str, path: str, days: int) -> None:
    """The invitation's link. It names neither the authority nor who invites."""
    body = _(
        "You are invited to an account of Comity. Open this link and choose a password:\n\n{link}\n\n"
        "The link is good once, for {days} days. If you did not expect it, leave it alone; nothing happens then.\n"
    )
    send(to, _("Invitation to Comity"), body.format(link=link(path), days=days))


def notice(to: str, path: str, *, due: bool = False) -> None:
    """That there is something new, or a day that comes or has passed, and where to sign in to see it.

    It names no request, no State, no sender and no day.
    """
    body = _(
        "There is something new for your authority in Comity. Sign in to see it:\n\n{link}\n\n"
        "This mail says no more on purpose: it may be read by others on its way.\n"
    )
    reminder = _(
        "Something that your authority follows in Comity is due soon, or was due. Sign in to see it:\n\n{link}\n\n"
        "This mail says no more on purpose: it may be read by others on its way.\n"
    )
    subject = _("Something is due in Comity") if due else _("Something new in Comity")
    send(to, subject, (reminder if due else body).format(link=link(path)))
