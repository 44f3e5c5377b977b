-- Up Migration
-- Posting by hand: who puts posts at a place that no program may post to, and what each of them was given.

create table hand_poster (
  organization_id uuid not null,
  channel_id uuid not null,
  person_id uuid not null,
  -- Whoever is first is asked first.
  position integer not null constraint hand_poster_position_check check (position >= 0),
  named_at timestamptz not null,
  constraint hand_poster_pkey primary key (organization_id, channel_id, person_id),
  constraint hand_poster_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id),
  constraint hand_poster_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);
create index hand_poster_person_idx on hand_poster (organization_id, person_id);

-- One for each delivery: nobody is asked twice to post the same thing. What came of it is told by the delivery.
create table hand_task (
  organization_id uuid not null,
  delivery_id uuid not null,
  channel_id uuid not null,
  -- Who has it now.
  holder_id uuid not null,
  handed_at timestamptz not null,
  -- From then on nothing of it is shown any more.
  ends_at timestamptz not null,
  removal_asked_at timestamptz,
  reminded_at timestamptz,
  reminders integer not null default 0,
  answered_by uuid,
  answered_at timestamptz,
  constraint hand_task_pkey primary key (organization_id, delivery_id),
  constraint hand_task_delivery_fkey foreign key (organization_id, delivery_id) references delivery (organization_id, id),
  constraint hand_task_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id),
  constraint hand_task_holder_fkey foreign key (organization_id, holder_id) references person (organization_id, id),
  constraint hand_task_answered_by_fkey foreign key (organization_id, answered_by) references person (organization_id, id)
);
create index hand_task_handed_at_idx on hand_task (organization_id, handed_at, delivery_id);
create index hand_task_channel_idx on hand_task (organization_id, channel_id);
create index hand_task_holder_idx on hand_task (organization_id, holder_id);
create index hand_task_answered_by_idx on hand_task (organization_id, answered_by);

alter table hand_poster enable row level security;
alter table hand_poster force row level security;
create policy hand_poster_organization on hand_poster
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, delete on hand_poster to bedside_runtime;

alter table hand_task enable row level security;
alter table hand_task force row level security;
create policy hand_task_organization on hand_task
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on hand_task to bedside_runtime;

-- The address of a post belongs to one delivery, wherever somebody put it by hand.
create index delivery_url_idx on delivery (organization_id, url) where url is not null;
