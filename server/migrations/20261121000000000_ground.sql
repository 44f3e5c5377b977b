-- Up Migration
-- Every table of organization data: organization_id leads each key, ids are made by the app, no triggers, no identity
-- columns, row-level security forced. What a distributed PostgreSQL needs, and what keeps organizations apart.

do $$ begin
  if not exists (select from pg_roles where rolname = 'bedside_runtime') then
    create role bedside_runtime nologin;
  end if;
exception when duplicate_object then null;
end $$;

grant usage on schema public to bedside_runtime;

-- Tables without organization data -------------------------------------------------------------------------------

create schema auth;
grant usage on schema auth to bedside_runtime;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null constraint user_email_key unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null constraint session_token_key unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" (id) on delete cascade
);
create index session_user_id_idx on auth.session ("userId");

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null
);
create index account_user_id_idx on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier_idx on auth.verification (identifier);

-- Which person of which organization signs in as which user: ids only.
create table auth.membership (
  user_id text not null references auth."user" (id) on delete cascade,
  organization_id uuid not null,
  person_id uuid not null,
  constraint membership_pkey primary key (user_id, organization_id)
);

grant select, insert, update, delete on all tables in schema auth to bedside_runtime;

-- Ids and public short names of organizations, so that a worker or a public page can find where to look.
create table organization_directory (
  organization_id uuid not null constraint organization_directory_pkey primary key,
  slug text not null constraint organization_directory_slug_key unique,
  created_at timestamptz not null
);

-- When which delivery must be looked at: ids and times only. The claim itself is made inside the organization.
create table delivery_wake (
  organization_id uuid not null,
  delivery_id uuid not null,
  wake_at timestamptz not null,
  constraint delivery_wake_pkey primary key (organization_id, delivery_id)
);
create index delivery_wake_wake_at_idx on delivery_wake (wake_at);

-- Workers that are alive, and the proof that a job ran: no organization data.
create table worker_heartbeat (
  worker_id text not null constraint worker_heartbeat_pkey primary key,
  -- Advisory lock that the worker's process holds as long as it lives.
  lock_key integer not null,
  started_at timestamptz not null,
  last_job_at timestamptz
);

-- Registers ------------------------------------------------------------------------------------------------------

create table organization (
  organization_id uuid not null constraint organization_pkey primary key,
  name text not null,
  kind text not null,
  time_zone text not null,
  languages text[] not null,
  facts jsonb not null,
  review_policy jsonb not null,
  is_sample boolean not null default false,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table person (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  name text not null,
  email text not null,
  roles text[] not null,
  state text not null constraint person_state_check check (state in ('invited', 'active', 'left')),
  locale text not null default 'en',
  privacy_trained_until date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint person_pkey primary key (organization_id, id),
  constraint person_email_key unique (organization_id, email)
);

create table invitation (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  constraint invitation_pkey primary key (organization_id, id),
  constraint invitation_token_hash_key unique (organization_id, token_hash),
  constraint invitation_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);
create index invitation_person_idx on invitation (organization_id, person_id);

create table channel (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  network text not null,
  name text not null,
  service_url text not null,
  handle text not null,
  remote_account_id text not null,
  credentials_sealed bytea,
  state text not null constraint channel_state_check check (state in ('connected', 'needs_reauthorization', 'disconnected')),
  last_error_code text,
  checked_at timestamptz,
  connected_by uuid not null,
  connected_at timestamptz not null,
  updated_at timestamptz not null,
  constraint channel_pkey primary key (organization_id, id),
  constraint channel_connected_by_fkey foreign key (organization_id, connected_by) references person (organization_id, id)
);
create index channel_connected_by_idx on channel (organization_id, connected_by);
create unique index channel_account_key on channel (organization_id, network, service_url, remote_account_id)
  where state <> 'disconnected';

create table media (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  sha256 text not null,
  original_sha256 text not null,
  mime_type text not null,
  width_px integer not null,
  height_px integer not null,
  byte_size integer not null,
  stripped_metadata text[] not null,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint media_pkey primary key (organization_id, id),
  constraint media_created_by_fkey foreign key (organization_id, created_by) references person (organization_id, id)
);
create index media_sha256_idx on media (organization_id, sha256);
create index media_created_by_idx on media (organization_id, created_by);

-- The life of a post ---------------------------------------------------------------------------------------------

create table post (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  author_person_id uuid not null,
  stage text not null constraint post_stage_check check (stage in
    ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'publishing', 'published', 'parked', 'taken_down', 'discarded')),
  current_version_id uuid,
  due_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint post_pkey primary key (organization_id, id),
  constraint post_author_fkey foreign key (organization_id, author_person_id) references person (organization_id, id)
);
create index post_author_idx on post (organization_id, author_person_id);
create index post_updated_idx on post (organization_id, updated_at desc, id desc);
create index post_stage_idx on post (organization_id, stage, updated_at desc);

