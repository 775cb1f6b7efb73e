"""Readers of the training sets: each yields `Document`s."""
