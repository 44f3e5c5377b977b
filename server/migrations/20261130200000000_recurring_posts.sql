-- Up Migration
-- Posts that come again: the rule of one, and what became of each of its dates.

create table post_repeat (
  organization_id uuid not null,
  -- The post whose approved words come again.
  post_id uuid not null,
  rule jsonb not null,
  starts_on date not null,
  local_time text not null,
  time_zone text not null,
  -- How long before its time an occurrence is made, so that there is time for its review.
  ahead_days integer not null constraint post_repeat_ahead_check check (ahead_days between 1 and 30),
  state text not null constraint post_repeat_state_check check (state in ('active', 'paused', 'ended')),
  -- Why it stands still or is over, where nobody said so.
  because text,
  -- The next date as the rule tells it, and its instant; null where none is to come.
  next_on date,
  next_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint post_repeat_pkey primary key (organization_id, post_id),
  constraint post_repeat_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint post_repeat_made_by_fkey foreign key (organization_id, made_by) references person (organization_id, id)
);
create index post_repeat_made_by_idx on post_repeat (organization_id, made_by);

create table post_occurrence (
  organization_id uuid not null,
  post_id uuid not null,
  -- One date is made once, whoever looks at it and however often.
  occurs_on date not null,
  due_at timestamptz not null,
  outcome text not null constraint post_occurrence_outcome_check check (outcome in ('made', 'skipped')),
  because text,
  -- The post that was made.
  made_post_id uuid,
  noted_at timestamptz not null,
  constraint post_occurrence_pkey primary key (organization_id, post_id, occurs_on),
  constraint post_occurrence_repeat_fkey foreign key (organization_id, post_id) references post_repeat (organization_id, post_id),
  constraint post_occurrence_made_fkey foreign key (organization_id, made_post_id) references post (organization_id, id),
  constraint post_occurrence_made_check check ((outcome = 'made') = (made_post_id is not null))
);
create unique index post_occurrence_made_idx on post_occurrence (organization_id, made_post_id);

-- Whether an occurrence with the very words that were approved takes their approval with it.
alter table calendar_setting add column keep_approval boolean not null default false;
-- Whether the calendar shows health observances.
alter table calendar_setting add column observances boolean not null default true;

alter table post_repeat enable row level security;
alter table post_repeat force row level security;
create policy post_repeat_organization on post_repeat
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on post_repeat to bedside_runtime;

alter table post_occurrence enable row level security;
alter table post_occurrence force row level security;
create policy post_occurrence_organization on post_occurrence
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert on post_occurrence to bedside_runtime;
