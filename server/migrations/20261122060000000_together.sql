-- Up Migration
-- Several people at one draft: how it stood before, who has it open, and what they say to each other about it.

-- How a draft stood before somebody else, a later hour or a sweeping change went over it. Old ones are deleted; the
-- hash of every saved state stays in the trail.
create table draft_checkpoint (
  organization_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  revision integer not null,
  content jsonb not null,
  content_hash text not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  kept_at timestamptz not null,
  constraint draft_checkpoint_pkey primary key (organization_id, id),
  constraint draft_checkpoint_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint draft_checkpoint_saved_by_fkey foreign key (organization_id, saved_by) references person (organization_id, id)
);
create index draft_checkpoint_post_idx on draft_checkpoint (organization_id, post_id, kept_at);
create index draft_checkpoint_saved_by_idx on draft_checkpoint (organization_id, saved_by);

-- Who has a draft open. A row counts for seconds only; whoever is gone is deleted by whoever comes next.
create table draft_presence (
  organization_id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  -- The name of a field, never words.
  field text,
  seen_at timestamptz not null,
  constraint draft_presence_pkey primary key (organization_id, post_id, person_id),
  constraint draft_presence_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint draft_presence_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);
create index draft_presence_person_idx on draft_presence (organization_id, person_id);

-- What colleagues say about a draft while it is written; what reviewers say stands in review_comment.
create table draft_comment (
  organization_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  -- The comment that this one answers; null begins a thread.
  thread_id uuid,
  author_person_id uuid not null,
  body text not null,
  -- What the thread is about: a field, and words in it.
  field text,
  quote text,
  mentions uuid[] not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz,
  resolved_at timestamptz,
  resolved_by uuid,
  constraint draft_comment_pkey primary key (organization_id, id),
  constraint draft_comment_thread_check check (thread_id is null or (field is null and quote is null and resolved_at is null)),
  constraint draft_comment_quote_check check (quote is null or field is not null),
  constraint draft_comment_removed_check check (removed_at is null or body = ''),
  constraint draft_comment_resolved_check check ((resolved_at is null) = (resolved_by is null)),
  constraint draft_comment_post_fkey foreign key (organization_id, post_id) references post (organization_id, id),
  constraint draft_comment_thread_fkey foreign key (organization_id, thread_id) references draft_comment (organization_id, id),
  constraint draft_comment_author_fkey foreign key (organization_id, author_person_id) references person (organization_id, id),
  constraint draft_comment_resolved_by_fkey foreign key (organization_id, resolved_by) references person (organization_id, id)
);
create index draft_comment_post_idx on draft_comment (organization_id, post_id, created_at);
create index draft_comment_thread_idx on draft_comment (organization_id, thread_id);
create index draft_comment_author_idx on draft_comment (organization_id, author_person_id);
create index draft_comment_resolved_by_idx on draft_comment (organization_id, resolved_by);

do $$
declare
  name text;
begin
  foreach name in array array['draft_checkpoint', 'draft_presence', 'draft_comment'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;

grant delete on draft_checkpoint, draft_presence to bedside_runtime;
grant update on draft_presence, draft_comment to bedside_runtime;
