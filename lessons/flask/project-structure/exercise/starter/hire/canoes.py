"""The pages below /canoes."""
