-- Up Migration
-- The staff directory: everybody who works here, whether they sign in or not. It comes from a file, from an identity
-- provider by SCIM 2.0, or by hand; screening takes these names for colleagues'.

-- One row per organization: whoever changes the directory locks it, and its version tells screening what to load anew.
create table staff_directory (
  organization_id uuid not null constraint staff_directory_pkey primary key references organization (organization_id),
  version integer not null,
  updated_at timestamptz not null
);

create table staff_member (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  display_name text not null,
  given_name text,
  family_name text,
  -- Nicknames, names at birth, and forms such as "Dr. Lee".
  other_names text[] not null,
  title text,
  credentials text,
  email text,
  -- The address without what only the eye tells apart: look-alike letters, width, case, invisible characters.
  email_key text,
  job_title text,
  department text,
  site text,
  user_name text,
  user_name_key text,
  external_id text,
  source text not null constraint staff_member_source_check check (source in ('csv', 'scim', 'manual')),
  state text not null constraint staff_member_state_check check (state in ('active', 'left')),
  person_id uuid,
  -- Roles that groups gave to the linked person, so that leaving a group takes only these away again.
  granted_roles text[] not null,
  sort_key text not null,
  search_key text not null,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  left_at timestamptz,
  -- An identity provider removed a member whom Bedside keeps: it sees them no longer.
  deprovisioned_at timestamptz,
  constraint staff_member_pkey primary key (organization_id, id),
  constraint staff_member_user_name_key unique (organization_id, user_name_key),
  constraint staff_member_external_id_key unique (organization_id, external_id),
  constraint staff_member_person_key unique (organization_id, person_id),
  constraint staff_member_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);
create unique index staff_member_email_key on staff_member (organization_id, email_key)
  where state = 'active' and email_key is not null;
create index staff_member_sort_idx on staff_member (organization_id, sort_key, id);

create table staff_group (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  display_name text not null,
  name_key text not null,
  external_id text,
  -- What members who are people of Bedside get; only an administrator fills this.
  roles text[] not null,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint staff_group_pkey primary key (organization_id, id),
  constraint staff_group_name_key unique (organization_id, name_key),
  constraint staff_group_external_id_key unique (organization_id, external_id)
);

create table staff_group_member (
  organization_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  added_at timestamptz not null,
  constraint staff_group_member_pkey primary key (organization_id, group_id, member_id),
  constraint staff_group_member_group_fkey foreign key (organization_id, group_id) references staff_group (organization_id, id),
  constraint staff_group_member_member_fkey foreign key (organization_id, member_id) references staff_member (organization_id, id)
);
create index staff_group_member_member_idx on staff_group_member (organization_id, member_id);

create table staff_import (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  started_by uuid not null,
  state text not null constraint staff_import_state_check check (state in ('open', 'applied', 'discarded')),
  content_sha256 text,
  -- SHA-256 over everything that was done, row by row.
  plan_sha256 text,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  marked_left integer not null default 0,
  refused integer not null default 0,
  created_at timestamptz not null,
  applied_at timestamptz,
  constraint staff_import_pkey primary key (organization_id, id),
  constraint staff_import_started_by_fkey foreign key (organization_id, started_by) references person (organization_id, id)
);
create index staff_import_started_by_idx on staff_import (organization_id, started_by);
create index staff_import_created_idx on staff_import (organization_id, created_at desc);

-- What was sent of a file that is being looked at; gone when it is applied or discarded.
create table staff_import_part (
  organization_id uuid not null,
  import_id uuid not null,
  number integer not null,
  body text not null,
  constraint staff_import_part_pkey primary key (organization_id, import_id, number),
  constraint staff_import_part_import_fkey foreign key (organization_id, import_id) references staff_import (organization_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'staff_directory', 'staff_member', 'staff_group', 'staff_group_member', 'staff_import', 'staff_import_part'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert, update on %I to bedside_runtime', name);
  end loop;
end $$;
grant delete on staff_member, staff_group, staff_group_member, staff_import_part to bedside_runtime;
