"""Which permissions of an app are missing, and which ones does it not need?"""


def permission_report(required, granted):
    """Return two sorted lists: missing permissions and unneeded ones."""
    for name in granted:
        if name in required:
            required.remove(name)
    return required, granted


needs = ["place", "camera", "storage"]
has = ["contacts", "camera", "contacts"]
missing, unneeded = permission_report(needs, has)
print("missing: ", missing)
print("unneeded:", unneeded)
print("needs:   ", needs)
