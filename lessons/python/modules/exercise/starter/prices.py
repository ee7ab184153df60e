"""What a membership costs."""
