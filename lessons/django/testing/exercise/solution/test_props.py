from datetime import date

from django.contrib.auth.models import User
from django.core import mail
from django.test import SimpleTestCase, TestCase

from props.forms import LoanForm
from props.models import Loan, Prop
from props.rules import late_fee


def make_loan(name="sword", due=date(2026, 5, 1)):
    prop = Prop.objects.create(name=name)
    return Loan.objects.create(prop=prop, email="ada@stage.example", due=due)


class UnitTests(SimpleTestCase):
    def test_fee(self):
        for days, cents in ((-1, 0), (0, 0), (1, 50), (20, 1000), (21, 1000)):
            with self.subTest(days=days):
                self.assertEqual(late_fee(days), cents)

    def test_weeks(self):
        for weeks, good in ((0, False), (1, True), (6, True), (7, False)):
            with self.subTest(weeks=weeks):
                form = LoanForm({"email": "ada@stage.example", "weeks": weeks})
                self.assertEqual(form.is_valid(), good)


class PropTests(TestCase):
    def lend(self, weeks):
        prop = Prop.objects.create(name="sword")
        data = {"email": "ada@stage.example", "weeks": weeks}
        return self.client.post(f"/lend/{prop.pk}/", data)

    def test_fee_of_a_loan(self):
        self.assertEqual(make_loan().fee(date(2026, 5, 3)), 100)

    def test_sword_is_out(self):
        make_loan()
        self.assertContains(self.client.get("/"), "sword")

    def test_queries(self):
        for _ in range(4):
            make_loan()
        with self.assertNumQueries(1):
            self.client.get("/")

    def test_lend(self):
        self.assertRedirects(self.lend(2), "/")
        self.assertEqual(Loan.objects.get().prop.name, "sword")

    def test_lend_too_long(self):
        self.assertEqual(self.lend(7).status_code, 200)
        self.assertFalse(Loan.objects.exists())

    def test_mail(self):
        self.lend(2)
        self.assertEqual(len(mail.outbox), 1)
        self.assertEqual(mail.outbox[0].to, ["ada@stage.example"])

    def test_stranger_takes_nothing_back(self):
        loan = make_loan()
        self.client.post(f"/back/{loan.pk}/")
        self.assertTrue(Loan.objects.exists())

    def test_staff_takes_back(self):
        loan = make_loan()
        self.client.force_login(User.objects.create_user("mira"))
        self.client.post(f"/back/{loan.pk}/")
        self.assertFalse(Loan.objects.exists())
