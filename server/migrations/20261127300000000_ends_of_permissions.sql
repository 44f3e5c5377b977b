-- Somebody told that the event with which a permission ends has happened, or will on a day that is known. What was signed stays as
-- it is; the first telling counts, and is never changed.
create table authorization_telling (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  authorization_id uuid not null,
  -- Since when the permission does not hold any more; a year ahead at most.
  happened_at timestamptz not null,
  told_at timestamptz not null,
  told_by uuid not null,
  note_sealed bytea,
  constraint authorization_telling_pkey primary key (organization_id, id),
  constraint authorization_telling_key unique (organization_id, authorization_id),
  constraint authorization_telling_authorization_fkey foreign key (organization_id, authorization_id)
    references signed_authorization (organization_id, id),
  constraint authorization_telling_told_by_fkey foreign key (organization_id, told_by) references person (organization_id, id)
);
create index authorization_telling_told_by_idx on authorization_telling (organization_id, told_by);

-- Days on which permissions end, to be looked for: the last day, the day of majority, the day of an event. What was signed is
-- sealed, so this is written beside it; what a permission is worth never depends on it.
create table authorization_end (
  organization_id uuid not null references organization (organization_id),
  authorization_id uuid not null,
  cause text not null constraint authorization_end_cause_check check (cause in ('expires', 'of_age', 'event')),
  -- By the calendar of the house; null while nobody has told that the event happened.
  on_day date,
  kind text not null,
  -- The part of the organization that may show it; null is all of it.
  site_id uuid,
  -- Whether it is what ends the permission: something else may end it before.
  is_first boolean not null,
  -- When its owners were last told, or asked whether the event has happened.
  told_at timestamptz,
  constraint authorization_end_pkey primary key (organization_id, authorization_id, cause),
  constraint authorization_end_day_check check (on_day is not null or cause = 'event'),
  constraint authorization_end_authorization_fkey foreign key (organization_id, authorization_id)
    references signed_authorization (organization_id, id)
);
create index authorization_end_day_idx on authorization_end (organization_id, on_day, cause, authorization_id) where is_first;

-- Whether the days above are written. A job opens what was signed before there were any, and what an older release signs meanwhile.
alter table signed_authorization add column ends_known boolean not null default false;
create index signed_authorization_ends_idx on signed_authorization (organization_id, id) where not ends_known;

-- When links end, and for which part of the organization it was asked; null is all of it.
alter table authorization_request add column site_id uuid;
create index authorization_request_link_end_idx on authorization_request (organization_id, link_expires_at, id) where state = 'open';

do $$
declare
  name text;
begin
  foreach name in array array['authorization_telling', 'authorization_end'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;

grant update (note_sealed) on authorization_telling to bedside_runtime;
grant update (on_day, is_first, told_at) on authorization_end to bedside_runtime;
grant update (ends_known) on signed_authorization to bedside_runtime;
