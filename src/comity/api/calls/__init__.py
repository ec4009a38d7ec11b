"""The calls: one file a subject, one function a call."""
