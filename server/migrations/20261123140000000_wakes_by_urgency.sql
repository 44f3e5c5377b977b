-- Whom workers look at first. A worker of the release before leaves both columns out: its rows are usual ones of no channel.
alter table delivery_wake
  -- What is or may be in doubt, and what has to go away: it does not wait behind a crowd.
  add column is_urgent boolean not null default false,
  -- A channel that takes many hands already is passed over.
  add column channel_id uuid;

create index delivery_wake_urgent_idx on delivery_wake (wake_at, delivery_id) where is_urgent;
create index delivery_wake_usual_idx on delivery_wake (wake_at, delivery_id) where not is_urgent;
