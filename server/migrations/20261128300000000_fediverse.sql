-- The newsroom as an account that people on Mastodon and other servers follow. One row from the first time it is turned on.
create table fediverse_account (
  organization_id uuid not null constraint fediverse_account_pkey primary key references organization (organization_id),
  is_on boolean not null,
  -- Both private keys, and nothing else of them anywhere.
  keys_sealed bytea not null,
  -- Counts what was told: what happened to one article is told in the order of these numbers.
  last_number bigint not null default 0,
  -- Names of hosts from which nobody may follow.
  blocked_hosts text[] not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Where to tell: one inbox for all followers of a server that has such a one, else one for each.
create table fediverse_server (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  inbox_url text not null constraint fediverse_server_inbox_url_check check (length(inbox_url) <= 1000),
  host text not null,
  attempts integer not null default 0,
  next_at timestamptz,
  failing_since timestamptz,
  -- When a post was first sent to it: it is told of every take-down from then on.
  told_at timestamptz,
  created_at timestamptz not null,
  constraint fediverse_server_pkey primary key (organization_id, id),
  constraint fediverse_server_inbox_url_key unique (organization_id, inbox_url)
);

-- Who follows: public addresses of accounts, and the key by which their last word, that they are gone, is known as theirs.
create table fediverse_follower (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  actor_url text not null constraint fediverse_follower_actor_url_check check (length(actor_url) <= 1000),
  inbox_url text not null constraint fediverse_follower_inbox_url_check check (length(inbox_url) <= 1000),
  server_id uuid not null,
  key_url text not null,
  public_key jsonb not null,
  followed_at timestamptz not null,
  constraint fediverse_follower_pkey primary key (organization_id, id),
  constraint fediverse_follower_actor_key unique (organization_id, actor_url),
  constraint fediverse_follower_server_fkey foreign key (organization_id, server_id)
    references fediverse_server (organization_id, id)
);
create index fediverse_follower_server_idx on fediverse_follower (organization_id, server_id);

-- What is yet to be told to a server, in order. The words are taken from the newsroom when it leaves; none are kept here.
create table fediverse_delivery (
  organization_id uuid not null references organization (organization_id),
  server_id uuid not null,
  number bigint not null,
  kind text not null constraint fediverse_delivery_kind_check check (kind in ('accept', 'create', 'update', 'delete')),
  article_id uuid,
  -- The Follow that is accepted, and whose it is.
  follow_url text,
  actor_url text,
  queued_at timestamptz not null,
  constraint fediverse_delivery_pkey primary key (organization_id, server_id, number),
  constraint fediverse_delivery_about_check check
    ((kind = 'accept') = (follow_url is not null) and (kind = 'accept') = (actor_url is not null)
      and (kind = 'accept') = (article_id is null)),
  constraint fediverse_delivery_server_fkey foreign key (organization_id, server_id)
    references fediverse_server (organization_id, id) on delete cascade
);

-- Messages that had an effect, so that nobody sends them again in another's place. A SHA-256 of their own id.
create table fediverse_seen (
  organization_id uuid not null references organization (organization_id),
  message_key text not null constraint fediverse_seen_message_key_check check (message_key ~ '^[0-9a-f]{64}$'),
  seen_at timestamptz not null,
  constraint fediverse_seen_pkey primary key (organization_id, message_key)
);
create index fediverse_seen_seen_at_idx on fediverse_seen (organization_id, seen_at);

do $$
declare
  name text;
begin
  foreach name in array array['fediverse_account', 'fediverse_server', 'fediverse_follower', 'fediverse_delivery', 'fediverse_seen'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
  end loop;
end $$;
grant select, insert, update on fediverse_account to bedside_runtime;
grant select, insert, update, delete on fediverse_server, fediverse_follower to bedside_runtime;
grant select, insert, delete on fediverse_delivery, fediverse_seen to bedside_runtime;
