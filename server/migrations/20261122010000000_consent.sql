-- Up Migration
-- What an account's own server takes, as the server tells it; and the way of a person through the page of a network on
-- which they let Bedside in. That way is bound to their session, works once, and ends after ten minutes.

alter table channel add column limits jsonb;

create table channel_consent (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  -- Of the secret that comes back in the address; the secret itself is not kept.
  state_hash text not null,
  session_id text not null,
  person_id uuid not null,
  network text not null constraint channel_consent_network_check check (network in ('mastodon')),
  service_url text not null,
  -- The channel that is connected again; null for a new one, which has a name.
  channel_id uuid,
  name text,
  secrets_sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint channel_consent_pkey primary key (organization_id, id),
  constraint channel_consent_state_hash_key unique (organization_id, state_hash),
  constraint channel_consent_name_check check ((channel_id is null) = (name is not null)),
  constraint channel_consent_person_fkey foreign key (organization_id, person_id) references person (organization_id, id),
  constraint channel_consent_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id)
);
create index channel_consent_person_idx on channel_consent (organization_id, person_id);
create index channel_consent_channel_idx on channel_consent (organization_id, channel_id);

alter table channel_consent enable row level security;
alter table channel_consent force row level security;
create policy channel_consent_organization on channel_consent
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, delete on channel_consent to bedside_runtime;
