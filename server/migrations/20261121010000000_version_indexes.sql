-- Up Migration
-- Their only indexes by version were partial, so that a look-up of all rows of a version had none.
create index waiver_version_idx on waiver (organization_id, version_id);
create index schedule_entry_version_idx on schedule_entry (organization_id, version_id, scheduled_at desc);
create index delivery_version_idx on delivery (organization_id, version_id);
