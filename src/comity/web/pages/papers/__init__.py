"""The pages of papers: the list and its search, a paper as it was read, two compared, taking one in."""
