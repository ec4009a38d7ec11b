"""Figures on assets."""

from __future__ import annotations

from comity.reports.figures import Answer, Figures, counted
from comity.reports.view import View

FIGURES = Figures()


@FIGURES.named(
    "assets-frozen-or-seized",
    title="Assets frozen or seized",
    definition="Assets that are frozen or seized on the day, whatever they are to serve.",
    unit="assets",
    reads=["assets"],
    stated_as=["# assets … (frozen|seized)"],
)
def assets_frozen_or_seized(view: View) -> Answer:
    return counted(view.standings("assets", ["asset"], ["frozen", "seized"]))


@FIGURES.named(
    "assets-transferred",
    title="Assets transferred",
    definition="Assets transferred to the Court or to the Trust Fund for Victims by the day.",
    unit="assets",
    reads=["assets"],
)
def assets_transferred(view: View) -> Answer:
    return counted(view.standings("assets", ["asset"], ["transferred"]))
