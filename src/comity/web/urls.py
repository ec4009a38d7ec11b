"""The addresses of the pages. Words in them are those of the field."""

from __future__ import annotations

from django.urls import path, register_converter

from comity.web import access
from comity.web.pages import figures, home, matters, record, registers, reports, states
from comity.web.pages.demonstration import people, tour
from comity.web.pages.exchange import (
    delivery,
    drafts,
    files,
    keys,
    preparing,
    printing,
    request,
    searching,
    statistics,
    trays,
    within,
)
from comity.web.pages.papers import acts, comparing, keeping, listing, paper
from comity.web.pages.people import (
    account,
    authority,
    calendar,
    factors,
    journal,
    passkeys,
    passwords,
    sign_in,
    single_sign_on,
    tokens,
)


class MatterName:
    """The name of a matter or a register, as it stands in addresses."""

    regex = "[a-z0-9][a-z0-9-]{0,79}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(MatterName, "name")

RECORD = [
    path("", home.home, name="home"),
    path("figures/", figures.index, name="figures"),
    path("figures/<name:name>/", figures.figure, name="figure"),
    path("figures/<name:name>.json", figures.as_json, name="figure-json"),
    path("figures/<name:name>.csv", figures.as_csv, name="figure-csv"),
    path("states/", states.index, name="states"),
    path("states/<slug:code>/", states.state, name="state"),
    path("reports/", reports.index, name="reports"),
    path("reports/<int:session>/", reports.report, name="report"),
    path("reports/<int:session>/report.<slug:form>", reports.download, name="report-download"),
    path("record/", record.record, name="record"),
    path("record/checkpoint", record.checkpoint, name="checkpoint"),
    path("record/entries/<int:number>/", record.entry, name="entry"),
    path("registers/", registers.index, name="registers"),
    path("registers/<name:name>/", registers.register, name="register"),
    path("registers/<name:name>.csv", registers.as_csv, name="register-csv"),
    path("registers/<name:register>/<name:name>/", matters.matter, name="matter"),
    path("registers/<name:register>/<name:name>.json", matters.as_json, name="matter-json"),
]

PEOPLE = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/second-factor/", sign_in.second, name="second-factor"),
    path("sign-in/passkey/ask", passkeys.begin_signing_in, name="passkey-ask"),
    path("sign-in/passkey/", passkeys.signed_in, name="passkey-sign-in"),
    path("sign-in/single/", single_sign_on.sign_in, name="single-sign-on"),
    path("sign-in/single/back/", single_sign_on.come_back, name="single-sign-on-back"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("invitation/", passwords.invitation, name="invitation"),
    path("invitation/single/", single_sign_on.accept, name="invitation-single"),
    path("account/", account.account, name="account"),
    path("account/password/", passwords.change, name="password"),
    path("account/one-time-codes/", factors.set_up, name="set-up"),
    path("account/one-time-codes/remove", factors.remove_codes, name="remove-codes"),
    path("account/recovery-codes/", factors.recovery_codes, name="recovery-codes"),
    path("account/passkeys/ask", passkeys.begin_adding, name="passkey-begin"),
    path("account/passkeys/", passkeys.add, name="passkey-add"),
    path("account/passkeys/remove", passkeys.remove, name="passkey-remove"),
    path("account/single/", single_sign_on.link, name="link-identity"),
    path("account/single/end", single_sign_on.unlink, name="unlink-identity"),
    path("account/sessions/", account.end_sessions, name="end-sessions"),
    path("account/calendar/", calendar.change, name="calendar-address"),
    path("calendar/", calendar.feed, name="calendar"),
    path("account/tokens/", tokens.make, name="token"),
    path("account/tokens/end", tokens.end, name="token-end"),
    path("account/leave/", authority.leave, name="leave"),
    path("account/leave/end", authority.end_leave, name="end-leave"),
    path("authorities/", authority.authorities, name="authorities-of-people"),
    path("authorities/<slug:name>/", authority.authority, name="authority"),
    path("authorities/<slug:name>/invite", authority.invite, name="invite"),
    path("authorities/<slug:name>/withdraw", authority.withdraw, name="withdraw"),
    path("authorities/<slug:name>/role", authority.change_role, name="role"),
    path("authorities/<slug:name>/end", authority.end, name="end-account"),
    path("authorities/<slug:name>/journal/", journal.journal, name="journal"),
]
# Papers are for whoever may see them: a view shows those that its reader may, and no others.
PAPERS = [
    path("papers/", listing.index, name="papers"),
    path("papers/search/", listing.search, name="papers-search"),
    path("papers/compare/", comparing.compare, name="papers-compare"),
    path("papers/of/<slug:name>/", paper.paper, name="paper"),
    path("papers/of/<slug:name>/original", paper.original, name="paper-original"),
    path("papers/of/<slug:name>/paper.<slug:form>", paper.download, name="paper-download"),
]
KEEPING = [
    path("papers/add/", keeping.add, name="papers-add"),
    path("papers/of/<slug:name>/acts/", acts.proposed, name="paper-acts"),
    path("papers/of/<slug:name>/remove", keeping.remove, name="paper-remove"),
]
EXCHANGE = [
    path("exchange/", trays.received, name="in-tray"),
    path("exchange/sent/", trays.sent, name="out-tray"),
    path("exchange/search/", searching.search, name="exchange-search"),
    path("exchange/statistics/", statistics.page, name="statistics"),
    path("exchange/statistics.csv", statistics.as_csv, name="statistics-csv"),
    path("exchange/statistics.docx", statistics.as_docx, name="statistics-docx"),
    path("exchange/statistics/publish", statistics.publish, name="publish-statistics"),
    path("exchange/keys/", keys.keys, name="keys"),
    path("exchange/drafts/", drafts.drafts, name="drafts"),
    path("exchange/drafts/<int:number>/", drafts.draft, name="draft"),
    path("exchange/drafts/<int:number>/outline", printing.of_draft, name="outline"),
    path("exchange/deliver/", delivery.deliver, name="deliver"),
    path("exchange/statement", delivery.statement, name="statement"),
    path("exchange/files/", files.begin, name="upload"),
    path("exchange/files/<slug:upload>", files.part, name="upload-part"),
    path("exchange/requests/<name:name>/", request.page, name="request"),
    path("exchange/requests/<name:name>/assign", within.assign, name="assign"),
    path("exchange/requests/<name:name>/notes", within.note, name="note"),
    path("exchange/requests/<name:name>/entrust", within.entrust, name="entrust"),
    path("exchange/requests/<name:name>/reseal", within.reseal, name="reseal"),
    path("exchange/requests/<name:name>/acts/<slug:word>/", preparing.prepare, name="prepare"),
    path("exchange/requests/<name:name>/files/<slug:digest>", files.sealed, name="sealed-file"),
    path("exchange/requests/<name:name>/verbale/<int:entry>.<slug:form>", printing.note, name="verbale"),
    path("exchange/requests/<name:name>/receipts/<int:entry>", files.receipt, name="receipt"),
]
# There in a demonstration alone.
DEMONSTRATION = [
    path("demonstration/", people.people, name="demonstration"),
    path("demonstration/tour/", tour.page, name="tour"),
    path("demonstration/mails/", people.mails, name="demonstration-mails"),
    path("demonstration/keys/<name:name>.key", people.key_file, name="demonstration-key"),
    path("demonstration/annexes/<name:name>.txt", people.annex, name="demonstration-annex"),
]
urlpatterns = access.public(RECORD + PAPERS) + PEOPLE + KEEPING + EXCHANGE + DEMONSTRATION
