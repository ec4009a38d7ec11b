"""Figures and drafting. Pure: what a report says follows from the view it is given, and from nothing else."""
