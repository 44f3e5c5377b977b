-- How many pages of a scan that is a PDF can be shown as pictures; null where it is a picture itself, where a page of it is anything
-- else than one picture, and for scans of before.
alter table authorization_original_scan add column page_count smallint
  constraint authorization_original_scan_page_count_check check (page_count between 1 and 60);
grant update (page_count) on authorization_original_scan to bedside_runtime;

-- Pictures taken without consent, by the hash of the whole picture: it covers every record of the same bytes and all that was cut from
-- them. Shown to few, and refused wherever a picture goes, until two persons release it.
create table media_quarantine (
  organization_id uuid not null references organization (organization_id),
  sha256 text not null constraint media_quarantine_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  cause text not null constraint media_quarantine_cause_check check (cause in ('marked', 'declined', 'withdrawn', 'rescinded')),
  since timestamptz not null,
  -- Null: whoever is to be seen in it said so, on their own page.
  marked_by uuid,
  release_asked_by uuid,
  release_asked_at timestamptz,
  released_by uuid,
  released_at timestamptz,
  -- Raised with every change: what is released is what was seen.
  revision integer not null,
  constraint media_quarantine_pkey primary key (organization_id, sha256),
  constraint media_quarantine_asked_check check ((release_asked_by is null) = (release_asked_at is null)),
  constraint media_quarantine_released_check check ((released_by is null) = (released_at is null)),
  -- Two persons, whatever a program does.
  constraint media_quarantine_persons_check
    check (released_by is null or (release_asked_by is not null and released_by <> release_asked_by)),
  constraint media_quarantine_marked_by_fkey foreign key (organization_id, marked_by) references person (organization_id, id),
  constraint media_quarantine_release_asked_by_fkey foreign key (organization_id, release_asked_by) references person (organization_id, id),
  constraint media_quarantine_released_by_fkey foreign key (organization_id, released_by) references person (organization_id, id)
);
create index media_quarantine_marked_by_idx on media_quarantine (organization_id, marked_by);
create index media_quarantine_release_asked_by_idx on media_quarantine (organization_id, release_asked_by);
create index media_quarantine_released_by_idx on media_quarantine (organization_id, released_by);
alter table media_quarantine enable row level security;
alter table media_quarantine force row level security;
create policy media_quarantine_organization on media_quarantine
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert on media_quarantine to bedside_runtime;
grant update (cause, since, marked_by, release_asked_by, release_asked_at, released_by, released_at, revision)
  on media_quarantine to bedside_runtime;