create table draft (
  organization_id uuid not null,
  post_id uuid not null,
  revision integer not null,
  content jsonb not null,
  -- Everybody who had a hand in the words: none of them may approve them.
  editors uuid[] not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  constraint draft_pkey primary key (organization_id, post_id),
  constraint draft_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint draft_updated_by_fkey foreign key (organization_id, updated_by) references person (organization_id, id)
);
create index draft_updated_by_idx on draft (organization_id, updated_by);

create table post_version (
  organization_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  number integer not null,
  content_hash text not null,
  content jsonb not null,
  editors uuid[] not null,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint post_version_pkey primary key (organization_id, id),
  constraint post_version_number_key unique (organization_id, post_id, number),
  constraint post_version_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint post_version_created_by_fkey foreign key (organization_id, created_by) references person (organization_id, id)
);
create index post_version_created_by_idx on post_version (organization_id, created_by);

create table screening (
  organization_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  content_hash text not null,
  engine_version text not null,
  packs jsonb not null,
  verdict text not null constraint screening_verdict_check check (verdict in ('block', 'warn', 'pass')),
  findings jsonb not null,
  screened_at timestamptz not null,
  constraint screening_pkey primary key (organization_id, id),
  constraint screening_version_fkey foreign key (organization_id, version_id) references post_version (organization_id, id)
);
create index screening_version_idx on screening (organization_id, version_id, screened_at desc);

create table waiver (
  organization_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  content_hash text not null,
  finding_key text not null,
  reason text not null,
  officer_person_id uuid not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint waiver_pkey primary key (organization_id, id),
  constraint waiver_version_fkey foreign key (organization_id, version_id) references post_version (organization_id, id),
  constraint waiver_officer_fkey foreign key (organization_id, officer_person_id) references person (organization_id, id)
);
create unique index waiver_finding_key on waiver (organization_id, version_id, finding_key) where withdrawn_at is null;
create index waiver_officer_idx on waiver (organization_id, officer_person_id);

create table review (
  organization_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  version_id uuid not null,
  content_hash text not null,
  steps jsonb not null,
  state text not null constraint review_state_check check (state in ('open', 'approved', 'changes_requested', 'withdrawn', 'superseded')),
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  closed_at timestamptz,
  constraint review_pkey primary key (organization_id, id),
  constraint review_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint review_version_fkey foreign key (organization_id, version_id) references post_version (organization_id, id),
  constraint review_submitted_by_fkey foreign key (organization_id, submitted_by) references person (organization_id, id)
);
create unique index review_open_key on review (organization_id, post_id) where state = 'open';
create index review_post_idx on review (organization_id, post_id, submitted_at desc);
create index review_version_idx on review (organization_id, version_id);
create index review_submitted_by_idx on review (organization_id, submitted_by);
create index review_queue_idx on review (organization_id, state, submitted_at);

create table review_decision (
  organization_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  version_id uuid not null,
  content_hash text not null,
  step_id text not null,
  reviewer_person_id uuid not null,
  reviewer_roles text[] not null,
  reviewer_trained_until date,
  outcome text not null constraint review_decision_outcome_check check (outcome in ('approve', 'request_changes')),
  comment text not null,
  decided_at timestamptz not null,
  constraint review_decision_pkey primary key (organization_id, id),
  constraint review_decision_once_key unique (organization_id, review_id, step_id, reviewer_person_id),
  constraint review_decision_review_fkey foreign key (organization_id, review_id) references review (organization_id, id),
  constraint review_decision_version_fkey foreign key (organization_id, version_id) references post_version (organization_id, id),
  constraint review_decision_reviewer_fkey foreign key (organization_id, reviewer_person_id) references person (organization_id, id)
);
create index review_decision_version_idx on review_decision (organization_id, version_id);
create index review_decision_reviewer_idx on review_decision (organization_id, reviewer_person_id);

