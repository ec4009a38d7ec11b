"""Loaded before anything else (pytest -p tests.early): keys and databases of a test run go into a home of its own."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="comity-tests-")
os.environ["COMITY_HOME"] = _FOLDER
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
