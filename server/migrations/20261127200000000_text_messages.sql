-- Text messages (SMS) that go out, and what became of them. The words are sealed and gone once they were handed over, the
-- number once nothing more is to be learned of it.
create table text_message (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  -- Whatever it was written for; its owner knows what that is.
  about_id uuid not null,
  kind text not null,
  number_sealed bytea,
  body_sealed bytea,
  segments integer not null,
  state text not null constraint text_message_state_check
    check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'dropped')),
  -- A second one would do more harm than none: after an answer that did not come it is looked for, and never sent again.
  at_most_once boolean not null,
  attempts integer not null default 0,
  -- How often its fate was asked for.
  looks integer not null default 0,
  -- Since when it is open whether the gateway has it.
  armed_at timestamptz,
  -- How the gateway calls it.
  remote_id text,
  -- Why it waits or failed, in our code and in that of the gateway.
  error_code text,
  remote_code integer,
  created_at timestamptz not null,
  -- It is no use to anybody after this.
  ends_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  constraint text_message_pkey primary key (organization_id, id),
  constraint text_message_body_check check ((body_sealed is not null) = (state in ('waiting', 'sending'))),
  constraint text_message_number_check check (number_sealed is not null or state in ('sent', 'delivered', 'failed', 'dropped')),
  constraint text_message_armed_check check ((armed_at is not null) = (state = 'sending')),
  constraint text_message_settled_check check ((settled_at is not null) = (state in ('delivered', 'failed', 'dropped'))),
  constraint text_message_failed_check check (state <> 'failed' or error_code is not null)
);
create index text_message_about_idx on text_message (organization_id, about_id, id);

-- Numbers whose owner answered STOP. They are known by a keyed hash alone.
create table text_stop (
  organization_id uuid not null references organization (organization_id),
  number_hash text not null,
  stopped_at timestamptz not null,
  constraint text_stop_pkey primary key (organization_id, number_hash)
);

do $$
declare
  name text;
begin
  foreach name in array array['text_message', 'text_stop'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;
grant update (number_sealed, body_sealed, state, attempts, looks, armed_at, remote_id, error_code, remote_code, sent_at, settled_at)
  on text_message to bedside_runtime;

-- By which way the newest code of an asking goes, and by which the one that was given came.
alter table authorization_request
  add column code_way text constraint authorization_request_code_way_check check (code_way in ('mail', 'sms', 'staff')),
  add column verified_way text constraint authorization_request_verified_way_check check (verified_way in ('mail', 'sms', 'staff'));
