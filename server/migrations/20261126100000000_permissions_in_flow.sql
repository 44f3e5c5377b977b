-- What a post rests on, in any of its versions: pictures by the hash of their bytes, and signed permissions by their id. More than
-- what it rests on now: whoever asks looks at the content itself.
create table post_basis (
  organization_id uuid not null,
  ref text not null,
  post_id uuid not null,
  constraint post_basis_pkey primary key (organization_id, ref, post_id),
  constraint post_basis_post_fkey foreign key (organization_id, post_id) references post (organization_id, id)
);
create index post_basis_post_idx on post_basis (organization_id, post_id);

-- Security is forced on the owner as well, who sets no organization here: lifted for the copy, within this transaction.
alter table draft no force row level security;
alter table post_version no force row level security;
insert into post_basis (organization_id, ref, post_id)
select distinct found.organization_id, found.ref #>> '{}', found.post_id
  from (
    select organization_id, post_id, jsonb_path_query(content, '$.images[*].**.sha256') as ref from draft
    union all
    select organization_id, post_id, jsonb_path_query(content, '$.images[*].**.sha256') from post_version
  ) found;
alter table draft force row level security;
alter table post_version force row level security;

-- What has to come down, and must not go out, because a permission was taken back or ended.
create table recall (
  organization_id uuid not null,
  id uuid not null,
  authorization_id uuid not null,
  cause text not null constraint recall_cause_check check (cause in ('withdrawn', 'expired', 'of_age')),
  -- What was taken back; null where time ended it.
  withdrawal_id uuid,
  begun_at timestamptz not null,
  -- Since when a removal of all that stood then is asked for.
  asked_at timestamptz,
  -- Nothing of it stands any more, as far as networks can tell.
  ended_at timestamptz,
  constraint recall_pkey primary key (organization_id, id),
  constraint recall_cause_of_withdrawal_check check ((cause = 'withdrawn') = (withdrawal_id is not null)),
  constraint recall_ended_check check (ended_at is null or asked_at is not null),
  constraint recall_authorization_fkey foreign key (organization_id, authorization_id) references signed_authorization (organization_id, id),
  constraint recall_withdrawal_fkey foreign key (organization_id, withdrawal_id) references authorization_withdrawal (organization_id, id)
);
create index recall_authorization_idx on recall (organization_id, authorization_id);
create unique index recall_withdrawal_key on recall (organization_id, withdrawal_id);
-- Time ends it once.
create unique index recall_ended_by_time_key on recall (organization_id, authorization_id, cause) where withdrawal_id is null;

-- What is recalled: each delivery whose removal was asked for, or that was kept back.
create table recalled_delivery (
  organization_id uuid not null,
  recall_id uuid not null,
  delivery_id uuid not null,
  effect text not null constraint recalled_delivery_effect_check check (effect in ('kept_back', 'taken_down')),
  at timestamptz not null,
  -- The network was asked again after it said that it is gone, and showed it no more.
  seen_gone_at timestamptz,
  constraint recalled_delivery_pkey primary key (organization_id, recall_id, delivery_id),
  constraint recalled_delivery_seen_check check (seen_gone_at is null or effect = 'taken_down'),
  constraint recalled_delivery_recall_fkey foreign key (organization_id, recall_id) references recall (organization_id, id),
  constraint recalled_delivery_delivery_fkey foreign key (organization_id, delivery_id) references delivery (organization_id, id)
);
create index recalled_delivery_delivery_idx on recalled_delivery (organization_id, delivery_id);

do $$
declare
  name text;
begin
  foreach name in array array['post_basis', 'recall', 'recalled_delivery'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;
grant update (asked_at, ended_at) on recall to bedside_runtime;
grant update (seen_gone_at) on recalled_delivery to bedside_runtime;
