"""How the yearly report looks."""
