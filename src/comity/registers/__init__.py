"""The registers: how every matter stood, kept as rows that can always be rebuilt from the log."""
