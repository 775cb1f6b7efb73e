"""Seeded short texts with their coding, to train what the hand-coded articles show too rarely."""

from training.frames.article import build, generate

__all__ = ["build", "generate"]
