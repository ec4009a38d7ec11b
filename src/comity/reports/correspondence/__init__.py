"""Papers of the exchange: the outline of a narrative, and an act on a request as a note verbale."""
