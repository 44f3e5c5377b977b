-- Where posts from before came from: a file, what a network lists of an account, or posts of this house that are out.
create table past_import (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  source text not null constraint past_import_source_check check (source in ('file', 'network', 'bedside')),
  state text not null constraint past_import_state_check check (state in ('open', 'reading', 'stopped', 'done', 'discarded')),
  channel_id uuid,
  -- Where the next page of a network begins; null is at its beginning.
  next_page text,
  added integer not null default 0,
  known integer not null default 0,
  refused integer not null default 0,
  -- Rows that were not taken, by number and code; never words of a file.
  faults jsonb not null default '[]',
  error_code text,
  started_by uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint past_import_pkey primary key (organization_id, id),
  constraint past_import_channel_check check ((channel_id is null) = (source = 'file')),
  constraint past_import_ended_check check ((ended_at is not null) = (state in ('done', 'discarded'))),
  constraint past_import_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id),
  constraint past_import_started_by_fkey foreign key (organization_id, started_by) references person (organization_id, id)
);
create index past_import_channel_idx on past_import (organization_id, channel_id);
create index past_import_started_by_idx on past_import (organization_id, started_by);

-- The text of a file while it is sent; gone once it was read.
create table past_import_part (
  organization_id uuid not null references organization (organization_id),
  import_id uuid not null,
  number integer not null,
  body_sealed bytea not null,
  constraint past_import_part_pkey primary key (organization_id, import_id, number),
  constraint past_import_part_import_fkey foreign key (organization_id, import_id) references past_import (organization_id, id)
);

-- One post from before: what was found in it, and what somebody decided.
create table past_post (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  import_id uuid not null,
  -- Of its link, or of its time and words: the same post comes once.
  key_hash text not null,
  -- Words, link, the channel as the file names it, and the names of pictures.
  words_sealed bytea not null,
  posted_at timestamptz,
  -- The same, or long ago where nobody knows: what lists go by.
  sorted_at timestamptz not null,
  channel_id uuid,
  -- The post in this house, where it is one of its own.
  post_id uuid,
  picture_sha256 text[] not null,
  -- Pictures of which only a name is known.
  pictures_named integer not null default 0,
  -- Whether whence it came tells of pictures at all.
  pictures_told boolean not null,
  verdict text not null constraint past_post_verdict_check check (verdict in ('waiting', 'lacks', 'look', 'allowed', 'nobody')),
  -- What is worst comes first; waiting is 0.
  weight integer not null default 0,
  reasons jsonb not null default '[]',
  -- Permissions that were found to allow it.
  authorization_ids uuid[] not null default '{}',
  engine_version text,
  judged_at timestamptz,
  decision text constraint past_post_decision_check check (decision in ('permission', 'no_patient', 'taken_down', 'asked')),
  decided_by uuid,
  decided_at timestamptz,
  decided_authorization_id uuid,
  decided_purpose text,
  decision_note_sealed bytea,
  constraint past_post_pkey primary key (organization_id, id),
  constraint past_post_key unique (organization_id, key_hash),
  constraint past_post_judged_check check ((judged_at is null) = (verdict = 'waiting')),
  constraint past_post_decided_check check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint past_post_permission_check check
    ((decided_authorization_id is not null) = (decision is not null and decision = 'permission')
      and (decided_purpose is null) = (decided_authorization_id is null)),
  constraint past_post_import_fkey foreign key (organization_id, import_id) references past_import (organization_id, id),
  constraint past_post_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id),
  constraint past_post_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint past_post_decided_by_fkey foreign key (organization_id, decided_by) references person (organization_id, id),
  constraint past_post_authorization_fkey foreign key (organization_id, decided_authorization_id)
    references signed_authorization (organization_id, id)
);
create index past_post_import_idx on past_post (organization_id, import_id);
create index past_post_channel_idx on past_post (organization_id, channel_id);
create index past_post_post_idx on past_post (organization_id, post_id);
create index past_post_decided_by_idx on past_post (organization_id, decided_by);
create index past_post_authorization_idx on past_post (organization_id, decided_authorization_id);
create index past_post_newest_idx on past_post (organization_id, sorted_at, id);
create index past_post_worst_idx on past_post (organization_id, weight, id);
create index past_post_waiting_idx on past_post (organization_id, id) where verdict = 'waiting';

do $$
declare
  name text;
begin
  foreach name in array array['past_import', 'past_import_part', 'past_post'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;

grant update (state, next_page, added, known, refused, faults, error_code, ended_at) on past_import to bedside_runtime;
grant update (body_sealed), delete on past_import_part to bedside_runtime;
-- What was posted stays as it came; what was found and decided changes.
grant update (words_sealed, verdict, weight, reasons, authorization_ids, engine_version, judged_at, decision, decided_by, decided_at,
  decided_authorization_id, decided_purpose, decision_note_sealed) on past_post to bedside_runtime;
