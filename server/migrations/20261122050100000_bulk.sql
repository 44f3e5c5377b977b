-- Up Migration
-- Posts planned from a file: what was sent, what was made of it, and what was undone.
create table bulk_import (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  started_by uuid not null,
  state text not null constraint bulk_import_state_check check (state in ('open', 'committed', 'undone', 'discarded')),
  content_sha256 text,
  -- SHA-256 over everything that was made, row by row.
  plan_sha256 text,
  created integer not null default 0,
  created_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz,
  constraint bulk_import_pkey primary key (organization_id, id),
  constraint bulk_import_started_by_fkey foreign key (organization_id, started_by) references person (organization_id, id)
);
create index bulk_import_started_by_idx on bulk_import (organization_id, started_by);
create index bulk_import_content_idx on bulk_import (organization_id, content_sha256) where state = 'committed';

-- What was sent of a file that is being looked at; gone when it is imported or discarded.
create table bulk_import_part (
  organization_id uuid not null,
  import_id uuid not null,
  number integer not null,
  body text not null,
  constraint bulk_import_part_pkey primary key (organization_id, import_id, number),
  constraint bulk_import_part_import_fkey foreign key (organization_id, import_id) references bulk_import (organization_id, id)
);

-- Which draft was made of which row: no row makes two.
create table bulk_import_post (
  organization_id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  post_id uuid not null,
  constraint bulk_import_post_pkey primary key (organization_id, import_id, row_number),
  constraint bulk_import_post_import_fkey foreign key (organization_id, import_id) references bulk_import (organization_id, id),
  constraint bulk_import_post_post_fkey foreign key (organization_id, post_id) references post (organization_id, id)
);
create index bulk_import_post_post_idx on bulk_import_post (organization_id, post_id);

do $$
declare
  name text;
begin
  foreach name in array array['bulk_import', 'bulk_import_part', 'bulk_import_post'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;
grant update on bulk_import, bulk_import_part to bedside_runtime;
grant delete on bulk_import_part to bedside_runtime;
