from django.core.mail import send_mail
from django.db import transaction

from .models import Account, Transfer


class NotEnough(Exception):
    """The source has too few hours."""


def transfer(source, target, hours, note):
    """Move hours between the accounts with these names, write it down, and tell the target."""
    source, target = Account.objects.get(name=source), Account.objects.get(name=target)
    if source.hours < hours:
        raise NotEnough
    with transaction.atomic():
        source.hours -= hours
        source.save()
        target.hours += hours
        target.save()
        Transfer.objects.create(source=source, target=target, hours=hours, note=note)
        text = f"{hours}: {note}"
        transaction.on_commit(
            lambda: send_mail("Hours for you", text, "bank@elm.example", [target.email])
        )
