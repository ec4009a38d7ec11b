"""Papers: read into one tree, written from it. Pure, and knows nothing of the record."""
