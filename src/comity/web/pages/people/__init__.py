"""The pages of the people: signing in, one's account, one's authority."""
