"""The parts of a Word file as they are read (ECMA-376, part 1, WordprocessingML)."""
