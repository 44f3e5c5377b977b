-- Up Migration
-- A list as somebody likes to see it: its filters under a name, for themselves or for everybody.
create table saved_view (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  list text not null constraint saved_view_list_check check (list in ('posts', 'review', 'search')),
  name text not null,
  filters jsonb not null,
  is_shared boolean not null,
  position integer not null,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint saved_view_pkey primary key (organization_id, id),
  constraint saved_view_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);
create index saved_view_person_idx on saved_view (organization_id, person_id);
create index saved_view_list_idx on saved_view (organization_id, list, position);

alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy saved_view_organization on saved_view
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update, delete on saved_view to bedside_runtime;
