-- A permission that was signed elsewhere, on paper or in another system: typed by one person, compared with its scan by
-- another. What the paper says is sealed; only who did what, and when, is in clear.
create table authorization_original (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  source text not null constraint authorization_original_source_check check (source in ('paper', 'csv', 'fhir')),
  -- Keyed hashes: what it is called where it comes from, and whose permission of which kind and day it is.
  source_key_hash text,
  twin_hash text not null,
  state text not null constraint authorization_original_state_check
    check (state in ('unscanned', 'waiting', 'returned', 'signed', 'discarded')),
  -- Since when it is in that state.
  state_at timestamptz not null,
  -- Raised with every change: what is compared is what was seen.
  revision integer not null,
  facts_sealed bytea not null,
  -- Why it was sent back or discarded.
  reason_sealed bytea,
  typed_by uuid not null,
  typed_at timestamptz not null,
  scanned_by uuid,
  scanned_at timestamptz,
  -- Who last held it beside its scan, be it with a yes or a no.
  compared_by uuid,
  discarded_by uuid,
  authorization_id uuid,
  constraint authorization_original_pkey primary key (organization_id, id),
  constraint authorization_original_source_key unique (organization_id, source, source_key_hash),
  constraint authorization_original_authorization_key unique (organization_id, authorization_id),
  constraint authorization_original_scanned_check check ((scanned_by is null) = (scanned_at is null)),
  constraint authorization_original_unscanned_check check (state in ('unscanned', 'discarded') or scanned_by is not null),
  constraint authorization_original_signed_check check ((authorization_id is not null) = (state = 'signed')),
  -- Two persons, whatever a program does.
  constraint authorization_original_persons_check
    check (state <> 'signed' or (compared_by is not null and compared_by <> typed_by and compared_by <> scanned_by)),
  constraint authorization_original_discarded_check check ((discarded_by is not null) = (state = 'discarded')),
  constraint authorization_original_typed_by_fkey foreign key (organization_id, typed_by) references person (organization_id, id),
  constraint authorization_original_scanned_by_fkey foreign key (organization_id, scanned_by) references person (organization_id, id),
  constraint authorization_original_compared_by_fkey foreign key (organization_id, compared_by) references person (organization_id, id),
  constraint authorization_original_discarded_by_fkey foreign key (organization_id, discarded_by) references person (organization_id, id),
  constraint authorization_original_authorization_fkey foreign key (organization_id, authorization_id)
    references signed_authorization (organization_id, id)
);
create index authorization_original_twin_idx on authorization_original (organization_id, twin_hash);
create index authorization_original_typed_by_idx on authorization_original (organization_id, typed_by);
create index authorization_original_scanned_by_idx on authorization_original (organization_id, scanned_by);
create index authorization_original_compared_by_idx on authorization_original (organization_id, compared_by);
create index authorization_original_discarded_by_idx on authorization_original (organization_id, discarded_by);

-- The scan of an original; apart from it, so that lists do not read megabytes.
create table authorization_original_scan (
  organization_id uuid not null references organization (organization_id),
  original_id uuid not null,
  mime_type text not null constraint authorization_original_scan_mime_type_check
    check (mime_type in ('application/pdf', 'image/jpeg', 'image/png')),
  sha256 text not null constraint authorization_original_scan_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  byte_size integer not null constraint authorization_original_scan_byte_size_check check (byte_size between 1 and 20000000),
  scan_sealed bytea not null,
  constraint authorization_original_scan_pkey primary key (organization_id, original_id),
  constraint authorization_original_scan_original_fkey foreign key (organization_id, original_id)
    references authorization_original (organization_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['authorization_original', 'authorization_original_scan'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;

-- Where it comes from and who typed it first stays.
grant update (twin_hash, state, state_at, revision, facts_sealed, reason_sealed, typed_at, scanned_by, scanned_at, compared_by,
  discarded_by, authorization_id) on authorization_original to bedside_runtime;
grant update (mime_type, sha256, byte_size, scan_sealed) on authorization_original_scan to bedside_runtime;
