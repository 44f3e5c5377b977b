-- Up Migration
-- One row for each Idempotency-Key that a request carried, written in the transaction of its first effect. It holds
-- hashes under a secret of the installation and a sealed answer: nothing of what was sent or answered in clear.
create table idempotency_key (
  organization_id uuid not null references organization (organization_id),
  -- `person:<id>` or `key:<id>`: keys of two senders have nothing to do with each other.
  actor text not null,
  key_hash text not null,
  request_hash text not null,
  created_at timestamptz not null,
  -- Null until the request was answered.
  answered_at timestamptz,
  status integer,
  answer_sealed bytea,
  constraint idempotency_key_pkey primary key (organization_id, actor, key_hash),
  constraint idempotency_key_answer_check
    check ((answered_at is null) = (status is null) and (answered_at is null) = (answer_sealed is null))
);
create index idempotency_key_created_idx on idempotency_key (organization_id, created_at);

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy idempotency_key_organization on idempotency_key
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update, delete on idempotency_key to bedside_runtime;

-- The calendar reads posts by the time they are due.
create index post_due_idx on post (organization_id, due_at, id) where due_at is not null;

-- Health counts what waits for something unusual, which most deliveries never do.
create index delivery_unsettled_idx on delivery (organization_id, state)
  where state in ('armed', 'unknown', 'needs_person', 'parked');

-- Messages are read newest id first, and those that nobody read are counted.
create index outbox_message_page_idx on outbox_message (organization_id, person_id, id desc);
create index outbox_message_unread_idx on outbox_message (organization_id, person_id) where read_at is null;
-- The page index serves what this one did.
drop index outbox_message_person_idx;
