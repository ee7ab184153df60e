from django.core.mail import send_mail

from .models import Account, Transfer


class NotEnough(Exception):
    """The source has too few hours."""


def transfer(source, target, hours, note):
    """Move hours between the accounts with these names, write it down, and tell the target."""
    source, target = Account.objects.get(name=source), Account.objects.get(name=target)
    target.hours += hours
    target.save()
    send_mail("Hours for you", f"{hours}: {note}", "bank@elm.example", [target.email])
    if source.hours < hours:
        raise NotEnough
    source.hours -= hours
    source.save()
    Transfer.objects.create(source=source, target=target, hours=hours, note=note)
