"""Which permissions of an app are missing, and which ones does it not need?"""


def permission_report(required, granted):
    """Return two sorted lists: missing permissions and unneeded ones."""
    needed = set(required)
    given = set(granted)
    return sorted(needed - given), sorted(given - needed)


needs = ["place", "camera", "storage"]
has = ["contacts", "camera", "contacts"]
missing, unneeded = permission_report(needs, has)
print("missing: ", missing)
print("unneeded:", unneeded)
print("needs:   ", needs)
