"""The rules of the hire."""
