-- Up Migration
-- The time that somebody wishes for a post before it is approved: one a post. An approval that comes in time makes a
-- schedule of it; one that comes late does not.

create table post_plan (
  organization_id uuid not null,
  post_id uuid not null,
  local_time text not null,
  time_zone text not null,
  fold text constraint post_plan_fold_check check (fold in ('earlier', 'later')),
  due_at timestamptz not null,
  state text not null constraint post_plan_state_check check (state in ('standing', 'late', 'withdrawn')),
  planned_by uuid not null,
  planned_at timestamptz not null,
  -- The approved version of which publishers were told that it waits for one of them.
  told_version_id uuid,
  constraint post_plan_pkey primary key (organization_id, post_id),
  constraint post_plan_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint post_plan_planned_by_fkey foreign key (organization_id, planned_by) references person (organization_id, id),
  constraint post_plan_told_version_fkey foreign key (organization_id, told_version_id) references post_version (organization_id, id)
);
create index post_plan_planned_by_idx on post_plan (organization_id, planned_by);
create index post_plan_told_version_idx on post_plan (organization_id, told_version_id);
create index post_plan_due_idx on post_plan (organization_id, due_at) where state = 'standing';

-- The instant of the standing plan, so that a list tells it where no time was set.
alter table post add column wished_at timestamptz;

alter table post_plan enable row level security;
alter table post_plan force row level security;
create policy post_plan_organization on post_plan
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on post_plan to bedside_runtime;
