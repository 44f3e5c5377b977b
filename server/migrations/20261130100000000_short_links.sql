-- Up Migration
-- Campaign values for the addresses in posts, short addresses of the house's own, and how often each was opened on a day.

create table utm_preset (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  name text not null,
  values jsonb not null,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint utm_preset_pkey primary key (organization_id, id)
);
create unique index utm_preset_name_idx on utm_preset (organization_id, lower(name));

-- Whose code it is: asked before it is known which organization a reader comes for. Codes and ids only.
create table short_code (
  code text constraint short_code_pkey primary key,
  organization_id uuid not null,
  constraint short_code_shape_check check (code ~ '^[1-9A-HJ-NP-Za-km-z]{8}$')
);

-- Where a code leads. It belongs to one post, network and target, and is never changed: the runtime role may not.
create table short_link (
  organization_id uuid not null,
  code text not null,
  post_id uuid not null,
  network text not null,
  target text not null,
  -- SHA-256 of the target: targets are longer than an index takes.
  target_hash text not null,
  -- The whole short address, as it stands in what leaves.
  address text not null,
  made_at timestamptz not null,
  constraint short_link_pkey primary key (organization_id, code),
  constraint short_link_once unique (organization_id, post_id, network, target_hash),
  constraint short_link_post_fkey foreign key (organization_id, post_id) references post (organization_id, id)
);
create index short_link_made_idx on short_link (organization_id, made_at desc, code desc);

-- Numbers alone: nothing of whoever opened it is kept.
create table short_link_day (
  organization_id uuid not null,
  code text not null,
  day date not null,
  clicks integer not null constraint short_link_day_clicks_check check (clicks > 0),
  constraint short_link_day_pkey primary key (organization_id, code, day),
  constraint short_link_day_link_fkey foreign key (organization_id, code) references short_link (organization_id, code)
);

grant select, insert on short_code to bedside_runtime;

alter table utm_preset enable row level security;
alter table utm_preset force row level security;
create policy utm_preset_organization on utm_preset
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update, delete on utm_preset to bedside_runtime;

alter table short_link enable row level security;
alter table short_link force row level security;
create policy short_link_organization on short_link
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert on short_link to bedside_runtime;

alter table short_link_day enable row level security;
alter table short_link_day force row level security;
create policy short_link_day_organization on short_link_day
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on short_link_day to bedside_runtime;