create table review_comment (
  organization_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  version_id uuid,
  author_person_id uuid not null,
  body text not null,
  created_at timestamptz not null,
  constraint review_comment_pkey primary key (organization_id, id),
  constraint review_comment_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint review_comment_version_fkey foreign key (organization_id, version_id) references post_version (organization_id, id),
  constraint review_comment_author_fkey foreign key (organization_id, author_person_id) references person (organization_id, id)
);
create index review_comment_post_idx on review_comment (organization_id, post_id, created_at);
create index review_comment_version_idx on review_comment (organization_id, version_id);
create index review_comment_author_idx on review_comment (organization_id, author_person_id);

create table schedule_entry (
  organization_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  version_id uuid not null,
  content_hash text not null,
  mode text not null constraint schedule_entry_mode_check check (mode in ('now', 'at')),
  local_time text,
  time_zone text,
  due_at timestamptz not null,
  state text not null constraint schedule_entry_state_check check (state in ('active', 'cancelled')),
  scheduled_by uuid not null,
  scheduled_at timestamptz not null,
  cancelled_at timestamptz,
  constraint schedule_entry_pkey primary key (organization_id, id),
  constraint schedule_entry_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint schedule_entry_version_fkey foreign key (organization_id, version_id) references post_version (organization_id, id),
  constraint schedule_entry_scheduled_by_fkey foreign key (organization_id, scheduled_by) references person (organization_id, id)
);
create unique index schedule_entry_active_key on schedule_entry (organization_id, version_id) where state = 'active';
create index schedule_entry_post_idx on schedule_entry (organization_id, post_id);
create index schedule_entry_scheduled_by_idx on schedule_entry (organization_id, scheduled_by);

create table delivery (
  organization_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  post_id uuid not null,
  version_id uuid not null,
  content_hash text not null,
  channel_id uuid not null,
  state text not null constraint delivery_state_check check (state in
    ('planned', 'armed', 'unknown', 'confirmed', 'rejected', 'parked', 'cancelled', 'needs_person', 'removing', 'removed')),
  due_at timestamptz not null,
  epoch integer not null default 0,
  leased_until timestamptz,
  claimed_by text,
  wake_at timestamptz,
  attempt_count integer not null default 0,
  absent_reads integer not null default 0,
  first_armed_at timestamptz,
  blockers jsonb not null default '[]',
  failure_code text,
  remote_id text,
  url text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint delivery_pkey primary key (organization_id, id),
  constraint delivery_schedule_fkey foreign key (organization_id, schedule_id) references schedule_entry (organization_id, id),
  constraint delivery_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint delivery_version_fkey foreign key (organization_id, version_id) references post_version (organization_id, id),
  constraint delivery_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id)
);
-- One public post per version and channel: a second plan is possible only when the first provably sent nothing.
create unique index delivery_live_key on delivery (organization_id, version_id, channel_id)
  where state not in ('cancelled', 'parked', 'rejected', 'removed');
create index delivery_schedule_idx on delivery (organization_id, schedule_id);
create index delivery_post_idx on delivery (organization_id, post_id);
create index delivery_channel_idx on delivery (organization_id, channel_id);
create index delivery_wake_idx on delivery (organization_id, wake_at) where wake_at is not null;

create table attempt (
  organization_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  number integer not null,
  epoch integer not null,
  armed_at timestamptz not null,
  not_after timestamptz not null,
  clearance jsonb not null,
  outcome text constraint attempt_outcome_check check (outcome in
    ('published', 'found', 'absent', 'rejected', 'retry_after', 'not_sent', 'reauthorize', 'person')),
  failure_code text,
  ambiguous_code text,
  resolved_at timestamptz,
  constraint attempt_pkey primary key (organization_id, id),
  constraint attempt_number_key unique (organization_id, delivery_id, number),
  constraint attempt_delivery_fkey foreign key (organization_id, delivery_id) references delivery (organization_id, id)
);
-- At most one attempt whose outcome is open: nothing may call again while it is.
create unique index attempt_unresolved_key on attempt (organization_id, delivery_id) where resolved_at is null;

create table receipt (
  organization_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  attempt_id uuid not null,
  kind text not null constraint receipt_kind_check check (kind in ('answer', 'read_back', 'removal', 'person')),
  remote_id text,
  url text,
  evidence jsonb not null,
  observed_at timestamptz not null,
  constraint receipt_pkey primary key (organization_id, id),
  constraint receipt_delivery_fkey foreign key (organization_id, delivery_id) references delivery (organization_id, id),
  constraint receipt_attempt_fkey foreign key (organization_id, attempt_id) references attempt (organization_id, id)
);
create index receipt_delivery_idx on receipt (organization_id, delivery_id);
create index receipt_attempt_idx on receipt (organization_id, attempt_id);

