"""The ward's program in four versions. What has been deployed stays as it is."""


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
    """Should write bill and cents, and read bill."""


class V3(V2):
    """Should write bill and cents, and read cents."""


class V4(V3):
    """Should read and write cents."""
