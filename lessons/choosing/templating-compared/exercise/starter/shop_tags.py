"""Filters for the templates: {% load shop_tags %} brings them into a file."""

from django import template

register = template.Library()


@register.filter
def rate(machine, months):
    return "?"
