"""What the tour says at each step: what to do, what the record then holds, what the other side sees, and the proof."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Told(NamedTuple):
    """A step in words. ``do`` is done in order."""

    title: Promise
    do: tuple[Promise, ...]
    record: Promise
    other: Promise
    proof: Promise


STEPS: Final = {
    "draft": Told(
        _("Draft a request"),
        (
            _("Open the drafts of the Office of the Prosecutor."),
            _(
                "Begin one to Avelmark, for identification, tracing, freezing or seizure of assets (art. 93(1)(k)). "
                "Your reference is free: OTP-26-20, for example."
            ),
        ),
        _("Nothing. A draft is no act; it can be given up without a trace in the record."),
        _("Nothing. Drafts are seen within the authority that drafts."),
        _("The record counts as many entries as before."),
    ),
    "complete": Told(
        _("See what is missing"),
        (
            _("Read at the head of the draft what the request does not contain yet, each with its article."),
            _(
                "Among it are Avelmark's own requirement, and the channel and language that it has declared: "
                "give the language, en, and as channel the central authority of Avelmark."
            ),
            _("Set the day by which execution is asked for, tick what the request contains, and keep the draft."),
        ),
        _("Nothing yet. What a request lacks when it is transmitted stands in the act, with the reason."),
        _("Nothing yet. If it is sent without something, the addressee sees what, and why."),
        _("Each content with its article: 96(2) and 93(1)(k); 96(3) for what Avelmark asks; 87(1) and (2)."),
    ),
    "seal": Told(
        _("Seal two annexes"),
        (
            _("Save the two annexes from here to your own machine."),
            _("On the draft, choose both under “Seal files here” and press “Seal and upload”. Then keep the draft."),
            _("Without JavaScript the command below makes the same sealed file; give it to the draft."),
        ),
        _("Nothing yet. The server has one file that it cannot read; the act will name it by its SHA-256."),
        _("Nothing yet. The file is sealed to the keys of both sides, and to Avelmark's recovery key."),
        _(
            "The annexes name a town, Lissara. Search the sealed files of the server for it: the last command below "
            "finds nothing."
        ),
    ),
    "transmit": Told(
        _("Sign and transmit"),
        (
            _("Press “Make the statement”. The page shows what you are about to sign; nothing is entered by that."),
            _(
                "Choose the key file of Maren Ost, which the page of people gives (it has no passphrase), "
                "then “Sign and deliver”."
            ),
            _("Keep the receipt that the page of the request offers."),
        ),
        _("One act: a request was transmitted, restricted to its two parties, with the SHA-256 of the sealed file."),
        _(
            "Avelmark has the request in its tray, not yet acknowledged. Bresquay, the ministry and the public are "
            "told what they are told of requests that do not exist."
        ),
        _("The receipt: the signed statement, the entry, and its path to the signed head of the record."),
    ),
    "mail": Told(
        _("Read the mail that says nothing"),
        (
            _("Open the mails of this demonstration. One has come to Iris Vandel, some seconds after the request."),
            _("Look for the request, the State or the sender in it: they are not there."),
        ),
        _("Nothing. A notice is no act; it was written in the same transaction as the request, and mailed after it."),
        _("That there is something new, and where to sign in."),
        _("The mail itself, whole, with its head."),
    ),
    "acknowledge": Told(
        _("Acknowledge receipt"),
        (
            _("Sign in as Iris Vandel of the central authority of Avelmark."),
            _("Open the request among those received and press “Acknowledge receipt”."),
            _("Make the statement and sign it with her key file, as the officer did."),
        ),
        _("One act of Avelmark: receipt was acknowledged, on the day that it bears, registered at the second shown."),
        _("Maren Ost sees the acknowledgement at once, and that it is Avelmark's turn."),
        _("A receipt of its own, which either side may keep."),
    ),
    "open": Told(
        _("Open the annexes"),
        (
            _("On the page of the request, choose Iris Vandel's key file under “Open the sealed files here”."),
            _("Save the two annexes. They were opened in this browser; the server took no part in it."),
        ),
        _("Nothing. The journal of the central authority notes that sealed content was taken; Corin Hale reads it."),
        _("Nothing: that somebody has read is theirs to tell."),
        _("Another key opens nothing: try the key file of Nadja Roke."),
    ),
    "consult": Told(
        _("Consult under article 97"),
        (
            _("The account in annex 1 is not enough to find its holder: execution would be impeded (art. 97(a))."),
            _("Press “Consult”, choose 97 as the ground, make the statement and sign it."),
        ),
        _("One act: consultations were opened under article 97. The request stands as under consultation."),
        _("The same words, and that it is the turn of either. In figures it is counted apart: it is no refusal."),
        _("A receipt; and the page of the request, on which nothing is said of refusal."),
    ),
    "conclude": Told(
        _("Conclude the consultations"),
        (
            _("Sign in as Maren Ost again and open the request among those sent."),
            _(
                "Press “Conclude the consultations”, outcome as requested, and sign. "
                "More information would be sealed with it."
            ),
        ),
        _("One act: the consultations were concluded. The request stands again as it stood before them."),
        _("Iris Vandel sees the outcome, and has a mail that says nothing of it."),
        _("A receipt."),
    ),
    "execute": Told(
        _("Execute in part"),
        (
            _("As Iris Vandel, open the request and press “Report execution”; extent: in part."),
            _("What was found would be sealed to the Office with it. Sign and deliver."),
        ),
        _("One act: the request was executed in part. It stays open for the rest."),
        _("Maren Ost sees it, with whatever was sealed to her; nobody else is told."),
        _("A receipt: Avelmark has a proof that it executed, and when."),
    ),
    "see": Told(
        _("See it as the sender does"),
        (
            _("As Maren Ost, open the request once more: every act with its day, its article, its signature."),
            _("Each act prints as a note verbale, as docx or pdf, with the label of this demonstration."),
            _("Her reading is noted in the journal of the Office, which Tavi Lorn reads."),
        ),
        _("The five acts of this request, each with its entry; nothing of it can be changed any more."),
        _("The same page, but for who is responsible and what is noted within the Office."),
        _("Each entry's own page shows its path to the root."),
    ),
    "prove": Told(
        _("Verify the receipt, and see figures move"),
        (
            _("Save the receipt of the execution from the page of the request."),
            _(
                "Verify it on the command line, with no record and no network. "
                "Change one letter in it and verify again."
            ),
            _(
                "Look at the statistics of requests, as either side: what was sent, acknowledged, consulted on and "
                "executed in part counts one more."
            ),
        ),
        _("Nothing: to verify is to read."),
        _("Whatever you can prove, the other side can."),
        _("“verified: entry …”, and the key of the record, which you compare with the one on its page."),
    ),
}
