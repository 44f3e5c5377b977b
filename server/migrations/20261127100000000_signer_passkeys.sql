-- Passkeys by which whoever is asked for a permission proves who that is, beside the one-time code. They belong to one who
-- signs for one subject, and to no account.
create table signer_passkey (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  subject_id uuid not null,
  -- Who signs for the subject, and how that was known when it was kept.
  signer_sealed bytea not null,
  credential_id text not null,
  public_key bytea not null,
  -- How often the device has used it, where the device counts.
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  -- Since when it counted backwards: there may be a copy of it, and it proves nothing any more.
  set_aside_at timestamptz,
  constraint signer_passkey_pkey primary key (organization_id, id),
  constraint signer_passkey_credential_key unique (organization_id, credential_id),
  constraint signer_passkey_counter_check check (counter between 0 and 4294967295),
  constraint signer_passkey_subject_fkey foreign key (organization_id, subject_id) references authorization_subject (organization_id, id)
);
create index signer_passkey_subject_idx on signer_passkey (organization_id, subject_id);

-- What a device is asked to sign: once, within minutes, behind one link, and for one purpose. It is kept as a hash.
create table signer_challenge (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  request_id uuid not null,
  link_number integer not null,
  purpose text not null constraint signer_challenge_purpose_check check (purpose in ('keep', 'prove')),
  challenge_hash text not null constraint signer_challenge_hash_check check (challenge_hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null,
  constraint signer_challenge_pkey primary key (organization_id, id),
  constraint signer_challenge_hash_key unique (organization_id, challenge_hash),
  constraint signer_challenge_request_fkey foreign key (organization_id, request_id) references authorization_request (organization_id, id)
);
create index signer_challenge_request_idx on signer_challenge (organization_id, request_id);

-- How who that is was proven in the browser that goes on; the passkey by its id, which is gone when somebody removed it.
alter table authorization_request
  add column proved_by text constraint authorization_request_proved_by_check check (proved_by in ('code', 'witness', 'passkey')),
  add column passkey_id uuid,
  add constraint authorization_request_passkey_check check (passkey_id is null or proved_by = 'passkey');

do $$
declare
  name text;
begin
  foreach name in array array['signer_passkey', 'signer_challenge'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert, delete on %I to bedside_runtime', name);
  end loop;
end $$;

-- Whose it is and which key it is never changes.
grant update (signer_sealed, counter, last_used_at, set_aside_at) on signer_passkey to bedside_runtime;
