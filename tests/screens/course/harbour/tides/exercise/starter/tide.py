from table import tide

LOW_WATER = 4.5


def depth(hour):
    """The depth of the water at an hour, in metres."""
    return LOW_WATER


def may_enter(draught, hour):
    """Whether a ship may enter, with half a metre to spare."""
    return False


print(depth(6))
