-- Up Migration
-- Keys with which programs act for the person who made them, and the addresses outside that are told what happened.

create table api_key (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  -- Whose key it is: it acts as this person, and only while they are active.
  person_id uuid not null,
  name text not null,
  -- SHA-256 of the whole token; the token itself is shown once and kept nowhere.
  secret_hash bytea not null constraint api_key_secret_hash_check check (octet_length(secret_hash) = 32),
  last_four text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- When the owner was told that it will expire soon.
  warned_at timestamptz,
  -- Written at most once a minute.
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_pkey primary key (organization_id, id),
  constraint api_key_secret_key unique (organization_id, secret_hash),
  constraint api_key_life_check check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
  constraint api_key_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);
create index api_key_person_idx on api_key (organization_id, person_id, created_at desc);

create table webhook (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  url text not null,
  description text not null,
  events text[] not null,
  state text not null constraint webhook_state_check check (state in ('active', 'paused', 'disabled')),
  -- Why it does not send: a person, no success for days, or an address that answered that it is gone.
  stopped_by text constraint webhook_stopped_by_check check (stopped_by in ('person', 'failing', 'gone')),
  -- Sealed; null once the webhook was removed.
  secret_sealed bytea,
  -- The secret before the last change, which signs too until `old_secret_until`.
  old_secret_sealed bytea,
  old_secret_until timestamptz,
  -- The first failure since the last success.
  failing_since timestamptz,
  revision integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  removed_at timestamptz,
  constraint webhook_pkey primary key (organization_id, id),
  constraint webhook_stopped_check check ((state = 'active') = (stopped_by is null)),
  constraint webhook_removed_check check ((removed_at is null) = (secret_sealed is not null)),
  constraint webhook_created_by_fkey foreign key (organization_id, created_by) references person (organization_id, id)
);
create index webhook_created_by_idx on webhook (organization_id, created_by);
-- Asked with every event that anybody may listen to.
create index webhook_listening_idx on webhook (organization_id) where state = 'active';

create table webhook_delivery (
  organization_id uuid not null,
  -- Goes along as `webhook-id`, the same on every try.
  id uuid not null,
  webhook_id uuid not null,
  event text not null,
  -- Ids, codes and times only.
  payload jsonb not null,
  state text not null constraint webhook_delivery_state_check check (state in ('waiting', 'sent', 'failed', 'given_up')),
  attempts integer not null default 0,
  next_at timestamptz,
  last_status integer,
  last_error_code text,
  created_at timestamptz not null,
  last_tried_at timestamptz,
  sent_at timestamptz,
  constraint webhook_delivery_pkey primary key (organization_id, id),
  constraint webhook_delivery_next_check check ((state in ('waiting', 'failed')) = (next_at is not null)),
  constraint webhook_delivery_sent_check check ((state = 'sent') = (sent_at is not null)),
  constraint webhook_delivery_webhook_fkey foreign key (organization_id, webhook_id) references webhook (organization_id, id)
);
create index webhook_delivery_webhook_idx on webhook_delivery (organization_id, webhook_id, created_at desc, id desc);
create index webhook_delivery_unsent_idx on webhook_delivery (organization_id, webhook_id, created_at) where state <> 'sent';

do $$
declare
  name text;
begin
  foreach name in array array['api_key', 'webhook', 'webhook_delivery'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert, update on %I to bedside_runtime', name);
  end loop;
end $$;

-- What was delivered, or could not be, is kept for 30 days.
grant delete on webhook_delivery to bedside_runtime;
