"""The ward's program in four versions. What has been deployed stays as it is."""

from money import to_cents, to_text


class V1:
    """Reads and writes bill."""

    def __init__(self, con):
        self.con = con

    def add(self, name, bill):
        self.con.execute("INSERT INTO patient (name, bill) VALUES (?, ?)", (name, bill))

    def change(self, name, bill):
        self.con.execute("UPDATE patient SET bill = ? WHERE name = ?", (bill, name))

    def bills(self):
        """Return the bill of each patient by name."""
        return dict(self.con.execute("SELECT name, bill FROM patient"))


class V2(V1):
    """Writes bill and cents, reads bill."""

    def add(self, name, bill):
        self.con.execute(
            "INSERT INTO patient (name, bill, cents) VALUES (?, ?, ?)",
            (name, bill, to_cents(bill)),
        )

    def change(self, name, bill):
        self.con.execute(
            "UPDATE patient SET bill = ?, cents = ? WHERE name = ?",
            (bill, to_cents(bill), name),
        )


class V3(V2):
    """Writes bill and cents, reads cents."""

    def bills(self):
        rows = self.con.execute("SELECT name, cents FROM patient")
        return {name: to_text(cents) for name, cents in rows}


class V4(V3):
    """Reads and writes cents."""

    def add(self, name, bill):
        self.con.execute(
            "INSERT INTO patient (name, cents) VALUES (?, ?)", (name, to_cents(bill))
        )

    def change(self, name, bill):
        self.con.execute(
            "UPDATE patient SET cents = ? WHERE name = ?", (to_cents(bill), name)
        )
