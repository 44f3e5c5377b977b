-- The FHIR server of the house, to which what patients sign is sent. How one signs in there is sealed.
create table fhir_server (
  organization_id uuid not null constraint fhir_server_pkey primary key references organization (organization_id),
  base_url text not null,
  access text not null constraint fhir_server_access_check check (access in ('bearer', 'client_credentials')),
  token_url text,
  client_id text,
  token_scope text,
  -- The bearer token, or the secret of the client.
  secret_sealed bytea not null,
  revision integer not null default 1,
  updated_at timestamptz not null,
  constraint fhir_server_client_check check
    ((access = 'client_credentials') = (token_url is not null) and (token_url is null) = (client_id is null))
);

-- What is to be told there of one signed permission, and what came of it. No word of whom it is about, nor of the server's.
create table fhir_sending (
  organization_id uuid not null references organization (organization_id),
  authorization_id uuid not null,
  state text not null constraint fhir_sending_state_check check (state in ('waiting', 'sent', 'refused')),
  -- Counts what happened to the permission; what was sent before the last of it counts for nothing.
  change_number integer not null,
  attempts integer not null default 0,
  next_at timestamptz,
  last_tried_at timestamptz,
  last_status integer,
  last_error_code text,
  -- Codes of the server's OperationOutcome, from the list that FHIR has for them.
  issue_codes text[] not null default '{}',
  sent_at timestamptz,
  created_at timestamptz not null,
  constraint fhir_sending_pkey primary key (organization_id, authorization_id),
  constraint fhir_sending_next_check check ((next_at is not null) = (state = 'waiting')),
  constraint fhir_sending_sent_check check (state <> 'sent' or sent_at is not null),
  constraint fhir_sending_refused_check check (state <> 'refused' or last_error_code is not null),
  constraint fhir_sending_authorization_fkey foreign key (organization_id, authorization_id)
    references signed_authorization (organization_id, id)
);
create index fhir_sending_refused_idx on fhir_sending (organization_id, authorization_id) where state = 'refused';

do $$
declare
  name text;
begin
  foreach name in array array['fhir_server', 'fhir_sending'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert, update on %I to bedside_runtime', name);
  end loop;
end $$;

-- A server that is forgotten leaves nothing of how one signed in there.
grant delete on fhir_server to bedside_runtime;

-- How a document was sealed: by whose key, and whether somebody else has stamped the time of it.
create table authorization_seal (
  organization_id uuid not null references organization (organization_id),
  authorization_id uuid not null,
  made_with text not null constraint authorization_seal_made_with_check check (made_with in ('bedside', 'house')),
  -- SHA-256 of the certificate that signed.
  certificate_sha256 text not null constraint authorization_seal_sha256_check check (certificate_sha256 ~ '^[0-9a-f]{64}$'),
  -- By the clock of the time-stamp server; null where there is no time-stamp.
  stamped_at timestamptz,
  -- Why there is none although one was asked for.
  stamp_error_code text,
  constraint authorization_seal_pkey primary key (organization_id, authorization_id),
  constraint authorization_seal_stamp_check check (stamped_at is null or stamp_error_code is null),
  constraint authorization_seal_authorization_fkey foreign key (organization_id, authorization_id)
    references signed_authorization (organization_id, id)
);
alter table authorization_seal enable row level security;
alter table authorization_seal force row level security;
create policy authorization_seal_organization on authorization_seal
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert on authorization_seal to bedside_runtime;
