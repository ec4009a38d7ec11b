"""Serving the site."""


def add(command):
    pass
