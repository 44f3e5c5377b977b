-- Up Migration
-- Sign-in by our own modules: one schema, and every change with its audit event in the same transaction. Sessions of
-- before end here; users and their passwords go on.

create table auth.password (
  user_id text not null constraint password_pkey primary key references auth."user" (id) on delete cascade,
  -- PHC string of argon2id.
  hash text not null,
  changed_at timestamptz not null
);
insert into auth.password (user_id, hash, changed_at)
  select distinct on ("userId") "userId", password, "updatedAt" from auth.account
  where password is not null order by "userId", "updatedAt" desc;

drop table auth.account;
drop table auth.verification;
drop table auth.session;
alter table auth."user" drop column name, drop column image, drop column "emailVerified";
alter table auth."user" rename column "createdAt" to created_at;
alter table auth."user" rename column "updatedAt" to updated_at;

create table auth.passkey (
  -- Credential id, base64url.
  id text not null constraint passkey_pkey primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_user_id_idx on auth.passkey (user_id);

create table auth.totp (
  user_id text not null constraint totp_pkey primary key references auth."user" (id) on delete cascade,
  secret_sealed bytea not null,
  -- Null until a first code proved that the app has the secret.
  confirmed_at timestamptz,
  -- Thirty-second step of the last code that was taken: none is taken twice.
  last_step bigint not null default 0,
  created_at timestamptz not null
);

create table auth.recovery_code (
  user_id text not null references auth."user" (id) on delete cascade,
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  constraint recovery_code_pkey primary key (user_id, code_hash)
);

create table auth.session (
  id uuid not null constraint session_pkey primary key,
  token_hash text not null constraint session_token_hash_key unique,
  user_id text not null references auth."user" (id) on delete cascade,
  -- Where this session is at work.
  organization_id uuid not null,
  person_id uuid not null,
  -- How it was begun; a session by single sign-on stays in the organization that vouched.
  method text not null constraint session_method_check check (method in ('password', 'password_totp', 'password_recovery', 'passkey', 'sso')),
  started_at timestamptz not null,
  used_at timestamptz not null,
  -- When the person last proved who they are.
  proved_at timestamptz not null,
  browser text not null,
  address text not null,
  ended_at timestamptz
);
create index session_user_id_idx on auth.session (user_id);

-- One step of signing in that waits for the next: a passkey's challenge, a second factor, a way through a provider.
create table auth.ceremony (
  id_hash text not null constraint ceremony_pkey primary key,
  kind text not null,
  data jsonb not null,
  tries integer not null default 0,
  expires_at timestamptz not null
);
create index ceremony_expires_at_idx on auth.ceremony (expires_at);

create table auth.password_reset (
  token_hash text not null constraint password_reset_pkey primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  -- Also takes away the second factor: made by an administrator for somebody who lost it.
  clears_second_factor boolean not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);
create index password_reset_user_id_idx on auth.password_reset (user_id);

-- Failed tries by hashed key (account and network), shared by all processes.
create table auth.throttle (
  key_hash text not null constraint throttle_pkey primary key,
  failures integer not null,
  window_ends_at timestamptz not null
);
create index throttle_window_ends_at_idx on auth.throttle (window_ends_at);

create table auth.sso_identity (
  organization_id uuid not null,
  issuer text not null,
  subject text not null,
  user_id text not null references auth."user" (id) on delete cascade,
  linked_at timestamptz not null,
  last_used_at timestamptz,
  constraint sso_identity_pkey primary key (organization_id, issuer, subject)
);
create index sso_identity_user_id_idx on auth.sso_identity (user_id);

grant select, insert, update, delete on all tables in schema auth to bedside_runtime;

create table sso_provider (
  organization_id uuid not null constraint sso_provider_pkey primary key references organization (organization_id),
  issuer text not null,
  client_id text not null,
  client_secret_sealed bytea,
  label text not null,
  enabled boolean not null,
  revision integer not null default 1,
  updated_at timestamptz not null
);
alter table sso_provider enable row level security;
alter table sso_provider force row level security;
create policy sso_provider_organization on sso_provider
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update, delete on sso_provider to bedside_runtime;

-- The secret link of an invitation or a reset, sealed, until its mail has gone out.
alter table outbox_message add column door_sealed bytea;
