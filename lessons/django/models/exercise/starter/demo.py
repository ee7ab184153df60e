"""Fill a database in memory and look at it: python demo.py"""

import os
from datetime import date

import django
from django.db import IntegrityError

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

from django.core.management import call_command

call_command("migrate", run_syncdb=True, verbosity=0)

from scores.models import Composer, Loan, Score

fields = {"title": "Suite in D"}
if hasattr(Score, "composer"):
    fields["composer"] = Composer.objects.create(name="Ida Holm")
score = Score.objects.create(**fields)
loan = Loan.objects.create(score=score, due=date(2026, 5, 9))
print("a score:", score)
if hasattr(loan, "is_late"):
    print("late on 10 May:", loan.is_late(date(2026, 5, 10)))
for copies in (3, -3):
    try:
        score.copies = copies
        score.save()
        print("copies:", Score.objects.get().copies)
    except IntegrityError:
        print("copies:", copies, "refused by the database")
