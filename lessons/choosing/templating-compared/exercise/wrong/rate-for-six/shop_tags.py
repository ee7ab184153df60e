from django import template

register = template.Library()


@register.filter
def rate(machine, months):
    return machine.rate(6)
