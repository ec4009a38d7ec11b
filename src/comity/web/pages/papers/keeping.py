"""Taking a paper in, and out again: for people who act for an authority."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_POST

from comity.papers import store
from comity.papers.models import Paper
from comity.people import journal, seeing
from comity.people.models import Account
from comity.web import access, asking, uploads

# These authorities keep the papers that others read; any other keeps its own.
FOR_OTHERS = ("organ", "secretariat")
# How long a person waits for a paper to be read, in seconds.
_LIMIT = 30.0
# What a form says beside its file, in bytes.
_AROUND = 10_000


class Adding(forms.Form):
    """A file, and who may read it."""

    # What is off with a file, its emptiness too, the store says with the file's name.
    file = forms.FileField(allow_empty_file=True, error_messages={"required": _lazy("Choose the file of a paper.")})
    audience = forms.ChoiceField(
        choices=(),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _lazy("Choose who may read it: one of these.")),
    )

    def __init__(self, *given: object, account: Account) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        choices = [("own", _("the authorities of {party}").format(party=account.authority.stands_for))]
        if account.authority.function in FOR_OTHERS:
            choices = [("public", _("everybody")), ("states", _("States Parties and the Court")), *choices]
        self.fields["audience"].choices = choices  # type: ignore[attr-defined]


def keeps(request: HttpRequest, paper: Paper | None = None) -> bool:
    """Whether whoever asks may take papers in, or this one out: it is of the same party."""
    account = access.account_of(request)
    if account is None or not account.authority.party or "act" not in seeing.rights(account, access.today()):
        return False
    return (
        paper is None
        or paper.party == account.authority.party
        or (paper.audience != "own" and account.authority.function in FOR_OTHERS)
    )


def proposes(request: HttpRequest) -> bool:
    """Whether whoever asks may enter into the record what papers give occasion to."""
    account = access.account_of(request)
    acts = account is not None and "act" in seeing.rights(account, access.today())
    return acts and account is not None and account.authority.function in FOR_OTHERS


@require_http_methods(["GET", "HEAD", "POST"])
@access.may("act")
def add(request: HttpRequest, account: Account) -> HttpResponse:
    """Take a paper in: it is read, kept, and shown with its doubts."""
    if not account.authority.party:
        return access.not_there(request)
    form = Adding(request.POST, request.FILES, account=account) if request.method == "POST" else Adding(account=account)
    # Of what is larger no file has been received (``uploads``).
    if int(request.META.get("CONTENT_LENGTH") or 0) > uploads.LIMIT + _AROUND:
        form.add_error("file", _("The file is larger than {size} megabytes.").format(size=store.LARGEST >> 20))
    elif request.method == "POST" and form.is_valid():
        file, audience = form.cleaned_data["file"], form.cleaned_data["audience"]
        try:
            paper, new = store.add(
                file.name or "paper",
                file.read(),
                audience=audience,
                party=account.authority.party if audience == "own" else "",
                by=str(account),
                now=asking.moment(),
                limit=_LIMIT,
            )
        except store.NoPaper as error:
            form.add_error("file", str(error))
        else:
            if new:
                _note(account, "paper added", paper)
            return redirect("paper", paper.name)
    context = {"form": form, "largest": store.LARGEST >> 20, "forms": ", ".join(store.FORMS)}
    return render(request, "papers/add.html", context, status=400 if form.errors else 200)


@require_POST
@access.may("act")
def remove(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Take a paper out; what acts cite of it stays cited."""
    paper = Paper.objects.seen_by(access.viewer_of(request, access.today())).filter(name=name).first()
    if paper is None or not keeps(request, paper):
        return access.not_there(request)
    _note(account, "paper removed", paper)
    store.remove(paper)
    return redirect("papers")


def _note(account: Account, did: str, paper: Paper) -> None:
    journal.note(account.authority, did, by=account, now=asking.moment(), about=f"{paper.name}: {paper}"[:200])
