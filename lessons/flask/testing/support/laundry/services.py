from laundry.models import Booking, db


def taken(hour):
    return db.session.scalar(db.select(Booking).where(Booking.hour == hour)) is not None


def book(name, hour):
    db.session.add(Booking(name=name, hour=hour))
    db.session.commit()


def all_bookings():
    return db.session.scalars(db.select(Booking).order_by(Booking.hour)).all()
