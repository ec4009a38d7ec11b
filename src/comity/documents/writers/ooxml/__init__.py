"""What a DOCX is made of: its styles, lists, notes, tables and pictures, and the package that holds them."""
