"""Who works with the record: authorities, accounts, sessions, and what each may see and do."""
