from datetime import date

from django.test import TestCase

from props.models import Loan, Prop

SWORD = {"name": "sword"}


class PropTests(TestCase):
    def test_lend(self):
        prop = Prop.objects.create(**SWORD)
        loan = Loan.objects.create(prop=prop, email="ada@stage.example", due=date(2026, 5, 1))
        self.assertEqual(loan.fee(date(2026, 5, 3)), 100)

    def test_sword_is_out(self):
        response = self.client.get("/")
        self.assertEqual(response.status_code, 200)
