"""The demonstration: an invented court and invented States, people to sign in as, and a tour of one request."""
