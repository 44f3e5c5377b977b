-- Up Migration
-- Sites; and what an organization says about itself, one row a fact, with an owner and a day on which it is looked at
-- again. They take the place of one JSON column.

create table site (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  name text not null,
  short_name text not null,
  time_zone text not null,
  address text,
  phone text,
  state text not null constraint site_state_check check (state in ('active', 'closed')),
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint site_pkey primary key (organization_id, id)
);
create unique index site_name_key on site (organization_id, lower(name)) where state = 'active';

alter table channel add column site_id uuid;
alter table channel add constraint channel_site_fkey
  foreign key (organization_id, site_id) references site (organization_id, id);
create index channel_site_idx on channel (organization_id, site_id);

create table organization_fact (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  kind text not null constraint organization_fact_kind_check check (kind in
    ('name', 'phone', 'email', 'address', 'domain', 'handle', 'hours', 'service', 'other')),
  label text not null,
  -- What is said, in words; empty for hours, which are told by their own column.
  value text not null,
  hours jsonb,
  language text,
  site_id uuid,
  owner_person_id uuid,
  review_on date,
  reviewed_at timestamptz,
  reviewed_by uuid,
  -- The day on which somebody was last told that the review is due.
  reminded_on date,
  state text not null constraint organization_fact_state_check check (state in ('active', 'retired')),
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint organization_fact_pkey primary key (organization_id, id),
  constraint organization_fact_hours_check check ((kind = 'hours') = (hours is not null)),
  constraint organization_fact_site_fkey foreign key (organization_id, site_id) references site (organization_id, id),
  constraint organization_fact_owner_fkey foreign key (organization_id, owner_person_id) references person (organization_id, id),
  constraint organization_fact_reviewed_by_fkey foreign key (organization_id, reviewed_by) references person (organization_id, id)
);
create index organization_fact_site_idx on organization_fact (organization_id, site_id);
create index organization_fact_owner_idx on organization_fact (organization_id, owner_person_id);
create index organization_fact_reviewed_by_idx on organization_fact (organization_id, reviewed_by);
create index organization_fact_review_idx on organization_fact (organization_id, review_on) where state = 'active';
-- The same thing is said once, for one site and language.
create unique index organization_fact_value_key
  on organization_fact (organization_id, kind, value, site_id, language) nulls not distinct
  where state = 'active' and kind not in ('hours', 'other');

-- Which rule packs screen the organization's words. Until now all of them did.
alter table organization add column packs text[] not null
  default '{us-hipaa,us-part2,us-ftc,professional-conduct,eu-gdpr}';
alter table organization alter column packs drop default;

-- Security is forced on the owner as well, who sets no organization here: lifted for the copy, within this transaction.
alter table organization no force row level security;
insert into organization_fact
  (organization_id, id, kind, label, value, state, revision, created_at, updated_at)
select distinct on (found.organization_id, found.kind, btrim(found.value))
       found.organization_id, gen_random_uuid(), found.kind, '', btrim(found.value), 'active', 1, found.updated_at, found.updated_at
  from (
    select o.organization_id, o.updated_at, list.kind, entry.value
      from organization o
     cross join (values ('names', 'name'), ('phones', 'phone'), ('emails', 'email'), ('addresses', 'address'),
                        ('domains', 'domain'), ('handles', 'handle')) as list (field, kind)
     cross join lateral jsonb_array_elements_text(
       case jsonb_typeof(o.facts -> list.field) when 'array' then o.facts -> list.field else '[]'::jsonb end) as entry (value)
  ) found
 where btrim(found.value) <> '';
alter table organization force row level security;
alter table organization drop column facts;

do $$
declare
  name text;
begin
  foreach name in array array['site', 'organization_fact'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert, update on %I to bedside_runtime', name);
  end loop;
end $$;
