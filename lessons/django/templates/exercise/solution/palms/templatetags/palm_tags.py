from django import template

register = template.Library()


@register.filter
def years(start, end):
    """Say how many years lie between two years."""
    count = end - start
    return f"{count} year{'' if count == 1 else 's'}"
