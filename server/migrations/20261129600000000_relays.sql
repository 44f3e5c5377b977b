-- Up Migration
-- Notices of health authorities: the feeds that are watched, what they published, and the posts that pass it on.

create table relay_source (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  name text not null,
  feed_url text not null,
  home_url text,
  language text not null,
  every_minutes integer not null constraint relay_source_every_check check (every_minutes between 5 and 1440),
  state text not null constraint relay_source_state_check check (state in ('watched', 'paused', 'removed')),
  -- In whose name new notices become drafts; null where nobody wants that.
  drafts_for uuid,
  leaves_on_approval boolean not null,
  format text constraint relay_source_format_check check (format in ('rss', 'atom', 'json')),
  format_changed_at timestamptz,
  etag text,
  last_modified text,
  looked_at timestamptz,
  answered_at timestamptz,
  next_look_at timestamptz,
  trouble text,
  trouble_since timestamptz,
  failures integer not null default 0,
  added_by uuid not null,
  added_at timestamptz not null,
  constraint relay_source_pkey primary key (organization_id, id),
  constraint relay_source_drafts_for_fkey foreign key (organization_id, drafts_for) references person (organization_id, id),
  constraint relay_source_added_by_fkey foreign key (organization_id, added_by) references person (organization_id, id)
);
create unique index relay_source_feed_idx on relay_source (organization_id, feed_url) where state <> 'removed';
create index relay_source_drafts_for_idx on relay_source (organization_id, drafts_for);
create index relay_source_added_by_idx on relay_source (organization_id, added_by);

create table relay_notice (
  organization_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  -- SHA-256 of what the feed calls it, or of link and headline.
  key text not null,
  -- SHA-256 of link and headline.
  twin text not null,
  words_hash text not null,
  title text not null,
  link text not null,
  summary text not null,
  language text not null,
  published_at timestamptz,
  seen_at timestamptz not null,
  listed_at timestamptz not null,
  is_severe boolean not null,
  is_set_aside boolean not null default false,
  in_feed boolean not null default true,
  missing_since timestamptz,
  change text constraint relay_notice_change_check check (change in ('edited', 'withdrawn')),
  changed_at timestamptz,
  before jsonb,
  constraint relay_notice_pkey primary key (organization_id, id),
  constraint relay_notice_once unique (organization_id, source_id, key),
  constraint relay_notice_source_fkey foreign key (organization_id, source_id) references relay_source (organization_id, id)
);
create index relay_notice_listed_idx on relay_notice (organization_id, listed_at desc, id desc);
create index relay_notice_twin_idx on relay_notice (organization_id, source_id, twin);

create table relay_post (
  organization_id uuid not null,
  post_id uuid not null,
  notice_id uuid not null,
  source_name text not null,
  source_link text not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  told_at timestamptz,
  constraint relay_post_pkey primary key (organization_id, post_id),
  constraint relay_post_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint relay_post_notice_fkey foreign key (organization_id, notice_id) references relay_notice (organization_id, id),
  constraint relay_post_begun_by_fkey foreign key (organization_id, begun_by) references person (organization_id, id)
);
create index relay_post_notice_idx on relay_post (organization_id, notice_id);
create index relay_post_begun_by_idx on relay_post (organization_id, begun_by);

alter table relay_source enable row level security;
alter table relay_source force row level security;
create policy relay_source_organization on relay_source
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on relay_source to bedside_runtime;

alter table relay_notice enable row level security;
alter table relay_notice force row level security;
create policy relay_notice_organization on relay_notice
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on relay_notice to bedside_runtime;

alter table relay_post enable row level security;
alter table relay_post force row level security;
create policy relay_post_organization on relay_post
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on relay_post to bedside_runtime;
