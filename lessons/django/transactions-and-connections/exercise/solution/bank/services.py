from django.core.mail import send_mail
from django.db import transaction

from .models import Account, Transfer


class NotEnough(Exception):
    """The source has too few hours."""


@transaction.atomic
def transfer(source, target, hours, note):
    """Move hours between the accounts with these names, write it down, and tell the target."""
    names = [source, target]
    rows = Account.objects.select_for_update().filter(name__in=names).order_by("pk")
    accounts = {account.name: account for account in rows}
    source, target = accounts[source], accounts[target]
    if source.hours < hours:
        raise NotEnough
    source.hours -= hours
    source.save()
    target.hours += hours
    target.save()
    Transfer.objects.create(source=source, target=target, hours=hours, note=note)
    text = f"{hours}: {note}"
    transaction.on_commit(
        lambda: send_mail("Hours for you", text, "bank@elm.example", [target.email])
    )
