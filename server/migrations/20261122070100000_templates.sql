-- Up Migration
-- Words to use again: whole posts with places to fill in, short texts, and groups of hashtags.

create table template (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  kind text not null constraint template_kind_check check (kind in ('post', 'snippet', 'hashtags')),
  name text not null,
  -- Null: fit for every language.
  language text constraint template_language_check check (language in ('en', 'es')),
  content jsonb not null,
  owner_person_id uuid not null,
  use_count integer not null,
  used_at timestamptz,
  state text not null constraint template_state_check check (state in ('active', 'archived')),
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint template_pkey primary key (organization_id, id),
  constraint template_owner_fkey foreign key (organization_id, owner_person_id) references person (organization_id, id)
);
create index template_owner_idx on template (organization_id, owner_person_id);
create unique index template_name_key on template (organization_id, kind, lower(name)) where state = 'active';

alter table template enable row level security;
alter table template force row level security;
create policy template_organization on template
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on template to bedside_runtime;
