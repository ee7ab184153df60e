from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ringers", "0002_add_names")]
    operations = []
