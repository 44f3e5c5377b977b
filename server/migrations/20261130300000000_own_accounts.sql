-- Up Migration
-- Accounts that are a person's own, the library of approved posts that may be shared there, and what was shared.

-- Whose own account a channel is; null where it is the house's.
alter table channel add column owner_id uuid;
alter table channel add constraint channel_owner_fkey foreign key (organization_id, owner_id) references person (organization_id, id);
create index channel_owner_idx on channel (organization_id, owner_id);

-- Whether somebody is on the way to connect an account of their own.
alter table channel_consent add column is_own boolean not null default false;

-- Who shares; null where the post is the house's.
alter table post add column sharer_id uuid;
alter table post add constraint post_sharer_fkey foreign key (organization_id, sharer_id) references person (organization_id, id);
create index post_sharer_idx on post (organization_id, sharer_id);

-- What is one person's alone is shown to that person, and to Bedside itself, which names no reader.
alter policy channel_organization on channel
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid
    and (owner_id is null or coalesce(nullif(current_setting('bedside.reader', true), '')::uuid, owner_id) = owner_id))
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid
    and (owner_id is null or coalesce(nullif(current_setting('bedside.reader', true), '')::uuid, owner_id) = owner_id));
alter policy post_organization on post
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid
    and (sharer_id is null or coalesce(nullif(current_setting('bedside.reader', true), '')::uuid, sharer_id) = sharer_id))
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid
    and (sharer_id is null or coalesce(nullif(current_setting('bedside.reader', true), '')::uuid, sharer_id) = sharer_id));

-- An approved version that may be shared: one for each post. Whether it still may be is asked of the gate.
create table library_entry (
  organization_id uuid not null,
  post_id uuid not null,
  version_id uuid not null,
  networks text[] not null constraint library_entry_networks_check check (cardinality(networks) > 0),
  ends_at timestamptz not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  constraint library_entry_pkey primary key (organization_id, post_id),
  constraint library_entry_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint library_entry_version_fkey foreign key (organization_id, version_id) references post_version (organization_id, id),
  constraint library_entry_entered_by_fkey foreign key (organization_id, entered_by) references person (organization_id, id),
  constraint library_entry_removed_by_fkey foreign key (organization_id, removed_by) references person (organization_id, id)
);
create index library_entry_entered_at_idx on library_entry (organization_id, entered_at desc, post_id desc);
create index library_entry_version_idx on library_entry (organization_id, version_id);
create index library_entry_entered_by_idx on library_entry (organization_id, entered_by);
create index library_entry_removed_by_idx on library_entry (organization_id, removed_by);

-- The lines that are added to whatever is shared.
create table disclosure_wording (
  organization_id uuid not null references organization (organization_id),
  language text not null constraint disclosure_wording_language_check check (language in ('en', 'es')),
  employer text not null,
  opinion text not null,
  short text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint disclosure_wording_pkey primary key (organization_id, language),
  constraint disclosure_wording_changed_by_fkey foreign key (organization_id, changed_by) references person (organization_id, id)
);
create index disclosure_wording_changed_by_idx on disclosure_wording (organization_id, changed_by);

-- A post that shares an approved version of another one.
create table post_share (
  organization_id uuid not null,
  post_id uuid not null,
  source_post_id uuid not null,
  source_version_id uuid not null,
  channel_id uuid not null,
  sharer_id uuid not null,
  disclosure text not null,
  shared_at timestamptz not null,
  constraint post_share_pkey primary key (organization_id, post_id),
  constraint post_share_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint post_share_source_fkey foreign key (organization_id, source_post_id) references post (organization_id, id),
  constraint post_share_version_fkey foreign key (organization_id, source_version_id) references post_version (organization_id, id),
  constraint post_share_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id),
  constraint post_share_sharer_fkey foreign key (organization_id, sharer_id) references person (organization_id, id)
);
create index post_share_source_idx on post_share (organization_id, source_post_id);
create index post_share_version_idx on post_share (organization_id, source_version_id);
create index post_share_channel_idx on post_share (organization_id, channel_id);
create index post_share_sharer_idx on post_share (organization_id, sharer_id, shared_at desc, post_id desc);

alter table library_entry enable row level security;
alter table library_entry force row level security;
create policy library_entry_organization on library_entry
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on library_entry to bedside_runtime;

alter table disclosure_wording enable row level security;
alter table disclosure_wording force row level security;
create policy disclosure_wording_organization on disclosure_wording
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on disclosure_wording to bedside_runtime;

alter table post_share enable row level security;
alter table post_share force row level security;
create policy post_share_organization on post_share
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid
    and coalesce(nullif(current_setting('bedside.reader', true), '')::uuid, sharer_id) = sharer_id)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid
    and coalesce(nullif(current_setting('bedside.reader', true), '')::uuid, sharer_id) = sharer_id);
grant select, insert on post_share to bedside_runtime;
