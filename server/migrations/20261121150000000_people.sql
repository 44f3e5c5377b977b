-- Up Migration
-- Where roles hold, who stands in for whom, and who has left.

alter table person
  add column revision integer not null default 1,
  add column left_at timestamptz,
  -- Who took over what a leaver left.
  add column successor_person_id uuid,
  add constraint person_successor_fkey foreign key (organization_id, successor_person_id)
    references person (organization_id, id),
  add constraint person_left_check check (left_at is null or state = 'left');
create index person_successor_idx on person (organization_id, successor_person_id);

-- A role without a row here holds everywhere; with rows it holds for these channels only.
create table role_limit (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null constraint role_limit_role_check check (role not in ('administrator', 'auditor')),
  -- All channels of a site, those to come too.
  site_id uuid,
  channel_id uuid,
  created_at timestamptz not null,
  constraint role_limit_pkey primary key (organization_id, id),
  constraint role_limit_one_check check ((site_id is null) <> (channel_id is null)),
  constraint role_limit_once_key unique nulls not distinct (organization_id, person_id, role, site_id, channel_id),
  constraint role_limit_person_fkey foreign key (organization_id, person_id) references person (organization_id, id),
  constraint role_limit_site_fkey foreign key (organization_id, site_id) references site (organization_id, id),
  constraint role_limit_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id)
);
create index role_limit_site_idx on role_limit (organization_id, site_id);
create index role_limit_channel_idx on role_limit (organization_id, channel_id);

-- Somebody stands in for somebody else: first and last day, both included, in the organization's time zone.
create table deputy (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  deputy_person_id uuid not null,
  -- A handover lends the roles of somebody who has left.
  kind text not null constraint deputy_kind_check check (kind in ('absence', 'handover')),
  from_date date not null,
  until_date date not null,
  -- Null lends every role but the administrator's.
  roles text[],
  lends_administrator boolean not null,
  reason text not null,
  created_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  constraint deputy_pkey primary key (organization_id, id),
  constraint deputy_other_check check (person_id <> deputy_person_id),
  constraint deputy_dates_check check (from_date <= until_date),
  constraint deputy_person_fkey foreign key (organization_id, person_id) references person (organization_id, id),
  constraint deputy_deputy_fkey foreign key (organization_id, deputy_person_id) references person (organization_id, id),
  constraint deputy_created_by_fkey foreign key (organization_id, created_by) references person (organization_id, id),
  constraint deputy_ended_by_fkey foreign key (organization_id, ended_by) references person (organization_id, id)
);
create index deputy_person_idx on deputy (organization_id, person_id);
create index deputy_deputy_idx on deputy (organization_id, deputy_person_id);
create index deputy_created_by_idx on deputy (organization_id, created_by);
create index deputy_ended_by_idx on deputy (organization_id, ended_by);

-- Whose seat a reviewer filled who decided with a borrowed role; null for their own.
alter table review_decision
  add column on_behalf_of uuid,
  add constraint review_decision_on_behalf_of_fkey foreign key (organization_id, on_behalf_of)
    references person (organization_id, id);
create index review_decision_on_behalf_of_idx on review_decision (organization_id, on_behalf_of);

do $$
declare
  name text;
begin
  foreach name in array array['role_limit', 'deputy'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;

grant delete on role_limit to bedside_runtime;
grant update on deputy to bedside_runtime;
