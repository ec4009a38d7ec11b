"""The exchange, for people of an authority: trays, requests, drafts, what is sealed and signed."""
