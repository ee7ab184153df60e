from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ringers", "0003_split_names")]
    operations = []
