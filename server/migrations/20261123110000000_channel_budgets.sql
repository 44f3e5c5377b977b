-- How much the network of a channel still takes, as its answers say, and how many posts went there lately: asked before a
-- delivery is armed, so that waiting for a limit costs no attempt.
create table channel_budget (
  organization_id uuid not null references organization (organization_id),
  channel_id uuid not null,
  -- Windows of the network and counts of our own: budget-state.ts.
  state jsonb not null,
  updated_at timestamptz not null,
  constraint channel_budget_pkey primary key (organization_id, channel_id),
  constraint channel_budget_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id)
);

alter table channel_budget enable row level security;
alter table channel_budget force row level security;
create policy channel_budget_organization on channel_budget
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on channel_budget to bedside_runtime;
