"""Drafting."""


def add(command, at, known):
    pass
