"""The audit tables accept INSERT only: UPDATE, DELETE and TRUNCATE are refused by trigger."""

from django.db import migrations

PASANG = """
CREATE FUNCTION tera_catatan_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'catatan audit tidak dapat diubah atau dihapus (%)', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_event_tetap BEFORE UPDATE OR DELETE ON dasar_auditevent
    FOR EACH ROW EXECUTE FUNCTION tera_catatan_tetap();
CREATE TRIGGER audit_event_tetap_semua BEFORE TRUNCATE ON dasar_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION tera_catatan_tetap();
CREATE TRIGGER audit_segel_tetap BEFORE UPDATE OR DELETE ON dasar_auditsegel
    FOR EACH ROW EXECUTE FUNCTION tera_catatan_tetap();
CREATE TRIGGER audit_segel_tetap_semua BEFORE TRUNCATE ON dasar_auditsegel
    FOR EACH STATEMENT EXECUTE FUNCTION tera_catatan_tetap();
"""
LEPAS = """
DROP TRIGGER audit_segel_tetap_semua ON dasar_auditsegel;
DROP TRIGGER audit_segel_tetap ON dasar_auditsegel;
DROP TRIGGER audit_event_tetap_semua ON dasar_auditevent;
DROP TRIGGER audit_event_tetap ON dasar_auditevent;
DROP FUNCTION tera_catatan_tetap();
"""


class Migration(migrations.Migration):
    dependencies = [("dasar", "0001_initial")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
