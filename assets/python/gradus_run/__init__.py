"""Gradus's side of the learner's Python: runs programs and checks within limits."""
