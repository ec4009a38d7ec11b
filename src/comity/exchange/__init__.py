"""The exchange: signed statements between authorities, sealed files, receipts and notices."""
