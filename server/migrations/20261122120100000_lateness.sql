-- A time in which something due was not out for over two minutes. One is open at most: who writes it tells people, so that
-- they are told once, however many processes look.
create table lateness_incident (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  began_at timestamptz not null,
  -- Null while something is late.
  ended_at timestamptz,
  constraint lateness_incident_pkey primary key (organization_id, id),
  constraint lateness_incident_ended_check check (ended_at >= began_at)
);
create unique index lateness_incident_open_key on lateness_incident (organization_id) where ended_at is null;

alter table lateness_incident enable row level security;
alter table lateness_incident force row level security;
create policy lateness_incident_organization on lateness_incident
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on lateness_incident to bedside_runtime;
