"""Editions of sealed files for one party; the rows refuse change, as messages do (0002_append_only.py)."""

from django.db import migrations, models


def forbid(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in sqlite() if vendor == "sqlite" else postgresql():
        schema_editor.execute(statement)


def sqlite():
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER exchange_resealing_no_{verb.lower()} BEFORE {verb} ON exchange_resealing "
            f"BEGIN SELECT RAISE(ABORT, 'append-only: exchange_resealing refuses {verb}'); END"
        )
    yield (
        "CREATE TRIGGER exchange_resealing_new BEFORE INSERT ON exchange_resealing "
        "WHEN EXISTS (SELECT 1 FROM exchange_resealing WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'append-only: exchange_resealing takes only new rows'); END"
    )


def postgresql():
    yield (
        "CREATE TRIGGER exchange_resealing_no_change BEFORE UPDATE OR DELETE ON exchange_resealing "
        "FOR EACH ROW EXECUTE FUNCTION comity_append_only()"
    )
    yield (
        "CREATE TRIGGER exchange_resealing_no_truncate BEFORE TRUNCATE ON exchange_resealing "
        "FOR EACH STATEMENT EXECUTE FUNCTION comity_append_only()"
    )


class Migration(migrations.Migration):
    dependencies = [("exchange", "0004_append_only_notes"), ("record", "0002_append_only")]

    operations = [
        migrations.CreateModel(
            name="Resealing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("party", models.CharField(max_length=80)),
                ("original", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("key", models.CharField(max_length=16)),
                ("signature", models.CharField(max_length=128)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("party", "original", "digest"), name="one_resealing_of_an_edition")
                ],
            },
        ),
        migrations.RunPython(forbid, elidable=False),
    ]
