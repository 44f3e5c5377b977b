-- Whose permission is asked. Names and dates of birth are sealed: a dump tells nobody who is a patient.
create table authorization_subject (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  kind text not null constraint authorization_subject_kind_check check (kind in ('patient', 'staff', 'bystander')),
  details_sealed bytea not null,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint authorization_subject_pkey primary key (organization_id, id),
  constraint authorization_subject_created_by_fkey foreign key (organization_id, created_by) references person (organization_id, id)
);
create index authorization_subject_created_by_idx on authorization_subject (organization_id, created_by);

-- One permission that somebody is asked for; a link opens it. Nothing that is asked is in clear.
create table authorization_request (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  subject_id uuid not null,
  kind text not null,
  language text not null constraint authorization_request_language_check check (language in ('en', 'es')),
  way text not null constraint authorization_request_way_check check (way in ('link', 'tablet')),
  state text not null constraint authorization_request_state_check
    check (state in ('prepared', 'open', 'signed', 'declined', 'cancelled')),
  -- What is asked, by whom it is signed, and where the link goes.
  input_sealed bytea not null,
  -- The form as it is shown: what is signed are these words.
  form_sealed bytea not null,
  form_sha256 text not null,
  link_number integer not null default 0,
  link_hash text,
  link_expires_at timestamptz,
  code_hash text,
  code_sent_at timestamptz,
  code_tries_left integer not null default 0,
  codes_sent_at timestamptz[] not null default '{}',
  verified_at timestamptz,
  -- The browser in which the code was given, or on which somebody witnesses.
  session_hash text,
  witness_id uuid,
  submission_id uuid,
  -- What the next mail carries, a link or a code; gone once it was sent.
  mail_kind text constraint authorization_request_mail_check check (mail_kind in ('link', 'code')),
  mail_sealed bytea,
  mail_error_code text,
  asked_by uuid not null,
  created_at timestamptz not null,
  answered_at timestamptz,
  constraint authorization_request_pkey primary key (organization_id, id),
  constraint authorization_request_link_key unique (organization_id, link_hash),
  constraint authorization_request_code_check check ((code_hash is null) = (code_sent_at is null)),
  constraint authorization_request_answered_check check ((answered_at is not null) = (state in ('signed', 'declined'))),
  constraint authorization_request_subject_fkey foreign key (organization_id, subject_id) references authorization_subject (organization_id, id),
  constraint authorization_request_asked_by_fkey foreign key (organization_id, asked_by) references person (organization_id, id),
  constraint authorization_request_witness_fkey foreign key (organization_id, witness_id) references person (organization_id, id)
);
create index authorization_request_subject_idx on authorization_request (organization_id, subject_id);
create index authorization_request_asked_by_idx on authorization_request (organization_id, asked_by);
create index authorization_request_witness_idx on authorization_request (organization_id, witness_id);

-- What was signed. Its facts and its document are sealed; what they are looked for by is not.
create table signed_authorization (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  subject_id uuid not null,
  -- Null where paper was scanned in.
  request_id uuid,
  kind text not null,
  language text not null constraint signed_authorization_language_check check (language in ('en', 'es')),
  medium text not null constraint signed_authorization_medium_check check (medium in ('electronic', 'paper')),
  facts_sealed bytea not null,
  document_sealed bytea not null,
  document_sha256 text not null,
  signed_at timestamptz not null,
  expires_at timestamptz,
  copy_delivered_at timestamptz,
  copy_way text constraint signed_authorization_copy_way_check check (copy_way in ('page', 'paper')),
  constraint signed_authorization_pkey primary key (organization_id, id),
  constraint signed_authorization_request_key unique (organization_id, request_id),
  constraint signed_authorization_copy_check check ((copy_delivered_at is null) = (copy_way is null)),
  constraint signed_authorization_subject_fkey foreign key (organization_id, subject_id) references authorization_subject (organization_id, id),
  constraint signed_authorization_request_fkey foreign key (organization_id, request_id) references authorization_request (organization_id, id)
);
create index signed_authorization_subject_idx on signed_authorization (organization_id, subject_id);

