"""Labels for the loans of a library."""

from datetime import datetime


def due_label(due, now):
    """Return "overdue", "today" or "in N days" for a loan, on the calendar of now."""
    if due.tzinfo is None or now.tzinfo is None:
        raise ValueError(f"want two aware datetimes, got {due} and {now}")
    if due < now:
        return "overdue"
    days = (due.astimezone(now.tzinfo).date() - now.date()).days
    if days == 0:
        return "today"
    if days == 1:
        return "in 1 day"
    return f"in {days} days"


if __name__ == "__main__":
    now = datetime.fromisoformat("2027-03-05T09:00+13:00")
    print("now:", now)
    for text, expected in [
        ("2027-03-05T08:30+13:00", "overdue"),
        ("2027-03-05T18:00+13:00", "today"),
        ("2027-03-04T21:00+00:00", "today"),
        ("2027-03-05T18:00+00:00", "in 1 day"),
        ("2027-04-01T18:00+13:00", "in 27 days"),
    ]:
        label = due_label(datetime.fromisoformat(text), now)
        print(f"{text}  expected {expected}, saw {label}")
