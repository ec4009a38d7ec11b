"""Pages that only a demonstration has: people to sign in as, the tour, the mails."""
