-- What networks told by their doors: which message, and when; never its words. A message that comes twice has one effect.
-- One line for each organization that it is about; of nobody (all zeros) when it is about no account of this house, or is
-- nothing that can be read.
create table hook_inbox (
  organization_id uuid not null,
  network text not null,
  -- A SHA-256 of the network's own id of the message, or of its bytes where it gives none.
  message_key text not null constraint hook_inbox_message_key_check check (message_key ~ '^[0-9a-f]{64}$'),
  outcome text not null constraint hook_inbox_outcome_check check (outcome in ('heard', 'nobody', 'unreadable')),
  received_at timestamptz not null,
  constraint hook_inbox_pkey primary key (organization_id, network, message_key)
);
-- What is old goes, the oldest first.
create index hook_inbox_received_at_idx on hook_inbox (received_at);
grant select, insert, delete on hook_inbox to bedside_runtime;
