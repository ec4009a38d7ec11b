"""The record: an append-only log of entries, with its tree, its signed head, proofs and exports."""
