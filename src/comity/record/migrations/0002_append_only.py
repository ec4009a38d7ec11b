"""The log refuses change: no update, no deletion, no replacement, no gap. And the head makes its first row.

Triggers are the guard against mistakes. Who owns the file can drop them; what then is done shows in the tree,
against any checkpoint that somebody else has kept.
"""

from hashlib import sha256

from django.db import migrations


def forbid(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in sqlite() if vendor == "sqlite" else postgresql():
        schema_editor.execute(statement)
    schema_editor.execute(
        "INSERT INTO record_head (\"only\", size, root, frontier, seal, opened) VALUES (1, 0, %s, '', '', %s)",
        [sha256(b"").hexdigest(), False],
    )


def sqlite():
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER record_entry_no_{verb.lower()} BEFORE {verb} ON record_entry "
            f"BEGIN SELECT RAISE(ABORT, 'append-only: record_entry refuses {verb}'); END"
        )
    # Replacing a row is an insertion of a key that is there; SQLite then deletes without asking the delete trigger,
    # unless every connection remembers to set recursive_triggers. So insertions are asked instead. The key is a
    # whole number, which makes it the hidden rowid: there is no second key to name.
    yield (
        "CREATE TRIGGER record_entry_in_order BEFORE INSERT ON record_entry "
        "WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM record_entry) "
        "BEGIN SELECT RAISE(ABORT, 'append-only: record_entry takes only the next row'); END"
    )
    yield (
        "CREATE TRIGGER record_head_forward BEFORE UPDATE ON record_head WHEN NEW.size < OLD.size "
        'OR NEW."only" <> OLD."only" BEGIN SELECT RAISE(ABORT, \'append-only: the head only moves forward\'); END'
    )
    yield (
        "CREATE TRIGGER record_head_no_delete BEFORE DELETE ON record_head "
        "BEGIN SELECT RAISE(ABORT, 'append-only: the head stays'); END"
    )
    yield (
        "CREATE TRIGGER record_head_only BEFORE INSERT ON record_head WHEN EXISTS (SELECT 1 FROM record_head) "
        "BEGIN SELECT RAISE(ABORT, 'append-only: there is one head'); END"
    )


def postgresql():
    yield """
        CREATE FUNCTION comity_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'append-only: %% refuses %%', TG_TABLE_NAME, TG_OP USING ERRCODE = '23001'; END $$
    """
    yield """
        CREATE FUNCTION comity_next_number() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.number IS DISTINCT FROM (SELECT coalesce(max(number), 0) + 1 FROM record_entry) THEN
                RAISE EXCEPTION 'append-only: record_entry takes only the next row' USING ERRCODE = '23001';
            END IF;
            RETURN NEW;
        END $$
    """
    yield """
        CREATE FUNCTION comity_head_forward() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.size < OLD.size OR NEW."only" <> OLD."only" THEN
                RAISE EXCEPTION 'append-only: the head only moves forward' USING ERRCODE = '23001';
            END IF;
            RETURN NEW;
        END $$
    """
    yield (
        "CREATE TRIGGER record_entry_no_change BEFORE UPDATE OR DELETE ON record_entry "
        "FOR EACH ROW EXECUTE FUNCTION comity_append_only()"
    )
    for table in ("record_entry", "record_head"):
        yield (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION comity_append_only()"
        )
    yield (
        "CREATE TRIGGER record_entry_in_order BEFORE INSERT ON record_entry "
        "FOR EACH ROW EXECUTE FUNCTION comity_next_number()"
    )
    yield (
        "CREATE TRIGGER record_head_forward BEFORE UPDATE ON record_head "
        "FOR EACH ROW EXECUTE FUNCTION comity_head_forward()"
    )
    yield (
        "CREATE TRIGGER record_head_no_delete BEFORE DELETE ON record_head "
        "FOR EACH ROW EXECUTE FUNCTION comity_append_only()"
    )


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]

    # There is no way back: the log outlives the schema.
    operations = [migrations.RunPython(forbid, elidable=False)]
