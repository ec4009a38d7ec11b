"""What people are told when something about them is not done."""

from __future__ import annotations


class Refused(Exception):
    """Why somebody is not invited, assigned or let in; the sentence for people is its text."""
