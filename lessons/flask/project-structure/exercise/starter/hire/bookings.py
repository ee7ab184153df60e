"""The pages below /bookings."""
