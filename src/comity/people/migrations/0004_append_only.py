"""The journal of access refuses change: no update, no deletion, no replacement.

Triggers are the guard against mistakes and against whoever holds the site's own access to the database. Who owns the
database can drop them.
"""

from django.db import migrations


def forbid(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in sqlite() if vendor == "sqlite" else postgresql():
        schema_editor.execute(statement)


def sqlite():
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER people_accessentry_no_{verb.lower()} BEFORE {verb} ON people_accessentry "
            f"BEGIN SELECT RAISE(ABORT, 'append-only: people_accessentry refuses {verb}'); END"
        )
    # Replacing a row is an insertion of a key that is there (see record/migrations/0002_append_only.py).
    yield (
        "CREATE TRIGGER people_accessentry_new BEFORE INSERT ON people_accessentry "
        "WHEN EXISTS (SELECT 1 FROM people_accessentry WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'append-only: people_accessentry takes only new rows'); END"
    )


def postgresql():
    yield (
        "CREATE TRIGGER people_accessentry_no_change BEFORE UPDATE OR DELETE ON people_accessentry "
        "FOR EACH ROW EXECUTE FUNCTION comity_append_only()"
    )
    yield (
        "CREATE TRIGGER people_accessentry_no_truncate BEFORE TRUNCATE ON people_accessentry "
        "FOR EACH STATEMENT EXECUTE FUNCTION comity_append_only()"
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0003_journal_and_leave"), ("record", "0002_append_only")]

    operations = [migrations.RunPython(forbid, elidable=False)]
