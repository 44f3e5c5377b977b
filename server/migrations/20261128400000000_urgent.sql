-- Up Migration
-- Urgent announcements: one matter that everybody must hear of, its posts in their order, and its end.

create table announcement (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  kind text not null constraint announcement_kind_check check (kind in ('closure', 'outbreak', 'recall', 'disaster', 'other')),
  -- What colleagues call it; it leaves with nothing.
  name text not null,
  channel_ids jsonb not null,
  state text not null constraint announcement_state_check check (state in ('open', 'ended')),
  begun_by uuid not null,
  begun_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  constraint announcement_pkey primary key (organization_id, id),
  constraint announcement_begun_by_fkey foreign key (organization_id, begun_by) references person (organization_id, id),
  constraint announcement_ended_by_fkey foreign key (organization_id, ended_by) references person (organization_id, id)
);
create index announcement_begun_by_idx on announcement (organization_id, begun_by);
create index announcement_ended_by_idx on announcement (organization_id, ended_by);
create index announcement_begun_at_idx on announcement (organization_id, begun_at);

create table announcement_post (
  organization_id uuid not null,
  announcement_id uuid not null,
  post_id uuid not null,
  part text not null constraint announcement_post_part_check check (part in ('first', 'update', 'all_clear')),
  added_at timestamptz not null,
  constraint announcement_post_pkey primary key (organization_id, post_id),
  constraint announcement_post_announcement_fkey foreign key (organization_id, announcement_id)
    references announcement (organization_id, id),
  constraint announcement_post_post_fkey foreign key (organization_id, post_id) references post (organization_id, id)
);
create index announcement_post_announcement_idx on announcement_post (organization_id, announcement_id, added_at);

alter table announcement enable row level security;
alter table announcement force row level security;
create policy announcement_organization on announcement
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on announcement to bedside_runtime;

alter table announcement_post enable row level security;
alter table announcement_post force row level security;
create policy announcement_post_organization on announcement_post
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert on announcement_post to bedside_runtime;

-- The plan is for the moment of the approval, until `due_at` at the latest.
alter table post_plan add column on_approval boolean not null default false;
