"""Every address of the site with an example, so that no page is left out of what must hold of all."""

from __future__ import annotations

from django.urls import reverse

from comity.documents.writers import WRITERS
from comity.regime import REGISTERS
from comity.web.urls import PAPERS, RECORD, urlpatterns
from tests.papers.samples import NAME

# By the name of the address: examples of what stands in it.
EXAMPLES: dict[str, tuple[tuple[object, ...], ...]] = {
    "home": ((),),
    "figures": ((),),
    "figure": (("persons-outstanding",), ("reply-rate",), ("findings-referred",)),
    "figure-json": (("states-parties",),),
    "figure-csv": (("states-parties",),),
    "states": ((),),
    "state": (("arg",), ("nld",), ("usa",), ("tur",), ("bdi",), ("mys",), ("ukr",), ("nru",)),
    "reports": ((),),
    "report": ((15,), (1,), (24,)),
    "report-download": tuple((15, form) for form in WRITERS),
    "record": ((),),
    "checkpoint": ((),),
    "entry": ((1,), (900,)),
    "registers": ((),),
    "register": tuple((name,) for name in REGISTERS),
    "register-csv": (("warrants",), ("mandates",)),
    "matter": (
        ("warrants", "al-tuhamy-2013"),
        ("agreements", "enforcement-bel"),
        ("participation", "rome-statute-gmb"),
        ("mandates", "arrest-action-plan"),
        ("sources", "the-2016-report"),
        ("sentences", "katanga"),
        ("authorities", "channel-alb"),
    ),
    "matter-json": (("warrants", "al-tuhamy-2013"),),
    "papers": ((),),
    "papers-search": ((),),
    "papers-compare": ((),),
    "paper": ((NAME,),),
    "paper-original": ((NAME,),),
    "paper-download": tuple((NAME, form) for form in WRITERS),
}
# Pages for people; the others are files.
PAGES = (
    "home",
    "figures",
    "figure",
    "states",
    "state",
    "reports",
    "report",
    "record",
    "entry",
    "registers",
    "register",
    "matter",
    "papers",
    "papers-search",
    "papers-compare",
    "paper",
)


# Addresses of the people's pages: not for the public record's tests, which ask every page as at any day.
PEOPLE: dict[str, tuple[tuple[object, ...], ...]] = {
    "sign-in": ((),),
    "second-factor": ((),),
    "passkey-ask": ((),),
    "passkey-sign-in": ((),),
    "single-sign-on": ((),),
    "single-sign-on-back": ((),),
    "sign-out": ((),),
    "invitation": ((),),
    "invitation-single": ((),),
    "account": ((),),
    "password": ((),),
    "set-up": ((),),
    "remove-codes": ((),),
    "recovery-codes": ((),),
    "passkey-begin": ((),),
    "passkey-add": ((),),
    "passkey-remove": ((),),
    "link-identity": ((),),
    "unlink-identity": ((),),
    "end-sessions": ((),),
    "calendar-address": ((),),
    "calendar": ((),),
    "token": ((),),
    "token-end": ((),),
    "leave": ((),),
    "end-leave": ((),),
    "authorities-of-people": ((),),
    "authority": (("otp",), ("no-such-authority",)),
    "invite": (("otp",),),
    "withdraw": (("otp",),),
    "role": (("otp",),),
    "end-account": (("otp",),),
    "journal": (("otp",),),
    "papers-add": ((),),
    "paper-remove": ((NAME,),),
    "paper-acts": ((NAME,),),
}


# Addresses of the exchange: of the Office of the Prosecutor, which has sent the request.
EXCHANGE: dict[str, tuple[tuple[object, ...], ...]] = {
    "in-tray": ((),),
    "out-tray": ((),),
    "exchange-search": ((),),
    "statistics": ((),),
    "statistics-csv": ((),),
    "statistics-docx": ((),),
    "publish-statistics": ((),),
    "keys": ((),),
    "drafts": ((),),
    "draft": ((1,), (99_999,)),
    "outline": ((1,), (99_999,)),
    "deliver": ((),),
    "statement": ((),),
    "upload": ((),),
    "upload-part": (("0" * 32,),),
    "request": (("otp-2026-14",), ("otp-2026-99",)),
    "assign": (("otp-2026-14",), ("otp-2026-99",)),
    "note": (("otp-2026-14",), ("otp-2026-99",)),
    "entrust": (("otp-2026-14",), ("otp-2026-99",)),
    "reseal": (("otp-2026-14",), ("otp-2026-99",)),
    "prepare": (("otp-2026-14", "reminded"), ("otp-2026-99", "reminded")),
    "sealed-file": (("otp-2026-14", "ab" * 32), ("otp-2026-99", "ab" * 32)),
    "verbale": (("otp-2026-14", 4, "html"), ("otp-2026-99", 4, "html")),
    "receipt": (("otp-2026-14", 4), ("otp-2026-99", 4)),
}


# Addresses that are there in a demonstration alone.
DEMONSTRATION: dict[str, tuple[tuple[object, ...], ...]] = {
    "demonstration": ((),),
    "tour": ((),),
    "demonstration-mails": ((),),
    "demonstration-key": (("maren-ost",), ("ivo-stenn",), ("no-such",)),
    "demonstration-annex": (("annex-1",), ("no-such",)),
}


def names() -> set[str]:
    """The names of all addresses of the record, and of the papers."""
    return {str(pattern.name) for pattern in RECORD + PAPERS}


def others() -> set[str]:
    """The names of all other addresses."""
    return {str(pattern.name) for pattern in urlpatterns} - names()


def of_people() -> list[str]:
    """An address for every example of the pages for people with an account."""
    return [reverse(name, args=arguments) for name, examples in (PEOPLE | EXCHANGE).items() for arguments in examples]


def every() -> list[str]:
    """An address for every example."""
    return [reverse(name, args=arguments) for name, examples in EXAMPLES.items() for arguments in examples]


def pages() -> list[str]:
    """The addresses of pages for people."""
    return [reverse(name, args=arguments) for name in PAGES for arguments in EXAMPLES[name]]
