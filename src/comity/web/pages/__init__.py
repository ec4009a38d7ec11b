"""The pages: one file a subject, one function a page."""