-- Which pictures it covers, by the hash of their bytes.
create table authorization_medium (
  organization_id uuid not null references organization (organization_id),
  authorization_id uuid not null,
  sha256 text not null constraint authorization_medium_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint authorization_medium_pkey primary key (organization_id, authorization_id, sha256),
  constraint authorization_medium_authorization_fkey foreign key (organization_id, authorization_id)
    references signed_authorization (organization_id, id)
);
create index authorization_medium_sha256_idx on authorization_medium (organization_id, sha256);

-- Taken back, all of it or in part; never changed afterwards.
create table authorization_withdrawal (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  authorization_id uuid not null,
  way text not null constraint authorization_withdrawal_way_check check (way in ('page', 'letter', 'in_person', 'telephone')),
  -- Since when it holds, and when it was written down.
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  -- Null where whoever signed took it back on their own page.
  recorded_by uuid,
  media_sha256 text[],
  channel_ids uuid[],
  note_sealed bytea,
  constraint authorization_withdrawal_pkey primary key (organization_id, id),
  constraint authorization_withdrawal_received_check check (received_at <= recorded_at),
  constraint authorization_withdrawal_who_check check ((recorded_by is null) = (way = 'page')),
  constraint authorization_withdrawal_authorization_fkey foreign key (organization_id, authorization_id)
    references signed_authorization (organization_id, id),
  constraint authorization_withdrawal_recorded_by_fkey foreign key (organization_id, recorded_by) references person (organization_id, id)
);
create index authorization_withdrawal_authorization_idx on authorization_withdrawal (organization_id, authorization_id);
create index authorization_withdrawal_recorded_by_idx on authorization_withdrawal (organization_id, recorded_by);

-- Who is to be seen in a picture, by the hash of its bytes: each needs a permission of their own.
create table pictured_person (
  organization_id uuid not null references organization (organization_id),
  sha256 text not null constraint pictured_person_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  subject_id uuid not null,
  added_by uuid not null,
  added_at timestamptz not null,
  -- Somebody looked again: it is not them.
  removed_by uuid,
  removed_at timestamptz,
  constraint pictured_person_pkey primary key (organization_id, sha256, subject_id),
  constraint pictured_person_removed_check check ((removed_by is null) = (removed_at is null)),
  constraint pictured_person_subject_fkey foreign key (organization_id, subject_id) references authorization_subject (organization_id, id),
  constraint pictured_person_added_by_fkey foreign key (organization_id, added_by) references person (organization_id, id),
  constraint pictured_person_removed_by_fkey foreign key (organization_id, removed_by) references person (organization_id, id)
);
create index pictured_person_subject_idx on pictured_person (organization_id, subject_id);
create index pictured_person_added_by_idx on pictured_person (organization_id, added_by);
create index pictured_person_removed_by_idx on pictured_person (organization_id, removed_by);

-- The key that seals documents, with the certificates that lead to whom it belongs.
create table sealing_key (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  key_sealed bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  constraint sealing_key_pkey primary key (organization_id, id)
);
create unique index sealing_key_in_use_key on sealing_key (organization_id) where retired_at is null;

do $$
declare
  name text;
begin
  foreach name in array array['authorization_subject', 'authorization_request', 'signed_authorization',
    'authorization_medium', 'authorization_withdrawal', 'pictured_person', 'sealing_key'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;

-- What was signed stays as it was signed; a master key may be changed under it, and a copy handed over.
grant update on authorization_request to bedside_runtime;
grant update (details_sealed) on authorization_subject to bedside_runtime;
grant update (facts_sealed, document_sealed, copy_delivered_at, copy_way) on signed_authorization to bedside_runtime;
grant update (added_by, added_at, removed_by, removed_at) on pictured_person to bedside_runtime;
grant update (note_sealed) on authorization_withdrawal to bedside_runtime;
grant update (key_sealed, retired_at) on sealing_key to bedside_runtime;
