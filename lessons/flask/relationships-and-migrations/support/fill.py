from bees import Hive, Keeper, app, db

CLUB = {"Ada": ["orchard", "meadow"], "Ben": ["heath"], "Cleo": ["roof", "yard"]}

with app.app_context():
    db.drop_all()  # a fresh start
    db.create_all()
    for name, spots in CLUB.items():
        hives = [Hive(spot=spot) for spot in spots]
        db.session.add(Keeper(name=name, jars=40, hives=hives))
    db.session.commit()
