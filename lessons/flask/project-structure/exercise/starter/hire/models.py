"""What is stored: db and Booking."""
