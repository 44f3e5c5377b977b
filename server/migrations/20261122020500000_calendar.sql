-- Up Migration
-- Usual times of channels, days on which nothing goes out, which holidays are shown, and the secret links of calendar feeds.

create table channel_slots (
  organization_id uuid not null,
  channel_id uuid not null,
  -- Weekly wall times in the channel's zone: [{"weekday": 1, "localTime": "09:30"}], Monday is 1.
  slots jsonb not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  constraint channel_slots_pkey primary key (organization_id, channel_id),
  constraint channel_slots_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id),
  constraint channel_slots_updated_by_fkey foreign key (organization_id, updated_by) references person (organization_id, id)
);
create index channel_slots_updated_by_idx on channel_slots (organization_id, updated_by);

create table blackout (
  organization_id uuid not null,
  id uuid not null,
  -- Null is every channel.
  channel_id uuid,
  from_date date not null,
  until_date date not null,
  reason text not null,
  state text not null constraint blackout_state_check check (state in ('active', 'ended')),
  created_by uuid not null,
  created_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  constraint blackout_pkey primary key (organization_id, id),
  constraint blackout_dates_check check (from_date <= until_date),
  constraint blackout_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id),
  constraint blackout_created_by_fkey foreign key (organization_id, created_by) references person (organization_id, id),
  constraint blackout_ended_by_fkey foreign key (organization_id, ended_by) references person (organization_id, id)
);
create index blackout_channel_idx on blackout (organization_id, channel_id);
create index blackout_created_by_idx on blackout (organization_id, created_by);
create index blackout_ended_by_idx on blackout (organization_id, ended_by);
create index blackout_dates_idx on blackout (organization_id, until_date) where state = 'active';

-- Why a person planned a post for a day on which nothing goes out.
alter table post_plan add column override_reason text;

-- Whose holidays the calendar shows; null is none.
create table calendar_setting (
  organization_id uuid not null references organization (organization_id),
  country text,
  region text,
  updated_by uuid not null,
  updated_at timestamptz not null,
  constraint calendar_setting_pkey primary key (organization_id),
  constraint calendar_setting_updated_by_fkey foreign key (organization_id, updated_by) references person (organization_id, id)
);
create index calendar_setting_updated_by_idx on calendar_setting (organization_id, updated_by);

-- One secret link a person; only its hash is kept.
create table calendar_feed (
  organization_id uuid not null,
  person_id uuid not null,
  secret_hash text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  constraint calendar_feed_pkey primary key (organization_id, person_id),
  constraint calendar_feed_secret_key unique (organization_id, secret_hash),
  constraint calendar_feed_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['channel_slots', 'blackout', 'calendar_setting', 'calendar_feed'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert, update on %I to bedside_runtime', name);
  end loop;
end $$;
