-- What a network took in for a delivery without showing it: published by its handle, or given back.
create table staged_post (
  organization_id uuid not null,
  delivery_id uuid not null,
  handle text not null,
  -- False while the network still works on it.
  is_ready boolean not null,
  -- When the network throws it away, where it says so.
  expires_at timestamptz,
  staged_at timestamptz not null,
  constraint staged_post_pkey primary key (organization_id, delivery_id),
  constraint staged_post_delivery_fkey foreign key (organization_id, delivery_id) references delivery (organization_id, id)
);

alter table staged_post enable row level security;
alter table staged_post force row level security;
create policy staged_post_organization on staged_post
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update, delete on staged_post to bedside_runtime;

-- Those due at the same instant are found in one order by every worker.
create index delivery_wake_order_idx on delivery_wake (wake_at, delivery_id);

-- Whose a post on the network is.
create index delivery_remote_idx on delivery (organization_id, channel_id, remote_id) where remote_id is not null;
