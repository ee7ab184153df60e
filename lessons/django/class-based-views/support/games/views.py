"""The views of the lesson take the place of this file."""
