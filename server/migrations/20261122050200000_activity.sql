-- Up Migration
-- What one person did is read newest first.
create index audit_event_actor_idx on audit_event (organization_id, actor, at desc, id desc);
