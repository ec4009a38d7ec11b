"""Measurements: ours beside a peer or beside plain SQL, on the same work in the same run, as ratios."""