-- Newsroom and practice network ------------------------------------------------------------------------------------

create table newsroom_article (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  delivery_key uuid not null,
  slug text not null,
  body text not null,
  link text,
  images jsonb not null,
  languages text[] not null,
  published_at timestamptz not null,
  removed_at timestamptz,
  constraint newsroom_article_pkey primary key (organization_id, id),
  constraint newsroom_article_delivery_key unique (organization_id, delivery_key),
  constraint newsroom_article_slug_key unique (organization_id, slug)
);
create index newsroom_article_published_idx on newsroom_article (organization_id, published_at desc, id desc);

create table practice_post (
  organization_id uuid not null references organization (organization_id),
  id text not null,
  delivery_key text not null,
  account text not null,
  body jsonb not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  constraint practice_post_pkey primary key (organization_id, id)
);
create index practice_post_key_idx on practice_post (organization_id, delivery_key);
create index practice_post_created_idx on practice_post (organization_id, created_at desc);

create table practice_log (
  organization_id uuid not null references organization (organization_id),
  id text not null,
  at timestamptz not null,
  entry jsonb not null,
  constraint practice_log_pkey primary key (organization_id, id)
);
create index practice_log_at_idx on practice_log (organization_id, at desc);

create table practice_fault (
  organization_id uuid not null constraint practice_fault_pkey primary key references organization (organization_id),
  plan jsonb not null,
  updated_at timestamptz not null
);

-- Mail and notices -------------------------------------------------------------------------------------------------

create table outbox_message (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  subject text not null,
  body_sealed bytea not null,
  link text,
  created_at timestamptz not null,
  sent_at timestamptz,
  read_at timestamptz,
  attempts integer not null default 0,
  last_error_code text,
  constraint outbox_message_pkey primary key (organization_id, id),
  constraint outbox_message_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);
create index outbox_message_person_idx on outbox_message (organization_id, person_id, created_at desc);

-- Audit ------------------------------------------------------------------------------------------------------------

-- One key per subject, wrapped by the master key; destroying it makes the clear text of all its events unreadable.
create table subject_key (
  organization_id uuid not null,
  subject_type text not null,
  subject_id text not null,
  wrapped_key bytea,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  constraint subject_key_pkey primary key (organization_id, subject_type, subject_id)
);

create table audit_event (
  organization_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  action text not null,
  actor text not null,
  object_type text not null,
  object_id text not null,
  -- The canonical leaf (RFC 8785), exactly the bytes that a ledger hashes.
  leaf text not null constraint audit_event_leaf_check check (octet_length(leaf) <= 65535),
  -- For a sequencer: only rows below the snapshot's horizon get an index, so that late commits are never passed over.
  xid xid8 not null default pg_current_xact_id(),
  constraint audit_event_pkey primary key (organization_id, id)
);
create index audit_event_object_idx on audit_event (organization_id, object_type, object_id, at);
create index audit_event_xid_idx on audit_event (organization_id, xid);

create table audit_clear_text (
  organization_id uuid not null,
  event_id uuid not null,
  subject_type text not null,
  subject_id text not null,
  sealed bytea not null,
  constraint audit_clear_text_pkey primary key (organization_id, event_id),
  constraint audit_clear_text_event_fkey foreign key (organization_id, event_id) references audit_event (organization_id, id),
  constraint audit_clear_text_subject_fkey foreign key (organization_id, subject_type, subject_id)
    references subject_key (organization_id, subject_type, subject_id)
);
create index audit_clear_text_subject_idx on audit_clear_text (organization_id, subject_type, subject_id);

-- Row-level security and rights ------------------------------------------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array[
    'organization', 'person', 'invitation', 'channel', 'media', 'post', 'draft', 'post_version', 'screening', 'waiver',
    'review', 'review_decision', 'review_comment', 'schedule_entry', 'delivery', 'attempt', 'receipt',
    'newsroom_article', 'practice_post', 'practice_log', 'practice_fault', 'outbox_message',
    'subject_key', 'audit_event', 'audit_clear_text'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;

grant select, insert on organization_directory to bedside_runtime;
grant select, insert, update, delete on delivery_wake, worker_heartbeat to bedside_runtime;
grant update on organization, person, invitation, channel, post, draft, waiver, review, schedule_entry, delivery,
  attempt, newsroom_article, practice_post, practice_fault, outbox_message, subject_key to bedside_runtime;
grant delete on draft, practice_fault, practice_log, practice_post to bedside_runtime;
