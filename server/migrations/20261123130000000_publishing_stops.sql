-- Where somebody said "stop publishing": for one post, one channel or the whole organization, until somebody lifts it.
create table publishing_stop (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  kind text not null constraint publishing_stop_kind_check check (kind in ('post', 'channel', 'organization')),
  -- The post, the channel or the organization itself.
  target_id uuid not null,
  reason text not null,
  stopped_by uuid not null,
  stopped_at timestamptz not null,
  -- Null while it stands.
  lifted_at timestamptz,
  lifted_by uuid,
  lift_reason text,
  constraint publishing_stop_pkey primary key (organization_id, id),
  constraint publishing_stop_stopped_by_fkey foreign key (organization_id, stopped_by) references person (organization_id, id),
  constraint publishing_stop_lifted_by_fkey foreign key (organization_id, lifted_by) references person (organization_id, id),
  constraint publishing_stop_lifted_check check (num_nulls(lifted_at, lifted_by, lift_reason) in (0, 3))
);
-- One stands at a time for each; and the gate asks which stand.
create unique index publishing_stop_standing_key on publishing_stop (organization_id, kind, target_id) where lifted_at is null;
create index publishing_stop_stopped_by_idx on publishing_stop (organization_id, stopped_by);
create index publishing_stop_lifted_by_idx on publishing_stop (organization_id, lifted_by);

alter table publishing_stop enable row level security;
alter table publishing_stop force row level security;
create policy publishing_stop_organization on publishing_stop
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on publishing_stop to bedside_runtime;
