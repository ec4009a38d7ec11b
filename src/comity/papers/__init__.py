"""The store of papers: originals as they came, beside what was read in them."""
